"""Reading what things to do are found in. Most of it the self-check has read already."""

from typing import Any

from ledger.development.facts import DevelopmentFacts
from ledger.kind import RecordKind
from ledger.kinds.development import TRANSFER_LETTERS
from ledger.kinds.figures import SNOOZES
from ledger.todo.facts import TodoFacts
from operations.checking import CheckInput
from operations.keeping.reading import KEEPING_KINDS, read_registers
from storage.store import Store

TODO_KINDS: tuple[RecordKind[Any], ...] = (*KEEPING_KINDS, TRANSFER_LETTERS, SNOOZES)
"""What is read beside what the self-check reads."""


def read_todo_facts(store: Store, given: CheckInput) -> TodoFacts:
    """The facts of every room, as plain values; ``given`` is what the self-check has read of the same book."""
    return TodoFacts(
        cash=given.cash,
        life=given.life,
        development=DevelopmentFacts(given.life, letters=tuple(store.all(TRANSFER_LETTERS))),
        registers=read_registers(store, given.life.roster),
        snoozes=tuple(store.all(SNOOZES)),
    )
