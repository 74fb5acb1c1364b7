"""Locks a book with a password when nobody has touched the computer for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui import settings_store as kept
from gui.session import Opened, Session
from gui.settings_store import SettingsStore
from storage.unlocking import is_encrypted

_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})
_MINUTE_MS = 60_000


class IdleLock(QObject):
    """Counts from the last key or movement. A dialog that is being filled in is not torn away: it is tried again.

    It listens to the program only while a book with a password is open: every event passes through it.
    """

    def __init__(self, session: Session, settings: SettingsStore, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._lock = lock
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_idle)
        session.opened.connect(self._on_opened)

    @property
    def is_counting(self) -> bool:
        """Whether the book will be locked when nobody touches the computer."""
        return self._timer.isActive()

    def restart(self) -> None:
        """Count anew; with 0 minutes never lock."""
        minutes = self._settings.get(kept.LOCK_MINUTES)
        if minutes > 0:
            self._timer.start(minutes * _MINUTE_MS)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch begins the time anew."""
        if event.type() in _TOUCHES:
            self.restart()
        return super().eventFilter(watched, event)

    def _on_opened(self, opened: Opened) -> None:
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        self._timer.stop()
        if opened.title and is_encrypted(self._session.store.path):
            application.installEventFilter(self)
            self.restart()

    def _on_idle(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._lock()
        else:
            self._timer.start(_MINUTE_MS)
