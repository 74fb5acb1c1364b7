"""The year of each unit as a grid, used with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gui.pages.life.board import Counted
from gui.pages.life.year_cells import MONTHS
from gui.pages.life.year_model import YearModel, YearPlace
from gui.pages.life.year_painter import CellPainter, CornerHeads, RowHeads
from gui.shell import Shell
from gui.tables.standing import StandingTable
from gui.theme import metrics
from gui.theme.theme import Look
from ledger.life.series import CellState, Series

_LEAST_MONTH = 60


class YearView(StandingTable):
    """Arrows go from period to period; Enter opens what was held, or offers what can be done about a gap."""

    moved = Signal()
    cell_opened = Signal()
    menu_asked = Signal(object)  # QPoint on the screen

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.years = YearModel(self)
        self.heads = RowHeads(shell.theme, self.years, self)
        self.stand(self.heads, CornerHeads(shell.theme, self))
        self.setModel(self.years)
        self.setItemDelegate(CellPainter(shell.theme, self))
        self.setAccessibleName("年度一览")
        self._set_up()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self.cell_opened.emit())
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    # What the page uses

    @property
    def place(self) -> YearPlace | None:
        """The chosen period."""
        return self.years.place(self.currentIndex())

    @property
    def sentence(self) -> str:
        """What is to be said about it."""
        return self.years.sentence(self.currentIndex())

    def show_rows(self, counted: Counted, rows: Sequence[Series]) -> None:
        """Show rows; the chosen period stays where it is still shown, else it is the first gap."""
        before = self.place
        if self.years.show(counted, rows):
            self._join_cells()
            index = QModelIndex()
            if before is not None:
                index = self.years.find(before.series.unit.id, before.series.kind, before.cell.key)
            self._choose(index if index.isValid() else self._beginning())
        self.moved.emit()

    def choose(self, unit_id: int, kind: str, key: str) -> bool:
        """Choose a period. False when it is not shown."""
        index = self.years.find(unit_id, kind, key)
        self._choose(index)
        return index.isValid()

    def menu_place(self) -> QPoint:
        """Where a menu about the chosen period opens, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc belongs to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cell_opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for the chosen period."""
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months share the room."""
        super().resizeEvent(event)
        self._fit_columns()

    # How it is done

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _beginning(self) -> QModelIndex:
        """The first gap without an answer, else the first cell."""
        for number, series in enumerate(self.years.rows):
            for place, cell in enumerate(series.cells):
                if cell.state is CellState.GAP and series.is_applicable:
                    index = self.years.index(number, place * MONTHS // len(series.cells))
                    found = self.years.place(index)
                    if found is not None and found.gap is not None and found.gap.answer is None:
                        return index
        return self.years.index(0, 0)

    def _join_cells(self) -> None:
        """A quarter takes three columns; spans of the rows before are let go."""
        self.clearSpans()
        for row in range(self.years.rowCount()):
            width = self.years.width_of(row)
            for column in range(0, MONTHS, width) if width > 1 else ():
                self.setSpan(row, column, 1, width)

    def _on_current(self) -> None:
        self.heads.viewport().update()
        self.moved.emit()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.heads):
            head.setHighlightSections(False)
            head.setSectionsClickable(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_columns(self) -> None:
        least = self._shell.theme.px(_LEAST_MONTH)
        month, rest = divmod(self.viewport().width(), MONTHS)
        for place in range(MONTHS):
            self.setColumnWidth(place, max(month + (place < rest), least))

    def _fit(self, _: Look) -> None:
        px = self._shell.theme.px
        self.verticalHeader().setDefaultSectionSize(px(metrics.COMPACT_ROW))
        self.horizontalHeader().setFixedHeight(px(metrics.HEADER))
        self.horizontalHeader().setMinimumSectionSize(px(40))
        self._fit_columns()
