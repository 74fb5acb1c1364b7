"""Several blocks on one sheet that is cut: receipts and reminders."""

from collections.abc import Sequence

from exports.paper.document import Fit, FormCell, FormRow, label

_CUT = "－　－　－　－　－　－　－　－　－　－　－　－（沿此线裁开）－　－　－　－　－　－　－　－　－　－　－　－"


def stacked(blocks: Sequence[Sequence[FormRow]], columns: int, room: float = 9) -> tuple[FormRow, ...]:
    """The rows of the blocks with a cut line of ``room`` millimetres between them."""
    rows = list(blocks[0])
    for block in blocks[1:]:
        rows += [cut_line(columns, room), *block]
    return tuple(rows)


def cut_line(columns: int, height: float) -> FormRow:
    """Where the sheet is cut."""
    return FormRow((FormCell(text=_CUT, columns=columns, fit=Fit.ONE_LINE),), height, is_open=True)


def heading(text: str, columns: int, height: float = 10) -> FormRow:
    """The title of a block, above its boxes."""
    return FormRow((label(text, columns=columns),), height, is_open=True)
