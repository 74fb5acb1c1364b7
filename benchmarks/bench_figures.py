"""All figures of a year, against the bare SQL sums of the same figures.

Processor time of this process, medians of runs in turns. Ours has read the records, which takes its own row, and keeps
the records behind each figure; the sums are made by the database from its tables.
"""

import gc
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.bare_figures import statement
from benchmarks.figures_sample import BRANCHES, YEAR, large_book
from benchmarks.table import BenchRow
from ledger.figures.evaluate import Asked
from ledger.kinds.organisation import BRANCH
from operations.figures.reading import FigureInput, read_figures, year_figures
from operations.tables import figure_definitions
from storage.engine import connect

RUNS = 5
ROUNDED = 0.051  # a share has one decimal
COMPARED = frozenset(
    {"attendance_share", "section_heads_share", "leaders_as_ordinary", "party_days", "law_studies", "lectures", "talks"}
    | {"talked_people", "volunteering", "volunteers", "solved_cases", "members", "member_meetings", "study_enough"}
)
YEAR_END = date(YEAR, 12, 31)


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.zbtz"
        with large_book(path) as store, closing(connect(path, "ro")) as db:
            started = process_time()
            given = read_figures(store)
            reading = process_time() - started
            life = given.facts.life
            units = [unit.id for unit in life.roster.units if unit.level == BRANCH]
            whole = [statement(one, YEAR) for one in figure_definitions()]
            entered = [statement(one, YEAR, as_entered=True) for one in figure_definitions()]
            each = [statement(one, YEAR, by_unit=True) for one in figure_definitions()]

            def sums(queries: list[str]) -> object:
                return [db.execute(query).fetchall() for query in queries]

            _compare(given, [db.execute(query).fetchall() for query in whole])
            of_whole = _median_pair(lambda: _count(given, [None]), lambda: sums(whole))
            of_entered = _median_pair(lambda: _count(given, [None]), lambda: sums(entered))
            of_each = _median_pair(lambda: _count(given, [None, *units]), lambda: sums([*whole, *each]))
    held = f"{BRANCHES} branches, 1,000 members, {len(life.meetings):,} meetings, {len(life.attendances):,} marks"
    count = len(figure_definitions())
    return [
        _row(f"{held}: the {count} figures of the year, against bare SQL sums of the same figures", of_whole, "≤ 5"),
        _row("the same, where SQL takes the marks as entered and not who was expected", of_entered, ""),
        _row("the same of the whole and of every branch", of_each, "≤ 5"),
        BenchRow("the same: reading the book for it, once", f"{reading:.2f} s", "", None),
    ]


def _count(given: FigureInput, units: list[int | None]) -> object:
    """From records from which no figure was yet counted."""
    fresh = replace(given, facts=replace(given.facts, kept={}))
    return [year_figures(fresh, Asked(YEAR, YEAR_END, unit)) for unit in units]


def _compare(given: FigureInput, answers: list[list[tuple[float | None]]]) -> None:
    """That both sides count the same is made sure of first, where one statement is the whole figure."""
    figures = year_figures(given, Asked(YEAR, YEAR_END))
    for figure, ((value,), *_) in zip(figures, answers, strict=True):
        if figure.definition.key in COMPARED and abs(float(value or 0) - float(figure.value or 0)) > ROUNDED:
            raise AssertionError(f"{figure.definition.key}: {figure.value} and {value}")


def _median_pair(ours: Callable[[], object], reference: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds of both sides, run in turns; once before that nobody looks at."""
    ours()
    reference()
    pairs = [(_seconds(ours), _seconds(reference)) for _ in range(RUNS)]
    mine, theirs = zip(*pairs, strict=True)
    return median(mine), median(theirs)


def _seconds(work: Callable[[], object]) -> float:
    """No garbage is collected meanwhile, as while the worker of the window counts."""
    gc.collect()
    gc.disable()
    started = process_time()
    work()
    needed = process_time() - started
    gc.enable()
    return needed


def _row(name: str, pair: tuple[float, float], goal: str) -> BenchRow:
    ours, reference = pair
    return BenchRow(name, f"{ours * 1e3:.0f} ms", f"{reference * 1e3:.0f} ms (SQL)", ours / reference, goal)
