"""The attendance of a meeting as marks of persons, without roster lines: for tables and sums over many meetings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.codes.meetings import ABSENT, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.kinds.meetings import Attendance, Meeting
from ledger.life.expected import enrolled_ids, expected_ids
from ledger.life.facts import LifeFacts

UNMARKED = "未登记"  # expected, and nothing entered


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were expected and what became of them; the same rules as ``Turnout``."""

    should: int
    came: int
    on_leave: int
    absent: int


def marks_of(facts: LifeFacts, meeting: Meeting, unit_id: int | None = None) -> dict[int, str]:
    """The mark of everybody expected at a held meeting, by member id, in the order of the roster.

    ``unit_id`` narrows a joint meeting to the people of a unit. 不计入应到 stands only with both consents; without them
    it is 缺席. Whoever is expected and not entered is 未登记.
    """
    if meeting.held_on is None:
        return {}
    entered = {one.member_id: one for one in facts.attendances_of.get(meeting.id, ())}
    expected = expected_ids(facts, meeting.kind, facts.units_of[meeting.id], meeting.held_on)
    if unit_id is not None and any(unit not in facts.index.below(unit_id) for unit in facts.units_of[meeting.id]):
        ours = enrolled_ids(facts, unit_id, meeting.held_on)
        expected = tuple(one for one in expected if one in ours)
    return {one: mark_of(entered.get(one)) for one in expected}


def mark_of(attendance: Attendance | None) -> str:
    """到会, 请假, 缺席, 不计入应到 or 未登记, as it counts."""
    if attendance is None or not attendance.status:
        return UNMARKED
    if attendance.status == LEFT_OUT and not (attendance.superior_consent and attendance.meeting_consent):
        return ABSENT
    return attendance.status


def tally(marks: Iterable[str]) -> Tally:
    """Count marks; empty ones (not expected) and 不计入应到 are not 应到."""
    counts = Counter(marks)
    return Tally(
        should=sum(count for mark, count in counts.items() if mark not in ("", LEFT_OUT)),
        came=counts[PRESENT],
        on_leave=counts[ON_LEAVE],
        absent=counts[ABSENT],
    )
