"""The grid: people by votes and grade, used with the keyboard as a workbook is."""

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from gui.pages.appraisal.grid_model import AnyIndex, AppraisalGridModel
from gui.pages.appraisal.lines import COLUMNS, AppraisalLine
from gui.shell import Shell
from gui.tables.clipboard import table_mime
from gui.theme import metrics
from gui.theme.inks import Inks
from gui.theme.theme import Look, Theme
from ledger.codes.appraisal import GRADE

_PADDING = 20
_KEYS = [one.key for one in COLUMNS]
_GRADE, _REASON = _KEYS.index("grade"), _KEYS.index("reason")
_DIGITS = {code.code: code.label for code in GRADE.codes}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_LEAVING = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A text typed for a field of a member."""

    member_id: int
    field: str
    text: str


class AppraisalGrid(QTableView):
    """Every key that means something for an appraisal is a signal; the page acts."""

    moved = Signal()
    typed = Signal(object)  # tuple of Typed, all of one change
    opened = Signal(int)  # id of a member: the card is wanted
    menu_asked = Signal(object)  # QPoint on the screen

    _left_cell = Signal(object)  # tuple of Typed; queued, so that the editor is gone before anything is asked

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.grid_model = AppraisalGridModel(shell.theme, self)
        self.setModel(self.grid_model)
        self._cells = _Cells(shell.theme, self)
        self.setItemDelegate(self._cells)
        self._set_up()
        self._cells.typed.connect(self._on_typed)
        self._cells.left.connect(self.go)
        self._left_cell.connect(self.typed, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        self.doubleClicked.connect(self._on_double_click)
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    # What the page uses

    @property
    def current(self) -> AppraisalLine | None:
        """The line that has the keyboard."""
        return self.grid_model.line(self.currentIndex())

    def choose(self, member_id: int, field: str = "excellent") -> bool:
        """Put the keyboard on a field of a member. False when he is not shown."""
        number = self.grid_model.place_of(member_id)
        if number is None:
            return False
        place = next((at for at, one in enumerate(COLUMNS) if one.field == field), 0)
        self._go_to(self.grid_model.index(number, place))
        return True

    def edit_current(self) -> None:
        """Type into the current cell (F2)."""
        if COLUMNS[self.currentIndex().column()].field:
            self.edit(self.currentIndex())

    def type_again(self, typed: Typed) -> None:
        """Back to a cell whose text was not understood, with what was typed."""
        if self.choose(typed.member_id, typed.field):
            self.edit(self.currentIndex())
            line = self.indexWidget(self.currentIndex())
            if isinstance(line, QLineEdit):
                line.setText(typed.text)
                line.setModified(True)
                line.selectAll()

    def set_grade(self, label: str) -> None:
        """Give the selected people a grade; empty takes it away."""
        rows = sorted({one.row() for one in self.selectionModel().selectedIndexes()})
        typed = tuple(Typed(self._member(row), "grade", label) for row in rows)
        if typed:
            self.typed.emit(typed)

    def go(self, rows: int, columns: int) -> None:
        """Move the keyboard, as far as there are cells."""
        now = self.currentIndex()
        if now.isValid():
            row = min(max(now.row() + rows, 0), self.grid_model.rowCount() - 1)
            column = min(max(now.column() + columns, 0), len(COLUMNS) - 1)
            self._go_to(self.grid_model.index(row, column))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid."""
        if self._key_of_appraisal(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page closes its card
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDS:
            self._type(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to the first figure, where one types, rather than to a name."""
        if not self.currentIndex().isValid() and self.grid_model.lines:
            self.choose(self._member(0))
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for the selected people."""
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An opening card must not cover the person that it is about."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # How it is done

    def _key_of_appraisal(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if COLUMNS[self.currentIndex().column()].field:
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
            else:
                self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self._clear()
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> None:
        """A digit is a grade where the grade stands, and begins a number elsewhere; a name is not typed over."""
        now = self.currentIndex()
        if now.column() == _GRADE and event.text() in _DIGITS and self._has_one_row():
            self.typed.emit((Typed(self._member(now.row()), "grade", _DIGITS[event.text()]),))
            self.go(1, 0)
        elif now.isValid() and COLUMNS[now.column()].field:
            self.edit(now, QAbstractItemView.EditTrigger.AnyKeyPressed, event)

    def _has_one_row(self) -> bool:
        return len({one.row() for one in self.selectionModel().selectedIndexes()}) <= 1

    def _copy(self) -> None:
        selected = self.selectionModel().selectedIndexes()
        rows, columns = (sorted({get(one) for one in selected}) for get in (QModelIndex.row, QModelIndex.column))
        cells = [[str(self.grid_model.index(row, column).data() or "") for column in columns] for row in rows]
        if cells:
            QGuiApplication.clipboard().setMimeData(table_mime(cells))

    def _paste(self, text: str) -> None:
        """A block from a workbook, from the upper left corner of the selection on, as one change."""
        selected = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        top, left = min(one.row() for one in selected), min(one.column() for one in selected)
        block = [line.split("\t") for line in text.replace("\r", "").rstrip("\n").split("\n")]
        typed = tuple(
            Typed(self._member(top + down), COLUMNS[left + right].field, part.strip())
            for down, parts in enumerate(block)
            for right, part in enumerate(parts)
            if top + down < len(self.grid_model.lines) and left + right < len(COLUMNS) and COLUMNS[left + right].field
        )
        if typed:
            self.typed.emit(typed)

    def _clear(self) -> None:
        typed = tuple(
            Typed(self._member(one.row()), COLUMNS[one.column()].field, "")
            for one in self.selectionModel().selectedIndexes()
            if COLUMNS[one.column()].field
        )
        if typed:
            self.typed.emit(typed)

    def _member(self, row: int) -> int:
        return self.grid_model.lines[row].result.member_id or 0

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if row < len(self.grid_model.lines):
            self._left_cell.emit((Typed(self._member(row), COLUMNS[column].field, text),))

    def _on_double_click(self, index: QModelIndex) -> None:
        if not COLUMNS[index.column()].field:
            self._open()

    def _open(self) -> None:
        line = self.current
        if line is not None:
            self.opened.emit(line.result.member_id or 0)

    def _go_to(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)

    def _fit(self, _: Look) -> None:
        px = self._shell.theme.px
        self.verticalHeader().setDefaultSectionSize(px(metrics.COMPACT_ROW))
        self.horizontalHeader().setFixedHeight(px(metrics.HEADER))
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, px(column.width * metrics.BODY + _PADDING))


class _Cells(QStyledItemDelegate):
    """Paints the cell that has the keyboard with a frame; while typing, Enter goes down and Tab to the right."""

    typed = Signal(int, int, str)  # row, column, text
    left = Signal(int, int)  # rows, columns to go

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """As usual, with our own frame."""
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if has_focus:
            painter.save()
            painter.setPen(self._inks.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, _option: Any, index: AnyIndex) -> QWidget:
        """A line; it offers the grades where one stands."""
        line = QLineEdit(parent)
        line.setAlignment(COLUMNS[index.column()].align.flags)
        line.setFrame(False)
        if index.column() == _GRADE:
            offered = QCompleter(GRADE.labels, line)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            offered.popup().setProperty("role", "popup")
            line.setCompleter(offered)
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands there; what is being typed stays."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over what was typed."""
        line = cast(QLineEdit, editor)
        if line.isModified():
            self.typed.emit(index.row(), index.column(), line.text())

    def updateEditorGeometry(self, editor: QWidget, option: Any, _index: AnyIndex) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys that leave a cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            step = _LEAVING.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(*step)
                return True
        return super().eventFilter(editor, event)
