"""A column that scrolls to where the keyboard is, also when that has just been made or the room has become less."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets import ScrollArea

_AROUND = 48  # pixels above and below it that are seen too


class FollowingArea(ScrollArea):
    """Qt itself follows Tab only, and before a field that was just made has its place."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot below has more to say: the keyboard stays in view."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self._pause.start()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Whoever clicks sees what is clicked; it does not move away under the mouse."""
        is_click = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not is_click and self.isAncestorOf(now):
            self._pause.start()

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # of everybody
        self.ensureWidgetVisible(now, 0, _AROUND)
