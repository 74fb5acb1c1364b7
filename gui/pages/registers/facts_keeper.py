"""The registers kept between changes: only what a change has touched is read again."""

from ledger.registers.facts import RegisterFacts
from operations.facts import ROSTER_KINDS
from operations.keeping.reading import REGISTER_KEYS, read_again, read_registers
from storage.store import ChangeSet, Store

_ROSTER_KEYS = frozenset(kind.key for kind in ROSTER_KINDS)


class RegisterKeeper:
    """Reads a book once, and then what changes; another book is read anew."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._facts: RegisterFacts | None = None
        self._touched: set[str] = set()

    def touch(self, changes: ChangeSet) -> None:
        """Something was changed."""
        self._touched |= changes.kinds

    def read(self, store: Store) -> RegisterFacts:
        """The facts as the book has them now."""
        facts = self._facts
        if facts is None or store is not self._store or self._touched & _ROSTER_KEYS:
            facts = read_registers(store)
        elif self._touched:  # amounts and names of other records may have changed with them
            facts = read_again(store, facts, self._touched & REGISTER_KEYS)
        self._store, self._facts = store, facts
        self._touched.clear()
        return facts
