"""Counting the figures of a year beside the window, one count at a time; what is asked meanwhile comes after it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from gui.shell import Shell
from gui.tasks import Report
from ledger.figures.breakdown import Bar, by_month, unit_bars, units_below
from ledger.figures.definition import FigureDefinition
from ledger.figures.duties import DutyYear, duty_years
from ledger.figures.evaluate import Asked, Figure
from ledger.figures.population import Population, population
from ledger.kinds.organisation import BRANCH, GROUP, OrgUnit
from operations.figures.reading import FigureInput, year_figures


@dataclass(frozen=True, slots=True)
class Counting:
    """What is to be counted."""

    given: FigureInput
    asked: Asked


@dataclass(frozen=True)
class Counted:
    """A year of an organisation.

    Attributes:
        pairs: each figure beside that of the year before.
        duties: the duties of each organisation that answers for itself.
    """

    counting: Counting
    pairs: tuple[tuple[Figure, Figure], ...]
    population: Population
    duties: tuple[tuple[OrgUnit, DutyYear], ...]


@dataclass(frozen=True, slots=True)
class Drilled:
    """A figure by month and by organisation."""

    months: tuple[Bar, ...]
    units: tuple[Bar, ...]


def count(counting: Counting, _: Report) -> Counted:
    """Everything that the page shows of a year."""
    given, asked = counting.given, counting.asked
    return Counted(
        counting,
        tuple(zip(year_figures(given, asked), year_figures(given, asked.before), strict=True)),
        population(given.facts, asked),
        tuple((unit, year) for unit in duty_units(given, asked) for year in _duties(given, asked, unit)),
    )


def duty_units(given: FigureInput, asked: Asked) -> list[OrgUnit]:
    """Each branch answers for itself; a branch and a group are asked alone."""
    unit = given.facts.life.roster.unit_by_id.get(asked.unit_id or 0)
    below = [] if unit is not None and unit.level in (BRANCH, GROUP) else units_below(given.facts, asked)
    return below or ([unit] if unit is not None else [])


def _duties(given: FigureInput, asked: Asked, unit: OrgUnit) -> tuple[DutyYear, ...]:
    return duty_years(given.duties, given.by_key, given.facts, replace(asked, unit_id=unit.id))


def drill(values: tuple[FigureInput, FigureDefinition, Asked], _: Report) -> Drilled:
    """The bars of one figure."""
    given, definition, asked = values
    return Drilled(by_month(definition, given.facts, asked), unit_bars(definition, given.facts, asked))


class YearCounter(QObject):
    """``counted`` brings what belongs to the open book; whoever listens looks whether it is still what is shown."""

    counted = Signal(object)  # Counted

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._is_counting = False
        self._next: Counting | None = None

    def start(self, counting: Counting) -> None:
        """Count when the worker is free."""
        if self._is_counting:
            self._next = counting
            return
        self._is_counting = True
        store = self._shell.session.store

        def take(counted: Counted) -> None:
            self._is_counting = False
            wanted, self._next = self._next, None
            session = self._shell.session
            if session.is_open and session.store is store:
                self.counted.emit(counted)
                if wanted is not None:
                    self.start(wanted)

        self._shell.tasks.run("正在统计年度数据", count, counting, take, is_quiet=True)
