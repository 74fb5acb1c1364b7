"""Small books of dues for tests: one branch in 2026, amounts in 元 as people write them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ledger.codes.dues import CIVIL_SERVANT, FOR_MONTH, YEARLY
from ledger.dues.assessing import Asked, Assessed, PayItem, assess
from ledger.dues.facts import DuesFacts
from ledger.dues.items import parse_items
from ledger.dues.rates import parse_fixed, parse_tables
from ledger.dues.rules import DuesRules
from ledger.dues.settings import DuesSettings
from ledger.dues.source import parse_principles
from ledger.kinds.dues import Assessment, Payment, PaymentAllocation
from ledger.kinds.membership import Stay
from ledger.rulebook import Rulebook, parse_rules
from ledger.values.money import Money, parse_money
from ledger.values.months import Month
from tests.ledger.roster.people import FIRST, facts, member

FOLDER = Path(__file__).parents[3] / "resources" / "rulebook" / "dues"
WANG, LI = 1, 2
YEAR_END = date(2026, 12, 31)


def text(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


RULES = DuesRules(
    tables=tuple(parse_tables(text("rates"))),
    fixed=tuple(parse_fixed(text("fixed"))),
    items=tuple(parse_items(text("items"))),
    limits=Rulebook(parse_rules(text("limits"))),
    principles=parse_principles(text("principles")),
)


def yuan(amount: str) -> Money:
    return parse_money(amount)


def month(iso: str) -> Month:
    return Month.from_iso(iso)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def due_of_slip(items: dict[str, str], kind: str = CIVIL_SERVANT, first: str = "2026-01", **more: Any) -> Assessed:
    """What a pay slip comes to under the default settings."""
    lines = tuple(PayItem(name, yuan(amount)) for name, amount in items.items())
    settings = more.pop("settings", DuesSettings())
    return assess(RULES, settings, Asked(person_kind=kind, month=month(first), items=lines, **more))


def due_of_base(base: str, kind: str = CIVIL_SERVANT, first: str = "2026-01", **more: Any) -> Assessed:
    """What a typed base comes to."""
    return due_of_slip({}, kind, first, method="直接填写基数", base=yuan(base), **more)


def segment(due: str, first: str = "2026-01", member_id: int = WANG, **more: Any) -> Assessment:
    start = month(first)
    given = {"id": start.year * 100 + start.number, "person_kind": CIVIL_SERVANT, "reason": YEARLY, **more}
    return Assessment(member_id=member_id, year=start.year, from_month=start, due=yuan(due), **given)


def paid(
    payment_id: int, on: str, months: dict[str, str], member_id: int = WANG, branch_id: int = FIRST.id
) -> tuple[Payment, tuple[PaymentAllocation, ...]]:
    """A payment with its months."""
    parts = tuple(
        PaymentAllocation(
            id=payment_id * 100 + number,
            payment_id=payment_id,
            purpose=FOR_MONTH,
            month=month(iso),
            amount=yuan(amount),
        )
        for number, (iso, amount) in enumerate(months.items())
    )
    amount = Money(sum(part.amount for part in parts))
    payment = Payment(id=payment_id, member_id=member_id, branch_id=branch_id, received_on=day(on), amount=amount)
    return payment, parts


def book(
    *assessments: Assessment,
    payments: tuple[tuple[Payment, tuple[PaymentAllocation, ...]], ...] = (),
    stays: tuple[Stay, ...] | None = None,
    admitted: str = "2010-07-01",
    roster: dict[str, tuple[object, ...]] | None = None,
    **more: Any,
) -> DuesFacts:
    """王小明 (1) and 李娜 (2) in 第一支部, with what is given."""
    people = (member(WANG, "王小明", admitted), member(LI, "李娜"))
    return DuesFacts(
        roster=facts(*people, stays=stays, **(roster or {})),
        rules=more.pop("rules", RULES),
        assessments=assessments,
        payments=tuple(payment for payment, _ in payments),
        allocations=tuple(part for _, parts in payments for part in parts),
        **more,
    )


def with_settings(facts_: DuesFacts, **chosen: Any) -> DuesFacts:
    return replace(facts_, settings=replace(facts_.settings, **chosen))
