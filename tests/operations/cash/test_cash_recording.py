"""Handing up, spending, counting: one step each, taken back by counter entries only, refused with a sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.cash.book import cash_book
from ledger.cash.handing_up import handing_up
from ledger.codes.cash import DUES_FUND, MONTHLY_DUES, SPENDING
from ledger.errors import KnownError
from ledger.kinds.cash import CASH_ENTRIES, REMITTANCES, CashCount, CashEntry, Remittance
from ledger.values.money import Money
from operations.cash.reading import read_cash
from operations.cash.recording import count_cash, enter, hand_up, note_receipt, reverse_entry, reverse_remittance
from storage.store import Store

TODAY = date(2026, 3, 15)
TOP, BRANCH = 1, 2
UP = Remittance(
    org_unit_id=BRANCH,
    to_unit_id=TOP,
    kind=MONTHLY_DUES,
    remitted_on=date(2026, 3, 10),
    amount=Money(50_00),
    slip_no="J1",
)
SPENT = CashEntry(
    org_unit_id=TOP,
    fund=DUES_FUND,
    entered_on=date(2026, 3, 12),
    category=SPENDING,
    use="评选表彰",
    summary="制作奖牌",
    amount=Money(20_00),
)


def in_hand(store: Store, unit: int) -> Money:
    return cash_book(read_cash(store), unit, DUES_FUND, 2026, TODAY).balance


def test_what_a_branch_hands_up_is_at_once_in_the_book_above(dues_book: Store) -> None:
    hand_up(dues_book, UP, TODAY)
    assert (in_hand(dues_book, BRANCH), in_hand(dues_book, TOP)) == (0, 50_00)
    assert handing_up(read_cash(dues_book), TOP, TODAY).left == 50_00
    assert dues_book.undo_label == "上缴党费50.00元"
    dues_book.undo()
    assert (in_hand(dues_book, BRANCH), in_hand(dues_book, TOP)) == (50_00, 0)


def test_the_receipt_comes_later(dues_book: Store) -> None:
    one = hand_up(dues_book, replace(UP, slip_no=""), TODAY)
    note_receipt(dues_book, one.id, " S2026-7 ", TODAY, slip_no="J9")
    kept = dues_book.get(REMITTANCES, one.id)
    assert (kept.receipt_no, kept.receipt_on, kept.slip_no) == ("S2026-7", TODAY, "J9")
    with pytest.raises(KnownError, match="请填写上级开具的党费收据号"):
        note_receipt(dues_book, one.id, " ", TODAY)


def test_a_mistake_is_reversed_once_and_both_lines_stay(dues_book: Store) -> None:
    one = hand_up(dues_book, UP, TODAY)
    reverse_remittance(dues_book, one.id, TODAY, "金额有误")
    assert [record.amount for record in dues_book.all(REMITTANCES)] == [50_00, -50_00]
    assert (in_hand(dues_book, BRANCH), in_hand(dues_book, TOP)) == (50_00, 0)
    with pytest.raises(KnownError, match="已经冲正过"):
        reverse_remittance(dues_book, one.id, TODAY, "再来一次")
    with pytest.raises(KnownError, match="本身是冲正"):
        reverse_remittance(dues_book, one.id + 1, TODAY, "冲正的冲正")


def test_spending_is_reversed_in_the_same_way(dues_book: Store) -> None:
    hand_up(dues_book, UP, TODAY)
    one = enter(dues_book, SPENT, TODAY)
    assert in_hand(dues_book, TOP) == 30_00
    with pytest.raises(KnownError, match="请写明冲正的原因"):
        reverse_entry(dues_book, one.id, TODAY, " ")
    reverse_entry(dues_book, one.id, TODAY, "退货")
    assert in_hand(dues_book, TOP) == 50_00


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (replace(UP, amount=Money(0)), "请填写金额"),
        (replace(UP, amount=Money(-5_00)), "金额不能是负数；记错的请用冲正"),
        (replace(UP, remitted_on=date(2026, 3, 16)), "日期晚于今天"),
        (replace(UP, remitted_on=date(1900, 1, 1)), "日期早于1921年"),
        (replace(UP, to_unit_id=BRANCH), "收缴单位不能是上缴单位自己"),
        (replace(UP, to_unit_id=None), "请填写收缴单位"),
        (replace(UP, kind=""), "请填写款项"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(dues_book: Store, one: Remittance, sentence: str) -> None:
    with pytest.raises(KnownError, match=sentence):
        hand_up(dues_book, one, TODAY)
    assert dues_book.all(REMITTANCES) == []


def test_a_slip_number_is_used_once(dues_book: Store) -> None:
    hand_up(dues_book, UP, TODAY)
    with pytest.raises(KnownError, match="缴款凭证号J1已经登记过"):
        hand_up(dues_book, replace(UP, amount=Money(1_00)), TODAY)


def test_a_rule_that_says_usually_never_blocks(dues_book: Store) -> None:
    """More than is in hand, another use, no decision: all are kept, and found by the self-check."""
    enter(dues_book, replace(SPENT, use="其他（须有依据）", decided_on=None), TODAY)
    assert len(dues_book.all(CASH_ENTRIES)) == 1


def test_an_empty_box_is_a_count_too(dues_book: Store) -> None:
    one = CashCount(org_unit_id=BRANCH, fund=DUES_FUND, counted_on=TODAY, counted_by="李娜")
    assert count_cash(dues_book, one, TODAY).amount == 0
    with pytest.raises(KnownError, match="盘点金额不能是负数"):
        count_cash(dues_book, replace(one, amount=Money(-1)), TODAY)


def test_the_book_is_a_file_like_before(dues_book: Store, tmp_path: Path) -> None:
    hand_up(dues_book, UP, TODAY)
    assert dues_book.backup_to(tmp_path / "备份.zbtz")["remittances"] == 1
    assert dues_book.verify().is_sound
