"""Meetings and activities, and who came to them."""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from ledger.codes.meetings import ABSENT, LEFT_OUT, MEETING_KIND, ON_LEAVE, PRESENT, RECORD_STATE
from ledger.figures.facts import FigureFacts
from ledger.figures.people import NOBODY, PERSON_FIELDS
from ledger.figures.source import FigureField, FigureRow, Identity, Shape, Source, YearSpan
from ledger.kinds.meetings import ATTENDANCES, MEETINGS, Meeting
from ledger.kinds.member import Member
from ledger.life.duties import year_of
from ledger.life.expected import enrolled_ids
from ledger.life.marks import UNMARKED, mark_of, marks_of


class AttendanceSeen(NamedTuple):
    """Somebody at a meeting: expected, or entered without being expected."""

    meeting: Meeting
    mark: str
    is_expected: bool
    as_ordinary: bool
    member: Member
    on: date


def meetings_held(facts: FigureFacts, span: YearSpan) -> Iterator[Meeting]:
    """The meetings that count for the year: 组织生活会 and 民主评议 by 所属年度, the others by their day."""
    for one in facts.life.meetings:
        if one.held_on is not None and one.held_on <= span.as_of and year_of(one, one.kind) == span.year:
            yield one


def _meeting_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for one in meetings_held(facts, span):
        yield FigureRow(MEETINGS.key, one.id, one.held_on, facts.life.units_of[one.id], None, one)


def _attendance_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for one in meetings_held(facts, span):
        yield from _of_meeting(facts, one)


def _of_meeting(facts: FigureFacts, meeting: Meeting) -> list[FigureRow]:
    """Everybody expected, and who was entered without being expected. Written out for books with many marks."""
    entered = {one.member_id or 0: one for one in facts.life.attendances_of.get(meeting.id, ())}
    marks = marks_of(facts.life, meeting)
    members, places, day = facts.life.roster.member_by_id, _Places(facts, meeting), meeting.held_on or date.max
    units = facts.life.units_of[meeting.id]
    strangers = {member_id: mark_of(one) for member_id, one in entered.items() if member_id not in marks}
    rows = []
    for group, is_expected in ((marks, True), (strangers, False)):
        for member_id, mark in group.items():
            one = entered.get(member_id)
            as_ordinary = one is not None and one.as_ordinary
            seen = AttendanceSeen(meeting, mark, is_expected, as_ordinary, members.get(member_id, NOBODY), day)
            kind, record_id = (ATTENDANCES.key, one.id) if one is not None else (MEETINGS.key, meeting.id)
            where = places.of(member_id) if places.is_joint else units
            rows.append(FigureRow(kind, record_id, day, where, member_id, seen))
    return rows


class _Places:
    """For which of its organisations the attendance of somebody at a joint meeting counts: those he belongs to."""

    def __init__(self, facts: FigureFacts, meeting: Meeting) -> None:
        self._units = facts.life.units_of[meeting.id]
        self.is_joint = len(self._units) > 1
        day = meeting.held_on or date.max
        self._people = {unit: enrolled_ids(facts.life, unit, day) for unit in self._units if self.is_joint}

    def of(self, member_id: int) -> tuple[int, ...]:
        """The organisations; the host for somebody who belongs to none."""
        return tuple(unit for unit in self._units if member_id in self._people[unit]) or self._units[:1]


def _meeting_words(facts: FigureFacts, row: FigureRow) -> str:
    del facts
    return _named(row.seen)


def _attendance_words(facts: FigureFacts, row: FigureRow) -> str:
    return f"{facts.person_words(row.person)}（{row.seen.mark}）　{_named(row.seen.meeting)}"


def _named(one: Meeting) -> str:
    return f"{one.kind}　{one.topic}" if one.topic else one.kind


def _opened(row: FigureRow) -> Identity:
    """Attendance is shown in its meeting."""
    return Identity(MEETINGS.key, row.seen.meeting.id)


MEETING_SOURCE = Source(
    "meetings",
    "会议和活动",
    "次",
    (
        FigureField("kind", "会议类型", attrgetter("kind"), Shape.CHOICE, MEETING_KIND.labels),
        FigureField("tags", "专题", attrgetter("tags")),
        FigureField("topic", "主题", attrgetter("topic")),
        FigureField("place", "地点", attrgetter("place")),
        FigureField("lecturer", "授课人", lambda one: one.lecturer_id or one.lecturer_name),
        FigureField("state", "记录状态", attrgetter("state"), Shape.CHOICE, RECORD_STATE.labels),
        FigureField(
            "study_minutes", "学习时间（小时）", attrgetter("study_minutes"), Shape.NUMBER, divisor=60, places=1
        ),
    ),
    _meeting_rows,
    _meeting_words,
)
ATTENDANCE_SOURCE = Source(
    "attendances",
    "到会情况",
    "人次",
    (
        FigureField(
            "mark", "到会情况", attrgetter("mark"), Shape.CHOICE, (PRESENT, ON_LEAVE, ABSENT, UNMARKED, LEFT_OUT)
        ),
        FigureField("kind", "会议类型", attrgetter("meeting.kind"), Shape.CHOICE, MEETING_KIND.labels),
        FigureField("tags", "专题", attrgetter("meeting.tags")),
        FigureField("topic", "主题", attrgetter("meeting.topic")),
        FigureField("as_ordinary", "以普通党员身份参加", attrgetter("as_ordinary"), Shape.FLAG),
        FigureField("is_expected", "属于应到人员", attrgetter("is_expected"), Shape.FLAG),
        *PERSON_FIELDS,
    ),
    _attendance_rows,
    _attendance_words,
    has_people=True,
    opens=_opened,
)
