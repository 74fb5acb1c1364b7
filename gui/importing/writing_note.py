"""How far the writing of an import is, said on its button while the window waits."""

from types import TracebackType
from typing import Self

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QPushButton

_EVERY_MS = 100


class WritingNote:
    """Paints the number of written records on a button, ten times a second.

    It is painted at once, without letting the window take up anything else: half of the step stands in the book, and
    nobody may read or write it then.
    """

    def __init__(self, button: QPushButton) -> None:
        self._button = button
        self._last = QElapsedTimer()

    def __enter__(self) -> Self:
        self._last.start()
        self._button.setEnabled(False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._button.setEnabled(True)

    def written(self, count: int) -> None:
        """So many records are written."""
        if self._last.elapsed() >= _EVERY_MS:
            self._last.start()
            self._button.setText(f"正在写入，已写 {count:,} 条…")
            self._button.repaint()
