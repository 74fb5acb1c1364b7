"""Filling a text beside the window while it is being typed; only the last wish counts."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from gui.shell import Shell
from gui.tasks import Report
from ledger.figures.evaluate import Asked
from ledger.figures.summary import Filled, Filling, fill
from operations.figures.filling import filling_of
from operations.figures.reading import FigureInput

_PAUSE_MS = 250


@dataclass(frozen=True)
class Wish:
    """A stored text and what its fields are filled with."""

    text: str
    filling: Filling


class Filler(QObject):
    """``filled`` brings the last text that was asked for."""

    filled = Signal(object)  # Filled

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._known: tuple[FigureInput, Asked, Filling] | None = None
        self._wish: Wish | None = None
        self._number = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def ask(self, text: str, given: FigureInput, asked: Asked, *, at_once: bool = False) -> None:
        """Fill a text, after a pause in the typing."""
        self._wish = Wish(text, self._filling(given, asked))
        self._number += 1
        if at_once:
            self._start()
        else:
            self._pause.start()

    def _filling(self, given: FigureInput, asked: Asked) -> Filling:
        """The same as before for the same facts: it keeps what it has counted."""
        if self._known is None or self._known[0] is not given or self._known[1] != asked:
            self._known = (given, asked, filling_of(given, asked))
        return self._known[2]

    def _start(self) -> None:
        self._pause.stop()
        wish, number = self._wish, self._number
        if wish is None:
            return

        def take(filled: Filled) -> None:
            if number == self._number:
                self.filled.emit(filled)

        self._shell.tasks.run("正在填写数据", _fill, wish, take, is_quiet=True)


def _fill(wish: Wish, _: Report) -> Filled:
    return fill(wish.text, wish.filling)
