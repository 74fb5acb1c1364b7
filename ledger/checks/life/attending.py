"""Attendance: does it agree with the roster and with itself (defects 9 to 13, 16, 17, 50)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time

from ledger.checks.life.case import MINUTES, OWN_CHECK, Case
from ledger.codes.meetings import ABSENT, COMMITTEE_MEETING, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.errors import Finding, Level
from ledger.life.expected import COMMITTEES
from ledger.roster.entry import RosterEntry

ABROAD = "国（境）外"  # a value of DESTINATION
_MOST_NAMES = 6


def attendance_findings(case: Case) -> Iterator[Finding]:
    """Everything about who was expected, came or was absent."""
    yield from _unmarked(case)
    yield from _committee_quorum(case)
    yield from _strangers(case)
    yield from _left_out(case)
    yield from _without_reason(case)
    yield from _away(case)


def names_of(names: list[str], counted: str = "人") -> str:
    """Names in a sentence: the first few, and how many they are. ``counted`` is the word for one of them."""
    shown = "、".join(names[:_MOST_NAMES])
    return shown if len(names) <= _MOST_NAMES else f"{shown}等{len(names)}{counted}"


def _unmarked(case: Case) -> Iterator[Finding]:
    """Defects 9 and 12: 应到 is the roster of the day, and 实到 + 缺席 is 应到."""
    missing = [mark.entry.member.name for mark in case.turnout.unmarked]
    if missing:
        should, marked = case.turnout.should, case.turnout.should - len(missing)
        sentence = f"当天名册应到{should}人，登记到会情况的{marked}人，缺{names_of(missing)}。"
        yield case.finding("attendance.roster", Level.MUST, sentence, MINUTES)


def _committee_quorum(case: Case) -> Iterator[Finding]:
    """Defect 19 for a 支委会 even without a vote: half of the committee has to be there before it begins."""
    rule, turnout = case.rule("vote.committee.quorum"), case.turnout
    if rule is None or case.meeting.kind != COMMITTEE_MEETING or turnout.unmarked:
        return
    if turnout.came * 100 < turnout.should * rule.value:
        sentence = f"支部委员应到{turnout.should}人，实到{turnout.came}人，不足半数。"
        yield case.by_rule(rule, Level.MUST, sentence)


def _strangers(case: Case) -> Iterator[Finding]:
    """Defect 17: on the list of a day on which the roster does not have them."""
    present = [one for one in case.turnout.strangers if one.status == PRESENT]
    if present:
        names = names_of([case.facts.person_name(one.member_id) for one in present])
        body = "委员" if case.meeting.kind in COMMITTEES else "本组织党员"
        sentence = f"{names}当天不是{body}，不计入应到和实到；列席的请登记为列席。"
        yield case.finding("attendance.stranger", Level.MUST, sentence, OWN_CHECK)


def _left_out(case: Case) -> Iterator[Finding]:
    """Defects 10 and 11: 应到 is lowered only with both consents; 请假 never lowers it."""
    rule = case.rule("vote.left_out")
    lacking = [
        mark.entry.member.name for mark in case.turnout.marks if mark.status == LEFT_OUT and not mark.is_left_out
    ]
    if rule is not None and lacking:
        sentence = f"{names_of(lacking)}拟不计入应到，没有登记上级同意和支部大会同意，仍计入应到。"
        yield case.by_rule(rule, Level.WARN, sentence)


def _without_reason(case: Case) -> Iterator[Finding]:
    """Defect 13."""
    silent = [
        mark.entry.member.name
        for mark in case.turnout.expected
        if mark.status in (ON_LEAVE, ABSENT) and mark.attendance is not None and not mark.attendance.reason
    ]
    if silent:
        yield case.finding("attendance.reason", Level.WARN, f"{names_of(silent)}缺席没有写明原因。", MINUTES)


def _away(case: Case) -> Iterator[Finding]:
    """Defect 17: marked as present while lost contact, or a stay outside the country, is recorded for the day."""
    gone = [mark.entry.member.name for mark in case.turnout.with_status(PRESENT) if mark.entry.lost is not None]
    if gone:
        yield case.finding(
            "attendance.away", Level.MUST, f"{names_of(gone)}当天登记为失联党员，却记为到会。", OWN_CHECK
        )
    abroad = [mark.entry.member.name for mark in case.turnout.with_status(PRESENT) if _is_abroad(mark.entry)]
    if abroad:
        sentence = f"{names_of(abroad)}当天登记为在国（境）外，却记为到会。"
        yield case.finding("attendance.abroad", Level.MUST, sentence, OWN_CHECK)


def _is_abroad(entry: RosterEntry) -> bool:
    return entry.mobility is not None and entry.mobility.destination_kind == ABROAD


def overlap_findings(cases: list[Case]) -> Iterator[Finding]:
    """Defect 16: the same person present in two meetings at the same time."""
    by_day: dict[date, list[Case]] = defaultdict(list)
    for case in cases:
        if case.meeting.from_time and case.meeting.to_time:
            by_day[case.day].append(case)
    for same_day in by_day.values():
        for place, later in enumerate(same_day):
            for earlier in same_day[:place]:
                yield from _in_both(earlier, later)


def _in_both(one: Case, other: Case) -> Iterator[Finding]:
    if not _overlap(one, other):
        return
    there = {mark.entry.member.id for mark in one.turnout.with_status(PRESENT)}
    twice = [mark for mark in other.turnout.with_status(PRESENT) if mark.entry.member.id in there]
    if twice:
        names = names_of([mark.entry.member.name for mark in twice])
        sentence = f"{names}同一时间也记为参加{one.name}。"
        yield other.finding("attendance.twice", Level.MUST, sentence, OWN_CHECK, scope=str(one.meeting.id))


def _overlap(one: Case, other: Case) -> bool:
    end = time.max
    return (one.meeting.from_time or end) < (other.meeting.to_time or end) and (other.meeting.from_time or end) < (
        one.meeting.to_time or end
    )
