"""The registers of the sample: some years of entries in all of them, and one register of the user's own.

Beyond ``MOST_MEMBERS`` there is none, as with organisational life.
"""

from datetime import date
from random import Random

from ledger.codes.cash import SPENDING
from ledger.kinds.cash import CASH_ENTRIES
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, OrgUnit
from ledger.kinds.registers.visiting import VISITS, Visit
from ledger.values.money import Money
from operations.demo.registers_own import add_own_register
from operations.demo.registers_service import serve
from operations.demo.registers_team import train
from operations.demo.registers_teller import Teller
from operations.demo.registers_work import found, lead, work
from operations.facts import read_facts
from storage.store import Change, Store

MOST_MEMBERS, MOST_YEARS = 300, 5
_PAID_USE = "关怀帮扶和走访慰问"


def add_registers(store: Store, change: Change, today: date, years: int, random: Random) -> None:
    """Fill the last years. ``change`` is an open change of ``store``; people and cash book are there."""
    facts = read_facts(store)
    if len(facts.members) > MOST_MEMBERS:
        return
    teller = Teller(change, facts, today, Random(random.getrandbits(32)))  # noqa: S311 - sample data, not secrets
    top = next(unit for unit in facts.units if unit.level in (GENERAL_BRANCH, BRANCH))
    branches = [unit for unit in facts.units if unit.level == BRANCH]
    first = today.year - min(years, MOST_YEARS) + 1
    for year in range(first, today.year + 1):
        for place, branch in enumerate(branches):
            serve(teller, branch, place, year)
            train(teller, branch, place, year)
            work(teller, branch, place, year)
        lead(teller, top, year)
    found(teller, top, branches, first)
    _pay_visits(store, teller, top)
    add_own_register(change, branches, teller.days(first, (3, 8, 11)))


def _pay_visits(store: Store, teller: Teller, top: OrgUnit) -> None:
    """Two visits for which the cash book has paid with one line; what each got adds up to it."""
    for entry in store.all(CASH_ENTRIES):
        if entry.use != _PAID_USE or entry.category != SPENDING or entry.entered_on is None:
            continue
        visited = teller.members(top, entry.entered_on, 2)
        for member_id in visited:
            visit = Visit(
                org_unit_id=top.id,
                visited_on=entry.entered_on,
                occasion="生活困难",
                member_id=member_id,
                object_kind="困难党员",
                visitors="总支委员",
                fund="党费",
                amount=Money(entry.amount // len(visited)),
                cash_entry_id=entry.id,
                content="上门看望，送上慰问金，听取意见。",
            )
            teller.add(VISITS, visit)
