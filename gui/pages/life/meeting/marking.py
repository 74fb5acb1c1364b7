"""Changing marks of attendance in a sheet: pure, one person or several at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ledger.codes.meetings import ABSENT, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.codes.membership import ON_PROBATION
from ledger.kinds.meetings import Attendance
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet
from ledger.life.turnout import Turnout
from operations.tables import pinyin_table

NOT_ON_ROSTER = "不在当天名册"
NO_VOTE = "无"
_TURN = {PRESENT: ON_LEAVE, ON_LEAVE: ABSENT, ABSENT: PRESENT, LEFT_OUT: PRESENT, "": PRESENT}
_TURN_AHEAD = {"": ON_LEAVE, ON_LEAVE: ABSENT, ABSENT: "", LEFT_OUT: "", PRESENT: ON_LEAVE}


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list. ``attendance`` is None while nothing is marked."""

    member_id: int
    name: str
    search: str
    attendance: Attendance | None
    voting: str = ""
    is_stranger: bool = False

    @property
    def status(self) -> str:
        """The mark; empty without one."""
        return self.attendance.status if self.attendance else ""

    @property
    def is_away(self) -> bool:
        """Marked as not there, so that a reason is due."""
        return self.status in (ON_LEAVE, ABSENT, LEFT_OUT)

    @property
    def lacks_reason(self) -> bool:
        """Not there, and nobody has said why."""
        return self.is_away and self.attendance is not None and not self.attendance.reason


def lines_of(facts: LifeFacts, turnout: Turnout) -> list[Line]:
    """Everybody expected in the order of the roster, and behind them who is marked without being expected."""
    found = [
        Line(
            mark.entry.member.id,
            mark.entry.member.name,
            pinyin_table().search_text(mark.entry.member.name),
            mark.attendance,
            "" if mark.may_vote else _why_no_vote(mark.entry.category, is_observed=mark.entry.is_under_observation),
        )
        for mark in turnout.marks
    ]
    for one in turnout.strangers:
        name = facts.person_name(one.member_id)
        found.append(
            Line(one.member_id or 0, name, pinyin_table().search_text(name), one, NOT_ON_ROSTER, is_stranger=True)
        )
    return found


def next_status(sheet: MeetingSheet, status: str) -> str:
    """What Space makes of a mark: of a meeting ahead nobody has come yet."""
    return (_TURN if sheet.meeting.held_on else _TURN_AHEAD)[status]


def marked(sheet: MeetingSheet, member_ids: Iterable[int], status: str) -> MeetingSheet:
    """The sheet with a mark for these people. Whoever came needs no reason, no consent and no 补课."""

    def edit(one: Attendance) -> Attendance:
        if status == PRESENT:
            return Attendance(
                id=one.id, member_id=one.member_id, status=PRESENT, as_ordinary=one.as_ordinary, note=one.note
            )
        return replace(one, status=status)

    return with_marks(sheet, member_ids, edit)


def with_marks(
    sheet: MeetingSheet, member_ids: Iterable[int], edit: Callable[[Attendance], Attendance]
) -> MeetingSheet:
    """The sheet with the attendance of these people edited; of a meeting ahead only who will be away is kept."""
    wanted = list(member_ids)
    there = {one.member_id for one in sheet.attendances}
    fresh = (Attendance(member_id=one, status="") for one in wanted if one not in there)
    edited = (edit(one) if one.member_id in wanted else one for one in (*sheet.attendances, *fresh))
    is_held = sheet.meeting.held_on is not None
    kept = tuple(one for one in edited if one.status and (is_held or one.status != PRESENT))
    return replace(sheet, attendances=kept)


def without_marks(sheet: MeetingSheet, member_ids: Iterable[int]) -> MeetingSheet:
    """The sheet without any mark for these people."""
    gone = set(member_ids)
    return replace(sheet, attendances=tuple(one for one in sheet.attendances if one.member_id not in gone))


def _why_no_vote(category: str, *, is_observed: bool) -> str:
    if is_observed:
        return f"{NO_VOTE}（留党察看）"
    return f"{NO_VOTE}（预备）" if category == ON_PROBATION else NO_VOTE
