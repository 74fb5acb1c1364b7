"""Measures by name, prints one table as it grows: every module ``bench_<name>.py`` here offers ``rows()``."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.table import HEAD, line


def main(names: list[str]) -> None:
    """Measure what is named, without names everything, and print one table."""
    known = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    print(HEAD)
    for name in names or known:
        for row in import_module(f"benchmarks.bench_{name}").rows():
            print(line(row), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
