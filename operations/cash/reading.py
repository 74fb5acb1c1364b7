"""Reading everything about the cash book out of the book, as plain values that a worker thread may hold."""

from ledger.cash.facts import CashFacts
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from operations.dues.reading import read_dues
from operations.tables import rulebook
from storage.store import Store


def read_cash(store: Store) -> CashFacts:
    """Cash book, dues, roster, rules and settings of the book."""
    return CashFacts(
        dues=read_dues(store),
        rules=rulebook(),
        remittances=tuple(store.all(REMITTANCES)),
        entries=tuple(store.all(CASH_ENTRIES)),
        counts=tuple(store.all(CASH_COUNTS)),
    )
