"""All things to do of a unit, from every room, the most urgent first; what was put off stands apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.life.elections import election_days
from ledger.todo.appraisal import appraisal_todos
from ledger.todo.birthdays import birthday_todos
from ledger.todo.cash import cash_todos
from ledger.todo.development import development_todos
from ledger.todo.dues import dues_todos
from ledger.todo.duties import duty_todos
from ledger.todo.facts import TodoFacts
from ledger.todo.kept import kept_todos
from ledger.todo.letters import letter_todos
from ledger.todo.life import life_todos
from ledger.todo.snoozing import TodoList, put_aside
from ledger.todo.terms import term_todos
from ledger.todo.todo import Todo, urgency
from ledger.todo.yearly import yearly_todos


def todos(facts: TodoFacts, today: date, unit_id: int | None = None, others: Iterable[Todo] = ()) -> TodoList:
    """What is to be done in a unit (None: the book) and below it on a day.

    ``others`` are things to do that no record says, as a backup that is old.
    """
    found = (*_found(facts, today, unit_id), *others)
    return put_aside(sorted(found, key=urgency), facts.snoozes, today)


def _found(facts: TodoFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    life = facts.life
    yield from life_todos(life, today, unit_id)
    yield from yearly_todos(life, today, unit_id)
    yield from development_todos(facts.development, today, unit_id)
    yield from appraisal_todos(life, today, unit_id)
    yield from dues_todos(facts.cash.dues, today, unit_id)
    yield from cash_todos(facts.cash, today, unit_id)
    yield from term_todos(facts.roster, life.rules, election_days(life), today, unit_id)
    yield from letter_todos(facts.development.letters, facts.roster, life.rules, today, unit_id)
    yield from kept_todos(facts.registers, today, unit_id)
    yield from duty_todos(facts.figures, facts.duties, facts.definitions, today, unit_id)
    yield from birthday_todos(facts.roster, today, unit_id)
