"""考勤: members against meetings."""

from dataclasses import dataclass
from datetime import date

from ledger.kinds.meetings import Meeting
from ledger.life.expected import enrolled_ids
from ledger.life.facts import LifeFacts, meeting_order
from ledger.life.marks import marks_of, tally
from ledger.roster.asof import latest_entry
from ledger.roster.entry import RosterEntry


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One member: a mark for each meeting, empty where he was not expected, and their sums.

    ``should`` leaves out meetings at which he was 不计入应到; 未登记 is in ``should`` and in no other sum.
    """

    entry: RosterEntry
    marks: tuple[str, ...]
    should: int
    came: int
    on_leave: int
    absent: int


@dataclass(frozen=True, slots=True)
class AttendanceMatrix:
    """Meetings in the order of their days, members in the order in which they were entered."""

    meetings: tuple[Meeting, ...]
    rows: tuple[MatrixRow, ...]


def attendance_matrix(
    facts: LifeFacts, unit_id: int, first: date, last: date, kinds: frozenset[str] | None, as_of: date
) -> AttendanceMatrix:
    """The attendance of a unit's people at its meetings, from one day to another, both included.

    The meetings are those that the unit or one below it held up to ``as_of``; ``kinds`` None takes all. A row has
    everybody enrolled on the last day and everybody who was expected at one of the meetings.
    """
    meetings = _meetings(facts, unit_id, first, min(last, as_of), kinds)
    columns = [marks_of(facts, meeting, unit_id) for meeting in meetings]
    people = enrolled_ids(facts, unit_id, min(last, as_of)).union(*columns)
    rows = []
    for member_id in sorted(people, key=lambda one: facts.index.place_of.get(one, 0)):
        entry = latest_entry(facts.roster, facts.roster.member_by_id[member_id], min(last, as_of))
        if entry is None:
            continue
        marks = tuple(column.get(member_id, "") for column in columns)
        sums = tally(marks)
        rows.append(MatrixRow(entry, marks, sums.should, sums.came, sums.on_leave, sums.absent))
    return AttendanceMatrix(meetings, tuple(rows))


def _meetings(
    facts: LifeFacts, unit_id: int, first: date, last: date, kinds: frozenset[str] | None
) -> tuple[Meeting, ...]:
    found = {
        one.id: one
        for unit in facts.index.below(unit_id)
        for one in facts.meetings_of_unit.get(unit, ())
        if one.held_on is not None and first <= one.held_on <= last and (kinds is None or one.kind in kinds)
    }
    return tuple(sorted(found.values(), key=meeting_order))
