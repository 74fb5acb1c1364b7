"""Rows without rules below the boxes of a ballot: its notes and its day."""

from collections.abc import Sequence

from exports.paper.document import Align, Fit, FormCell, FormRow

_NOTE_HEIGHT, _DAY_HEIGHT = 6, 7


def noted(notes: Sequence[str], columns: int) -> list[FormRow]:
    """A row for each note."""
    return [FormRow((FormCell(text=one, columns=columns, fit=Fit.WRAP),), _NOTE_HEIGHT, is_open=True) for one in notes]


def dated(day: str, columns: int) -> FormRow:
    """The day at the right."""
    return FormRow((FormCell(text=day, columns=columns, align=Align.RIGHT),), _DAY_HEIGHT, is_open=True)
