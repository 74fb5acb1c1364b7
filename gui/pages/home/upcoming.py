"""What is due: planned meetings and talks, periods that end soon without a meeting, matters that are overdue.

Pure values, made beside the window from the facts of organisational life.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from ledger.life.facts import LifeFacts
from ledger.life.matters import CONFIDENTIAL, open_matters
from ledger.life.series import Cell, CellState, Series, year_series

AHEAD = timedelta(days=30)
ENDING = timedelta(days=15)
_WEEKDAYS = "一二三四五六日"


class Weight(IntEnum):
    """How an entry is marked; overdue comes first."""

    OVERDUE = 0
    SOON = 1
    PLANNED = 2


@dataclass(frozen=True, slots=True)
class DueLine:
    """One entry, about the day ``on``.

    ``kind`` and ``record_id`` say what opens; of a period also the rule that asks for it and its key (``scope``).
    """

    weight: Weight
    on: date
    words: str
    note: str
    kind: str
    record_id: int
    rule: str = ""
    scope: str = ""


def upcoming(facts: LifeFacts, today: date, unit_id: int | None) -> tuple[DueLine, ...]:
    """What is due in a unit (None: the book) and below it, overdue first, then by day."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    found = [
        *_matters(facts, today, unit_id),
        *_meetings(facts, today, wanted),
        *_talks(facts, today, wanted),
        *_periods(facts, today, unit_id),
    ]
    return tuple(sorted(found, key=lambda one: (one.weight is not Weight.OVERDUE, one.on, one.weight, one.words)))


def _matters(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[DueLine]:
    for one in open_matters(facts, today, unit_id):
        if one.due_on is None or one.days_over <= 0:
            continue
        note = f"逾期{one.days_over}天"
        if one.meeting_id is not None:
            words = f"{one.responsible}：{one.text}" if one.responsible else one.text
            yield DueLine(Weight.OVERDUE, one.due_on, words, note, MEETINGS.key, one.meeting_id)
        else:
            text = one.text if one.text == CONFIDENTIAL else f"：{one.text}"
            words = f"{one.responsible}谈话后续{text}"
            yield DueLine(Weight.OVERDUE, one.due_on, words, note, TALKS.key, one.record_id)


def _meetings(facts: LifeFacts, today: date, wanted: frozenset[int] | None) -> Iterator[DueLine]:
    for one in facts.meetings:
        is_ours = wanted is None or not wanted.isdisjoint(facts.units_of[one.id])
        if one.held_on is not None or one.planned_on is None or one.planned_on > today + AHEAD or not is_ours:
            continue
        words = f"{_unit(facts, one.org_unit_id)} {one.kind}" + (f"：{one.topic}" if one.topic else "")
        hour = one.from_time.isoformat("minutes") if one.from_time else ""
        yield _planned(one.planned_on, today, words, f"{hour} {one.place}", (MEETINGS.key, one.id))


def _talks(facts: LifeFacts, today: date, wanted: frozenset[int] | None) -> Iterator[DueLine]:
    for one in facts.talks:
        is_ours = wanted is None or one.org_unit_id in wanted
        if one.held_on is not None or one.planned_on is None or one.planned_on > today + AHEAD or not is_ours:
            continue
        people = facts.people_of.get(one.id, ())
        talkers = "、".join(facts.person_name(who.member_id, who.name) for who in people if who.role == TALKER)
        partners = "、".join(facts.person_name(who.member_id, who.name) for who in people if who.role == PARTNER)
        yield _planned(one.planned_on, today, f"{talkers}与{partners}谈心谈话", "", (TALKS.key, one.id))


def _planned(on: date, today: date, words: str, detail: str, wanted: tuple[str, int]) -> DueLine:
    """``detail`` is hour and place, as far as known; of a talk nothing but the day, for it may be confidential."""
    if on < today:
        return DueLine(Weight.OVERDUE, on, words, "计划的日期已过", *wanted)
    day = "今天" if on == today else f"周{_WEEKDAYS[on.weekday()]}"
    return DueLine(Weight.PLANNED, on, words, " ".join([day, *detail.split()]), *wanted)


def _periods(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[DueLine]:
    """Periods that run, end within a fortnight and have neither a meeting nor a plan; 组织生活会 may be last year's."""
    for year in (today.year - 1, today.year):
        for series in year_series(facts, year, today, unit_id):
            for cell in series.cells if series.is_applicable else ():
                if _ends_soon(cell, today):
                    yield _period(series, cell, today)


def _ends_soon(cell: Cell, today: date) -> bool:
    return cell.state is CellState.OPEN and not cell.planned and cell.first <= today <= cell.last <= today + ENDING


def _period(series: Series, cell: Cell, today: date) -> DueLine:
    words = f"{series.unit.short_name}{cell.words}还没有{series.kind}"
    left = (cell.last - today).days
    note = f"还有{left}天" if left else "今天为止"
    rule = series.rule.id if series.rule is not None else ""
    return DueLine(Weight.SOON, cell.last, words, note, ORG_UNITS.key, series.unit.id, rule, cell.key)


def _unit(facts: LifeFacts, unit_id: int | None) -> str:
    unit = facts.roster.unit_by_id.get(unit_id or 0)
    return unit.short_name if unit else ""
