"""The program started as ``main.py`` starts it, on a book (its path is the argument), up to its painted first page."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.first_paint import report
from commands import common
from gui.app import run
from gui.composition import fill

Open = Callable[[Path | None], None]


def ending(open_book: Open) -> Open:
    """Open the book, let Qt paint what there is now, and be done."""

    def opened(book: Path | None) -> None:
        open_book(book)
        QApplication.processEvents()
        report()

    return opened


if __name__ == "__main__":
    run(Path(sys.argv[1]), common.clock, lambda window: ending(fill(window, common.clock).open_at_start))
