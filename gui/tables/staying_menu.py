"""A menu in which several entries can be ticked one after the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StayingMenu(QMenu):
    """Stays open when an entry is ticked; Esc, a click beside it or an entry without a tick closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the entry under the mouse."""
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the entry that the keyboard is at."""
        if event.key() not in _TICKING or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        chosen: QAction | None = self.activeAction()
        if chosen is None or not chosen.isCheckable():
            return False
        chosen.trigger()
        return True
