"""The year of an organisation as rows of periods: what was held, what is missing, what is still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.codes.meetings import APPRAISAL_MEETING, GROUP_MEETING, LIFE_MEETING
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import OrgUnit
from ledger.life.duties import (
    BY_FOR_YEAR,
    NO_COMMITTEE,
    Duty,
    counts_as,
    duties_of,
    exists_throughout,
    is_asked,
    year_of,
)
from ledger.life.facts import LifeFacts
from ledger.life.periods import Period, periods_of
from ledger.rulebook import Rule
from ledger.values.months import Month


class CellState(StrEnum):
    """What a period of a series says."""

    HELD = "held"
    GAP = "gap"  # asked for, the period is over, nothing was held
    OPEN = "open"  # asked for, the period still runs or lies ahead
    NOT_YET = "not_yet"  # nothing is asked: the unit did not exist throughout, or no text gives a number


@dataclass(frozen=True, slots=True)
class Cell:
    """One period of a series.

    Attributes:
        key: 2026-03, 2026-Q1, 2026-H1 or 2026; the ``scope`` of the finding about a gap.
        words: the period for people.
        first: its first day.
        last: the day until which the meeting may be held; for 组织生活会 and 民主评议 that is in the next year.
        meetings: what was held in it, by the day of the question.
        state: what it says.
        planned: what is planned in it and not held.
    """

    key: str
    words: str
    first: date
    last: date
    meetings: tuple[Meeting, ...]
    state: CellState
    planned: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of meeting of one unit through a year.

    Attributes:
        rule: what asks for it; None where nothing does.
        is_applicable: no when the unit has no committee or no 党小组 to hold it.
        words: how often, or why not.
    """

    unit: OrgUnit
    kind: str
    cells: tuple[Cell, ...]
    rule: Rule | None
    is_applicable: bool
    words: str


def year_series(facts: LifeFacts, year: int, as_of: date, unit_id: int | None = None) -> tuple[Series, ...]:
    """The series of every unit (None: of the book) that existed in the year, the unit itself and those below it.

    Only meetings held up to ``as_of`` count; no roster is built.
    """
    wanted = None if unit_id is None else facts.index.below(unit_id)
    first, last = date(year, 1, 1), date(year, 12, 31)
    units = [
        unit
        for unit in facts.roster.units
        if (wanted is None or unit.id in wanted)
        and (unit.founded_on is None or unit.founded_on <= last)
        and (unit.ended_on is None or unit.ended_on > first)
    ]
    return tuple(_series(facts, unit, duty, year, as_of) for unit in units for duty in duties_of(facts, unit))


def _series(facts: LifeFacts, unit: OrgUnit, duty: Duty, year: int, as_of: date) -> Series:
    rule = facts.rules.find(duty.rule_id, date(year, 12, 31)) if duty.rule_id else None
    is_applicable = _is_applicable(facts, unit, duty, year)
    return Series(
        unit=unit,
        kind=duty.kind,
        cells=tuple(_cells(facts, unit, duty, year, as_of)),
        rule=rule,
        is_applicable=is_applicable,
        words=duty.words if is_applicable or not duty.needs_committee else NO_COMMITTEE,
    )


def _cells(facts: LifeFacts, unit: OrgUnit, duty: Duty, year: int, as_of: date) -> Iterator[Cell]:
    meetings = [one for one in _meetings(facts, unit, duty) if one.held_on is None or one.held_on <= as_of]
    for period in periods_of(year, duty.per_year):
        last = _last_day(facts, duty, period)
        ours = [one for one in meetings if _falls_in(one, duty, period)]
        held = tuple(one for one in ours if one.held_on is not None)
        planned = tuple(one for one in ours if one.held_on is None)
        state = _state(facts, unit, duty, (period, last, as_of), held)
        yield Cell(period.key, period.words, period.first, last, held, state, planned)


def _state(
    facts: LifeFacts,
    unit: OrgUnit,
    duty: Duty,
    when: tuple[Period, date, date],
    held: tuple[Meeting, ...],
) -> CellState:
    """``when`` is the period, the last day on which the meeting may be held, and the day of the question."""
    period, last, as_of = when
    if held and _is_enough(facts, unit, duty, period, held):
        return CellState.HELD
    if not duty.rule_id or facts.rules.find(duty.rule_id, period.first) is None:
        return CellState.NOT_YET
    if not (
        exists_throughout(unit, period.first, last)
        and is_asked(facts, unit, duty, period.first)
        and is_asked(facts, unit, duty, period.last)
    ):
        return CellState.NOT_YET
    return CellState.GAP if last < as_of else CellState.OPEN


def _meetings(facts: LifeFacts, unit: OrgUnit, duty: Duty) -> Iterable[Meeting]:
    """The unit's own meetings of the kind; a 组织生活会 may also be held group by group (教育管理条例第十七条).

    An appraisal may be part of the 组织生活会 (第十八条): the meeting that it names is then its meeting as well.
    """
    units = [unit.id]
    if duty.kind == LIFE_MEETING:
        units += [group.id for group in facts.index.groups_of.get(unit.id, ())]
    found = {
        one.id: one
        for number in units
        for one in facts.meetings_of_unit.get(number, ())
        if counts_as(one, duty.kind) or (duty.kind == APPRAISAL_MEETING and one.id in facts.appraised_at)
    }
    return found.values()


def _is_enough(facts: LifeFacts, unit: OrgUnit, duty: Duty, period: Period, held: tuple[Meeting, ...]) -> bool:
    """A 组织生活会 held by groups is one of the branch when each of its groups has held it."""
    if duty.kind != LIFE_MEETING or any(unit.id in facts.units_of[one.id] for one in held):
        return True
    done = {number for one in held for number in facts.units_of[one.id]}
    groups = facts.index.groups_of.get(unit.id, ())
    return all(group.id in done for group in groups if exists_throughout(group, period.first, period.last))


def _falls_in(meeting: Meeting, duty: Duty, period: Period) -> bool:
    """By 所属年度 or by the day, held or planned."""
    if duty.kind in BY_FOR_YEAR:
        return year_of(meeting, duty.kind) == period.first.year
    day = meeting.held_on or meeting.planned_on
    return day is not None and period.first <= day <= period.last


def _last_day(facts: LifeFacts, duty: Duty, period: Period) -> date:
    """组织生活会 and 民主评议 of a year are usually held early in the next one."""
    months = facts.settings.last_month_for_year if duty.kind in BY_FOR_YEAR else 0
    return Month.of(period.last).plus(months).last_day if months else period.last


def _is_applicable(facts: LifeFacts, unit: OrgUnit, duty: Duty, year: int) -> bool:
    """No for 党小组会 of a branch without groups, and for 支委会 while there is no committee all year."""
    if duty.kind == GROUP_MEETING and not duty.rule_id:
        return False
    days = [day for period in periods_of(year, 12) for day in (period.first, period.last)]
    return not duty.needs_committee or any(is_asked(facts, unit, duty, day) for day in days)
