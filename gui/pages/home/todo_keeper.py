"""What is to be done, found beside the window: after each self-check, and when another year is looked at."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from gui.pages.home.safety import safety_todos
from gui.self_check import CheckResult
from gui.shell import Shell
from gui.tasks import Report
from ledger.kinds.figures import SNOOZES
from ledger.todo.calendar import Calendar, calendar_of
from ledger.todo.facts import TodoFacts
from ledger.todo.listing import todos
from ledger.todo.snoozing import TodoList, put_aside
from ledger.todo.todo import Todo, urgency
from operations.todo.reading import read_todo_again, read_todo_facts
from storage.change_set import ChangeSet


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and in what."""

    facts: TodoFacts
    today: date
    year: int
    unit_id: int | None
    safety: tuple[Todo, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be done, and what falls on the days of a year."""

    year: int
    todos: TodoList
    calendar: Calendar


class TodoKeeper(QObject):
    """Holds what was found last; None while another unit is looked at or nothing was found yet."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._facts: TodoFacts | None = None
        self._touched: set[str] = set()
        self._run = 0
        self.found: Found | None = None

    def on_opened(self) -> None:
        """Another book has nothing of the one before."""
        self._facts = None
        self._touched.clear()
        self._forget()

    def on_changed(self, changes: ChangeSet) -> None:
        """What was put off or taken up again is shown at once; anything else waits for the self-check."""
        self._touched |= changes.kinds
        if changes.kinds == {SNOOZES.key} and self.found is not None:
            listed = self.found.todos
            every = sorted((*listed.waiting, *(one.todo for one in listed.snoozed)), key=urgency)
            snoozes = self._shell.session.store.all(SNOOZES)
            self._take(self._run, replace(self.found, todos=put_aside(every, snoozes, self._today)))

    def on_checked(self, result: CheckResult | None) -> None:
        """The self-check has read everything anew, or looks at another place."""
        if result is None:
            self._forget()
            return
        store = self._shell.session.store
        if self._facts is None:
            self._facts = read_todo_facts(store, result.given)
        else:
            self._facts = read_todo_again(store, self._facts, result.given, self._touched)
        self._touched.clear()
        self.look()

    def look(self) -> None:
        """Look in what was read last."""
        if self._facts is None or not self._shell.session.is_open:
            return
        place = self._shell.session.place
        safety = tuple(safety_todos(self._shell, self._shell.session.clock()))
        self._run += 1
        number = self._run
        asked = Asked(self._facts, self._today, place.year, place.unit_id, safety)
        self._shell.tasks.run("查看待办事项", _found, asked, lambda found: self._take(number, found), is_quiet=True)

    @property
    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _forget(self) -> None:
        self._run += 1
        if self.found is not None:
            self.found = None
            self.changed.emit()

    def _take(self, number: int, found: Found) -> None:
        if number == self._run and self._shell.session.is_open and found != self.found:
            self.found = found
            self.changed.emit()


def _found(asked: Asked, _: Report) -> Found:
    listed = todos(asked.facts, asked.today, asked.unit_id, asked.safety)
    return Found(asked.year, listed, calendar_of(asked.facts, asked.year, asked.today, asked.unit_id))
