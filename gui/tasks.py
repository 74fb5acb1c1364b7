"""Long work: values go to one worker thread, a result comes back to the thread of the window.

The work gets plain values and a ``progress`` to call; it sees neither the book nor a widget. Only one task works at a
time, others wait: the writers of paper do not bear to run twice at once.
"""

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from ledger.errors import Cancelled

V = TypeVar("V")
T = TypeVar("T")

Report = Callable[[int, int, str], None]
"""``progress(done, total, note)``; total 0 when it is not known. Raises ``Cancelled`` when the user wants to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has come."""

    done: int
    total: int
    note: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: a result, or what was raised."""

    result: Any = None
    error: BaseException | None = None


class Task(QObject):
    """One piece of long work, seen from the window."""

    progressed = Signal(object)  # Progress
    ended = Signal(object)  # Outcome

    _returned = Signal(object)  # Outcome, from the worker

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = threading.Event()
        self._returned.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_stopping(self) -> bool:
        """Whether the user has asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next report."""
        self._stop.set()

    def report(self, done: int, total: int, note: str = "") -> None:
        """Tell how far the work is. Called by the worker.

        Raises:
            Cancelled: the user wants to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(Progress(done, total, note))

    def take(self, finished: Future[Any]) -> None:
        """Bring the outcome to the window's thread. Called by the worker."""
        error = Cancelled() if finished.cancelled() else finished.exception()
        self._returned.emit(Outcome(error=error) if error else Outcome(finished.result()))

    def _end(self, outcome: Outcome) -> None:
        self.ended.emit(outcome)
        self.deleteLater()


class TaskRunner(QObject):
    """The one worker. What it reports arrives in the thread of the window.

    While it works, no garbage is collected: that happens in whatever thread makes the next object, and what is left of
    a closed window must not be destroyed by the worker.
    """

    started = Signal(object)  # Task

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running: list[Task] = []

    def run(
        self,
        title: str,
        work: Callable[[V, Report], T],
        values: V,
        on_result: Callable[[T], None],
        *,
        is_quiet: bool = False,
    ) -> Task:
        """Start ``work(values, progress)``; its result goes to ``on_result`` in the thread of the window.

        ``is_quiet`` is for what the user has not asked for: it gets no dialog.
        What the work raises is raised again there: a ``KnownError`` is told to the user, anything else is a bug.
        """
        task = Task(title, self)
        self._running.append(task)
        gc.disable()

        def end(outcome: Outcome) -> None:
            self._running.remove(task)
            if not self._running:
                gc.enable()
            if isinstance(outcome.error, Cancelled):
                return
            if outcome.error is not None:
                raise outcome.error
            on_result(outcome.result)

        if not is_quiet:
            self.started.emit(task)
        task.ended.connect(end)  # behind the dialog's own: a question of the result must not lie below the dialog
        self._pool.submit(work, values, task.report).add_done_callback(task.take)
        return task

    @property
    def is_busy(self) -> bool:
        """Whether a task works or waits."""
        return bool(self._running)

    def close(self) -> None:
        """Stop what works, drop what waits, and wait for the worker to end."""
        for task in self._running:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        gc.enable()
