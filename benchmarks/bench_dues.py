"""Dues of a sample book: the year computed against merely reading its records."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.sample import NOW, sample_book
from benchmarks.table import BenchRow
from ledger.dues.arrears import arrears_list
from ledger.dues.year import year_view
from operations.dues.reading import read_dues

MEMBERS = 1_000
ROUNDS = 3


def rows() -> list[BenchRow]:
    """Measure in a temporary folder; the best of some rounds each."""
    today = NOW.date()
    with tempfile.TemporaryDirectory() as folder, sample_book(Path(folder) / "book.zbtz", MEMBERS) as store:
        reading = _best(lambda: read_dues(store))
        facts = read_dues(store)
        year = _best(lambda: year_view(facts, today.year, today))
        arrears = _best(lambda: arrears_list(facts, today))
    name = f"{MEMBERS} members × 12 months after {len(facts.payments)} payments"
    return [
        BenchRow(f"year, {name}", _words(year), f"{_words(reading)} reading", year / reading, "below 2 s"),
        BenchRow(f"arrears of three years, {name}", _words(arrears), f"{_words(reading)} reading", arrears / reading),
    ]


def _best(work: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


def _words(seconds: float) -> str:
    return f"{seconds:.2f} s"
