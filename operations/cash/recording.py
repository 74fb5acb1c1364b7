"""Entering what moves money beside members' payments. What was entered is never edited away: it is reversed."""

from dataclasses import replace
from datetime import date

from ledger.cash.entering import count_problems, entry_problems, remittance_problems
from ledger.cash.movements import period_words
from ledger.codes.cash import INCOME
from ledger.errors import KnownError
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES, CashCount, CashEntry, Remittance
from ledger.values.money import Money, format_money
from operations.cash.reading import read_cash
from operations.refusal import refuse_problems
from storage.store import Store


def hand_up(store: Store, one: Remittance, today: date) -> Remittance:
    """Enter a remittance. Raises KnownError with what has to be repaired."""
    refuse_problems(remittance_problems(read_cash(store), one, today), "上缴")
    with store.change(f"上缴{one.kind}{_yuan(one.amount)}{period_words(one)}") as change:
        return change.add(REMITTANCES, one)


def note_receipt(store: Store, remittance_id: int, receipt_no: str, receipt_on: date | None, slip_no: str = "") -> None:
    """Add what comes later: the receipt of the higher body, and the slip number where it was missing.

    Raises KnownError without a receipt number.
    """
    one = store.get(REMITTANCES, remittance_id)
    if not receipt_no.strip():
        raise KnownError("请填写上级开具的党费收据号。没有保存，其余数据不变。")
    noted = replace(one, receipt_no=receipt_no.strip(), receipt_on=receipt_on, slip_no=slip_no.strip() or one.slip_no)
    with store.change(f"登记上缴{one.kind}{_yuan(one.amount)}的党费收据") as change:
        change.update(REMITTANCES, noted)


def reverse_remittance(store: Store, remittance_id: int, on: date, reason: str) -> Remittance:
    """Take a remittance back by a counter entry; both stay. Raises KnownError when it was taken back already."""
    one = store.get(REMITTANCES, remittance_id)
    _refuse_second(one.reverses_id is not None, store.where(REMITTANCES, reverses_id=one.id), reason)
    counter = replace(one, id=0, remitted_on=on, amount=Money(-one.amount), slip_no="", receipt_no="", receipt_on=None)
    with store.change(f"冲正上缴{one.kind}{_yuan(one.amount)}：{reason}") as change:
        return change.add(REMITTANCES, replace(counter, reverses_id=one.id, note=reason))


def enter(store: Store, one: CashEntry, today: date) -> CashEntry:
    """Enter income or spending. Raises KnownError with what has to be repaired."""
    refuse_problems(entry_problems(read_cash(store), one, today), "这笔收支")
    side = "收入" if one.category in INCOME else "支出"
    with store.change(f"登记{one.fund}{side}{_yuan(one.amount)}：{one.summary}") as change:
        return change.add(CASH_ENTRIES, one)


def reverse_entry(store: Store, entry_id: int, on: date, reason: str) -> CashEntry:
    """Take an entry back by a counter entry; both stay. Raises KnownError when it was taken back already."""
    one = store.get(CASH_ENTRIES, entry_id)
    _refuse_second(one.reverses_id is not None, store.where(CASH_ENTRIES, reverses_id=one.id), reason)
    counter = replace(one, id=0, entered_on=on, amount=Money(-one.amount), reverses_id=one.id, note=reason)
    with store.change(f"冲正{one.summary}{_yuan(one.amount)}：{reason}") as change:
        return change.add(CASH_ENTRIES, counter)


def count_cash(store: Store, one: CashCount, today: date) -> CashCount:
    """Enter what was found when the cash was counted. Raises KnownError with what has to be repaired."""
    refuse_problems(count_problems(one, today), "盘点")
    with store.change(f"盘点{one.fund}{_yuan(one.amount)}") as change:
        return change.add(CASH_COUNTS, one)


def _refuse_second(is_counter: bool, counters: list[Remittance] | list[CashEntry], reason: str) -> None:  # noqa: FBT001 - a plain fact
    if is_counter:
        raise KnownError("这一笔本身是冲正，不能再冲正；需要时请重新登记。数据没有变动。")
    if counters:
        raise KnownError("这一笔已经冲正过，不能再冲正。数据没有变动。")
    if not reason.strip():
        raise KnownError("请写明冲正的原因。数据没有变动。")


def _yuan(amount: Money) -> str:
    return f"{format_money(amount)}元"
