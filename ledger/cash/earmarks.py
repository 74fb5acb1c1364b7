"""Money that came down for a purpose (专款专用), and what of it is left."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ledger.cash.facts import CashFacts
from ledger.kinds.cash import CashEntry
from ledger.values.money import Money


@dataclass(frozen=True, slots=True)
class Earmark:
    """Money for a purpose, what was spent of it, and what is left; negative when more was spent than came."""

    entry: CashEntry
    spent: Money

    @property
    def left(self) -> Money:
        """What is still to be spent on the purpose."""
        return Money(self.entry.amount - self.spent)


def earmarks(facts: CashFacts, unit_id: int, fund: str, until: date) -> list[Earmark]:
    """Every earmarked income of an organisation's fund up to a day that was not taken back."""
    spent: dict[int, int] = defaultdict(int)
    known = [one for one in facts.entries if one.entered_on is not None and one.entered_on <= until]
    for one in known:
        if one.earmark_id is not None:
            spent[one.earmark_id] += one.amount
    return [
        Earmark(one, Money(spent[one.id]))
        for one in known
        if one.org_unit_id == unit_id
        and one.fund == fund
        and one.earmark
        and one.reverses_id is None
        and ("cash_entries", one.id) not in facts.taken_back
    ]
