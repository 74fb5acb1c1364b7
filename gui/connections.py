"""Signal connections that end together, so that a long-lived sender does not keep calling what is gone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, SignalInstance


class Connections:
    """The connections that one owner has made."""

    def __init__(self) -> None:
        self._made: list[QMetaObject.Connection] = []

    def connect(self, signal: SignalInstance, slot: Callable[..., Any]) -> None:
        """Connect and remember."""
        self._made.append(signal.connect(slot))

    def end(self) -> None:
        """Undo every connection that was made here."""
        while self._made:
            QObject.disconnect(self._made.pop())
