"""Money that came into or left the hands of an organisation, from whatever record it follows.

Members' payments are read where they were entered. A remittance between two organisations of the book is an outflow of
one and an inflow of the other. Every fund is a book of its own: 党费, 党建活动经费 and 工作经费 never meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from ledger.cash.facts import CashFacts
from ledger.codes.cash import DUES_FUND, INCOME, LARGE_DUES, OPENING
from ledger.codes.dues import LARGE
from ledger.kinds.cash import CASH_ENTRIES, REMITTANCES, CashEntry, Remittance
from ledger.kinds.dues import PAYMENTS, Payment
from ledger.values.money import ZERO, Money, total


class Flow(StrEnum):
    """What a movement is, for sums by kind."""

    OPENING = "期初结存"
    DUES = "党员交纳党费"
    LARGE = "大额党费"
    FROM_BELOW = "下级上缴"
    FROM_BELOW_LARGE = "下级上缴大额党费"
    HANDED_UP = "上缴党费"
    HANDED_UP_LARGE = "上缴大额党费"
    OTHER_INCOME = "其他收入"
    SPENDING = "支出"


@dataclass(frozen=True, slots=True)
class Movement:
    """One line's worth of money.

    Attributes:
        amount: positive in either direction; negative where it takes something back.
        is_income: whether it adds to the balance.
        kind_key, record_id: the record behind it; for payments of one day, the first of them.
        category: 收支类别 of an entry, for sums; empty elsewhere.
    """

    on: date
    flow: Flow
    amount: Money
    is_income: bool
    summary: str
    voucher_no: str
    kind_key: str
    record_id: int
    category: str = ""
    use: str = ""

    @property
    def change(self) -> Money:
        """What it does to the balance."""
        return self.amount if self.is_income else Money(-self.amount)


def movements(facts: CashFacts, unit_id: int, fund: str) -> list[Movement]:
    """Every movement of an organisation's fund by day: openings first, income before what leaves on the same day."""
    found = [*_entries(facts, unit_id, fund)]
    if fund == DUES_FUND:
        found += [*_payments(facts, unit_id), *_remittances(facts, unit_id)]
    return sorted(found, key=_order)


def _order(one: Movement) -> tuple[date, bool, bool, str, int]:
    return (one.on, one.flow is not Flow.OPENING, not one.is_income, one.kind_key, one.record_id)


def _payments(facts: CashFacts, unit_id: int) -> Iterator[Movement]:
    """The payments of a day in one line, 大额党费 and counter entries apart."""
    payments = sorted(
        facts.payments_of_branch.get(unit_id, ()), key=lambda one: (one.received_on, one.reverses_id is not None)
    )
    for (day, is_back), group in groupby(payments, key=lambda one: (one.received_on, one.reverses_id is not None)):
        same_day = list(group)
        for flow in (Flow.DUES, Flow.LARGE):
            amounts = [(one, _part(facts, one, is_large=flow is Flow.LARGE)) for one in same_day]
            counted = [(one, amount) for one, amount in amounts if amount]
            if counted and day is not None:
                yield Movement(
                    on=day,
                    flow=flow,
                    amount=total(amount for _, amount in counted),
                    is_income=True,
                    summary=_payment_words(facts, [one for one, _ in counted], flow, is_back=is_back),
                    voucher_no=counted[0][0].receipt_no if len(counted) == 1 else "",
                    kind_key=PAYMENTS.key,
                    record_id=counted[0][0].id,
                )


def _part(facts: CashFacts, payment: Payment, *, is_large: bool) -> Money:
    parts = facts.dues.allocations_of.get(payment.id, ())
    return total(part.amount for part in parts if (part.purpose == LARGE) is is_large)


def _payment_words(facts: CashFacts, payments: list[Payment], flow: Flow, *, is_back: bool) -> str:
    people = list(dict.fromkeys(one.member_id or 0 for one in payments))
    first = facts.roster.member_by_id.get(people[0])
    who = (first.name if first else "") if len(people) == 1 else f"{len(people)}名党员"
    what = "大额党费" if flow is Flow.LARGE else "党费"
    return f"冲正{who}{what}" if is_back else f"收{who}{what}"


def _remittances(facts: CashFacts, unit_id: int) -> Iterator[Movement]:
    for one in facts.remittances:
        if one.remitted_on is None:
            continue
        is_large = one.kind == LARGE_DUES
        if one.org_unit_id == unit_id:
            flow = Flow.HANDED_UP_LARGE if is_large else Flow.HANDED_UP
            yield _remitted(one, flow, _up_words(facts, one), is_income=False)
        if one.to_unit_id == unit_id:
            flow = Flow.FROM_BELOW_LARGE if is_large else Flow.FROM_BELOW
            words = f"收{facts.unit_name(one.org_unit_id)}上缴{one.kind}{period_words(one)}"
            yield _remitted(one, flow, _taken_back(words, one), is_income=True)


def _remitted(one: Remittance, flow: Flow, summary: str, *, is_income: bool) -> Movement:
    return Movement(
        on=one.remitted_on or date.min,
        flow=flow,
        amount=one.amount,
        is_income=is_income,
        summary=summary,
        voucher_no=one.slip_no,
        kind_key=REMITTANCES.key,
        record_id=one.id,
    )


def _up_words(facts: CashFacts, one: Remittance) -> str:
    to = facts.unit_name(one.to_unit_id) or one.to_name
    return _taken_back(f"向{to}上缴{one.kind}{period_words(one)}" if to else f"上缴{one.kind}{period_words(one)}", one)


def _taken_back(words: str, one: Remittance) -> str:
    return f"冲正：{words}" if one.reverses_id is not None else words


def period_words(one: Remittance) -> str:
    """``（2026年1月至3月）``; empty when no period was given."""
    if one.from_month is None:
        return ""
    last = one.to_month
    if last is None or last == one.from_month:
        return f"（{one.from_month.chinese()}）"
    end = f"{last.number}月" if last.year == one.from_month.year else last.chinese()
    return f"（{one.from_month.chinese()}至{end}）"


def _entries(facts: CashFacts, unit_id: int, fund: str) -> Iterator[Movement]:
    for one in facts.entries:
        if one.org_unit_id == unit_id and one.fund == fund and one.entered_on is not None:
            yield _entry(one, one.entered_on)


def _entry(one: CashEntry, on: date) -> Movement:
    is_income = one.category in INCOME
    flow = Flow.OPENING if one.category == OPENING else Flow.OTHER_INCOME if is_income else Flow.SPENDING
    return Movement(
        on=on,
        flow=flow,
        amount=one.amount,
        is_income=is_income,
        summary=f"冲正：{one.summary}" if one.reverses_id is not None else one.summary,
        voucher_no=one.voucher_no,
        kind_key=CASH_ENTRIES.key,
        record_id=one.id,
        category=one.category,
        use=one.use,
    )


def balance_of(found: list[Movement], until: date) -> Money:
    """What is in hand at the end of a day."""
    return total(one.change for one in found if one.on <= until) if found else ZERO
