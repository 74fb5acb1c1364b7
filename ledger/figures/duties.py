"""Duties that repeat (六个一 and the like): ticked by the records themselves, period by period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ledger.codes.registers import A_YEAR, HALF_YEAR, MONTH, QUARTER
from ledger.figures.definition import FigureDefinition
from ledger.figures.evaluate import Asked, Figure, evaluate
from ledger.figures.facts import FigureFacts
from ledger.figures.own import is_known
from ledger.kinds.figures import Duty
from ledger.life.periods import Period, periods_of

PER_YEAR: Mapping[str, int] = {A_YEAR: 1, HALF_YEAR: 2, QUARTER: 4, MONTH: 12}


class DutyState(StrEnum):
    """What a period says about a duty."""

    MET = "met"
    SHORT = "short"  # the period is over and it was not done often enough
    RUNNING = "running"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """One period: how often it was done, with the records, and what that says."""

    period: Period
    done: int
    figure: Figure
    state: DutyState


@dataclass(frozen=True, slots=True)
class DutyYear:
    """A duty through a year. Without periods when its figure is not known any more."""

    duty: Duty
    definition: FigureDefinition | None
    periods: tuple[DutyPeriod, ...]

    @property
    def short(self) -> tuple[DutyPeriod, ...]:
        """The periods that fell short."""
        return tuple(one for one in self.periods if one.state is DutyState.SHORT)

    @property
    def running(self) -> DutyPeriod | None:
        """The period that runs and is not yet done."""
        return next((one for one in self.periods if one.state is DutyState.RUNNING), None)


def duty_years(
    duties: Sequence[Duty], definitions: Mapping[str, FigureDefinition], facts: FigureFacts, asked: Asked
) -> tuple[DutyYear, ...]:
    """The duties that hold in the year, in their order."""
    holding = [one for one in duties if holds_in(one, asked.year)]
    ordered = sorted(holding, key=lambda one: (one.order_no, one.id))
    return tuple(_year(one, definitions.get(one.figure), facts, asked) for one in ordered)


def holds_in(duty: Duty, year: int) -> bool:
    """Whether a duty holds in a year; 0 means without a limit."""
    return duty.from_year <= year and (duty.to_year == 0 or year <= duty.to_year)


def _year(duty: Duty, definition: FigureDefinition | None, facts: FigureFacts, asked: Asked) -> DutyYear:
    per_year = PER_YEAR.get(duty.period)
    if definition is None or per_year is None or not is_known(definition, facts):
        return DutyYear(duty, None, ())
    periods = tuple(_period(duty, definition, facts, asked, one) for one in periods_of(asked.year, per_year))
    return DutyYear(duty, definition, periods)


def _period(duty: Duty, definition: FigureDefinition, facts: FigureFacts, asked: Asked, period: Period) -> DutyPeriod:
    """The whole year is asked as a year, so that a 组织生活会 of the next January is in it."""
    is_part = period.first.month != 1 or period.last.month != 12
    figure = evaluate(definition, facts, replace(asked, first=period.first, last=period.last) if is_part else asked)
    done = int(figure.value or 0)
    return DutyPeriod(period, done, figure, _state(duty, done, period, asked))


def _state(duty: Duty, done: int, period: Period, asked: Asked) -> DutyState:
    if done >= duty.times:
        return DutyState.MET
    if period.last < asked.as_of:
        return DutyState.SHORT
    return DutyState.RUNNING if period.first <= asked.as_of else DutyState.AHEAD
