"""Reading everything that figures are counted from, as plain values that a worker thread may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ledger.development.facts import DevelopmentFacts
from ledger.figures.definition import FigureDefinition
from ledger.figures.evaluate import Asked, Figure, evaluate
from ledger.figures.facts import FigureFacts
from ledger.figures.own import definition_of, is_known
from ledger.kinds.appraisal import APPRAISAL_RESULTS
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, Duty, OwnFigure, Summary
from ledger.life.facts import LifeFacts
from operations.development.reading import read_development
from operations.keeping.reading import read_registers
from operations.life.reading import read_life
from operations.tables import figure_definitions
from storage.store import Store


@dataclass(frozen=True)
class FigureInput:
    """The facts with the figures, duties and texts of the book."""

    facts: FigureFacts
    own: tuple[OwnFigure, ...] = ()
    duties: tuple[Duty, ...] = ()
    summaries: tuple[Summary, ...] = ()

    @cached_property
    def definitions(self) -> tuple[FigureDefinition, ...]:
        """The shipped figures, then the user's own in their order, as far as the book has what they count."""
        ordered = sorted(self.own, key=lambda one: (one.order_no, one.id))
        own = (definition_of(one) for one in ordered)
        known = (one for one in own if one is not None)
        return tuple(one for one in (*figure_definitions(), *known) if is_known(one, self.facts))

    @cached_property
    def by_key(self) -> Mapping[str, FigureDefinition]:
        """The figures by key."""
        return {one.key: one for one in self.definitions}


def read_figures(
    store: Store, life: LifeFacts | None = None, development: DevelopmentFacts | None = None
) -> FigureInput:
    """Everything that figures need; what is given of the same book is not read a second time."""
    known = life or read_life(store)
    facts = FigureFacts(
        life=known,
        registers=read_registers(store, known.roster),
        development=development or read_development(store, known),
        results=tuple(store.all(APPRAISAL_RESULTS)),
    )
    return FigureInput(facts, tuple(store.all(OWN_FIGURES)), tuple(store.all(DUTIES)), tuple(store.all(SUMMARIES)))


def year_figures(given: FigureInput, asked: Asked) -> tuple[Figure, ...]:
    """Every figure of a year, in the order of the definitions."""
    return tuple(evaluate(one, given.facts, asked) for one in given.definitions)
