"""The view of the rows as they will be stored."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.importing.cells import STATE, WHY
from gui.importing.draft import Correction
from gui.importing.frozen_columns import FrozenColumns
from gui.importing.pasting import pasted_cells
from gui.importing.row_delegate import CellDelegate, GroundDelegate, StateDelegate
from gui.importing.row_header import RowHeader
from gui.importing.row_model import RowModel, Shown
from gui.tables.clipboard import put_on_clipboard
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from operations.importing import ImportPlan

ModelIndex = QModelIndex | QPersistentModelIndex
_PADDING = 26
_LOOKED_AT = 80
_NARROW, _WIDE, _WHY_WIDTH, _STATE_WIDTH = 3, 12, 14, 6.2  # Chinese characters
_FROZEN = 2  # state and name
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowView(QTableView):
    """Cells that can be typed over, copied and pasted."""

    went_to = Signal(int, str)  # line of the file, key of the field
    surplus = Signal(int)  # how many pasted cells found no place

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_following = False
        self.row_model = RowModel(theme, self)
        self.setModel(self.row_model)
        self.setHorizontalHeader(RowHeader(theme, self))
        self.setItemDelegate(CellDelegate(self))
        self.setItemDelegateForColumn(0, StateDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("导入后的样子")
        self.frozen = FrozenColumns(self, RowHeader(theme, self), _FROZEN)
        self.frozen.setItemDelegate(GroundDelegate(self.frozen))
        self.frozen.setItemDelegateForColumn(0, StateDelegate(theme, self.frozen))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    # What the window uses

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan; columns are fitted when there are others than before."""
        keys = self.row_model.keys
        self.row_model.show_plan(plan)
        if keys != self.row_model.keys:
            self._fit_columns()
            self._go(0, 1)

    def filter(self, shown: Shown) -> None:
        """Show only the rows of one kind, and stay with the row where one was."""
        current = self.currentIndex()
        line = self.row_model.row(current.row()).row.line if current.isValid() else 0
        self.row_model.filter(shown)
        self._go(self.row_model.number_of_line(line) or 0, max(current.column(), 1))

    def follow(self, line: int) -> None:
        """Go to the row of a line of the file, or to none."""
        self._is_following = True
        number = self.row_model.number_of_line(line)
        if number is None:
            self.clearSelection()
        else:
            self._go(number, max(self.currentIndex().column(), 1))
        self._is_following = False

    def go_to_next_doubt(self) -> bool:
        """Go to the next doubtful cell. False when there is none."""
        found = self.row_model.next_doubt(self.currentIndex().row())
        if found is not None:
            self._go(*found)
        return found is not None

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard as a block."""
        indexes = self.selectionModel().selectedIndexes()
        rows = sorted({one.row() for one in indexes})
        columns = sorted({one.column() for one in indexes})
        if indexes:
            cells = [[str(self.row_model.index(row, at).data() or "") for at in columns] for row in rows]
            put_on_clipboard(cells)

    def paste(self) -> None:
        """Put the block on the clipboard over the cells from the current one on; one cell fills the selection."""
        block = pasted_cells(QGuiApplication.clipboard().text())
        current = self.currentIndex()
        if not block or not current.isValid():
            return
        if len(block) == 1 and len(block[0]) == 1:
            texts = dict.fromkeys(self.selectionModel().selectedIndexes(), block[0][0])
            self._type_over([(index, text) for index, text in texts.items()])
            return
        places = [
            (self.row_model.index(current.row() + down, current.column() + right), text)
            for down, row in enumerate(block)
            for right, text in enumerate(row)
        ]
        self._type_over([(index, text) for index, text in places if index.isValid()])
        if lost := sum(not index.isValid() for index, _ in places):
            self.surplus.emit(lost)

    # What Qt asks

    def scrollTo(
        self, index: ModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, beside the columns that stand still."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covered - self.columnViewportPosition(index.column())
        bar = self.horizontalScrollBar()
        if index.column() >= _FROZEN and bar.value() and hidden > 0:
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The standing columns are as high as the view."""
        super().resizeEvent(event)
        self.frozen.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, empty; Enter opens the editor."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor did not want
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self._type_over([(index, "") for index in self.selectionModel().selectedIndexes()])
        else:
            self._press(event)

    def _press(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTER
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit(self.currentIndex())
        elif is_enter or event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window closes or imports
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when a filter leaves nothing."""
        super().paintEvent(event)
        if not self.row_model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.color("secondary"))
            room = self.viewport().rect().adjusted(0, self._theme.px(48), 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "没有这样的行")

    # How it is done

    def _type_over(self, cells: list[tuple[QModelIndex, str]]) -> None:
        corrections: list[Correction] = []
        for index, text in cells:
            one = self.row_model.correction(index, text)
            if one is not None and text != index.data(Qt.ItemDataRole.EditRole):
                corrections.append(one)
        if corrections:
            self.row_model.corrected.emit(tuple(corrections))

    def _go(self, row: int, column: int) -> None:
        index = self.row_model.index(row, min(column, self.row_model.columnCount() - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.went_to.emit(self.row_model.row(index.row()).row.line, self.row_model.keys[index.column()])

    def _fit(self, _: Look) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(metrics.COMPACT_ROW))
        self.horizontalHeader().setFixedHeight(self._theme.px(40))
        self._fit_columns()
        self.row_model.repaint_all()

    def _fit_columns(self) -> None:
        model = self.row_model
        rows = range(min(model.rowCount(), _LOOKED_AT))
        for column, key in enumerate(model.keys):
            label = str(model.headerData(column, Qt.Orientation.Horizontal))
            longest = max([len(label), *(_width(str(model.index(row, column).data() or "")) for row in rows)])
            fixed = {STATE: _STATE_WIDTH, WHY: _WHY_WIDTH if longest > len(label) else 0}
            chars = fixed.get(key, min(max(longest, _NARROW), _WIDE))
            self.setColumnWidth(column, self._theme.px(chars * metrics.BODY + _PADDING))
            self.setColumnHidden(column, not chars)


def _width(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1 if char > "\u2e80" else 0.58 for char in text)
