"""From a row of a payment list, or of the grid of twelve months, to the payments that it stands for."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ledger.codes.dues import CREDIT, FOR_MONTH, LARGE, VOLUNTARY
from ledger.dues.facts import DuesFacts
from ledger.dues.receiving import Entry
from ledger.intake.months_reader import months_in, months_text
from ledger.intake.payments import DATES, MONTHS
from ledger.intake.reading import Value
from ledger.kinds.dues import Payment
from ledger.values.money import Money
from ledger.values.months import Month

MONTH_END = "month_end"
"""The rule that every payment came on the last day of its month."""
DAYS_OF_MONTH = {f"day_{day:02}": day for day in (1, 5, 10, 15, 20, 25)}
"""The rules that every payment came on one day of its month."""
IN_MONTH_OF_RECEIPT = "month_of_receipt"

Identity = tuple[int, date | None, int, str, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user has said for all rows.

    Attributes:
        received: the rule by which a payment without a day has one, or a day; empty while it is open.
        year: of months without one; None while it is open.
        period: what a payment without a month is for; empty while it is open.
    """

    received: str = ""
    year: int | None = None
    period: str = ""

    def day_of(self, month: Month | None) -> date | None:
        """The day of receipt for a month by the rule; None while there is none."""
        if self.received and self.received not in DAYS_OF_MONTH and self.received != MONTH_END:
            return date.fromisoformat(self.received)
        if month is None or not self.received:
            return None
        day = DAYS_OF_MONTH.get(self.received)
        return date(month.year, month.number, day) if day else month.last_day


@dataclass(frozen=True, slots=True)
class Wish:
    """One payment that a row stands for: the field in which its amount stands, and the payment."""

    field: str
    entry: Entry


def is_grid(values: Mapping[str, Value]) -> bool:
    """Whether a row holds amounts by month."""
    return any(key in values for key in MONTHS)


def listed(member_id: int, values: Mapping[str, Value], rules: Rules, branch_id: int | None) -> Wish | str:
    """The payment of a list row, or why it cannot be told."""
    received = values.get("received_on")
    purpose = str(values.get("purpose") or "")
    months = _months(values, rules, received if isinstance(received, date) else None)
    if months is None:
        return f"读不出所属月份“{values.get('months')}”，请写成2026-01或者2026年1月至3月。"
    if not months and purpose not in {VOLUNTARY, LARGE, CREDIT}:
        if rules.period != IN_MONTH_OF_RECEIPT or not isinstance(received, date):
            return "没有写明所属月份，请先说明没有写明的按哪个月登记。"
        months = (Month.of(received),)
    day = received if isinstance(received, date) else rules.day_of(months[-1] if months else None)
    if day is None:
        return "没有收款日期，请先选择没有日期的按什么规则登记。"
    amount = values.get("amount")
    entry = _entry((member_id, branch_id), values, day, Money(amount if isinstance(amount, int) else 0), months)
    return Wish("amount", entry)


def by_month(member_id: int, values: Mapping[str, Value], rules: Rules, branch_id: int | None) -> Iterator[Wish | str]:
    """The payments of a grid row, or why none can be told."""
    if rules.year is None:
        yield "表中没有写明年度，请先选择这些月份是哪一年的。"
        return
    for number, (key, day_key) in enumerate(zip(MONTHS, DATES, strict=True), start=1):
        amount = values.get(key)
        if not isinstance(amount, int) or not amount:
            continue
        month = Month(rules.year, number)
        own = values.get(day_key) or values.get("received_on")
        day = own if isinstance(own, date) else rules.day_of(month)
        if day is None:
            yield "表中没有收款日期，请先选择没有日期的按什么规则登记。"
            return
        yield Wish(key, _entry((member_id, branch_id), values, day, Money(amount), (month,)))


def _months(values: Mapping[str, Value], rules: Rules, received: date | None) -> tuple[Month, ...] | None:
    """The months that a row names; empty for none, None when they cannot be read."""
    first, last = values.get("from_month"), values.get("to_month")
    if isinstance(first, Month):
        return tuple(first.through(last if isinstance(last, Month) else first)) or None
    text = str(values.get("months") or "")
    year = rules.year or (received.year if received else None)
    return months_in(text, year) if text else ()


def _entry(
    who: tuple[int, int | None], values: Mapping[str, Value], day: date, amount: Money, months: tuple[Month, ...]
) -> Entry:
    purpose = str(values.get("purpose") or "")
    return Entry(
        member_id=who[0],
        branch_id=who[1],
        received_on=day,
        amount=amount,
        months=months,
        surplus=purpose if purpose and purpose != FOR_MONTH else CREDIT,
        method=str(values.get("method") or ""),
        payer=str(values.get("payer") or ""),
        collector=str(values.get("collector") or ""),
        receipt_no=str(values.get("receipt_no") or ""),
        note=str(values.get("note") or ""),
    )


# What the book has


def months_of(facts: DuesFacts, payment: Payment) -> tuple[Month, ...]:
    """The months that a payment went to."""
    parts = facts.allocations_of.get(payment.id, ())
    return tuple(sorted({one.month for one in parts if one.month is not None}))


def identity_of(facts: DuesFacts, payment: Payment) -> Identity:
    """What makes a payment the same as a row: member, day, amount, months, receipt."""
    months = months_text(months_of(facts, payment))
    return payment.member_id or 0, payment.received_on, payment.amount, months, payment.receipt_no


def identity_of_entry(entry: Entry) -> Identity:
    """The same of what a row says."""
    return entry.member_id, entry.received_on, entry.amount, months_text(entry.months), entry.receipt_no


class Known:
    """The payments of the book, each found by one row only."""

    def __init__(self, facts: DuesFacts) -> None:
        self._left = Counter(identity_of(facts, one) for one in facts.payments)
        self._days = Counter((one.member_id, one.received_on, one.amount) for one in facts.payments)

    def take(self, entry: Entry) -> bool:
        """Whether the book has this very payment, and no earlier row was it."""
        key = identity_of_entry(entry)
        if not self._left[key]:
            return False
        self._left[key] -= 1
        return True

    def has_alike(self, entry: Entry) -> bool:
        """Whether the book has another payment of the same member, day and amount."""
        return self._days[entry.member_id, entry.received_on, entry.amount] > 0


def values_of(facts: DuesFacts, payment: Payment) -> dict[str, Value]:
    """A payment of the book in the fields of the target, without the person."""
    parts = facts.allocations_of.get(payment.id, ())
    purpose = next((one.purpose for one in parts if one.purpose != FOR_MONTH), "")
    unit = facts.roster.unit_by_id.get(payment.branch_id or 0)
    found: dict[str, Value] = {
        "received_on": payment.received_on,
        "amount": int(payment.amount),
        "months": months_text(months_of(facts, payment)),
        "purpose": purpose,
        "method": payment.method,
        "receipt_no": payment.receipt_no,
        "payer": payment.payer,
        "collector": payment.collector,
        "receiving": unit.short_name if unit else "",
        "note": payment.note,
    }
    return {key: value for key, value in found.items() if value not in (None, "")}
