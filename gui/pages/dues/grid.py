"""The grid: members by months, used with the keyboard as a workbook is."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit

from gui.pages.dues.cell_painter import CellPainter
from gui.pages.dues.grid_model import MONTHS, SUM_COLUMNS, DuesGridModel
from gui.pages.dues.standing_columns import CornerHeads, RowHeads
from gui.shell import Shell
from gui.tables.clipboard import table_mime
from gui.tables.standing import StandingTable
from gui.theme import metrics
from gui.theme.theme import Look
from ledger.dues.cells import Cell
from ledger.dues.year import YearRow
from ledger.values.money import ZERO, format_money
from ledger.values.months import Month
from ledger.values.text import fold

_LEAST_MONTH, _MOST_MONTH, _SUM, _BESIDE_FIGURE = 64, 92, 88, 27
_FIGURES = frozenset("0123456789.¥￥")
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected months of one member; ``is_wider`` when the selection goes over several members."""

    row: YearRow
    cells: tuple[Cell, ...]
    is_wider: bool = False

    @property
    def months(self) -> tuple[Month, ...]:
        """The months, in their order."""
        return tuple(cell.month for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount typed for a member and month."""

    member_id: int
    month: Month
    text: str


class DuesGrid(StandingTable):
    """Every key that means something for dues is a signal; the page acts."""

    moved = Signal()
    typed = Signal(object)  # Typed
    pay_asked = Signal()
    take_back_asked = Signal()
    paste_asked = Signal(str)
    fill_asked = Signal()  # Ctrl+D, as in a workbook
    payments_asked = Signal()
    member_opened = Signal(int)
    menu_asked = Signal(object)  # QPoint on the screen

    _left_cell = Signal(object)  # Typed; queued, so that the editor is gone before anything is asked

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.grid_model = DuesGridModel(shell.theme, self)
        self.standing = RowHeads(shell.theme, self.grid_model, self)
        self.stand(self.standing, CornerHeads(shell.theme, self))
        self.setModel(self.grid_model)
        self._painter = CellPainter(shell.theme, self)
        self.setItemDelegate(self._painter)
        self._figure_width = 0
        self._told: tuple[int, tuple[Month, ...], bool] | None = None
        self._set_up()
        self._painter.typed.connect(self._on_typed)
        self._painter.left.connect(self.go)
        self._left_cell.connect(self.typed, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.selectionModel().currentChanged.connect(self._on_selection)
        self.standing.sectionDoubleClicked.connect(self._open_member)
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    # What the page uses

    @property
    def chosen(self) -> Chosen | None:
        """The selected months of the row that has the keyboard; None without one."""
        current = self.currentIndex()
        if not current.isValid() or current.row() >= len(self.grid_model.rows):
            return None
        row = self.grid_model.rows[current.row()]
        selected = self.selectionModel().selectedIndexes()
        places = sorted({one.column() for one in selected if one.row() == current.row() and one.column() < MONTHS})
        if not places and current.column() < MONTHS:
            places = [current.column()]
        is_wider = any(one.row() != current.row() for one in selected)
        return Chosen(row, tuple(row.cells[place] for place in places), is_wider)

    @property
    def current_cell(self) -> Cell | None:
        """The month that has the keyboard."""
        return self.grid_model.cell(self.currentIndex())

    def choose(self, member_id: int, month: Month) -> bool:
        """Put the keyboard on a month of a member. False when the member is not shown."""
        number = self.grid_model.place_of(member_id)
        if number is None:
            return False
        index = self.grid_model.index(number, month.number - 1)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def edit_current(self) -> None:
        """Type into the current month (F2)."""
        if self.current_cell is not None:
            self.edit(self.currentIndex())

    def type_again(self, typed: Typed) -> None:
        """Back to a cell whose amount was not understood, with what was typed."""
        if self.choose(typed.member_id, typed.month):
            self.edit(self.currentIndex())
            line = self.indexWidget(self.currentIndex())
            if isinstance(line, QLineEdit):
                line.setText(typed.text)
                line.setModified(True)
                line.selectAll()

    def go(self, rows: int, columns: int) -> None:
        """Move the keyboard, as far as there are cells."""
        current = self.currentIndex()
        if not current.isValid():
            return
        row = min(max(current.row() + rows, 0), self.grid_model.rowCount() - 1)
        column = min(max(current.column() + columns, 0), MONTHS - 1)
        index = self.grid_model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def copy_selection(self) -> None:
        """Put the selected block on the clipboard, with its figures as a workbook takes them."""
        selected = self.selectionModel().selectedIndexes()
        rows = sorted({one.row() for one in selected})
        columns = sorted({one.column() for one in selected})
        cells = [[str(self.grid_model.index(row, column).data() or "") for column in columns] for row in rows]
        if cells:
            QGuiApplication.clipboard().setMimeData(table_mime(cells))

    def measure(self) -> None:
        """Look how wide the figures are, and fit the columns."""
        self._figure_width = self._measured()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the months the room that there is, and at least what their figures need."""
        widest = max((one.totals.due for one in self.grid_model.rows), default=ZERO)
        needed = self.fontMetrics().horizontalAdvance(format_money(widest)) + self._shell.theme.px(20)
        sums = max(self._shell.theme.px(_SUM), needed)
        least = max(self._shell.theme.px(_LEAST_MONTH), self._figure_width + self._shell.theme.px(_BESIDE_FIGURE))
        room = (self.viewport().width() - len(SUM_COLUMNS) * sums) // MONTHS
        month = min(max(room, least), max(self._shell.theme.px(_MOST_MONTH), least))
        for place in range(MONTHS + len(SUM_COLUMNS)):
            self.setColumnWidth(place, month if place < MONTHS else sums)

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid."""
        if self._key_of_dues(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page closes its card
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            if self._begins_figure(event) and self.current_cell is not None:  # letters are no amounts
                self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for the selected months."""
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months share the room."""
        super().resizeEvent(event)
        self.fit_columns()
        if self.currentIndex().isValid():  # an opening card must not cover the month that it is about
            self.scrollTo(self.currentIndex())

    # How it is done

    def _key_of_dues(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_asked.emit()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif event.key() == Qt.Key.Key_Space:
            self.pay_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.take_back_asked.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.payments_asked.emit()
        else:
            return False
        return True

    def _begins_figure(self, event: QKeyEvent) -> bool:
        return fold(event.text()) in _FIGURES or event.text() in _FIGURES

    def _on_typed(self, row: int, column: int, text: str) -> None:
        member_id = self.grid_model.rows[row].member.id
        month = self.grid_model.rows[row].cells[column].month
        if text.strip():
            self._left_cell.emit(Typed(member_id, month, text))

    def _on_selection(self) -> None:
        chosen = self.chosen
        now = (chosen.row.member.id, chosen.months, chosen.is_wider) if chosen is not None else None
        if now != self._told:  # the selection and the current cell change one after the other
            self._told = now
            self.standing.viewport().update()
            self.moved.emit()

    def _open_member(self, number: int) -> None:
        self.member_opened.emit(self.grid_model.rows[number].member.id)

    def _measured(self) -> int:
        texts = {
            str(self.grid_model.index(row, place).data())
            for row in range(len(self.grid_model.rows))
            for place in (0, 11)
        }
        longest = max(texts, key=len, default="")
        return self.fontMetrics().horizontalAdvance("0" * len(longest))

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # one below the sums moves it
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(True)

    def _fit(self, _: Look) -> None:
        px = self._shell.theme.px
        self.verticalHeader().setDefaultSectionSize(px(metrics.COMPACT_ROW))
        self.horizontalHeader().setFixedHeight(px(metrics.HEADER))
        self.horizontalHeader().setMinimumSectionSize(px(40))
        self.measure()


def selected_block(grid: DuesGrid) -> QModelIndex:
    """Where a pasted block begins: the upper left corner of the selection."""
    selected = grid.selectionModel().selectedIndexes()
    if not selected:
        return grid.currentIndex()
    return grid.grid_model.index(min(one.row() for one in selected), min(one.column() for one in selected))


def rows_to_fill(grid: DuesGrid) -> range:
    """The selected rows below the uppermost one; none when only one row is selected."""
    rows = {one.row() for one in grid.selectionModel().selectedIndexes()}
    return range(min(rows) + 1, max(rows) + 1) if rows else range(0)
