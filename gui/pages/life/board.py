"""What the page shows, as values: the meetings of a year with their figures, the year of each unit, open matters.

``LifeBoard`` is made at once. What has to look at the rosters of a whole year is ``count``ed beside the window. How
much a gap weighs, and what minutes lack, comes from the self-check that all pages share.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gui.pages.life.words import day_of
from ledger.checks.answers import Checked, with_answers
from ledger.errors import Finding, Level
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.organisation import ORG_UNITS
from ledger.life.facts import LifeFacts, meeting_order
from ledger.life.marks import Tally, marks_of, tally
from ledger.life.matters import OpenMatter, open_matters
from ledger.life.series import Cell, CellState, Series, year_series

GapKey = tuple[int, str, str]
"""Unit id, rule id, key of the period: what an answer to a gap is about."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose organisational life, in which year, seen from which day."""

    year: int
    unit_id: int | None
    today: date


@dataclass(frozen=True, slots=True)
class Counting:
    """The plain values that the worker counts; ``checked`` is what the self-check has found so far."""

    facts: LifeFacts
    scope: Scope
    checked: tuple[Checked, ...] = ()


@dataclass(frozen=True)
class Counted:
    """What was counted.

    Attributes:
        scope: for which year and unit.
        series: the year of each unit, kind by kind.
        gaps: the finding about each gap with its answer.
        tallies: 应到 and 实到 by meeting id, of meetings held.
        lacks: how many findings on a meeting have no answer; hints do not count.
        overdue: how many matters are past their day.
    """

    scope: Scope
    series: tuple[Series, ...]
    gaps: Mapping[GapKey, Checked]
    tallies: Mapping[int, Tally]
    lacks: Mapping[int, int]
    overdue: int

    @property
    def open_gaps(self) -> int:
        """Gaps of the year that the self-check points at and nobody has answered."""
        return sum(one.answer is None and one.finding.level is not Level.INFO for one in self.gaps.values())

    @property
    def waiting(self) -> int:
        """What the side bar counts."""
        return self.open_gaps + self.overdue


@dataclass(frozen=True)
class LifeBoard:
    """The year of a unit as far as it is known without counting."""

    facts: LifeFacts
    scope: Scope

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of the year by the day held, else planned, in their order; joint ones once."""
        units = self.units
        found = {one.id: one for unit in units for one in self.facts.meetings_of_unit.get(unit, ())}
        ours = (one for one in found.values() if _year(one) == self.scope.year)
        return tuple(sorted(ours, key=meeting_order))

    @cached_property
    def units(self) -> frozenset[int]:
        """The unit and everything below it; every unit of the book where none is chosen."""
        if self.scope.unit_id is None:
            return frozenset(unit.id for unit in self.facts.roster.units)
        return self.facts.index.below(self.scope.unit_id)

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Meeting, ...]]:
        """The meetings by their day."""
        found: dict[date, list[Meeting]] = defaultdict(list)
        for one in self.meetings:
            day = day_of(one)
            if day is not None:
                found[day].append(one)
        return {day: tuple(meetings) for day, meetings in found.items()}

    @cached_property
    def matters(self) -> tuple[OpenMatter, ...]:
        """What was decided or agreed and is not done."""
        return open_matters(self.facts, self.scope.today, self.scope.unit_id)

    def unit_name(self, unit_id: int | None) -> str:
        """The short name of a unit."""
        unit = self.facts.roster.unit_by_id.get(unit_id or 0)
        return unit.short_name if unit else ""

    def units_name(self, meeting: Meeting) -> str:
        """The host and the joint organisations of a meeting."""
        return "、".join(self.unit_name(unit) for unit in self.facts.units_of.get(meeting.id, ()))


def count(given: Counting, _: object) -> Counted:
    """Count beside the window."""
    facts, scope = given.facts, given.scope
    board = LifeBoard(facts, scope)
    series = year_series(facts, scope.year, scope.today, scope.unit_id)
    checked = with_answers((one.finding for one in given.checked), facts.answers)
    held = [one for one in board.meetings if one.held_on is not None]
    return Counted(
        scope=scope,
        series=series,
        gaps=_gaps(facts, series, checked),
        tallies={one.id: tally(marks_of(facts, one).values()) for one in held},
        lacks=_lacks(checked),
        overdue=sum(one.days_over > 0 for one in board.matters),
    )


def gap_key(series: Series, cell: Cell) -> GapKey:
    """What the answer to a gap is known by."""
    return (series.unit.id, series.rule.id if series.rule else "", cell.key)


def _gaps(facts: LifeFacts, series: Iterable[Series], checked: Iterable[Checked]) -> dict[GapKey, Checked]:
    """The self-check says how much a gap weighs.

    One that it leaves out, of a year long ago or without any meeting in the book, is shown and can be answered too, but
    nobody is reminded of it.
    """
    known = {
        (one.finding.record_id, one.finding.rule, one.finding.scope): one
        for one in checked
        if one.finding.record_kind == ORG_UNITS.key
    }
    found: dict[GapKey, Checked] = {}
    for row in series:
        for cell in row.cells:
            if cell.state is CellState.GAP and row.is_applicable:
                key = gap_key(row, cell)
                found[key] = known.get(key) or with_answers([_finding(row, cell)], facts.answers)[0]
    return found


def _finding(series: Series, cell: Cell) -> Finding:
    rule = series.rule
    return Finding(
        rule.id if rule else "",
        Level.INFO,
        f"{series.unit.short_name}{cell.words}没有召开{series.kind}。",
        rule.citation if rule else "",
        ORG_UNITS.key,
        series.unit.id,
        cell.key,
    )


def _lacks(checked: Iterable[Checked]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for one in checked:
        finding = one.finding
        if finding.record_kind == MEETINGS.key and finding.level is not Level.INFO and one.answer is None:
            found[finding.record_id] += 1
    return dict(found)


def _year(meeting: Meeting) -> int | None:
    day = day_of(meeting)
    return day.year if day is not None else None
