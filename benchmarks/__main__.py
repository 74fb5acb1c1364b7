"""Runs benchmarks by name: every module ``bench_<name>.py`` here offers ``rows()``."""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.table import write_table


def main(names: list[str]) -> None:
    """Measure and print one table per name; without names, all of them."""
    for name in names or sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py")):
        rows = import_module(f"benchmarks.bench_{name}").rows()
        print(f"## {name}\n\n{write_table(rows)}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
