"""Reading what things to do are found in. Most of it the self-check has read already."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.appraisal import APPRAISAL_RESULTS
from ledger.kinds.book import SETTINGS
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SNOOZES
from ledger.todo.facts import TodoFacts
from operations.checking import CheckInput
from operations.figures.reading import read_figures
from operations.keeping.reading import OWN_KINDS, read_again
from storage.store import Store

_FIGURES: tuple[RecordKind[Any], ...] = (APPRAISAL_RESULTS, OWN_FIGURES, DUTIES)
_WHOLE = frozenset({SETTINGS.key, *(kind.key for kind in (*_FIGURES, *OWN_KINDS))})
"""After a change of these, everything is read again."""


def read_todo_facts(store: Store, given: CheckInput) -> TodoFacts:
    """The facts of every room, as plain values; ``given`` is what the self-check has read of the same book."""
    figures = read_figures(store, given.life)
    return TodoFacts(
        cash=given.cash,
        life=given.life,
        development=given.development,
        figures=replace(figures.facts, development=given.development),
        duties=figures.duties,
        definitions=figures.by_key,
        snoozes=tuple(store.all(SNOOZES)),
    )


def read_todo_again(store: Store, before: TodoFacts, given: CheckInput, kinds: AbstractSet[str]) -> TodoFacts:
    """What ``read_todo_facts`` gives now. ``kinds`` are the keys of the kinds touched since ``before`` was read."""
    if kinds & _WHOLE:
        return read_todo_facts(store, given)
    life, development = given.life, given.development
    registers = read_again(store, replace(before.registers, roster=life.roster), kinds)
    figures = replace(before.figures, life=life, registers=registers, development=development, kept={})
    return replace(
        before,
        cash=given.cash,
        life=life,
        development=development,
        figures=figures,
        snoozes=tuple(store.all(SNOOZES)),
    )
