"""Things to do that were put off: they come back on the day that was named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledger.kinds.figures import Snooze
from ledger.todo.todo import Todo


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Something that was put off, and why."""

    todo: Todo
    snooze: Snooze


@dataclass(frozen=True, slots=True)
class TodoList:
    """What is to be done now, the most urgent first, and what was put off, the first to come back first."""

    waiting: tuple[Todo, ...] = ()
    snoozed: tuple[Snoozed, ...] = ()


def put_aside(found: Iterable[Todo], snoozes: Iterable[Snooze], today: date) -> TodoList:
    """Set apart what was put off beyond today. Something that was put off and is done meanwhile is in neither."""
    by_key = {one.todo: one for one in snoozes if one.until is not None and one.until > today}
    todos = tuple(found)
    waiting = tuple(one for one in todos if one.key not in by_key)
    snoozed = (Snoozed(one, by_key[one.key]) for one in todos if one.key in by_key)
    return TodoList(waiting, tuple(sorted(snoozed, key=lambda one: (one.snooze.until or date.max, one.todo.key))))
