"""The tables that travel with the program, read once: pinyin, strokes, rulebook."""

from functools import cache

import resources
from ledger.figures.definition import FigureDefinition, parse_figures
from ledger.kinds.book import STROKE_FIXES
from ledger.names.pinyin import PinyinTable
from ledger.names.strokes import StrokeTable
from ledger.roster.order import Names
from ledger.rulebook import Rulebook, parse_rules
from operations.preferences import STROKE_CONVENTION, preference
from storage.store import Store

RULE_FILES = ("organisation", "life", "cash", "development", "appraisal")


@cache
def pinyin_table() -> PinyinTable:
    """Readings of characters and surnames."""
    return PinyinTable.parse(
        resources.read_text("characters/pinyin.txt"), resources.read_text("characters/surnames.txt")
    )


@cache
def stroke_table() -> StrokeTable:
    """Stroke sequences and counts."""
    return StrokeTable.parse(
        resources.read_text("characters/strokes.txt"), resources.read_text("characters/stroke_counts.txt")
    )


@cache
def rulebook() -> Rulebook:
    """Every rule of the Party that the program knows."""
    return Rulebook(rule for name in RULE_FILES for rule in parse_rules(resources.read_text(f"rulebook/{name}.toml")))


@cache
def figure_definitions() -> tuple[FigureDefinition, ...]:
    """The figures that ship with the program."""
    return parse_figures(resources.read_text("figures/figures.toml"))


def names_of(store: Store) -> Names:
    """The name tables with the stroke corrections and the convention of this book."""
    fixes = {fix.character: fix.strokes for fix in store.all(STROKE_FIXES)}
    return Names(pinyin_table(), stroke_table(), fixes, preference(store, STROKE_CONVENTION))
