"""What was paid, by member and month (所属期), as of a day. A payment and its counter entry cancel each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.codes.dues import CREDIT, FOR_MONTH, LARGE, VOLUNTARY
from ledger.dues.facts import DuesFacts, MemberMonth
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.values.money import ZERO, Money, total
from ledger.values.months import Month

MONTHS_OF_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Receipt:
    """The part of one payment that went to a month. ``covers_quarter``: the payment fills the month's whole quarter."""

    payment_id: int
    branch_id: int
    received_on: date
    amount: Money
    covers_quarter: bool

    def is_before(self, month: Month) -> bool:
        """Whether the money came before the month began (预交)."""
        return Month.of(self.received_on) < month

    def is_after(self, month: Month) -> bool:
        """Whether it came after the month (补交); the quarter's own payment does not (2008 article 12)."""
        received = Month.of(self.received_on)
        is_quarterly = self.covers_quarter and (received.year, received.quarter) == (month.year, month.quarter)
        return received > month and not is_quarterly


@dataclass(frozen=True)
class Paid:
    """Everything received up to a day.

    Attributes:
        receipts: the parts that went to months, in the order of the days of receipt.
        credit: 待抵党费 by member: overpaid and not yet used.
        voluntary: 自愿多交 by member and year of receipt.
        large: 大额党费, likewise; never part of monthly dues or of a remittance ratio.
        last_received_on: the last day on which the member paid anything.
    """

    receipts: Mapping[MemberMonth, tuple[Receipt, ...]]
    credit: Mapping[int, Money]
    voluntary: Mapping[tuple[int, int], Money]
    large: Mapping[tuple[int, int], Money]
    last_received_on: Mapping[int, date]

    def amount(self, member_id: int, month: Month) -> Money:
        """What was paid for a month."""
        return total(receipt.amount for receipt in self.receipts.get((member_id, month), ()))


def paid_by(facts: DuesFacts, as_of: date) -> Paid:
    """What had been received on a day. Payments that a counter entry up to that day takes back are left out."""
    receipts: dict[MemberMonth, list[Receipt]] = defaultdict(list)
    sums: dict[str, dict[tuple[int, int], int]] = {purpose: defaultdict(int) for purpose in (VOLUNTARY, LARGE)}
    credit: dict[int, int] = defaultdict(int)
    last: dict[int, date] = {}
    for payment in standing_payments(facts, as_of):
        member_id, received_on = payment.member_id or 0, payment.received_on or as_of
        parts = facts.allocations_of.get(payment.id, ())
        quarters = _whole_quarters(parts)
        if payment.amount > 0:
            last[member_id] = received_on
        for part in parts:
            if part.purpose == FOR_MONTH and part.month is not None:
                covers = (part.month.year, part.month.quarter) in quarters
                receipt = Receipt(payment.id, payment.branch_id or 0, received_on, part.amount, covers)
                receipts[member_id, part.month].append(receipt)
            elif part.purpose == CREDIT:
                credit[member_id] += part.amount
            elif part.purpose in sums:
                sums[part.purpose][member_id, received_on.year] += part.amount
    return Paid(
        receipts={place: tuple(found) for place, found in receipts.items()},
        credit={member_id: Money(amount) for member_id, amount in credit.items()},
        voluntary={place: Money(amount) for place, amount in sums[VOLUNTARY].items()},
        large={place: Money(amount) for place, amount in sums[LARGE].items()},
        last_received_on=last,
    )


def standing_payments(facts: DuesFacts, as_of: date) -> Iterator[Payment]:
    """Payments received up to a day that stand, by day of receipt: neither counter entries nor what they take back."""
    known = [payment for payment in facts.payments if payment.received_on is None or payment.received_on <= as_of]
    reversed_ids = {payment.reverses_id for payment in known if payment.reverses_id is not None}
    standing = [one for one in known if one.reverses_id is None and one.id not in reversed_ids]
    return iter(sorted(standing, key=lambda one: (one.received_on or date.min, one.id)))


def _whole_quarters(parts: Sequence[PaymentAllocation]) -> frozenset[tuple[int, int]]:
    if len(parts) < MONTHS_OF_QUARTER:
        return frozenset()
    months = {part.month for part in parts if part.month is not None and part.amount > ZERO}
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for month in months:
        counts[month.year, month.quarter] += 1
    return frozenset(quarter for quarter, count in counts.items() if count == MONTHS_OF_QUARTER)
