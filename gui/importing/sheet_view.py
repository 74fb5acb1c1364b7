"""The view of the sheet as it is."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.importing.mapping_header import MappingHeader
from gui.importing.row_delegate import GroundDelegate
from gui.importing.sheet_model import SheetModel
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from ledger.intake.cells import Workbook
from operations.importing import ImportPlan

_NARROW, _WIDE = 3, 14  # Chinese characters
_PADDING, _COMBO_PADDING = 26, 52
_LOOKED_AT = 60
_MOST_SPANS = 2000
_TITLES_IN_SIGHT = 6


class SheetView(QTableView):
    """Lines of the file with their numbers; the drop-downs above say where each column goes."""

    line_picked = Signal(int)  # 1-based line, when the user goes there

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_following = False
        self.sheet_model = SheetModel(theme, self)
        self.setModel(self.sheet_model)
        self.setItemDelegate(GroundDelegate(self))
        self.head = MappingHeader(theme, self)
        self.setHorizontalHeader(self.head)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("原表")
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def show_table(self, workbook: Workbook, plan: ImportPlan) -> None:
        """Show the sheet of a plan from its header on."""
        self.clearSpans()
        self.sheet_model.show_table(workbook, plan)
        self._span_merges()
        self.head.show_preview(plan.preview)
        self._fit_columns()
        first = plan.preview.table.header_rows.start
        top = first - 2 if first > _TITLES_IN_SIGHT else 0
        self.scrollTo(self.sheet_model.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def show_plan(self, plan: ImportPlan) -> None:
        """Follow the mapping of a plan for the same table."""
        self.sheet_model.show_plan(plan)
        self.head.show_preview(plan.preview)

    def follow(self, line: int, column: int | None) -> None:
        """Select a line, and bring the column into sight when one is named."""
        self._is_following = True
        place = self.currentIndex().column() if column is None else column
        index = self.sheet_model.index(line - 1, max(place, 0))
        self.setCurrentIndex(index)
        if column is not None:
            self.scrollTo(index)
        self._is_following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down or F4 opens the drop-down above the current column."""
        is_alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt_down or event.key() == Qt.Key.Key_F4:
            self.head.open_choice(self.currentIndex().column())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window closes
        else:
            super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.line_picked.emit(index.row() + 1)

    def _span_merges(self) -> None:
        for one in self.sheet_model.merges()[:_MOST_SPANS]:
            self.setSpan(one.top, one.left, one.bottom - one.top + 1, one.right - one.left + 1)
        for row, column, width in self.sheet_model.overflowing(_LOOKED_AT):
            if self.columnSpan(row, column) == 1:
                self.setSpan(row, column, 1, width)

    def _fit(self, _: Look) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(metrics.COMPACT_ROW))
        self._fit_columns()
        self.sheet_model.repaint_all()

    def _fit_columns(self) -> None:
        rows = self.sheet_model.table_rows(_LOOKED_AT)
        for column in range(self.sheet_model.columnCount()):
            texts = (self.sheet_model.index(row, column).data() for row in rows if self.columnSpan(row, column) == 1)
            content = min(max((_width(text) for text in texts), default=0), _WIDE) * metrics.BODY + _PADDING
            combo = self.head.combos.get(column)
            label = _width(combo.currentText()) * metrics.BODY + _COMBO_PADDING if combo else _NARROW * metrics.BODY
            self.setColumnWidth(column, self._theme.px(max(content, label)))
        self.head.place_combos()


def _width(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1 if char > "\u2e80" else 0.58 for char in text)
