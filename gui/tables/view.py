"""The view of a table: remembers columns, copies for spreadsheets, finds by typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from gui.actions import Act
from gui.settings_store import TableLayout
from gui.shell import Shell
from gui.tables.clipboard import put_on_clipboard
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.staying_menu import StayingMenu
from gui.theme import metrics
from gui.theme.theme import Look

T = TypeVar("T")
_CELL_PADDING = 20
_LEAST_WIDTH = 32
_STEP_ACROSS = 80
_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


@dataclass(frozen=True, slots=True)
class Picked:
    """Which rows are selected, and which of them has the keyboard."""

    ids: tuple[int, ...]
    current: int | None


class TableView(QTableView, Generic[T]):
    """Rows to pick from. What the user arranges is remembered under ``key``."""

    picked = Signal(object)  # Picked
    opened = Signal(int)  # id of a row: Enter or double click

    def __init__(self, shell: Shell, key: str, model: TableModel[T], menu: tuple[Act | None, ...] = ()) -> None:
        super().__init__()
        self._shell = shell
        self._key = key
        self._model = model
        self._menu = menu
        self._is_arranging = False
        self._kept_selection: Picked = Picked((), None)
        self._typed = ""
        self._typing_pause = QTimer(self, singleShot=True, interval=1000)
        self._typing_pause.timeout.connect(self._forget_typed)
        self._set_up()
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        self.doubleClicked.connect(self._open_current)
        self._connect_header()
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    # What pages use

    @property
    def selection(self) -> Picked:
        """What is selected now."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex()
        has_current = current.isValid() and current.row() in numbers
        ids = tuple(self._model.id_at(number) for number in numbers)
        return Picked(ids, self._model.id_at(current.row()) if has_current else None)

    def select(self, row_id: int) -> bool:
        """Select only the row with an id, whatever keys are held, and scroll to it. False when it is not shown."""
        for number in self._model.numbers_of({row_id}):
            self.selectRow(number)
            self.scrollTo(self._model.index(number, 0))
            return True
        return False

    def selectRow(self, row: int) -> None:
        """Select only a row. Left to itself Qt takes a held Shift for a range, and then often selects nothing."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), only)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard, the shown columns in their shown order."""
        columns = self._shown_columns()
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = [[str(self._model.index(number, column).data()) for column in columns] for number in numbers]
        if cells:
            put_on_clipboard(cells)

    def arrange_again(self) -> None:
        """Lay the columns out as remembered, after the model has been given other columns."""
        self._arrange(self._shell.settings.table_layout(self._key))

    def show_columns(self, key: str, columns: Sequence[Column[T]]) -> None:
        """Show other columns, laid out as remembered under a key of their own."""
        self._is_arranging = True  # what the new columns are at first is nothing that the user has arranged
        self._key = key
        self._model.set_columns(columns)
        self.arrange_again()

    def clear_sorting(self) -> None:
        """Show the rows in the order in which they came."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def column_menu(self) -> QMenu:
        """The columns to show or hide, and the way back to the usual arrangement."""
        menu = StayingMenu(self)
        for section, column in enumerate(self._model.columns):
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(section))
            action.setData(section)
            action.toggled.connect(self._toggle_column)
        menu.addSeparator()
        menu.addAction("恢复默认列", self.reset_columns)
        return menu

    def choose_columns(self) -> None:
        """Open the column menu at the head of the table."""
        self.column_menu().popup(self.mapToGlobal(QPoint(0, self.horizontalHeader().height())))

    def reset_columns(self) -> None:
        """Take back whatever the user has arranged."""
        self._shell.settings.keep_table_layout(self._key, TableLayout())
        self.arrange_again()

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Enter opens, left and right show the columns beyond the edge."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_current()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._scroll_across(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._is_at_unpicked_row():
            self.selectRow(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page closes its card
        else:
            super().keyPressEvent(event)

    def _is_at_unpicked_row(self) -> bool:
        """Whether Qt has put the keyboard on a row without picking it, as it does when the table gets the focus."""
        return self.currentIndex().isValid() and not self.selectionModel().hasSelection()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE
    ) -> None:
        """Bring a row into view. Rows are picked, not cells: the columns, and with them the names, stay in place."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    def _scroll_across(self, step: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + step * self._shell.theme.px(_STEP_ACROSS))

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The cell at a place; right of the columns it is the last one of the row, for the row is drawn so far."""
        index = super().indexAt(place)
        row = self.rowAt(place.y())
        return index if index.isValid() or row < 0 else self._model.index(row, self._shown_columns()[-1])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, unless the scale of the window is meant."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row of which a word begins with what is typed: a name, or the initials of its syllables."""
        self._typed += search.casefold()
        self._typing_pause.start()
        count = self._model.rowCount()
        start = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        for step in range(count):
            number = (start + step) % count
            if any(word.startswith(self._typed) for word in self._model.search_key(number).split()):
                self.selectRow(number)
                return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands of the page for the selected rows."""
        menu = QMenu(self)
        for act in self._menu:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(self._shell.actions[act])
        if self._menu:
            menu.addSeparator()
        copy = menu.addAction("复制", self.copy_selection)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        menu.addAction("选择列…", self.choose_columns)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows on to the right edge, and say so when the filter leaves nothing."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_beyond_columns(painter)
        if self._model.total and not self._model.rowCount():
            painter.setPen(self._shell.theme.color("secondary"))
            top = self.viewport().rect().adjusted(0, self._shell.theme.px(48), 0, 0)
            painter.drawText(top, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "没有符合条件的记录")

    def _paint_beyond_columns(self, painter: QPainter) -> None:
        left = self.horizontalHeader().length() - self.horizontalHeader().offset()
        room = self.viewport().width() - left
        number = self.rowAt(0)
        while room > 0 and 0 <= number < self._model.rowCount() and self.rowViewportPosition(number) < self.height():
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            if self.selectionModel().isRowSelected(number):
                painter.fillRect(left, top, room, height, self._shell.theme.color("selected"))
            painter.fillRect(left, top + height - 1, room, 1, self._shell.theme.color("line"))
            number += 1

    # Arrangement

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column that grows the room that is there now."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        layout = self._shell.settings.table_layout(self._key)
        for section, column in enumerate(self._model.columns):
            if column.grows and column.key not in layout.widths and not self.isColumnHidden(section):
                was_arranging, self._is_arranging = self._is_arranging, True
                head = self.horizontalHeader()
                room = self.viewport().width() - head.length() + head.sectionSize(section)
                self.setColumnWidth(section, max(self._usual_width(section), room))
                self._is_arranging = was_arranging

    def _usual_width(self, section: int) -> int:
        return self._shell.theme.px(self._model.columns[section].width * metrics.BODY + _CELL_PADDING)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect_header(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._head_menu)
        head.sortIndicatorChanged.connect(self._model.sort)
        head.sectionMoved.connect(self._on_moved)
        head.sectionResized.connect(self._on_resized)

    def _fit(self, _: Look) -> None:
        self.verticalHeader().setDefaultSectionSize(self._shell.theme.row_height)
        self.horizontalHeader().setFixedHeight(self._shell.theme.px(metrics.HEADER))
        self.horizontalHeader().setMinimumSectionSize(self._shell.theme.px(_LEAST_WIDTH))
        self._arrange(self._shell.settings.table_layout(self._key))

    def _arrange(self, layout: TableLayout) -> None:
        self._is_arranging = True
        px = self._shell.theme.px
        head = self.horizontalHeader()
        known = {column.key: section for section, column in enumerate(self._model.columns)}
        order = [key for key in layout.order if key in known] or list(known)
        for place, key in enumerate([*order, *(key for key in known if key not in order)]):
            head.moveSection(head.visualIndex(known[key]), place)
        for section, column in enumerate(self._model.columns):
            kept = layout.widths.get(column.key)
            self.setColumnWidth(section, self._usual_width(section) if kept is None else px(kept))
            is_hidden = column.key in layout.hidden if column.key in layout.order else column.is_optional
            self.setColumnHidden(section, is_hidden)
        self._grow()
        self._is_arranging = False

    def _on_moved(self, _: int) -> None:
        self._keep_layout()

    def _on_resized(self, section: int) -> None:
        if not self._is_arranging:
            self._keep_layout(section)
            self._grow()

    def _keep_layout(self, resized: int = -1) -> None:
        """``resized``: the column that the user has just given a width, which is one he wants though it grows."""
        if self._is_arranging:
            return
        percent = self._shell.theme.look.percent
        head = self.horizontalHeader()
        columns = self._model.columns
        kept = self._shell.settings.table_layout(self._key).widths
        shown = [section for section in range(len(columns)) if not self.isColumnHidden(section)]
        wanted = [one for one in shown if not columns[one].grows or one == resized or columns[one].key in kept]
        layout = TableLayout(
            order=tuple(columns[head.logicalIndex(place)].key for place in range(len(columns))),
            hidden=tuple(column.key for section, column in enumerate(columns) if section not in shown),
            widths={columns[section].key: self.columnWidth(section) * 100 // percent for section in wanted},
        )
        self._shell.settings.keep_table_layout(self._key, layout)

    def _toggle_column(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        section: int = cast(QAction, self.sender()).data()
        self.setColumnHidden(section, not is_shown)
        self._grow()
        self._keep_layout()

    def _head_menu(self, place: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(place))

    def _shown_columns(self) -> list[int]:
        head = self.horizontalHeader()
        sections = (head.logicalIndex(place) for place in range(head.count()))
        return [section for section in sections if not self.isColumnHidden(section)]

    # Selection

    def _tell_picked(self) -> None:
        self.viewport().update()  # Qt repaints the cells only, and rows are drawn on to the edge
        self.picked.emit(self.selection)

    def _keep_selection(self) -> None:
        self._kept_selection = self.selection

    def _restore_selection(self) -> None:
        kept = self._kept_selection
        numbers = self._model.numbers_of(kept.ids)
        mode = self.selectionMode()
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for number in numbers:
            super().selectRow(number)
        self.setSelectionMode(mode)
        if not numbers and kept.ids:
            self._tell_picked()

    def _open_current(self) -> None:
        self.opened.emit(self._model.id_at(self.currentIndex().row()))

    def _forget_typed(self) -> None:
        self._typed = ""
