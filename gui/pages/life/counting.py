"""Counting beside the window, one count at a time; what has changed meanwhile is counted after it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gui.pages.life.board import Counted, Counting, count
from gui.shell import Shell
from storage.store import Store


class LifeCounter(QObject):
    """``counted`` brings what belongs to the open book; whoever listens looks whether it is still the year shown."""

    counted = Signal(object)  # Counted

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._is_counting = False
        self._next: Callable[[], Counting] | None = None

    def start(self, values: Callable[[], Counting]) -> None:
        """Count what ``values`` gives when the worker is free."""
        if self._is_counting:
            self._next = values
            return
        self._is_counting = True
        store = self._shell.session.store
        self._shell.tasks.run(
            "正在核对组织生活", count, values(), lambda counted: self._take(counted, store), is_quiet=True
        )

    def _take(self, counted: Counted, store: Store) -> None:
        self._is_counting = False
        session, wanted = self._shell.session, self._next
        self._next = None
        if not session.is_open:
            return
        if store is session.store:
            self.counted.emit(counted)
        if wanted is not None:
            self.start(wanted)
