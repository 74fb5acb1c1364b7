"""Notices that come and go at the foot of the window: what was done, with 撤销 beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.theme.theme import Theme
from gui.widgets import label, link_button, row

_SHOWN_MS = 6000
_ABOVE_FOOT = 48


class Notices(QFrame):
    """One notice at a time, above the foot of its parent. It stays while the pointer is upon it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "notice")
        self._theme = theme
        self._on_click: Callable[[], object] | None = None
        self.words = label("")
        self.button = link_button("")
        self.setLayout(row(self.words, self.button, gap=16, margins=(16, 10, 16, 10)))
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._click)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, button: str = "", on_click: Callable[[], object] | None = None) -> None:
        """Show a sentence for a few seconds, with a button when there is something to take back."""
        self._on_click = on_click
        self.words.setText(text)
        self.button.setText(button)
        self.button.setVisible(on_click is not None)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew once the pointer has left."""
        super().leaveEvent(event)
        self._timer.start()

    def _click(self) -> None:
        self.hide()
        if self._on_click is not None:
            self._on_click()

    def _place(self) -> None:
        self.adjustSize()
        around = self._room.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - self._theme.px(_ABOVE_FOOT))
