"""The import as the user works on it: his corrections, mappings and choices, each understood anew at once.

Small sheets and single corrections are understood where they are made; what takes longer goes to a worker of its own,
and wishes that are overtaken by a newer one are dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from gui.importing.reading import Opened, Source
from gui.tasks import Report, TaskRunner
from ledger.intake.preview import Place, Preview, correct, remap
from operations.importing import Answers, ImportPlan, Question, plan_rows
from operations.importing.answering import answer

AT_ONCE = 300  # lines: up to here understanding takes less time than a glance


@dataclass(frozen=True, slots=True)
class Correction:
    """A text over one cell: line and block, field, text."""

    place: Place
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything that the user has said about the import so far."""

    preview: Preview
    answers: Answers
    holds_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    wish: Wish
    source: Source
    before: ImportPlan


def understand(job: _Job, _: Report) -> ImportPlan:
    """What a wish comes to. Runs on the worker thread when the sheet is long."""
    wish, source = job.wish, job.source
    plan: ImportPlan = plan_rows(
        source.kind,
        wish.preview,
        source.facts,
        wish.answers,
        holds_doubtful=wish.holds_doubtful,
        before=job.before,
    )
    return plan


class Draft(QObject):
    """One import that is not yet made."""

    changed = Signal(object)  # ImportPlan
    busy_changed = Signal(bool)

    def __init__(self, opened: Opened, parent: QObject) -> None:
        super().__init__(parent)
        self.opened = opened
        self.plan = opened.plan
        self._tasks = TaskRunner(self)
        self._wish = Wish(opened.plan.preview, opened.plan.answers)
        self._first = self._wish
        self._undone: list[Wish] = []
        self._done: list[Wish] = []
        self._is_waiting = False
        self._is_working = False
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether the plan does not yet show the last wish."""
        return self._is_working

    @property
    def is_touched(self) -> bool:
        """Whether there is work of the user in it that closing would lose."""
        preview = self._wish.preview
        return bool(preview.corrections) or preview.mapping != self._first.preview.mapping

    def remap(self, column: str, field: str) -> None:
        """Send a column elsewhere."""
        self._ask(replace(self._wish, preview=remap(self._wish.preview, column, field)))

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Put texts over cells."""
        preview = self._wish.preview
        for one in corrections:
            preview = correct(preview, one.place, one.field, one.text)
        self._ask(replace(self._wish, preview=preview))

    def answer(self, question: Question, value: str) -> None:
        """Say what the sheet does not say."""
        preview, answers = answer(self._wish.preview, self._wish.answers, question, value)
        self._ask(replace(self._wish, preview=preview, answers=answers))

    def hold_doubtful(self, is_held: bool) -> None:  # noqa: FBT001 - the state of a switch
        """Leave doubtful rows out, or not."""
        self._ask(replace(self._wish, holds_doubtful=is_held))

    def undo(self) -> None:
        """Take the last wish back."""
        if self._done:
            self._undone.append(self._wish)
            self._take(self._done.pop())

    def redo(self) -> None:
        """Wish again what was taken back."""
        if self._undone:
            self._done.append(self._wish)
            self._take(self._undone.pop())

    @property
    def holds_doubtful(self) -> bool:
        """Whether doubtful rows are left out."""
        return self._wish.holds_doubtful

    def close(self) -> None:
        """Let the worker end; nothing is told any more."""
        self._is_closed = True
        self._tasks.close()

    def _ask(self, wish: Wish) -> None:
        if wish != self._wish:
            self._done.append(self._wish)
            self._undone.clear()
            self._take(wish)

    def _take(self, wish: Wish) -> None:
        self._wish = wish
        is_quick = wish.preview.is_read or len(wish.preview.table.lines) <= AT_ONCE
        if is_quick and not self._is_working:
            self._show(understand(self._job(), _silent))
        elif self._is_working:
            self._is_waiting = True
        else:
            self._is_working = True
            self.busy_changed.emit(True)
            self._start()

    def _job(self) -> _Job:
        return _Job(self._wish, self.opened.source, self.plan)

    def _start(self) -> None:
        self._is_waiting = False
        self._tasks.run("重新识别", understand, self._job(), self._end)

    def _end(self, plan: ImportPlan) -> None:
        if self._is_closed:
            return
        if self._is_waiting:
            self._start()
            return
        self._is_working = False
        self._show(plan)
        self.busy_changed.emit(False)

    def _show(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.changed.emit(plan)


def _silent(_done: int, _total: int, _note: str = "") -> None:
    """Nobody watches work that is over at once."""
