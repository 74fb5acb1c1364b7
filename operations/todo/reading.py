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
from operations.development.reading import DEVELOPMENT_KINDS, read_development, read_development_parts
from operations.figures.reading import FigureInput, read_figures
from operations.keeping.reading import KEEPING_KINDS, OWN_KINDS, read_again
from storage.store import Store

_FIGURES: tuple[RecordKind[Any], ...] = (APPRAISAL_RESULTS, OWN_FIGURES, DUTIES)
TODO_KINDS: tuple[RecordKind[Any], ...] = (*KEEPING_KINDS, *DEVELOPMENT_KINDS, *_FIGURES, SNOOZES)
"""What is read beside what the self-check reads."""
_WHOLE = frozenset({SETTINGS.key, *(kind.key for kind in (*_FIGURES, *OWN_KINDS))})
"""After a change of these, everything is read again."""


def read_todo_facts(store: Store, given: CheckInput) -> TodoFacts:
    """The facts of every room, as plain values; ``given`` is what the self-check has read of the same book."""
    development = read_development(store, given.life)
    figures = read_figures(store, given.life)
    return _facts(store, given, replace(figures, facts=replace(figures.facts, development=development)))


def read_todo_again(store: Store, before: TodoFacts, given: CheckInput, kinds: AbstractSet[str]) -> TodoFacts:
    """What ``read_todo_facts`` gives now. ``kinds`` are the keys of the kinds touched since ``before`` was read."""
    if kinds & _WHOLE:
        return read_todo_facts(store, given)
    life = given.life
    development = replace(before.development, life=life, **read_development_parts(store, kinds))
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


def _facts(store: Store, given: CheckInput, figures: FigureInput) -> TodoFacts:
    return TodoFacts(
        cash=given.cash,
        life=given.life,
        development=figures.facts.development,
        figures=figures.facts,
        duties=figures.duties,
        definitions=figures.by_key,
        snoozes=tuple(store.all(SNOOZES)),
    )
