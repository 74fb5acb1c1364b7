"""Taking money and taking it back.

What a window asks before (``PaymentPlan.problems`` below MUST) comes from ``ledger.dues.receiving.plan_payment``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.dues.facts import DuesFacts
from ledger.dues.receiving import Entry, PaymentPlan, plan_payment, plan_reversal, plan_use_of_credit
from ledger.errors import KnownError
from ledger.kinds.dues import PAYMENT_ALLOCATIONS, PAYMENTS, Payment
from ledger.kinds.member import MEMBERS
from ledger.values.money import Money, format_money, total
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.refusal import refuse_problems
from storage.store import Change, Store


def record_payment(store: Store, entry: Entry, today: date, known: DuesFacts | None = None) -> Payment:
    """Enter a payment for months (补交 and 预交 too) or beside the monthly dues. Raises KnownError when refused.

    ``known`` saves reading the book again: what is known of the payer now. With a receipt number it must be the whole
    book, because the number must not occur twice.
    """
    facts = known or read_dues(store)
    name = facts.roster.member_by_id[entry.member_id].name
    plan = plan_payment(facts, entry, today)
    refuse_problems(plan.problems, f"{name}的交款")
    with store.change(f"登记{name}交纳{months_words(entry.months)}党费{_yuan(entry.amount)}") as change:
        return keep_payment(change, plan)


def record_payments(store: Store, entries: Sequence[Entry], today: date) -> list[Payment]:
    """Enter the payments of several members, each confirmed by the user, as one step: all or none.

    Raises KnownError naming the first member whose payment is refused, or when a month of a member is there twice.
    """
    facts = read_dues(store)
    names = [facts.roster.member_by_id[entry.member_id].name for entry in entries]
    places = [(entry.member_id, month) for entry in entries for month in entry.months or (None,)]
    if len(set(places)) < len(places):
        raise KnownError("同一名党员的同一个月在名单中出现两次，请分开登记。数据没有变动。")
    _check_receipt_numbers(entries)
    plans = [plan_payment(facts, entry, today) for entry in entries]
    for name, plan in zip(names, plans, strict=True):
        refuse_problems(plan.problems, f"{name}的交款")
    amount = total(entry.amount for entry in entries)
    people = len({entry.member_id for entry in entries})
    with store.change(f"登记{people}名党员交纳党费共{_yuan(amount)}") as change:
        return [keep_payment(change, plan) for plan in plans]


def reverse_payment(store: Store, payment_id: int, received_on: date, reason: str) -> Payment:
    """Take a payment back by a counter entry; both stay. Raises KnownError when that is not possible."""
    facts = read_dues(store)
    payment = facts.payment_by_id[payment_id]
    name = store.get(MEMBERS, payment.member_id or 0).name
    plan = plan_reversal(facts, payment_id, received_on, reason)
    refuse_problems(plan.problems, f"{name}的冲正")
    with store.change(f"冲正{name}交纳的党费{_yuan(payment.amount)}：{reason}") as change:
        return keep_payment(change, plan)


def use_credit(store: Store, entry: Entry, today: date) -> Payment:
    """Pay months from what was overpaid before; the amount of the entry is not looked at."""
    facts = read_dues(store)
    name = facts.roster.member_by_id[entry.member_id].name
    plan = plan_use_of_credit(facts, entry, today)
    refuse_problems(plan.problems, f"{name}的抵交")
    with store.change(f"{name}以待抵党费抵交{months_words(entry.months)}") as change:
        return keep_payment(change, plan)


def months_words(months: Sequence[Month]) -> str:
    """``2026年1月至3月``, ``2025年12月、2026年2月``, empty without months."""
    ordered = sorted(set(months))
    if not ordered:
        return ""
    first, last = ordered[0], ordered[-1]
    if len(ordered) > 1 and last.months_since(first) == len(ordered) - 1:
        return f"{first.chinese()}至{last.chinese() if last.year != first.year else f'{last.number}月'}"
    return "、".join(month.chinese() for month in ordered)


def keep_payment(change: Change, plan: PaymentPlan) -> Payment:
    """Write a payment whose problems have been looked at, with its parts."""
    payment = change.add(PAYMENTS, plan.payment)
    for part in plan.parts:
        change.add(PAYMENT_ALLOCATIONS, replace(part, payment_id=payment.id))
    return payment


def _check_receipt_numbers(entries: Sequence[Entry]) -> None:
    numbers = [entry.receipt_no for entry in entries if entry.receipt_no]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise KnownError(f"收据编号{twice}在名单中出现两次，请改正。数据没有变动。")


def _yuan(money: Money) -> str:
    return f"{format_money(money)}元"
