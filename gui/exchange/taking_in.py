"""Taking a file in that was looked at: a few records at once, many beside the window while the book is closed to it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from gui.main_window import MainWindow
from gui.passwords import BookDoor
from gui.tasks import Report
from operations.exchange import Merged, MergePlan, Side, Status, merge
from operations.exchange.belonging import Place
from storage.store import Store

_AT_ONCE = 300
"""So many records are written before anybody notices; for more the window would stand still."""


class TakingIn:
    """Writes what a plan says and what was chosen, as one change, and says what was done with the way back."""

    def __init__(self, window: MainWindow, clock: Callable[[], datetime], door: BookDoor) -> None:
        self._shell = window.shell
        self._clock = clock
        self._door = door

    def take_in(self, plan: MergePlan, sides: Mapping[Place, Side]) -> None:
        """Take the file in.

        Raises:
            KnownError: the stick was changed, or the book cannot be written; it is as it was.
        """
        if len(plan.items) - len(plan.of(Status.SAME)) > _AT_ONCE:
            self._beside(plan, sides)
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = merge(self._shell.session.store, plan, self._clock().date(), sides)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._say(done)

    def _beside(self, plan: MergePlan, sides: Mapping[Place, Side]) -> None:
        store, clock = self._shell.session.store, self._clock
        book, operator = store.path, store.operator

        def work(given: MergePlan, say: Report) -> Merged:
            with Store.open(book, clock=clock, operator=operator) as own:
                return merge(own, given, clock().date(), sides, say)

        self._door.close()
        task = self._shell.tasks.run("正在并入", work, plan, self._say)
        task.ended.connect(lambda _: self._door.open(book))

    def _say(self, done: Merged) -> None:
        if done.added or done.updated:
            self._shell.notices.say(done.sentence, "撤销", self._undo)
        else:
            self._shell.notices.say(done.sentence)

    def _undo(self) -> None:
        self._shell.session.store.undo()  # the book may have been opened anew since
