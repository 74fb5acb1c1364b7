"""How a new meeting begins: empty, from the last one of its kind, or from a template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.meetings import PLANNED
from ledger.kinds.meetings import Meeting, MeetingTemplate
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet, from_template, new_sheet, repeated, with_attendance_of_roster

EMPTY, LAST = "empty", "last"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to enter before the form asks; ``note`` is a sentence above it."""

    kind: str = ""
    unit_id: int | None = None
    day: date | None = None
    is_held: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen. ``source`` is ``EMPTY``, ``LAST`` or the id of a template as text."""

    kind: str
    unit_id: int
    day: date
    is_held: bool
    source: str = EMPTY


def last_meeting(facts: LifeFacts, kind: str, unit_id: int, day: date) -> Meeting | None:
    """The latest meeting of the kind that the organisation held before a day, or on it."""
    held = [
        one
        for one in facts.meetings_of_unit.get(unit_id, ())
        if one.kind == kind and one.org_unit_id == unit_id and one.held_on is not None and one.held_on <= day
    ]
    return held[-1] if held else None


def begun_sheet(facts: LifeFacts, templates: Sequence[MeetingTemplate], begun: Beginning) -> MeetingSheet:
    """The sheet that the editor opens; nothing of it is in the book yet."""
    sheet = _frame(facts, templates, begun)
    if begun.is_held:
        return sheet
    meeting = replace(sheet.meeting, planned_on=begun.day, held_on=None, state=PLANNED)
    return with_attendance_of_roster(facts, replace(sheet, meeting=meeting))


def _frame(facts: LifeFacts, templates: Sequence[MeetingTemplate], begun: Beginning) -> MeetingSheet:
    last = last_meeting(facts, begun.kind, begun.unit_id, begun.day) if begun.source == LAST else None
    if last is not None:
        return repeated(facts, last.id, begun.day)
    template = next((one for one in templates if str(one.id) == begun.source), None)
    if template is not None:
        return from_template(facts, replace(template, kind=begun.kind), begun.unit_id, begun.day)
    return new_sheet(facts, begun.kind, begun.unit_id, begun.day)
