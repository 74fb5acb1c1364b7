"""党费账簿 in the window: what is to go up is proposed, what is entered stands in the lines at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.importing import open_import
from gui.main_window import MainWindow
from gui.pages.cash import CashPage
from gui.pages.dues import DuesPage
from gui.printing.preview_window import PreviewWindow
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from ledger.kinds.dues import PAYMENTS
from ledger.values.money import format_money
from operations.importing.cash import REMITTANCES_IMPORT
from storage.store import Store
from tests.gui.hands import CTRL, press
from tests.gui.pages.showing import asked, show_page, type_into

BRANCH = 2


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[CashPage]:
    window.resize(1280, 720)
    shown = show_page(qtbot, window, CashPage, book)
    yield shown
    window.shell.session.close()


def summaries(page: CashPage) -> list[str]:
    return [line.summary for line in page.model.rows()]


def balance(page: CashPage) -> str:
    return format_money(page.model.rows()[-1].balance)


def banners(page: CashPage) -> str:
    QApplication.processEvents()  # a layout shows what was added with the next event
    labels: list[QLabel] = list(page.banners.findChildren(QLabel))
    return " ".join(one.text() for one in labels if one.isVisible())


def choose(page: CashPage, kind: str, record_id: int) -> None:
    page.show_record(kind, record_id)
    assert page.table.selection.current is not None


def test_a_branch_hands_up_what_is_proposed_and_the_box_is_empty(page: CashPage, book: Store) -> None:
    page.session.choose_unit(BRANCH)
    assert "还有党费" in banners(page)
    press(page.table, Qt.Key.Key_N, CTRL)
    dialog = asked()
    amount = dialog.form.record.amount
    type_into(dialog.form, "slip_no", "J2026-11")
    dialog.save_button.click()
    kept = book.all(REMITTANCES)[-1]
    assert (kept.amount, kept.slip_no, kept.to_unit_id) == (amount, "J2026-11", 1)
    assert balance(page) == "0.00"
    assert "还有党费" not in banners(page)
    book.undo()
    assert balance(page) == format_money(amount)


def test_the_receipt_that_is_missing_is_asked_for_and_entered_with_f2(page: CashPage, book: Store) -> None:
    one = next(record for record in book.all(REMITTANCES) if not record.receipt_no)
    assert "没有登记上级的党费收据" in banners(page)
    choose(page, REMITTANCES.key, one.id)
    press(page.table, Qt.Key.Key_F2)
    dialog = asked()
    type_into(dialog.form, "receipt_no", "SJ-88")
    dialog.save_button.click()
    assert book.get(REMITTANCES, one.id).receipt_no == "SJ-88"
    assert "没有登记上级的党费收据" not in banners(page)


def test_spending_without_a_decision_is_kept_and_said(page: CashPage, book: Store) -> None:
    page.tasks.spend()
    dialog = asked()
    for name, text in (("use", "工本费和手续费"), ("summary", "转账手续费"), ("amount", "5.5")):
        type_into(dialog.form, name, text)
    dialog.save_button.click()
    assert book.all(CASH_ENTRIES)[-1].amount == 550
    assert "转账手续费" in summaries(page)
    assert "没有登记集体研究的会议日期" in banners(page)


def test_a_balance_below_zero_is_red(page: CashPage) -> None:
    page.tasks.spend()
    dialog = asked()
    for name, text in (("use", "工本费和手续费"), ("summary", "垫付"), ("amount", "999999")):
        type_into(dialog.form, name, text)
    dialog.save_button.click()
    last = page.model.index(page.model.rowCount() - 1, page.model.columnCount() - 1)
    assert balance(page).startswith("-")
    assert last.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_an_entry_is_reversed_with_a_reason_and_both_lines_stay(page: CashPage, book: Store) -> None:
    page.session.choose_year(2025)
    spent = book.all(CASH_ENTRIES)[1]
    choose(page, CASH_ENTRIES.key, spent.id)
    press(page.table, Qt.Key.Key_Delete, CTRL)
    dialog = asked()
    type_into(dialog.form, "reason", "重复登记")
    dialog.save_button.click()
    page.session.choose_year(2026)
    assert f"冲正：{spent.summary}" in summaries(page)
    assert len(book.where(CASH_ENTRIES, reverses_id=spent.id)) == 1


def test_a_member_s_payment_is_opened_where_it_was_entered(
    page: CashPage, window: MainWindow, book: Store, qtbot: QtBot
) -> None:
    window.add_page(DuesPage)
    page.session.choose_unit(BRANCH)
    choose(page, PAYMENTS.key, next(one.id for one in book.all(PAYMENTS) if _is_line(page, one.id)))
    press(page.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.key == "dues"
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)


def _is_line(page: CashPage, payment_id: int) -> bool:
    return any(
        line.movement and (line.movement.kind_key, line.movement.record_id) == (PAYMENTS.key, payment_id)
        for line in page.model.rows()
    )


def test_each_fund_has_lines_of_its_own(page: CashPage) -> None:
    page.chips.choose("党建活动经费")
    assert page.model.total <= 1
    page.tasks.receive()
    dialog = asked()
    assert "单独立账" in dialog.note.text()
    dialog.reject()


def test_the_cash_is_counted(page: CashPage, book: Store) -> None:
    page.tasks.count()
    dialog = asked()
    type_into(dialog.form, "amount", "1000")
    dialog.save_button.click()
    assert book.all(CASH_COUNTS)[-1].amount == 1000_00
    assert "少3.86元，没有说明原因" in banners(page)


def test_ctrl_p_shows_the_ledger_of_the_fund(page: CashPage, qtbot: QtBot) -> None:
    page.chips.choose("党建活动经费")
    press(page.table, Qt.Key.Key_P, CTRL)
    preview = page.window().findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    assert preview.options.choice.register.title == "党建活动经费收支明细账"
    preview.close()


def test_old_remittances_are_looked_at_before_they_come_in(
    page: CashPage, book: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    actions: list[QAction] = list(page.findChildren(QAction))
    assert {"上缴记录…", "收支记录…"} <= {one.text() for one in actions}
    sheet = tmp_path / "上缴.csv"
    sheet.write_text(
        "上缴支部,账簿外单位,款项,缴款日期,金额\n第一支部,区直机关工委,党费,2023-04-08,88\n", encoding="utf-8"
    )
    before = len(book.all(REMITTANCES))
    shown = open_import(page.shell, sheet, REMITTANCES_IMPORT)
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    assert shown.windowTitle() == "导入党费上缴记录 - 上缴.csv"
    shown.import_button.click()
    qtbot.waitUntil(lambda: len(book.all(REMITTANCES)) == before + 1)
    assert book.all(REMITTANCES)[-1].amount == 8800
