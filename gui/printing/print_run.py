"""Printing sheet by sheet, so that the window stays alive and the user can stop."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from PySide6.QtCore import QMarginsF, QObject, QSizeF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from gui.printing.painter_ink import PainterInk
from gui.printing.sheets import Sheet
from gui.progress_dialog import ProgressDialog
from gui.tasks import Outcome, Task
from ledger.errors import Cancelled, KnownError

POINTS_PER_INCH = 72


class PrinterError(KnownError):
    """The printer did not take the sheets."""

    def __init__(self) -> None:
        super().__init__(
            "打印机没有响应，没有打印，账簿数据没有变动。请检查打印机是否开机、连接和有纸，或换一台打印机再试。"
        )


def new_printer(sheets: Sequence[Sheet], title: str) -> QPrinter:
    """The PC's usual printer, set up for these sheets at their real size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(_page_layout(sheets[0]))
    return printer


def _page_layout(sheet: Sheet) -> QPageLayout:
    upright = QSizeF(min(sheet.width, sheet.height), max(sheet.width, sheet.height))
    way = QPageLayout.Orientation.Landscape if sheet.is_landscape else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, way, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def sheets_in_order(sheets: Sequence[Sheet], printer: QPrinter, current: int) -> list[Sheet]:
    """The sheets that the user has chosen in the dialog, in the order in which they leave the printer.

    A printer that makes copies by itself gets every sheet once.
    """
    chosen = [sheets[number] for number in _numbers(len(sheets), printer, current)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [sheet for sheet in chosen for _ in range(copies)]


def _numbers(count: int, printer: QPrinter, current: int) -> Iterable[int]:
    ranges = printer.pageRanges()
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return [current]
    if printer.printRange() is QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        return [number for number in range(count) if ranges.contains(number + 1)]
    return range(count)


class PrintRun(QObject):
    """One job for the printer: a sheet in every round of the event loop, with progress and 取消.

    Lives with the main window, so that it goes on when the preview is closed. ``on_printed`` gets the number of sheets
    when all of them are out.
    """

    def __init__(
        self, printer: QPrinter, sheets: Sequence[Sheet], window: QWidget, on_printed: Callable[[int], None]
    ) -> None:
        super().__init__(window)
        self._printer, self._sheets, self._done = printer, sheets, 0
        self._on_printed = on_printed
        self._task = Task("打印", self)
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        ProgressDialog(self._task, window)

    def start(self) -> None:
        """Begin. Raises PrinterError: the printer cannot be reached."""
        self._printer.setPageLayout(_page_layout(self._sheets[0]))
        if not self._painter.begin(self._printer):
            self._end()
            raise PrinterError
        self._timer.start()

    def stop(self) -> None:
        """Stop before the next sheet, as 取消 does."""
        self._task.cancel()

    @cached_property
    def _ink(self) -> PainterInk:
        return PainterInk(self._painter, self._printer.logicalDpiX() / POINTS_PER_INCH)

    def _step(self) -> None:
        try:
            self._task.report(self._done, len(self._sheets), f"第 {self._done + 1} 页")
        except Cancelled:
            self._printer.abort()
            self._painter.end()
            self._end()
            return
        self._print_next()
        if self._done == len(self._sheets):
            self._close()

    def _print_next(self) -> None:
        sheet = self._sheets[self._done]
        if self._done:
            self._printer.setPageLayout(_page_layout(sheet))
            self._printer.newPage()
        sheet.draw(self._ink)
        self._done += 1

    def _close(self) -> None:
        is_printed = self._painter.end() and self._printer.printerState() is not QPrinter.PrinterState.Error
        self._end()
        if not is_printed:
            raise PrinterError
        self._on_printed(self._done)

    def _end(self) -> None:
        self._timer.stop()
        self._task.ended.emit(Outcome())
        self.deleteLater()
