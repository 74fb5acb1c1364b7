"""The cash book: what is to be handed up, and receipts of the higher body that are still to come."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.cash.facts import CashFacts
from ledger.cash.handing_up import period_to_hand_up, proposal
from ledger.kinds.cash import REMITTANCES, Remittance
from ledger.kinds.organisation import GROUP, OrgUnit
from ledger.todo.todo import Group, Todo, Weight, article_of, days_words, due_weight
from ledger.values.dates import add_months
from ledger.values.money import format_money

PAGE = "cash"
RECEIPT_RULE = "cash.receipt.most_months"
_RECEIPT_AHEAD = timedelta(days=10)


def cash_todos(facts: CashFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What the cash books of a unit (None: the book) and below it leave to do."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    for unit in facts.roster.units:
        if unit.level != GROUP and (wanted is None or unit.id in wanted):
            yield from _handing_up(facts, unit, today)
    for one in facts.remittances:
        if wanted is None or one.org_unit_id in wanted:
            yield from _receipt(facts, one, today)


def _handing_up(facts: CashFacts, unit: OrgUnit, today: date) -> Iterator[Todo]:
    """What was received in a period that is over; no national text gives a last day, so nothing is called late."""
    asked = proposal(facts, unit.id, today)
    if asked.amount <= 0 or (asked.first, asked.last) != period_to_hand_up(facts, today):
        return
    span = asked.last.chinese() if asked.first == asked.last else f"{asked.first.chinese()}至{asked.last.chinese()}"
    yield Todo(
        key=f"cash.handing_up:{unit.id}:{asked.last.iso}",
        group=Group.DUES,
        weight=Weight.SOON,
        on=asked.last.last_day,
        words=f"{unit.short_name}有党费{format_money(asked.amount)}元没有上缴",
        note=f"收到于{span}及以前",
        page=PAGE,
        unit_id=unit.id,
    )


def _receipt(facts: CashFacts, one: Remittance, today: date) -> Iterator[Todo]:
    is_open = one.reverses_id is None and (REMITTANCES.key, one.id) not in facts.taken_back and not one.receipt_no
    rule = facts.rules.find(RECEIPT_RULE, today)
    if not is_open or one.remitted_on is None or one.remitted_on > today or rule is None:
        return
    on = add_months(one.remitted_on, rule.value)
    if on > today + _RECEIPT_AHEAD:
        return
    day = f"{one.remitted_on.year}年{one.remitted_on.month}月{one.remitted_on.day}日"
    yield Todo(
        key=f"cash.receipt:{one.id}",
        group=Group.DUES,
        weight=due_weight(on, today),
        on=on,
        words=f"{facts.unit_name(one.org_unit_id)}{day}上缴{one.kind}{format_money(one.amount)}元，没有取得党费收据",
        note=days_words(on, today),
        article=article_of(rule),
        record_kind=REMITTANCES.key,
        record_id=one.id,
        unit_id=one.org_unit_id,
    )
