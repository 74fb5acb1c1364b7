"""A layout that fills line after line, so that the same fields suit a wide window and a narrow one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from gui.theme.theme import Look, Theme

WIDE = "isWide"
"""A property: the widget takes a line of its own."""


class FlowLayout(QLayout):
    """Widgets from left to right. With ``cell`` (design pixels) they stand in equal columns at least that wide."""

    def __init__(self, theme: Theme, *, cell: int = 0, gap: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._cell = cell
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._on_look)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # likewise
        """Remove an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Room for the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _on_look(self, _: Look) -> None:
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        gap, cell = self.spacing(), self._cell_width(rect.width())
        place, line = QPoint(rect.topLeft()), 0
        for item in self._shown():
            widget: QWidget | None = item.widget()
            is_wide = widget is not None and bool(widget.property(WIDE))
            width = rect.width() if is_wide else cell or min(item.sizeHint().width(), rect.width())
            if place.x() > rect.x() and (is_wide or place.x() + width > rect.right() + 2):
                place, line = QPoint(rect.x(), place.y() + line + gap), 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if not is_trial:
                item.setGeometry(QRect(place, QSize(width, height)))
            place.setX(place.x() + width + (gap * 2 if cell else gap))
            line = max(line, height)
        return place.y() + line - rect.y()

    def _cell_width(self, width: int) -> int:
        if not self._cell:
            return 0
        gap = self.spacing() * 2
        columns = max((width + gap) // (self._theme.px(self._cell) + gap), 1)
        return (width - gap * (columns - 1)) // columns


def flowing(layout: FlowLayout, *widgets: QWidget) -> QWidget:
    """A widget with a flow of others in it."""
    made = QWidget()
    for widget in widgets:
        layout.addWidget(widget)
    made.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
