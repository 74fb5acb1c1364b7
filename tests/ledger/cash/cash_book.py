"""Small cash books for tests: the first branch hands up to the 党总支 of the same book, which hands up outside it."""

from datetime import date
from typing import Any

from ledger.cash.facts import CashFacts
from ledger.codes.cash import DUES_FUND, MONTHLY_DUES, SPENDING
from ledger.codes.dues import FOR_MONTH
from ledger.dues.facts import DuesFacts
from ledger.dues.settings import DuesSettings
from ledger.kinds.cash import CashEntry, Remittance
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.rulebook import Rulebook, parse_rules
from ledger.values.money import Money, parse_money
from ledger.values.months import Month
from tests.ledger.dues.dues_book import FOLDER, RULES
from tests.ledger.roster.people import FIRST, TOP, facts, member

CASH_RULES = Rulebook(parse_rules((FOLDER.parent / "cash.toml").read_text(encoding="utf-8")))
TODAY = date(2026, 12, 31)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def paid(number: int, on: str, amount: str, purpose: str = FOR_MONTH, **more: Any) -> tuple[Payment, PaymentAllocation]:
    """A payment of one purpose by member 1 or 2, into the first branch."""
    money = parse_money(amount)
    payment = Payment(
        id=number,
        **{"member_id": 1, "branch_id": FIRST.id, "received_on": day(on), "amount": money, "collector": "李娜", **more},
    )
    month = Month.of(day(on)) if purpose == FOR_MONTH else None
    return payment, PaymentAllocation(id=number, payment_id=number, purpose=purpose, month=month, amount=money)


def up(number: int, on: str, amount: str, unit: int = FIRST.id, **more: Any) -> Remittance:
    given: dict[str, Any] = {
        "org_unit_id": unit,
        "to_unit_id": TOP.id if unit == FIRST.id else None,
        "to_name": "" if unit == FIRST.id else "区直机关工委",
        "kind": MONTHLY_DUES,
        "remitted_on": day(on),
        "amount": parse_money(amount),
        "slip_no": f"J{number}",
    }
    return Remittance(id=number, **{**given, **more})


def entry(number: int, on: str, amount: str, category: str = SPENDING, **more: Any) -> CashEntry:
    given: dict[str, Any] = {
        "org_unit_id": TOP.id,
        "fund": DUES_FUND,
        "entered_on": day(on),
        "category": category,
        "summary": "购买学习资料",
        "amount": parse_money(amount),
        "use": "报刊资料和设备" if category == SPENDING else "",
        "decided_on": day(on) if category == SPENDING else None,
    }
    return CashEntry(id=number, **{**given, **more})


def cash(*payments: tuple[Payment, PaymentAllocation], settings: DuesSettings | None = None, **more: Any) -> CashFacts:
    dues = DuesFacts(
        roster=facts(member(1, "王小明"), member(2, "李娜")),
        rules=RULES,
        settings=settings or DuesSettings(),
        payments=tuple(payment for payment, _ in payments),
        allocations=tuple(part for _, part in payments),
    )
    return CashFacts(dues=dues, rules=CASH_RULES, **more)


def yuan(amount: str) -> Money:
    return parse_money(amount)
