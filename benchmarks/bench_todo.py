"""首页 of a large book: what is to be done, the year day by day, the figures, the self-check; against plain reading.

Processor time of this process, medians of runs in turns. Ours has the records that the self-check has read; what it
reads beside them has a row of its own, for that happens in the thread of the window.
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

from benchmarks.figures_sample import BRANCHES, YEAR, large_book
from benchmarks.table import BenchRow
from ledger.checks.overview import overview
from ledger.kinds import KINDS
from ledger.todo.calendar import calendar_of
from ledger.todo.facts import TodoFacts
from ledger.todo.listing import todos
from operations.checking import CheckInput, findings, read_for_check
from operations.figures.own import proposed_duties, take_over_duties
from operations.tables import rulebook
from operations.todo.reading import read_todo_again, read_todo_facts
from storage.engine import connect

RUNS = 5
TODAY = date(YEAR, 11, 22)


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.zbtz"
        with large_book(path) as store, closing(connect(path, "ro")) as db:
            take_over_duties(store, proposed_duties(YEAR))
            given = read_for_check(store, TODAY)
            facts = read_todo_facts(store, given)
            tables = [kind.key for kind in KINDS]

            def plain() -> object:
                return [db.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]  # noqa: S608 - our names

            whole = _median_pair(lambda: _first_page(facts), plain)
            again = _median_pair(lambda: read_todo_again(store, facts, given, frozenset({"talks"})), plain)
            found = len(todos(facts, TODAY).waiting)
            checked = _median_pair(lambda: findings(_fresh(given)), plain)
            wrong = len(findings(given))
    life = facts.life
    held = f"{BRANCHES} branches, {len(life.roster.members):,} members, {len(life.meetings):,} meetings"
    return [
        _row(f"首页 of {held}: {found} things to do, the year, the figures, against reading all rows plainly", whole),
        _row("the same: what is read for it again after a change", again),
        _row(f"the same: the self-check of all rules, {wrong:,} findings", checked),
    ]


def _first_page(facts: TodoFacts) -> object:
    """From records of which nothing was indexed yet, as after a change."""
    life = replace(facts.life)
    fresh = replace(
        facts,
        life=life,
        development=replace(facts.development, life=life),
        figures=replace(facts.figures, life=life, kept={}),
    )
    return (
        overview(facts.roster, rulebook(), TODAY),
        todos(fresh, TODAY),
        calendar_of(fresh, YEAR, TODAY, None),
    )


def _fresh(given: CheckInput) -> CheckInput:
    """Records of which nothing was indexed yet."""
    life = replace(given.life)
    return replace(given, life=life, development=replace(given.development, life=life))


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


def _row(name: str, pair: tuple[float, float]) -> BenchRow:
    ours, reference = pair
    return BenchRow(name, f"{ours * 1e3:.0f} ms", f"{reference * 1e3:.0f} ms", ours / reference)
