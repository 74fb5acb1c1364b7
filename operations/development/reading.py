"""Reading everything about 发展党员 out of the book, as plain values that a worker thread may hold."""

from collections.abc import Set as AbstractSet
from typing import Any

from ledger.development.facts import DevelopmentFacts
from ledger.kind import RecordKind
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    HOLIDAYS,
    REVIEW_INQUIRIES,
    TRANSFER_LETTERS,
)
from ledger.life.facts import LifeFacts
from operations.life.reading import read_life
from storage.store import Store

DEVELOPMENT_PARTS: dict[str, RecordKind[Any]] = {
    "cases": DEVELOPMENT_CASES,
    "contacts": DEVELOPMENT_CONTACTS,
    "checks": DEVELOPMENT_CHECKS,
    "inquiries": REVIEW_INQUIRIES,
    "materials": DEVELOPMENT_MATERIALS,
    "holidays": HOLIDAYS,
    "letters": TRANSFER_LETTERS,
}
"""Attributes of ``DevelopmentFacts`` and the kinds that they hold."""
DEVELOPMENT_KINDS = tuple(DEVELOPMENT_PARTS.values())
DEVELOPMENT_KEYS = frozenset(kind.key for kind in DEVELOPMENT_KINDS)


def read_development(store: Store, life: LifeFacts | None = None) -> DevelopmentFacts:
    """Cases with everything that belongs to them; ``life`` spares reading organisational life a second time."""
    return DevelopmentFacts(life or read_life(store), **read_development_parts(store, DEVELOPMENT_KEYS))


def read_development_parts(store: Store, kinds: AbstractSet[str]) -> dict[str, Any]:
    """The attributes of ``DevelopmentFacts`` for the kinds with these keys; keys of other kinds do not matter."""
    return {name: tuple(store.all(kind)) for name, kind in DEVELOPMENT_PARTS.items() if kind.key in kinds}
