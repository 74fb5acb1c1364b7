"""Meetings and activities, and who came to them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ledger.codes.meetings import ABSENT, LEFT_OUT, MEETING_KIND, ON_LEAVE, PRESENT, RECORD_STATE
from ledger.figures.facts import FigureFacts
from ledger.figures.people import PERSON_FIELDS, PersonSeen, member_of
from ledger.figures.source import FigureField, FigureRow, Identity, Shape, Source, YearSpan
from ledger.kinds.meetings import ATTENDANCES, MEETINGS, Attendance, Meeting
from ledger.life.duties import year_of
from ledger.life.expected import enrolled_ids
from ledger.life.marks import UNMARKED, mark_of, marks_of


class AttendanceSeen(NamedTuple):
    """Somebody at a meeting: expected, or entered without being expected."""

    meeting: Meeting
    mark: str
    is_expected: bool
    as_ordinary: bool
    person: PersonSeen


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


def _of_meeting(facts: FigureFacts, meeting: Meeting) -> Iterator[FigureRow]:
    entered = {one.member_id or 0: one for one in facts.life.attendances_of.get(meeting.id, ())}
    marks = marks_of(facts.life, meeting)
    places = _Places(facts, meeting)
    for member_id, mark in marks.items():
        yield _row(facts, meeting, (member_id, mark, True), entered.get(member_id), places.of(member_id))
    for member_id, one in entered.items():
        if member_id not in marks:
            yield _row(facts, meeting, (member_id, mark_of(one), False), one, places.of(member_id))


def _row(
    facts: FigureFacts,
    meeting: Meeting,
    who: tuple[int, str, bool],
    entered: Attendance | None,
    units: tuple[int, ...],
) -> FigureRow:
    member_id, mark, is_expected = who
    day = meeting.held_on
    if day is None:
        raise ValueError("only meetings that were held have attendance")
    person = PersonSeen(member_of(facts, member_id), day)
    seen = AttendanceSeen(meeting, mark, is_expected, entered is not None and entered.as_ordinary, person)
    kind, record_id = (ATTENDANCES.key, entered.id) if entered else (MEETINGS.key, meeting.id)
    return FigureRow(kind, record_id, day, units, member_id, seen)


class _Places:
    """For which of its organisations the attendance of somebody at a joint meeting counts: those he belongs to."""

    def __init__(self, facts: FigureFacts, meeting: Meeting) -> None:
        self._units = facts.life.units_of[meeting.id]
        day = meeting.held_on
        is_joint = len(self._units) > 1 and day is not None
        self._people = {unit: enrolled_ids(facts.life, unit, day) for unit in self._units if is_joint and day}

    def of(self, member_id: int) -> tuple[int, ...]:
        if not self._people:
            return self._units
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
        FigureField("kind", "会议类型", lambda one: one.kind, Shape.CHOICE, MEETING_KIND.labels),
        FigureField("tags", "专题", lambda one: one.tags),
        FigureField("topic", "主题", lambda one: one.topic),
        FigureField("place", "地点", lambda one: one.place),
        FigureField("lecturer", "授课人", lambda one: one.lecturer_id or one.lecturer_name),
        FigureField("state", "记录状态", lambda one: one.state, Shape.CHOICE, RECORD_STATE.labels),
        FigureField(
            "study_minutes", "学习时间（小时）", lambda one: one.study_minutes, Shape.NUMBER, divisor=60, places=1
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
            "mark", "到会情况", lambda one: one.mark, Shape.CHOICE, (PRESENT, ON_LEAVE, ABSENT, UNMARKED, LEFT_OUT)
        ),
        FigureField("kind", "会议类型", lambda one: one.meeting.kind, Shape.CHOICE, MEETING_KIND.labels),
        FigureField("tags", "专题", lambda one: one.meeting.tags),
        FigureField("topic", "主题", lambda one: one.meeting.topic),
        FigureField("as_ordinary", "以普通党员身份参加", lambda one: one.as_ordinary, Shape.FLAG),
        FigureField("is_expected", "属于应到人员", lambda one: one.is_expected, Shape.FLAG),
        *PERSON_FIELDS,
    ),
    _attendance_rows,
    _attendance_words,
    has_people=True,
    opens=_opened,
)
