"""The bar above the sheets: which sheet, leafing, zoom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QToolButton

from gui.printing.sheet_view import PERCENTS, Fit, SheetView, Zoom
from gui.theme.theme import Theme
from gui.widgets import Words, label, row

_CHOICES: tuple[Zoom, ...] = (*Fit, *PERCENTS)

_ZOOM_WIDTH = 166  # room for 适合宽度（100%）


class SheetBar(QFrame):
    """Follows a sheet view and steers it."""

    def __init__(self, theme: Theme, view: SheetView) -> None:
        super().__init__()
        self._view = view
        self.setProperty("role", "topbar")
        self.place = label("")
        self.note = label("", Words.SECONDARY)
        self.back = self._button(theme, "chevron-left", "上一页（PgUp）")
        self.ahead = self._button(theme, "chevron-right", "下一页（PgDn）")
        self.smaller = self._button(theme, "zoom-out", "缩小（Ctrl+-）")
        self.larger = self._button(theme, "zoom-in", "放大（Ctrl++）")
        self.zoom = QComboBox()
        self.zoom.setAccessibleName("显示比例")
        self.zoom.setMinimumWidth(theme.px(_ZOOM_WIDTH))
        for choice in _CHOICES:
            self.zoom.addItem(_name(choice), choice)
        layout = row(self.back, self.place, self.ahead, self.note, gap=4, margins=(12, 6, 12, 6))
        layout.addStretch()
        for part in (self.smaller, self.zoom, self.larger):
            layout.addWidget(part)
        self.setLayout(layout)
        self._connect()

    def follow(self) -> None:
        """Show where the view is and how large."""
        count, current = len(self._view.sheets), self._view.current
        self.place.setText(f"{current + 1} / {count} 页" if count else "")
        self.back.setEnabled(current > 0)
        self.ahead.setEnabled(current + 1 < count)
        self.zoom.setEnabled(count > 0)
        self._show_zoom()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._view.go_to(self._view.current - 1))
        self.ahead.clicked.connect(lambda: self._view.go_to(self._view.current + 1))
        self.smaller.clicked.connect(lambda: self._view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self._view.step_zoom(1))
        self.zoom.activated.connect(lambda at: self._view.set_zoom(_CHOICES[at]))
        self._view.current_changed.connect(self.follow)
        self._view.zoom_changed.connect(self.follow)

    def _show_zoom(self) -> None:
        zoom = self._view.zoom
        self.zoom.setCurrentIndex(_CHOICES.index(zoom))
        for at, fit in enumerate(Fit):
            self.zoom.setItemText(at, f"{fit.value}（{self._view.percent}%）" if zoom is fit else fit.value)
        self.smaller.setEnabled(bool(self._view.sheets) and self._view.percent > PERCENTS[0])
        self.larger.setEnabled(bool(self._view.sheets) and self._view.percent < PERCENTS[-1])

    def _button(self, theme: Theme, icon: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setToolTip(name)
        made.setAccessibleName(name)
        theme.give_icon(made, icon)
        return made


def _name(choice: Zoom) -> str:
    return choice.value if isinstance(choice, Fit) else f"{choice}%"
