"""Reading what things to do are found in. Most of it the self-check has read already."""

from dataclasses import replace
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SNOOZES
from ledger.todo.facts import TodoFacts
from operations.checking import CheckInput
from operations.development.reading import DEVELOPMENT_KINDS, read_development
from operations.figures.reading import read_figures
from operations.keeping.reading import KEEPING_KINDS
from storage.store import Store

TODO_KINDS: tuple[RecordKind[Any], ...] = (*KEEPING_KINDS, *DEVELOPMENT_KINDS, OWN_FIGURES, DUTIES, SNOOZES)
"""What is read beside what the self-check reads."""


def read_todo_facts(store: Store, given: CheckInput) -> TodoFacts:
    """The facts of every room, as plain values; ``given`` is what the self-check has read of the same book."""
    development = read_development(store, given.life)
    figures = read_figures(store, given.life)
    return TodoFacts(
        cash=given.cash,
        life=given.life,
        development=development,
        figures=replace(figures.facts, development=development),
        duties=figures.duties,
        definitions=figures.by_key,
        snoozes=tuple(store.all(SNOOZES)),
    )
