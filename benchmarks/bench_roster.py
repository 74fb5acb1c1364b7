"""The roster page with 10,000 members, against Qt's own model and filter on the same texts.

Processor time of this process; what Qt paints afterwards is on neither side.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import cast

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.sample import clock, large_book
from benchmarks.table import BenchRow
from gui.app import Parts, make_theme, make_window
from gui.crash import CrashHandler
from gui.input_method.start import InputMethod, Road
from gui.main_window import MainWindow
from gui.pages.home import HomePage
from gui.pages.roster import RosterPage
from gui.settings_store import SettingsStore
from gui.tables.model import TableModel
from ledger.roster.entry import RosterEntry
from storage.store import Store

MEMBERS = 10_000
RUNS = 5
TYPED = ("w", "wx", "wxy", "wx", "王", "王文", "330499196", "199000012", "第一支部", "zzz", "")
"""What stands in the search field, stroke after stroke: initials, names, beginnings of numbers, a branch, nothing."""
_SHOWN = 17  # columns that the page shows at first
_FRAME = "< 16.7 ms"


def rows(members: int = MEMBERS) -> list[BenchRow]:
    """Measure in a window that nobody sees."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = cast(QApplication, QApplication.instance() or QApplication([]))
    with (
        tempfile.TemporaryDirectory() as name,
        large_book(Path(name) / "book.zbtz", members) as store,
        _window(app, Path(name), store) as window,
    ):
        first = _seconds(lambda: window.go_to(RosterPage.key))
        page = cast(RosterPage, window.page)
        return [*_opening(page, first), *_typing(page)]


@contextmanager
def _window(app: QApplication, folder: Path, store: Store) -> Iterator[MainWindow]:
    """The program's window on the book, at the first page."""
    settings = SettingsStore(folder)
    parts = Parts(app, make_theme(app, settings), settings, CrashHandler(), InputMethod(Road.NATIVE))
    window = make_window(parts, clock)
    for kind in (HomePage, RosterPage):
        window.add_page(kind)
    window.show()
    window.shell.session.open(store, "党员")
    yield window
    window.shell.session.close()
    window.shell.tasks.close()
    window.close()


def _opening(page: RosterPage, first: float) -> list[BenchRow]:
    texts = _texts(page)
    again, filling = list[float](), list[float]()
    views: list[object] = []  # taking such a view down takes longer than filling it, and is not measured
    for _ in range(RUNS):
        again.append(_seconds(lambda: page.refresh(None)))
        filling.append(_seconds(lambda: views.append(_plain_view(texts))))
        views.clear()
    reference = f"{median(filling) * 1e3:.0f} ms (texts into a QStandardItemModel)"
    name = f"roster page, {len(texts):,} members"
    return [
        BenchRow(f"{name}: opened for the first time", f"{first * 1e3:.0f} ms", reference, first / median(filling)),
        BenchRow(
            f"{name}: read again after a change",
            f"{median(again) * 1e3:.0f} ms",
            reference,
            median(again) / median(filling),
        ),
    ]


def _typing(page: RosterPage) -> list[BenchRow]:
    texts = _texts(page)
    view, proxy = _plain_view(texts)
    page.refresh(None)
    at_once = _seconds(lambda: page.search("x"))
    page.refresh(None)
    QApplication.processEvents()
    first = _seconds(lambda: page.search("xi"))
    ours, theirs = list[float](), list[float]()
    for _ in range(RUNS):
        for text in TYPED:
            ours.append(_seconds(partial(page.search, text)))
            theirs.append(_seconds(partial(proxy.setFilterFixedString, text)))
    view.close()
    name = f"a key in the search field, {len(texts):,} members"
    return [
        _key(f"{name}: usual", median(ours), median(theirs)),
        _key(f"{name}: slowest of {len(TYPED)}", _slowest(ours), _slowest(theirs)),
        _key(f"{name}: the first after a change", first, median(theirs)),
        _key(f"{name}: the first, before the page was even painted", at_once, median(theirs)),
    ]


def _slowest(times: list[float]) -> float:
    """The slowest of what is typed, each the median of its repetitions."""
    return max(median(times[place :: len(TYPED)]) for place in range(len(TYPED)))


def _key(name: str, ours: float, theirs: float) -> BenchRow:
    reference = f"{theirs * 1e3:.1f} ms (QSortFilterProxyModel)"
    return BenchRow(name, f"{ours * 1e3:.1f} ms", reference, ours / theirs, _FRAME)


def _texts(page: RosterPage) -> list[list[str]]:
    model = cast("TableModel[RosterEntry]", page.view.model())
    return [[column.text(row) for column in model.columns[:_SHOWN]] for row in model.rows()]


def _plain_view(texts: list[list[str]]) -> tuple[QTableView, QSortFilterProxyModel]:
    """A plain table over the texts, filtered by Qt in all columns."""
    model = QStandardItemModel()
    for row in texts:
        model.appendRow([QStandardItem(text) for text in row])
    proxy = QSortFilterProxyModel()
    model.setParent(proxy)
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view = QTableView()
    view.setModel(proxy)
    proxy.setParent(view)
    view.show()
    return view, proxy


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started
