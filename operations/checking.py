"""自查: everything that the program finds wrong or missing in a book, from every room of the rules."""

from datetime import date

from ledger.checks.money import money_findings
from ledger.checks.overview import overview
from ledger.errors import Finding, Level
from operations.cash.reading import read_cash
from operations.tables import rulebook
from storage.store import Store

_WEIGHT = {Level.MUST: 0, Level.WARN: 1, Level.INFO: 2}


def self_check(store: Store, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on a unit (None: the whole book) as of a day, the heaviest first."""
    cash = read_cash(store)
    found = [
        *overview(cash.roster, rulebook(), as_of, unit_id).findings,
        *money_findings(cash, as_of, unit_id),
    ]
    return sorted(found, key=lambda finding: _WEIGHT[finding.level])
