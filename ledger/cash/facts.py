"""The records of the cash book together with the dues, indexed once. Plain values for a worker thread."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ledger.dues.facts import DuesFacts
from ledger.kinds.cash import CashCount, CashEntry, Remittance
from ledger.kinds.dues import Payment
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook


@dataclass(frozen=True)
class CashFacts:
    """What money came, went up, came down, was spent and counted."""

    dues: DuesFacts
    rules: Rulebook
    remittances: tuple[Remittance, ...] = ()
    entries: tuple[CashEntry, ...] = ()
    counts: tuple[CashCount, ...] = ()

    @property
    def roster(self) -> RosterFacts:
        """People and organisations."""
        return self.dues.roster

    @cached_property
    def payments_of_branch(self) -> Mapping[int, tuple[Payment, ...]]:
        """Payments and counter entries by the branch that received them, by day."""
        found: dict[int, list[Payment]] = defaultdict(list)
        for one in sorted(self.dues.payments, key=lambda one: (one.received_on is None, one.received_on, one.id)):
            if one.received_on is not None:
                found[one.branch_id or 0].append(one)
        return {branch: tuple(payments) for branch, payments in found.items()}

    @cached_property
    def entry_by_id(self) -> Mapping[int, CashEntry]:
        """Cash entries by id."""
        return {one.id: one for one in self.entries}

    @cached_property
    def remittance_by_id(self) -> Mapping[int, Remittance]:
        """Remittances by id."""
        return {one.id: one for one in self.remittances}

    @cached_property
    def taken_back(self) -> frozenset[tuple[str, int]]:
        """Kind key and id of every remittance and entry that a counter entry takes back."""
        remitted = {("remittances", one.reverses_id) for one in self.remittances if one.reverses_id}
        return frozenset(remitted | {("cash_entries", one.reverses_id) for one in self.entries if one.reverses_id})

    def unit_name(self, unit_id: int | None) -> str:
        """The short name of an organisation of the book; empty for none."""
        unit = self.roster.unit_by_id.get(unit_id or 0)
        return unit.short_name if unit else ""
