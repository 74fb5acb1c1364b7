"""From nothing to a usable first window, against a bare window with one table of the same people."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.sample import NOW, sample_book
from benchmarks.table import BenchRow
from ledger.roster.asof import roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.table import RosterTable
from operations.facts import read_facts

MEMBERS = 36
RUNS = 9
GOAL = "<= 1.5"


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the call until the window was painted, and how long the processor worked for it."""

    waited: float
    worked: float


def rows(runs: int = RUNS) -> list[BenchRow]:
    """Measure whole processes in turns, so that other work on the machine meets both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        pairs = [
            (start("start_ours", folder / "book.zbtz"), start("start_bare", folder / "rows.json"))
            for _ in range(runs + 1)
        ][1:]  # the first pair compiles the modules and warms the disk
    ours, bare = zip(*pairs, strict=True)
    return [
        _row("start of the process to the painted first window", [s.waited for s in ours], [s.waited for s in bare]),
        _row("the same, time on the processor", [s.worked for s in ours], [s.worked for s in bare]),
    ]


def start(module: str, argument: Path) -> Start:
    """Start one of the two programs in a process and wait for its first window."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.{module}", str(argument)],
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(argument.parent),
        cwd=Path(__file__).parent.parent,
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        line = process.stdout.readline()
        waited = time.perf_counter() - began
    return Start(waited, float(line))


def _environment(folder: Path) -> dict[str, str]:
    """A user of his own, no screen, and compiled modules kept from one start to the next, as on a user's PC."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    return {**kept, **own, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "QT_QPA_PLATFORM": "offscreen"}


def _prepare(folder: Path) -> None:
    with sample_book(folder / "book.zbtz", MEMBERS) as store:
        entries = roster_on(read_facts(store), NOW.date())
    texts = RosterTable(COLUMNS[:17], tuple(entries)).texts()
    (folder / "rows.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def _row(name: str, ours: list[float], bare: list[float]) -> BenchRow:
    mine, theirs = median(ours), median(bare)
    return BenchRow(name, f"{mine:.2f} s", f"{theirs:.2f} s", mine / theirs, GOAL)
