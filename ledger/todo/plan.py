"""月度工作计划: what falls on the days of a month, and which meetings the month still asks for without a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.life.facts import LifeFacts
from ledger.life.series import CellState, year_series
from ledger.todo.calendar import DayEntry, DayKind, calendar_of
from ledger.todo.facts import TodoFacts
from ledger.todo.todo import article_of
from ledger.values.months import Month

_NOT_PLANNED = frozenset({DayKind.DAY_OFF, DayKind.WORKED})


@dataclass(frozen=True, slots=True)
class ToArrange:
    """A meeting that a period ending in the month asks for and that has no day yet."""

    words: str
    last: date
    article: str


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """The month of a unit."""

    month: Month
    entries: tuple[DayEntry, ...]
    to_arrange: tuple[ToArrange, ...]


def month_plan(facts: TodoFacts, month: Month, today: date, unit_id: int | None) -> MonthPlan:
    """The plan of a month for a unit (None: the book) and those below it, as known on a day."""
    calendar = calendar_of(facts, month.year, today, unit_id)
    entries = tuple(
        one
        for day, found in calendar.items()
        if Month.of(day) == month
        for one in found
        if one.kind not in _NOT_PLANNED
    )
    return MonthPlan(month, entries, tuple(_to_arrange(facts.life, month, today, unit_id)))


def _to_arrange(facts: LifeFacts, month: Month, today: date, unit_id: int | None) -> Iterator[ToArrange]:
    """Periods of this year, and of the one before for what may be held until this month."""
    for year in (month.year - 1, month.year):
        for series in year_series(facts, year, today, unit_id):
            for cell in series.cells if series.is_applicable else ():
                if cell.state is CellState.OPEN and not cell.planned and Month.of(cell.last) == month:
                    words = f"{series.unit.short_name}{cell.words}{series.kind}"
                    yield ToArrange(words, cell.last, article_of(series.rule))
