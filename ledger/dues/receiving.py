"""Taking money: how a payment spreads over months, what is wrong with it, and the counter entry that takes it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.dues import CREDIT, FOR_MONTH, LARGE, VOLUNTARY
from ledger.dues.cells import Cell
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NOT_DUE_WORDS, liability_of
from ledger.dues.month_due import Ground
from ledger.dues.paid import Paid, paid_by
from ledger.dues.rules import BACK_ID, LARGE_ID, PREPAID_ID
from ledger.dues.year import cells_of
from ledger.errors import Level, Problem
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.roster.asof import roster_on
from ledger.values.money import ZERO, Money, format_money, total
from ledger.values.months import Month

_FAR_TOO_MUCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A payment as it is typed.

    Attributes:
        months: the months it is for (所属期), filled in this order; none for a payment beside the monthly dues.
        surplus: what the rest becomes: 待抵党费, 自愿多交 or 大额党费. Without months the whole amount is rest.
        branch_id: the receiving branch; None for the branch of the first month.
    """

    member_id: int
    received_on: date | None
    amount: Money
    months: tuple[Month, ...] = ()
    surplus: str = CREDIT
    branch_id: int | None = None
    method: str = ""
    payer: str = ""
    collector: str = ""
    receipt_no: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """What would be written. ``problems`` of level MUST forbid it, others ask."""

    payment: Payment
    parts: tuple[PaymentAllocation, ...]
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be written as it is."""
        return any(problem.level is Level.MUST for problem in self.problems)


def plan_payment(facts: DuesFacts, entry: Entry, today: date) -> PaymentPlan:
    """Spread a payment: each month gets what is still missing of its due, the rest becomes ``surplus``.

    The parts always add up to the amount. Raises KeyError for a member that the book does not know.
    """
    member = facts.roster.member_by_id[entry.member_id]
    paid = paid_by(facts, date.max)
    months = tuple(dict.fromkeys(entry.months))
    cells = cells_of(facts, paid, member, months, today)
    branch_id = entry.branch_id or _branch(facts, entry, cells, today)
    payment = Payment(
        member_id=entry.member_id,
        branch_id=branch_id,
        received_on=entry.received_on,
        amount=entry.amount,
        method=entry.method,
        payer=entry.payer,
        collector=entry.collector,
        receipt_no=entry.receipt_no,
        note=entry.note,
    )
    parts = tuple(_parts(entry, cells))
    return PaymentPlan(payment, parts, tuple(_problems(facts, entry, payment, cells, today)))


def plan_reversal(facts: DuesFacts, payment_id: int, received_on: date, reason: str) -> PaymentPlan:
    """The counter entry of a payment: the same amounts, negative. Raises KeyError for an unknown payment."""
    payment = facts.payment_by_id[payment_id]
    counter = replace(
        payment,
        id=0,
        received_on=received_on,
        amount=Money(-payment.amount),
        reverses_id=payment.id,
        receipt_no="",
        note=reason,
    )
    parts = tuple(
        replace(part, id=0, payment_id=None, amount=Money(-part.amount))
        for part in facts.allocations_of.get(payment_id, ())
    )
    return PaymentPlan(counter, parts, tuple(_reversal_problems(facts, payment, received_on, reason)))


def plan_use_of_credit(facts: DuesFacts, entry: Entry, today: date) -> PaymentPlan:
    """Pay months from 待抵党费: a payment of nothing whose parts move the credit to the months."""
    credit = paid_by(facts, date.max).credit.get(entry.member_id, ZERO)
    plan = plan_payment(facts, replace(entry, amount=credit), today)
    used = tuple(part for part in plan.parts if part.purpose == FOR_MONTH)
    spent = total(part.amount for part in used)
    back = PaymentAllocation(purpose=CREDIT, amount=Money(-spent))
    problems = [problem for problem in plan.problems if problem.field != "amount"]
    if not spent:
        problems.append(Problem("months", "没有待抵的党费，或者这些月份已经交齐。"))
    return PaymentPlan(replace(plan.payment, amount=ZERO), (*used, back), tuple(problems))


def missing_amount(facts: DuesFacts, member_id: int, months: Sequence[Month], today: date) -> Money:
    """What is still missing of the dues of some months: the amount to propose."""
    paid = paid_by(facts, date.max)
    cells = cells_of(facts, paid, facts.roster.member_by_id[member_id], months, today)
    return total(_missing(cell) for cell in cells)


def _missing(cell: Cell) -> Money:
    return Money(max(cell.due.amount - cell.paid, 0))


def _parts(entry: Entry, cells: Sequence[Cell]) -> Iterator[PaymentAllocation]:
    rest = int(entry.amount)
    for cell in cells:
        part = min(rest, _missing(cell))
        if part > 0:
            yield PaymentAllocation(purpose=FOR_MONTH, month=cell.month, amount=Money(part))
            rest -= part
    if rest > 0:
        yield PaymentAllocation(purpose=entry.surplus, amount=Money(rest))


def _branch(facts: DuesFacts, entry: Entry, cells: Sequence[Cell], today: date) -> int | None:
    found = next((cell.due.branch_id for cell in cells if cell.due.branch_id is not None), None)
    if found is not None:
        return found
    liability = liability_of(facts, facts.roster.member_by_id[entry.member_id])
    return liability.nearest_branch(Month.of(entry.received_on or today))


# What is wrong


def _problems(
    facts: DuesFacts, entry: Entry, payment: Payment, cells: Sequence[Cell], today: date
) -> Iterator[Problem]:
    yield from _amount_problems(facts, entry, cells, today)
    yield from _day_problems(facts, entry, payment, today)
    yield from _month_problems(cells)
    yield from _window_problems(facts, entry)
    yield from _people_problems(facts, entry, payment)
    yield from _receipt_problems(facts, payment)


def _amount_problems(facts: DuesFacts, entry: Entry, cells: Sequence[Cell], today: date) -> Iterator[Problem]:
    if entry.amount <= 0:
        yield Problem("amount", "金额应当大于0；退款或者更正请用冲正。")
        return
    due = total(cell.due.amount for cell in cells)
    if due and entry.amount >= due * _FAR_TOO_MUCH:
        yield Problem("amount", f"金额是应交{format_money(due)}元的一百倍以上，请核对。", Level.WARN)
    surplus = entry.amount - total(_missing(cell) for cell in cells)
    large = facts.rules.number(LARGE_ID, entry.received_on or today)
    if large is None or surplus <= 0:
        return
    if surplus >= large * 100 and entry.surplus == VOLUNTARY:
        yield Problem("surplus", f"一次自愿多交{large}元以上，是否作为大额党费登记？", Level.WARN)
    if surplus < large * 100 and entry.surplus == LARGE:
        yield Problem("surplus", f"大额党费一般指一次自愿多交{large}元以上，请核对。", Level.WARN)


def _day_problems(facts: DuesFacts, entry: Entry, payment: Payment, today: date) -> Iterator[Problem]:
    if entry.received_on is None:
        yield Problem("received_on", "请填写收款日期。")
        return
    if entry.received_on > today:
        yield Problem("received_on", f"收款日期{entry.received_on.isoformat()}晚于今天，请改正。")
    month = Month.of(entry.received_on)
    if facts.is_closed(payment.branch_id or 0, month):
        yield Problem("received_on", f"{month.chinese()}已经结账，请用实际收款的日期；往月的党费按补交登记。")


def _month_problems(cells: Sequence[Cell]) -> Iterator[Problem]:
    for cell in cells:
        if cell.due.ground is Ground.NOT_DUE and cell.due.reason is not None:
            words = NOT_DUE_WORDS[cell.due.reason]
            yield Problem("months", f"{cell.month.chinese()}{words}，没有应交的党费。")
        elif cell.due.amount and not _missing(cell):
            yield Problem("months", f"{cell.month.chinese()}已经交齐，多出的部分将另记。", Level.WARN)


def _window_problems(facts: DuesFacts, entry: Entry) -> Iterator[Problem]:
    if entry.received_on is None or not entry.months:
        return
    received = Month.of(entry.received_on)
    back = facts.rules.number(BACK_ID, entry.received_on)
    ahead = facts.rules.number(PREPAID_ID, entry.received_on)
    if back is not None and received.months_since(min(entry.months)) > back:
        yield Problem("months", f"补交一般不超过{back}个月，请核对。", Level.WARN)
    if ahead is not None and max(entry.months).months_since(received) > ahead:
        yield Problem("months", f"预交一般不超过{ahead}个月，请核对。", Level.WARN)


def _people_problems(facts: DuesFacts, entry: Entry, payment: Payment) -> Iterator[Problem]:
    if entry.payer and entry.payer in facts.unit_names():
        yield Problem("payer", "党组织不得垫交党费（2008年规定第十四条），请填写实际交款的人。")
    if not entry.collector or entry.received_on is None:
        return
    here = {one.member.name for one in roster_on(facts.roster, entry.received_on, payment.branch_id)}
    if entry.collector not in here:
        yield Problem("collector", f"收款人{entry.collector}不是本支部党员，请核对。", Level.WARN)


def _receipt_problems(facts: DuesFacts, payment: Payment) -> Iterator[Problem]:
    reversed_ids = {one.reverses_id for one in facts.payments}
    for one in facts.payments:
        is_same = bool(payment.receipt_no) and one.receipt_no == payment.receipt_no
        if is_same and one.branch_id == payment.branch_id and one.id not in reversed_ids:
            member = facts.roster.member_by_id.get(one.member_id or 0)
            name = member.name if member else "他人"
            yield Problem("receipt_no", f"收据编号{payment.receipt_no}已用于{name}的交款，请核对。")
            return


def _reversal_problems(facts: DuesFacts, payment: Payment, received_on: date, reason: str) -> Iterator[Problem]:
    if payment.reverses_id is not None:
        yield Problem("payment", "这一笔本身就是冲正，不能再冲正；请重新登记一笔交款。")
    if any(one.reverses_id == payment.id for one in facts.payments):
        yield Problem("payment", "这一笔已经冲正过了。")
    if not reason:
        yield Problem("note", "请写明冲正的原因。")
    if payment.received_on is not None and received_on < payment.received_on:
        yield Problem("received_on", "冲正日期早于收款日期，请改正。")
    month = Month.of(received_on)
    if facts.is_closed(payment.branch_id or 0, month):
        yield Problem("received_on", f"{month.chinese()}已经结账，请用今天的日期冲正。")
    if _uses_up_credit(facts, payment, paid_by(facts, date.max)):
        yield Problem("payment", "这一笔的待抵党费已经抵交，请先冲正抵交的那一笔。")


def _uses_up_credit(facts: DuesFacts, payment: Payment, paid: Paid) -> bool:
    given = total(part.amount for part in facts.allocations_of.get(payment.id, ()) if part.purpose == CREDIT)
    return given > 0 and paid.credit.get(payment.member_id or 0, ZERO) < given
