"""The facts of organisational life kept between changes: only what a change has touched is read again."""

from dataclasses import replace

from ledger.life.facts import LifeFacts
from operations.life.reading import LIFE_KEYS, read_life, read_parts
from storage.store import ChangeSet, Store


class FactsKeeper:
    """Reads a book once, and then what changes; another book is read anew."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._facts: LifeFacts | None = None
        self._touched: set[str] = set()

    def touch(self, changes: ChangeSet) -> None:
        """Something was changed."""
        self._touched |= changes.kinds

    def read(self, store: Store) -> LifeFacts:
        """The facts as the book has them now."""
        facts = self._facts
        if facts is None or store is not self._store or self._touched - LIFE_KEYS:
            facts = read_life(store)
        elif self._touched:
            facts = replace(facts, **read_parts(store, self._touched))
        self._store, self._facts = store, facts
        self._touched.clear()
        return facts
