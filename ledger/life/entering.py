"""What is to be said about a meeting or a talk before it is kept. Only what could not be kept at all is a MUST."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from ledger.codes.meetings import LEADERS_LIFE_MEETING, LIFE_MEETING
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import Level, Problem
from ledger.kind import Record, RecordKind, missing_fields
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETINGS,
    VOTES,
)
from ledger.kinds.talks import TALKS
from ledger.life.sheet import MeetingSheet, TalkSheet

R = TypeVar("R", bound=Record)
_OWNERS = frozenset({"meeting_id", "agenda_item_id", "election_id"})
NO_DAY = "请填写召开日期；还没有召开的填写计划日期。"


def meeting_problems(sheet: MeetingSheet, today: date) -> list[Problem]:
    """The problems of a meeting as entered so far."""
    return [*_of_head(sheet, today), *_of_parts(sheet)]


def talk_problems(sheet: TalkSheet, today: date) -> list[Problem]:
    """The problems of a talk as entered so far."""
    return [*_of_talk(sheet, today)]


def _of_head(sheet: MeetingSheet, today: date) -> Iterator[Problem]:
    one = sheet.meeting
    yield from missing_fields(MEETINGS, one)
    if sheet.day is None:
        yield Problem("held_on", NO_DAY)
    if one.held_on is not None and one.held_on > today:
        yield Problem("held_on", "召开日期晚于今天；还没有召开的请填写计划日期。")
    if one.kind == LEADERS_LIFE_MEETING:
        words = f"党支部召开的是{LIFE_MEETING}，{LEADERS_LIFE_MEETING}由领导班子召开，请改为{LIFE_MEETING}。"
        yield Problem("kind", words, Level.WARN)
    if one.from_time and one.to_time and one.to_time <= one.from_time:
        yield Problem("to_time", "结束时间不晚于开始时间。", Level.WARN)
    if one.study_minutes < 0 or one.number < 0:
        yield Problem("number", "次数和学时不能是负数。")


def _of_parts(sheet: MeetingSheet) -> Iterator[Problem]:
    for guest in sheet.guests:
        yield from _missing(MEETING_GUESTS, guest)
    for item in sheet.items:
        yield from _missing(AGENDA_ITEMS, item.item)
        for vote in item.votes:
            yield from _missing(VOTES, vote)
    for decision in sheet.decisions:
        yield from _missing(DECISIONS, decision)
    for ballot in sheet.elections:
        yield from _missing(ELECTIONS, ballot.election)
        if any(one.member_id is None and not one.name for one in ballot.candidates):
            yield Problem("candidates", "请选择或填写候选人。")


def _missing(kind: RecordKind[R], part: R) -> Iterator[Problem]:
    """Empty required fields of a part; what it belongs to is known when it is written."""
    return (one for one in missing_fields(kind, part) if one.field not in _OWNERS)


def _of_talk(sheet: TalkSheet, today: date) -> Iterator[Problem]:
    one = sheet.talk
    yield from missing_fields(TALKS, one)
    if one.held_on is None and one.planned_on is None:
        yield Problem("held_on", "请填写谈话日期；还没有谈的填写计划日期。")
    if one.held_on is not None and one.held_on > today:
        yield Problem("held_on", "谈话日期晚于今天；还没有谈的请填写计划日期。")
    if any(person.member_id is None and not person.name for person in sheet.people):
        yield Problem("people", "请选择或填写谈话人员。")
    roles = {person.role for person in sheet.people}
    for role in (TALKER, PARTNER):
        if role not in roles:
            yield Problem("people", f"请填写{role}。")
