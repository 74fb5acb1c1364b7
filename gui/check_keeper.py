"""The weekly check of the whole book, in the background: opening a book looks at it only shortly."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from gui.session import Opened
from gui.shell import Shell
from gui.tasks import Outcome, Task
from ledger.errors import Cancelled, KnownError
from operations.whole_check import CheckJob, check_apart, is_check_due, last_check
from storage.errors import BookError
from storage.verification import Verification

_AFTER_OPENING_MS = 20_000  # the first pages come first
_LOOK_MS = 3_600_000  # who never closes his book still gets a check a week


class CheckKeeper(QObject):
    """Watches the open book of a window. A check that cannot be made now, on a full disk perhaps, is tried again.

    There is one worker: a check gives way to what the user asks for, and begins anew afterwards.
    """

    def __init__(self, shell: Shell, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._clock = clock
        self._task: Task | None = None
        self._has_found = False
        self._opened_at = clock()
        self._first = QTimer(self, singleShot=True, interval=_AFTER_OPENING_MS)
        self._first.timeout.connect(self.look)
        self._later = QTimer(self, interval=_LOOK_MS)
        self._later.timeout.connect(self.look)
        shell.session.opened.connect(self._on_opened)
        shell.tasks.started.connect(self._give_way)

    def look(self) -> None:
        """Check the book when a week is over, something was found before, or its last session ended in a crash."""
        session = self._shell.session
        if not session.is_open or self._task is not None or self._has_found:
            return
        store, now = session.store, self._clock()
        try:
            last = last_check(store.path)
        except KnownError:
            return  # the folder of the backups cannot be read, which the backups say
        since_opening = last is None or last.made_at < self._opened_at
        if is_check_due(last, now) or (store.was_left_open and since_opening):
            self._start(CheckJob(store.path, now))

    def _start(self, job: CheckJob) -> None:
        def take(found: Verification | BookError) -> None:
            self._take(job.book, found)

        self._task = self._shell.tasks.run("检查账簿", check_apart, job, take, is_quiet=True)
        self._task.ended.connect(self._on_ended)

    def _take(self, book: Path, found: Verification | BookError) -> None:
        session = self._shell.session
        if isinstance(found, BookError) or not session.is_open or session.store.path != book:
            return
        self._has_found = not found.is_sound
        if found.damage:
            session.store.write_no_more()
        session.checked.emit()

    def _give_way(self, _: Task) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_ended(self, outcome: Outcome) -> None:
        self._task = None
        if isinstance(outcome.error, Cancelled) and self._shell.session.is_open:
            self._first.start()

    def _on_opened(self, opened: Opened) -> None:
        self._has_found = False
        if self._task is not None:
            self._task.cancel()
        if opened.title:
            self._opened_at = self._clock()
            self._first.start()
            self._later.start()
        else:
            self._first.stop()
            self._later.stop()
