"""The side bar: the pages with icon, name and the count of what waits there."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import metrics
from gui.theme.icons import pixmap
from gui.theme.theme import Look, Theme
from gui.widgets import ScrollArea, column, frame, menu_button, row

_HEIGHT, _LEAST_HEIGHT = 36, 26  # in a low window the rows move together before the list scrolls
_INSET = 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NavButton(QAbstractButton):
    """One page in the side bar. A mark and the weight of the word show the current one, not colour alone."""

    stepped = Signal(int)  # to the neighbouring page: -1 up, 1 down

    def __init__(self, theme: Theme, key: str, title: str, icon: str) -> None:
        super().__init__()
        self.key = key
        self._theme = theme
        self._icon = icon
        self._count = 0
        self._under_pointer = False
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)

    def set_count(self, count: int) -> None:
        """Show how much waits there; nothing for zero."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}，{count} 项待办" if count else self.text())
            self.update()

    @property
    def count(self) -> int:
        """How much waits there."""
        return self._count

    def sizeHint(self) -> QSize:
        """As high as a row of the look; the width comes from the bar."""
        return QSize(self._theme.px(metrics.SIDE_BAR), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as the word needs."""
        return QSize(self._theme.px(metrics.SIDE_BAR), self._theme.px(_LEAST_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Follow the pointer."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.Enter, QEvent.Type.Leave):
            self._under_pointer = event.type() != QEvent.Type.Leave
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ belong to the bar, not to the area that scrolls the buttons."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Ground, mark, icon, word, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        inner = QRectF(self.rect()).adjusted(px(_INSET), 1, -px(_INSET), -1)
        self._paint_ground(painter, inner)
        token = "accent" if self.isChecked() else "secondary"
        size = px(metrics.ICON)
        drawn = pixmap(self._icon, self._theme.colours.tokens()[token], size, self.devicePixelRatioF())
        left = inner.left() + px(10)
        painter.drawPixmap(QPointF(round(left), round(inner.center().y() - size / 2)), drawn)
        words = QRect(round(left) + size + px(10), 0, self.width(), self.height())
        painter.setFont(self._theme.font(weight=QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal))
        painter.setPen(self._theme.color("accent" if self.isChecked() else "text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._count:
            self._paint_count(painter, inner)

    def _paint_ground(self, painter: QPainter, inner: QRectF) -> None:
        radius = self._theme.px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self._under_pointer:
            painter.setBrush(self._theme.color("accent_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(inner, radius, radius)
        if self.isChecked():
            mark = QRectF(inner.left(), inner.top() + radius, self._theme.px(3), inner.height() - 2 * radius)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(mark, 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.color("edge"))
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_count(self, painter: QPainter, inner: QRectF) -> None:
        font = self._theme.font(metrics.SMALL)
        text = "99+" if self._count > 99 else str(self._count)
        height = self._theme.px(18)
        width = max(QFontMetrics(font).horizontalAdvance(text) + self._theme.px(10), height)
        box = QRectF(inner.right() - width - self._theme.px(8), inner.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class SideBar(QWidget):
    """The list of pages; ↑ and ↓ go from one to the next."""

    chosen = Signal(str)  # key of a page

    def __init__(self, theme: Theme, menu: QMenu) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        self._upper = QVBoxLayout()
        self._foot = QVBoxLayout()
        self.title = menu_button("支部台账", menu)
        self.title.setObjectName("program")
        ground = frame("sidebar")
        title = row(self.title, margins=(10, 0, 10, 0))
        title.addStretch()
        layout = column(gap=0, margins=(0, 10, 1, 10))
        layout.addLayout(title)
        layout.addSpacing(10)
        for part in (self._upper, self._foot):
            part.setSpacing(2)
            part.setContentsMargins(0, 0, 0, 0)
        pages = QWidget()
        self._upper.addStretch()
        pages.setLayout(self._upper)
        self._area = ScrollArea(pages)
        self._area.setProperty("role", "pages")
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would lie over the counts
        layout.addWidget(self._area, 1)
        layout.addLayout(self._foot)
        ground.setLayout(layout)
        self.setLayout(column(ground, gap=0))
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def add(self, key: str, title: str, icon: str, *, is_at_foot: bool) -> None:
        """Add a page below those that are there."""
        button = NavButton(self._theme, key, title, icon)
        self._buttons[key] = button
        self._group.addButton(button)
        if is_at_foot:
            self._foot.addWidget(button)
        else:
            self._upper.insertWidget(self._upper.count() - 1, button)
        button.clicked.connect(self._click)
        button.stepped.connect(self._step)

    def select(self, key: str) -> None:
        """Mark the current page."""
        self._buttons[key].setChecked(True)
        if self._area.isAncestorOf(self._buttons[key]):
            self._area.ensureWidgetVisible(self._buttons[key], 0, self._theme.px(_HEIGHT))

    def button(self, key: str) -> NavButton:
        """The button of a page."""
        return self._buttons[key]

    def _step(self, step: int) -> None:
        here = self._group.checkedButton()
        if isinstance(here, NavButton):
            keys = list(self._buttons)
            there = self._buttons[keys[(keys.index(here.key) + step) % len(keys)]]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            there.click()

    def _click(self) -> None:
        button = self.sender()
        if isinstance(button, NavButton):
            self.chosen.emit(button.key)

    def _fit(self, _: Look) -> None:
        self.setFixedWidth(self._theme.px(metrics.SIDE_BAR))
        for button in self._buttons.values():
            button.updateGeometry()
            button.update()
