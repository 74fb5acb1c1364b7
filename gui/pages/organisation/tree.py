"""The tree of units at the left of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gui.pages.organisation.units import UnitLine
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from ledger.kinds.organisation import GENERAL_BRANCH, GROUP

_COUNT_WIDTH = 72
_INDENT = 18


class UnitTree(QTreeWidget):
    """Units with their number of members; Enter goes on to the data of the unit."""

    picked = Signal(int)  # unit id
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderLabels(["党组织", "党员"])
        self.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setUniformRowHeights(True)
        self.setAccessibleName("党组织")
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        self.currentItemChanged.connect(self._on_current)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    @property
    def unit_id(self) -> int | None:
        """The unit that is chosen."""
        chosen = self.selectedItems()
        return int(chosen[0].data(0, Qt.ItemDataRole.UserRole)) if chosen else None

    def show_units(self, lines: Sequence[UnitLine], wanted: int | None) -> None:
        """Show units, parents before children, and keep ``wanted`` chosen; the first one when it is not there."""
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for line in lines:
            parent = self._items.get(line.unit.parent_id or 0)
            item = self._item(line)
            self._items[line.unit.id] = item
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
        self.expandAll()
        chosen = self._items.get(wanted or 0) or self.topLevelItem(0)
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.blockSignals(False)

    def choose(self, unit_id: int) -> bool:
        """Choose a unit as a click does. False when it is not shown."""
        item = self._items.get(unit_id)
        if item is not None:
            self.setCurrentItem(item)
        return item is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the data; Esc is for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _item(self, line: UnitLine) -> QTreeWidgetItem:
        unit = line.unit
        name = unit.short_name if line.exists else f"{unit.short_name}（{line.absence}）"
        item = QTreeWidgetItem([name, str(line.count.members) if line.exists else ""])
        item.setData(0, Qt.ItemDataRole.UserRole, unit.id)
        item.setToolTip(0, unit.full_name if unit.ended_on is None else f"{unit.full_name}（{unit.ended_on}撤销）")
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        icon = {GENERAL_BRANCH: "building-2", GROUP: "user"}.get(unit.level, "users")
        item.setIcon(0, self._theme.icon(icon, "secondary" if line.exists else "faint"))
        for column in range(2):
            if not line.exists:
                item.setForeground(column, self._theme.color("secondary"))
        return item

    def _on_current(self, current: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if current is not None:
            self.picked.emit(int(current.data(0, Qt.ItemDataRole.UserRole)))

    def _fit(self, _: Look) -> None:
        px = self._theme.px
        self.setIndentation(px(_INDENT))
        self.setIconSize(QSize(px(metrics.ICON), px(metrics.ICON)))
        self.header().setFixedHeight(px(metrics.HEADER))
        self.setColumnWidth(1, px(_COUNT_WIDTH))
        self.setStyleSheet(f"QTreeView::item {{ border: none; min-height: {self._theme.row_height}px; }}")
