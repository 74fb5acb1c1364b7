"""The books at the left of the page: the registers by section with their entries of the year, one's own below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import column, quiet_button
from ledger.kept import SECTIONS, KeptRegister
from ledger.registers.own import own_id

_KEY = Qt.ItemDataRole.UserRole
_WIDTH, _COUNT_WIDTH = 236, 44


class Shelf(QFrame):
    """A list of registers; Enter goes on to the table."""

    picked = Signal(str)  # key of the register
    entered = Signal()
    new_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "sidebar")
        self.books = _Books(theme)
        self.books.setAccessibleName("台账")
        self.new = quiet_button("新建台账…")
        self.new.setToolTip("自己定栏目，不用编程")
        self.new.clicked.connect(self.new_asked)
        self.books.entered.connect(self.entered)
        self.books.currentItemChanged.connect(self._on_current)
        layout = column(self.books, self.new, gap=4, margins=(8, 12, 8, 8))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    @property
    def current(self) -> str:
        """The key of the chosen register."""
        chosen = self.books.currentIndex()
        return str(chosen.siblingAtColumn(0).data(_KEY) or "")

    def show_books(self, registers: Sequence[KeptRegister], counts: Mapping[str, int], wanted: str) -> None:
        """Show registers and keep ``wanted`` chosen; the first one when it is not there."""
        shown = [(one.key, one.name, one.section) for one in registers]
        self.books.blockSignals(True)
        if shown != self.books.shown:
            self.books.fill(shown)
        for key, item in self.books.items.items():
            item.setText(1, str(counts.get(key) or ""))
        chosen = self.books.items.get(wanted) or next(iter(self.books.items.values()), None)
        if chosen is not None and chosen is not self.books.currentItem():
            self.books.setCurrentItem(chosen)
        self.books.blockSignals(False)

    def choose(self, key: str) -> None:
        """Choose a register as a click does."""
        item = self.books.items.get(key)
        if item is not None:
            self.books.setCurrentItem(item)

    def _on_current(self, current: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        key = current.data(0, _KEY) if current is not None else None
        if key:
            self.picked.emit(str(key))

    def _fit(self, _: Look) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))


class _Books(QTreeWidget):
    """Sections with their registers, always open."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.items: dict[str, QTreeWidgetItem] = {}
        self.shown: list[tuple[str, str, str]] = []
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def fill(self, shown: list[tuple[str, str, str]]) -> None:
        """Other registers."""
        self.clear()
        self.items = {}
        self.shown = shown
        for section in SECTIONS:
            books = [(key, name) for key, name, place in shown if place == section]
            if not books:
                continue
            heading = QTreeWidgetItem([section, ""])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setForeground(0, self._theme.color("secondary"))
            self.addTopLevelItem(heading)
            for key, name in books:
                self.items[key] = self._item(heading, key, name)
        self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the table; Esc is for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _item(self, heading: QTreeWidgetItem, key: str, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(heading, [name, ""])
        item.setData(0, _KEY, key)
        item.setToolTip(0, name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, self._theme.color("secondary"))
        if own_id(key) is not None:
            item.setIcon(0, self._theme.icon("pencil", "faint"))
        return item

    def _fit(self, _: Look) -> None:
        px = self._theme.px
        self.setIconSize(QSize(px(14), px(14)))
        self.setColumnWidth(1, px(_COUNT_WIDTH))
        height = px(metrics.COMPACT_ROW)
        self.setStyleSheet(
            f"QTreeView {{ background: transparent; }} QTreeView::item {{ border: none; min-height: {height}px; }}"
        )
        for place in range(self.topLevelItemCount()):
            self.topLevelItem(place).setForeground(0, self._theme.color("secondary"))
        for key, item in self.items.items():
            item.setForeground(1, self._theme.color("secondary"))
            if own_id(key) is not None:
                item.setIcon(0, self._theme.icon("pencil", "faint"))
