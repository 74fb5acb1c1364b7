"""Measures by name, prints one table: every module ``bench_<name>.py`` here offers ``rows()``."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.table import BenchRow, write_table


def main(names: list[str]) -> None:
    """Measure what is named, without names everything, and print one table."""
    known = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    print(write_table([row for name in names or known for row in _measured(name)]))


def _measured(name: str) -> list[BenchRow]:
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    found: list[BenchRow] = import_module(f"benchmarks.bench_{name}").rows()
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
