"""Reading everything about dues out of the book, as plain values that a worker thread may hold."""

from ledger.dues.facts import DuesFacts
from ledger.dues.overrides import read_override
from ledger.dues.rules import DuesRules
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CIRCUMSTANCES,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
    RULE_OVERRIDES,
)
from operations.dues.rules import dues_rules
from operations.dues.settings import dues_settings
from operations.facts import read_facts
from storage.store import Store


def read_dues(store: Store) -> DuesFacts:
    """Dues, roster, rules and settings of the book."""
    return DuesFacts(
        roster=read_facts(store),
        rules=book_rules(store),
        settings=dues_settings(store),
        assessments=tuple(store.all(ASSESSMENTS)),
        items=tuple(store.all(ASSESSMENT_ITEMS)),
        payments=tuple(store.all(PAYMENTS)),
        allocations=tuple(store.all(PAYMENT_ALLOCATIONS)),
        exemptions=tuple(store.all(EXEMPTIONS)),
        circumstances=tuple(store.all(CIRCUMSTANCES)),
        closings=tuple(store.all(DUES_CLOSINGS)),
        closed_dues=tuple(store.all(CLOSED_DUES)),
        corrections=tuple(store.all(DUE_CORRECTIONS)),
    )


def book_rules(store: Store) -> DuesRules:
    """The rules with the local standards of the book. One that does not hold together is left out; the page says so."""
    read = (read_override(record) for record in store.all(RULE_OVERRIDES))
    return dues_rules().with_overrides(one for one in read if one is not None)
