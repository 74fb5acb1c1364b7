"""Months owed in a row. The program counts and warns; what follows is for the branch meeting to decide.

党章第九条: six months in a row without proper reason. A payment or a recorded reason begins the count anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ledger.dues.amounts import due_amounts, month_number, owes_anything
from ledger.dues.cells import Cell, last_day_to_pay
from ledger.dues.facts import DuesFacts
from ledger.dues.paid import Paid, paid_by
from ledger.dues.rules import FIRST_WARNING_ID, LEAVING_ID
from ledger.dues.year import cells_of
from ledger.errors import Finding, Level
from ledger.kinds.member import MEMBERS, Member
from ledger.values.money import Money, total
from ledger.values.months import Month


@dataclass(frozen=True, slots=True)
class Arrears:
    """What a member has not paid as of a day.

    Attributes:
        cells: every month with something missing, the oldest first.
        run: the months unpaid in a row up to the day that count for the warning.
    """

    member: Member
    cells: tuple[Cell, ...]
    run: tuple[Month, ...]

    @property
    def owed(self) -> Money:
        """The sum of what is missing."""
        return total(cell.owed for cell in self.cells)


def arrears_list(facts: DuesFacts, as_of: date, unit_id: int | None = None) -> list[Arrears]:
    """Everybody who owes something on a day, in the order of entry."""
    wanted = facts.wanted_branches(unit_id)
    paid = paid_by(facts, as_of)
    months = _paid_months(paid)
    nothing: dict[int, int] = {}
    owing = [one for one in facts.roster.members if _may_owe(facts, one, months.get(one.id, nothing), as_of)]
    found = [arrears_of(facts, paid, member, as_of) for member in owing]
    return [one for one in found if one.cells and (wanted is None or one.cells[-1].due.branch_id in wanted)]


def arrears_of(facts: DuesFacts, paid: Paid, member: Member, as_of: date) -> Arrears:
    """What one member owes, from the first assessment in the book on."""
    segments = facts.assessments_of.get(member.id, ())
    first = segments[0].from_month if segments else None
    if first is None:
        return Arrears(member, (), ())
    cells = cells_of(facts, paid, member, first.through(Month.of(as_of)), as_of)
    last_paid = paid.last_received_on.get(member.id, date.min)
    run = tuple(reversed(list(_run(cells, as_of, last_paid, facts.settings.due_day))))
    return Arrears(member, tuple(cell for cell in cells if cell.owed), run)


def arrears_advice(facts: DuesFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """A finding for each member with three, respectively six months unpaid in a row."""
    found = [_advice(facts, one, as_of) for one in arrears_list(facts, as_of, unit_id)]
    return [finding for finding in found if finding is not None]


def _may_owe(facts: DuesFacts, member: Member, paid: Mapping[int, int], as_of: date) -> bool:
    """A quick look that spares most members the full account."""
    segments = facts.assessments_of.get(member.id, ())
    first = segments[0].from_month if segments else None
    if first is None:
        return False
    return owes_anything(due_amounts(facts, member, first, max(first, _last_fallen_due(facts, as_of))), first, paid)


def _last_fallen_due(facts: DuesFacts, as_of: date) -> Month:
    month = Month.of(as_of)
    return month if as_of > last_day_to_pay(month, facts.settings.due_day) else month.plus(-1)


def _paid_months(paid: Paid) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for (member_id, month), receipts in paid.receipts.items():
        found.setdefault(member_id, {})[month_number(month)] = sum(receipt.amount for receipt in receipts)
    return found


def _run(cells: tuple[Cell, ...], as_of: date, last_paid: date, due_day: int) -> Iterator[Month]:
    """Backwards from the last month that has fallen due."""
    for cell in reversed(cells):
        last_day = last_day_to_pay(cell.month, due_day)
        if last_day >= as_of:
            continue
        if not cell.is_arrear or last_day < last_paid:
            return
        yield cell.month


def _advice(facts: DuesFacts, one: Arrears, as_of: date) -> Finding | None:
    for rule_id, level in ((LEAVING_ID, Level.WARN), (FIRST_WARNING_ID, Level.INFO)):
        rule = facts.rules.limits.find(rule_id, as_of)
        if rule is not None and len(one.run) >= rule.value:
            span = f"{one.run[0].chinese()}至{one.run[-1].chinese()}"
            sentence = f"{one.member.name}：{span}连续{len(one.run)}个月没有交纳党费。{rule.text}"
            return Finding(rule.id, level, sentence, rule.citation, MEMBERS.key, one.member.id)
    return None
