"""One cell of the grid: what is owed and paid for a member and month, and its state in one word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.codes.dues import DEFERRED, GOOD_REASON
from ledger.dues.liability import NOT_DUE_WORDS
from ledger.dues.month_due import Ground, MonthDue
from ledger.dues.paid import Receipt
from ledger.values.dates import days_of_month
from ledger.values.money import ZERO, Money, format_money, total
from ledger.values.months import Month


class State(StrEnum):
    """How a month stands. ``UPCOMING`` is unpaid and not yet due; the money states come after the grounds."""

    PAID = "paid"
    PREPAID = "prepaid"
    BACK_PAID = "back_paid"
    PART = "part"
    OWED = "owed"
    UPCOMING = "upcoming"
    REDUCED = "reduced"
    EXEMPT = "exempt"
    NOT_DUE = "not_due"


STATE_LABELS = {
    State.PAID: "已交",
    State.PREPAID: "预交",
    State.BACK_PAID: "补交",
    State.PART: "未交齐",
    State.OWED: "欠交",
    State.UPCOMING: "未到期",
    State.REDUCED: "少交（已交）",
    State.EXEMPT: "免交",
    State.NOT_DUE: "不应交",
}
STATE_SIGNS = {
    State.PAID: "✓",
    State.PREPAID: "预",
    State.BACK_PAID: "补",
    State.PART: "△",
    State.OWED: "○",
    State.UPCOMING: "",
    State.REDUCED: "少",
    State.EXEMPT: "免",
    State.NOT_DUE: "—",
}
UNSETTLED = frozenset({State.PART, State.OWED})
_NOT_COUNTED = frozenset({DEFERRED, GOOD_REASON})


@dataclass(frozen=True, slots=True)
class Cell:
    """A member's month as of a day.

    Attributes:
        paid: what was received for the month up to the day.
        owed: what is missing of a month that has fallen due, else zero.
        receipts: the payments behind ``paid``.
    """

    due: MonthDue
    paid: Money
    owed: Money
    state: State
    receipts: tuple[Receipt, ...]

    @property
    def month(self) -> Month:
        """The month (所属期)."""
        return self.due.month

    @property
    def over(self) -> Money:
        """What was paid beyond the due."""
        return Money(max(self.paid - self.due.amount, 0))

    @property
    def is_arrear(self) -> bool:
        """Whether it counts in a run of unpaid months: a due, no payment, no recorded reason (党章第九条)."""
        excuse = self.due.circumstance.situation if self.due.circumstance else ""
        return self.state is State.OWED and excuse not in _NOT_COUNTED

    @property
    def words(self) -> str:
        """The state in Chinese with what explains it."""
        if self.state is State.NOT_DUE and self.due.reason is not None:
            return NOT_DUE_WORDS[self.due.reason]
        if self.state in UNSETTLED and self.due.circumstance is not None:
            return f"{STATE_LABELS[self.state]}（{self.due.circumstance.situation}）"
        return STATE_LABELS[self.state]


def cell_of(due: MonthDue, receipts: tuple[Receipt, ...], as_of: date, due_day: int) -> Cell:
    """The cell of a due and what was received for it. ``due_day`` as in ``DuesSettings``."""
    paid = total(receipt.amount for receipt in receipts) if receipts else ZERO
    missing = max(due.amount - paid, 0)
    owed = Money(missing if missing and as_of > last_day_to_pay(due.month, due_day) else 0)
    return Cell(due, paid, owed, _state(due, paid, owed, receipts), receipts)


def last_day_to_pay(month: Month, due_day: int) -> date:
    """The day after which an unpaid month is owed."""
    return date(month.year, month.number, min(due_day, days_of_month(month.year, month.number)))


def due_words(due: MonthDue) -> str:
    """``应交76.50元``, ``免交``, ``尚未转入``: one phrase for a tooltip or a list."""
    if due.reason is not None:
        return NOT_DUE_WORDS[due.reason]
    if due.ground is Ground.EXEMPT:
        return Ground.EXEMPT.value
    return f"{'少交后' if due.ground is Ground.REDUCED else ''}应交{format_money(due.amount)}元"


def _state(due: MonthDue, paid: Money, owed: Money, receipts: tuple[Receipt, ...]) -> State:
    if due.ground is Ground.NOT_DUE:
        return State.NOT_DUE
    if due.ground is Ground.EXEMPT:
        return State.EXEMPT
    if paid < due.amount:
        return _unsettled(paid, owed)
    if due.ground is Ground.REDUCED:
        return State.REDUCED
    return _settled(due.month, receipts)


def _unsettled(paid: Money, owed: Money) -> State:
    if paid > 0:
        return State.PART
    return State.OWED if owed else State.UPCOMING


def _settled(month: Month, receipts: tuple[Receipt, ...]) -> State:
    if receipts and all(receipt.is_before(month) for receipt in receipts):
        return State.PREPAID
    if any(receipt.is_after(month) for receipt in receipts):
        return State.BACK_PAID
    return State.PAID
