"""The records behind a figure as people read them, and what each opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.figures.definition import FigureDefinition
from ledger.figures.evaluate import Figure
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureRow, Identity, Source
from ledger.figures.sources import sources_of


@dataclass(frozen=True, slots=True)
class Behind:
    """One record behind a figure: its day, what it is, the organisation that entered it, what opens."""

    day: date | None
    words: str
    unit: str
    opens: Identity


def records_behind(figure: Figure, facts: FigureFacts) -> Iterator[Behind]:
    """The records of a figure in their order."""
    for row in figure.rows:
        definition = figure.definition
        words, place = words_of(definition, facts, row), place_of(definition, facts, row)
        yield Behind(row.day, words, unit_words_of(facts, row), place)


def words_of(definition: FigureDefinition, facts: FigureFacts, row: FigureRow) -> str:
    """How a record is called."""
    return _source_of(definition, facts, row).words(facts, row)


def place_of(definition: FigureDefinition, facts: FigureFacts, row: FigureRow) -> Identity:
    """The record to be shown for it."""
    return _source_of(definition, facts, row).opens(row)


def unit_words_of(facts: FigureFacts, row: FigureRow) -> str:
    """The organisation that entered it."""
    unit = facts.life.roster.unit_by_id.get(row.units[0] if row.units else 0)
    return unit.short_name if unit else ""


def _source_of(definition: FigureDefinition, facts: FigureFacts, row: FigureRow) -> Source:
    """The source of a row: of a figure with several, the one that is called like the record kind."""
    key = next((part.source for part in definition.parts if part.source == row.kind), definition.parts[0].source)
    return sources_of(facts)[key]
