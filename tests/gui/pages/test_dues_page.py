"""党费 as the secretary uses it: type, pay, take back, paste, collect, explain, undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.dues import DuesPage
from gui.pages.dues.collect_dialog import CollectDialog
from gui.pages.dues.filters import Chip
from gui.pages.dues.grid_model import CELL_ROLE
from gui.pages.dues.signs import DOTS, LEGEND, letter
from gui.printing.preview_window import PreviewWindow
from ledger.codes.dues import VOLUNTARY
from ledger.dues.cells import Cell, State
from ledger.dues.receiving import Entry
from ledger.dues.year import YearRow
from ledger.kinds.dues import ASSESSMENTS, PAYMENT_ALLOCATIONS, PAYMENTS
from ledger.values.money import Money, format_money, plain_money
from ledger.values.months import Month
from operations.dues.settings import choose_dues_setting
from operations.registers import Period
from storage.store import Store
from tests.gui.hands import CTRL, focused, press, type_text
from tests.gui.pages.showing import asked, show_page, type_into

NOVEMBER = Month(2026, 11)
OCTOBER = Month(2026, 10)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[DuesPage]:
    window.resize(1280, 720)
    shown = show_page(qtbot, window, DuesPage, book)
    shown.grid.setFocus()
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    window.shell.session.close()


def cell(page: DuesPage, member_id: int, month: Month) -> Cell:
    row = next(one for one in page.grid.grid_model.rows if one.member.id == member_id)
    return row.cells[month.number - 1]


def who(page: DuesPage, month: Month, state: State, place: int = 0) -> int:
    """A member whose month stands like this; the keyboard is put there."""
    rows = page.grid.grid_model.rows
    found = [row.member.id for row in rows if row.cells[month.number - 1].state is state]
    page.grid.choose(found[place], month)
    return found[place]


def answer(button: str) -> None:
    """Answer the question that is about to be asked by its button."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox), "nothing is asked"
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(0, click)


def select_months(page: DuesPage, first: int, last: int) -> None:
    model = page.grid.grid_model
    row = page.grid.currentIndex().row()
    block = QItemSelection(model.index(row, first - 1), model.index(row, last - 1))
    page.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def foot(page: DuesPage) -> str:
    return page.panel.foot.words.text()


def test_space_pays_as_due_on_the_collection_date_and_undo_takes_it_back(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    due = cell(page, member_id, NOVEMBER).due.amount
    page.day.setDate(QDate(2026, 11, 20))
    press(page.grid, Qt.Key.Key_Space)
    now = cell(page, member_id, NOVEMBER)
    assert (now.state, now.paid) == (State.PAID, due)
    assert [one.received_on for one in now.receipts] == [date(2026, 11, 20)]
    book.undo()
    assert cell(page, member_id, NOVEMBER).state is State.UPCOMING


def test_a_figure_pays_that_much_and_enter_goes_down(page: DuesPage, qtbot: QtBot) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    row = page.grid.currentIndex().row()
    type_text(page.grid, "1")
    type_text(focused(), "0.50")
    press(focused(), Qt.Key.Key_Return)
    assert page.grid.currentIndex().row() == row + 1
    qtbot.waitUntil(lambda: cell(page, member_id, NOVEMBER).paid == Money(1050))
    assert cell(page, member_id, NOVEMBER).state is State.PART


def test_tab_goes_right_and_letters_are_no_amounts(page: DuesPage) -> None:
    who(page, OCTOBER, State.PAID)
    press(page.grid, Qt.Key.Key_Tab)
    assert page.grid.currentIndex().column() == NOVEMBER.number - 1
    type_text(page.grid, "a")
    assert page.grid.findChild(QLineEdit) is None


def test_what_is_no_amount_is_said_and_stays_to_be_corrected(page: DuesPage, qtbot: QtBot, book: Store) -> None:
    before = len(book.all(PAYMENTS))
    who(page, NOVEMBER, State.UPCOMING)
    type_text(page.grid, "9")
    type_text(focused(), "6.485")
    press(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "96.485" in foot(page))
    line = page.grid.indexWidget(page.grid.currentIndex())
    assert isinstance(line, QLineEdit)
    assert line.text() == "96.485"
    assert len(book.all(PAYMENTS)) == before


def test_more_than_the_due_asks_what_the_rest_is(page: DuesPage, qtbot: QtBot, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    more = Money(cell(page, member_id, NOVEMBER).due.amount + 1000)
    text = plain_money(more)
    type_text(page.grid, text[0])
    type_text(focused(), text[1:])
    press(focused(), Qt.Key.Key_Return)
    answer("自愿多交")
    qtbot.waitUntil(lambda: cell(page, member_id, NOVEMBER).state is State.PAID)
    payment = book.all(PAYMENTS)[-1]
    parts = book.where(PAYMENT_ALLOCATIONS, payment_id=payment.id)
    assert [(one.purpose, one.amount) for one in parts if one.month is None] == [(VOLUNTARY, Money(1000))]


def test_several_months_are_paid_with_one_payment(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    before = len(book.all(PAYMENTS))
    select_months(page, 11, 12)
    assert "2 个月" in foot(page)
    press(page.grid, Qt.Key.Key_Space)
    assert len(book.all(PAYMENTS)) == before + 1
    assert cell(page, member_id, NOVEMBER).state is State.PAID
    assert cell(page, member_id, Month(2026, 12)).state is State.PREPAID


def test_space_over_several_members_is_refused_with_the_rule(page: DuesPage, book: Store) -> None:
    before = len(book.all(PAYMENTS))
    who(page, NOVEMBER, State.UPCOMING)
    model, row = page.grid.grid_model, page.grid.currentIndex().row()
    block = QItemSelection(model.index(row, 10), model.index(row + 2, 10))
    page.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    press(page.grid, Qt.Key.Key_Space)
    assert "第十四条" in foot(page)
    assert len(book.all(PAYMENTS)) == before


def test_del_takes_the_last_payment_back_by_a_counter_entry(page: DuesPage, book: Store) -> None:
    member_id = who(page, OCTOBER, State.PAID)
    paid = cell(page, member_id, OCTOBER).receipts[-1].payment_id
    press(page.grid, Qt.Key.Key_Delete)
    assert cell(page, member_id, OCTOBER).paid == 0
    assert [one.reverses_id for one in book.all(PAYMENTS)][-1] == paid
    assert book.get(PAYMENTS, paid).amount > 0
    book.undo()
    assert cell(page, member_id, OCTOBER).state is State.PAID


def test_a_block_from_a_workbook_is_paid_after_one_question(page: DuesPage, book: Store) -> None:
    rows = page.grid.grid_model.rows
    start = next(
        place
        for place, row in enumerate(rows)
        if all(one.cells[10].state is State.UPCOMING for one in rows[place : place + 2])
    )
    page.grid.choose(rows[start].member.id, NOVEMBER)
    members = [row.member.id for row in rows[start : start + 2]]
    lines = ["\t".join(plain_money(one.due.amount) for one in row.cells[10:]) for row in rows[start : start + 2]]
    QGuiApplication.clipboard().setText("\r\n".join(lines) + "\r\n")
    before = len(book.all(PAYMENTS))
    answer("登记")
    press(page.grid, Qt.Key.Key_V, CTRL)
    assert [cell(page, one, NOVEMBER).state for one in members] == [State.PAID, State.PAID]
    assert [cell(page, one, Month(2026, 12)).state for one in members] == [State.PREPAID, State.PREPAID]
    assert len(book.all(PAYMENTS)) == before + 2
    book.undo()
    assert len(book.all(PAYMENTS)) == before


def test_pasted_figures_that_are_not_the_due_go_to_their_own_months(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    QGuiApplication.clipboard().setText("1.50\t2.50")
    answer("登记")
    press(page.grid, Qt.Key.Key_V, CTRL)
    paid = [cell(page, member_id, month).paid for month in (NOVEMBER, Month(2026, 12))]
    assert paid == [Money(150), Money(250)]
    assert book.undo_label == "登记1名党员交纳党费共4.00元"


def test_a_pasted_text_pays_nothing(page: DuesPage, book: Store) -> None:
    before = len(book.all(PAYMENTS))
    who(page, NOVEMBER, State.UPCOMING)
    QGuiApplication.clipboard().setText("12.00\n病假")
    press(page.grid, Qt.Key.Key_V, CTRL)
    assert "病假" in foot(page)
    assert len(book.all(PAYMENTS)) == before


def test_ctrl_d_pays_for_those_below_what_the_first_has_paid_after_naming_them(page: DuesPage, book: Store) -> None:
    december = Month(2026, 12)
    rows = page.grid.grid_model.rows
    payers = [
        place for place, row in enumerate(rows[:-1]) if _is_free(row, december) and _is_free(rows[place + 1], december)
    ]
    first, second = rows[payers[0]].member.id, rows[payers[0] + 1].member.id
    page.till.pay(Entry(member_id=first, received_on=date(2026, 11, 20), amount=Money(500), months=(december,)))
    model = page.grid.grid_model
    block = QItemSelection(model.index(payers[0], 11), model.index(payers[0] + 1, 11))
    page.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    answer("登记")
    press(page.grid, Qt.Key.Key_D, CTRL)
    assert cell(page, second, december).paid == 500
    assert book.undo_label == "登记1名党员交纳党费共5.00元"


def _is_free(row: YearRow, month: Month) -> bool:
    found = row.cells[month.number - 1]
    return found.state is State.UPCOMING and found.due.amount > 500


def test_the_selected_figures_are_copied_as_a_workbook_takes_them(page: DuesPage) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    select_months(page, 10, 11)
    press(page.grid, Qt.Key.Key_C, CTRL)
    figures = [format_money(cell(page, member_id, month).due.amount) for month in (OCTOBER, NOVEMBER)]
    assert QGuiApplication.clipboard().text() == "\t".join(figures)


def test_nobody_is_ticked_when_a_month_is_collected(page: DuesPage) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    page.collect()
    dialog = page.findChild(CollectDialog)
    assert dialog is not None
    assert dialog.entries == []
    assert not dialog.save_button.isEnabled()
    press(dialog.table, Qt.Key.Key_Space)
    press(dialog.table, Qt.Key.Key_Space)
    ticked = [one.member_id for one in dialog.entries]
    assert len(ticked) == 2
    dialog.accept()
    assert [cell(page, one, NOVEMBER).state for one in ticked] == [State.PAID, State.PAID]
    assert member_id in ticked


def test_the_foot_explains_every_cell_and_the_card_the_whole_chain(page: DuesPage) -> None:
    who(page, NOVEMBER, State.UPCOMING)
    assert "应交" in foot(page)
    assert "〔2008〕3号第二条" in foot(page)
    for row in range(page.grid.grid_model.rowCount()):
        for column in range(12):
            page.grid.setCurrentIndex(page.grid.grid_model.index(row, column))
            assert page.grid.grid_model.rows[row].member.name in foot(page)
    page.panel.foot.more.click()
    assert page.frame.card.isVisible()
    assert page.card.tabs.currentWidget() is page.card.explanation


def test_f4_shows_the_payments_and_the_card_follows_the_keyboard(page: DuesPage) -> None:
    member_id = who(page, OCTOBER, State.PAID)
    press(page.grid, Qt.Key.Key_F4)
    assert page.card.tabs.currentWidget() is page.card.payments
    name = page.grid.chosen
    assert name is not None
    assert page.frame.card.heading.text() == name.row.member.name
    press(page.grid, Qt.Key.Key_Down)
    chosen = page.grid.chosen
    assert chosen is not None
    assert chosen.row.member.id != member_id
    assert page.frame.card.heading.text() == chosen.row.member.name
    press(page.grid, Qt.Key.Key_Escape)
    assert page.frame.card.isHidden()


def test_a_closed_month_has_a_lock_and_can_still_be_paid_late(page: DuesPage) -> None:
    model = page.grid.grid_model
    assert not model.headerData(8, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole).isNull()
    assert model.headerData(11, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None
    august = Month(2026, 8)
    member_id = who(page, august, State.OWED)
    due = cell(page, member_id, august).due
    assert due.is_closed
    press(page.grid, Qt.Key.Key_Space)
    now = cell(page, member_id, august)
    assert (now.state, now.due.amount) == (State.BACK_PAID, due.amount)


def test_a_month_that_is_not_due_is_refused_with_its_reason(page: DuesPage, book: Store) -> None:
    before = len(book.all(PAYMENTS))
    state_month = next(
        (row.member.id, one.month)
        for row in page.grid.grid_model.rows
        for one in row.cells
        if one.state is State.NOT_DUE
    )
    page.grid.choose(*state_month)
    press(page.grid, Qt.Key.Key_Space)
    assert "没有" in foot(page)
    assert len(book.all(PAYMENTS)) == before


def test_filters_search_and_sums_agree(page: DuesPage) -> None:
    everybody = page.grid.grid_model.rows
    owing = [row.member.id for row in everybody if row.totals.owed]
    page.chips.choose(Chip.OWING)
    assert [row.member.id for row in page.grid.grid_model.rows] == owing
    owed = sum(row.totals.owed for row in everybody)
    assert page.panel.sums.text_at(14) == format_money(Money(owed))
    page.chips.choose(Chip.ALL)
    page.search(everybody[3].member.name)
    assert everybody[3].member.id in [row.member.id for row in page.grid.grid_model.rows]
    assert len(page.grid.grid_model.rows) < len(everybody)
    assert format_money(Money(owed)) in page.status_text()


def test_who_owes_months_in_a_row_is_counted_and_named_with_the_rule(page: DuesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.badge() > 0)
    count = page.badge()
    assert page.banners.isVisible()
    member_id = who(page, Month(2026, 8), State.OWED)
    select_months(page, 7, 10)
    press(page.grid, Qt.Key.Key_Space)
    assert page.badge() == count - 1
    assert cell(page, member_id, Month(2026, 7)).state is State.BACK_PAID


def test_the_form_of_a_payment_takes_receipt_and_payer(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    page.handlers()[Act.NEW]()
    form = asked().form
    type_into(form, "method", "微信")
    type_into(form, "payer", "李晓芳")
    type_into(form, "receipt_no", "2026-1108")
    asked().accept()
    payment = book.get(PAYMENTS, cell(page, member_id, NOVEMBER).receipts[-1].payment_id)
    assert (payment.method, payment.payer, payment.receipt_no) == ("微信", "李晓芳", "2026-1108")


def test_paying_keeps_the_place(page: DuesPage) -> None:
    who(page, NOVEMBER, State.UPCOMING, place=20)
    place, scrolled = page.grid.currentIndex(), page.grid.verticalScrollBar().value()
    row, column = place.row(), place.column()
    press(page.grid, Qt.Key.Key_Space)
    now = page.grid.currentIndex()
    assert (now.row(), now.column(), page.grid.verticalScrollBar().value()) == (row, column, scrolled)


def test_the_year_on_paper_is_the_one_on_the_screen(page: DuesPage, qtbot: QtBot) -> None:
    page.session.choose_year(2025)
    page.handlers()[Act.PRINT]()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled)
    assert preview.options.choice.options.period == Period(2025)
    preview.close()


def test_every_state_has_a_sign_of_its_own() -> None:
    signs = [DOTS.get(state) or letter(state) for state, _ in LEGEND]
    assert len(set(signs)) == len(signs)
    assert all(signs)


def test_the_year_before_is_shown_when_it_is_chosen(page: DuesPage) -> None:
    page.session.choose_year(2025)
    months = {one.month.year for row in page.grid.grid_model.rows for one in row.cells}
    assert months == {2025}
    assert isinstance(page.grid.grid_model.index(0, 0).data(CELL_ROLE), Cell)


def preview_of(page: DuesPage, qtbot: QtBot) -> PreviewWindow:
    preview = page.window().findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(preview.print_button.isEnabled)
    return preview


def link(page: DuesPage, text: str) -> QPushButton:
    buttons: list[QPushButton] = list(page.card.payments.findChildren(QPushButton))
    found = [one for one in buttons if one.text() == text]
    assert found, f"no {text}"
    return found[0]


def test_the_card_prints_the_receipt_of_one_payment(page: DuesPage, book: Store, qtbot: QtBot) -> None:
    member_id = who(page, OCTOBER, State.PAID)
    payment_id = cell(page, member_id, OCTOBER).receipts[0].payment_id
    page.open_card(page.card.payments)
    with pytest.raises(AssertionError, match="no 收据"):
        link(page, "收据…")  # usually the 党费证 is the proof
    choose_dues_setting(book, "gives_receipts", True)
    page.open_card(page.card.payments)
    link(page, "收据…").click()
    preview = preview_of(page, qtbot)
    choice = preview.options.choice
    assert (choice.register.key, choice.options.record_id) == ("dues_receipt", payment_id)
    preview.close()


def test_the_card_prints_the_reminder_of_one_member(page: DuesPage, qtbot: QtBot) -> None:
    member_id = who(page, OCTOBER, State.OWED)
    page.open_card(page.card.payments)
    link(page, "打印催交单…").click()
    preview = preview_of(page, qtbot)
    choice = preview.options.choice
    assert (choice.register.key, choice.options.member_id) == ("dues_reminder", member_id)
    preview.close()


def test_what_was_paid_too_much_pays_a_month_later(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    due = cell(page, member_id, NOVEMBER).due.amount
    page.till.pay(Entry(member_id=member_id, received_on=date(2026, 11, 20), amount=Money(due * 2), months=(NOVEMBER,)))
    december = Month(2026, 12)
    page.grid.choose(member_id, december)
    page.open_card(page.card.payments)
    link(page, "抵交这个月").click()
    assert cell(page, member_id, december).paid == due
    assert book.all(PAYMENTS)[-1].amount == 0
    book.undo()
    assert cell(page, member_id, december).paid == 0


def test_a_hidden_page_counts_once_after_a_change(page: DuesPage, book: Store, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.badge() > 0)
    page.hide()
    one = book.all(ASSESSMENTS)[0]
    with qtbot.waitSignals([page.state_changed, page.state_changed]), book.change("核定") as change:  # changed, counted
        change.update(ASSESSMENTS, replace(one, reason="重新核定"))
    with qtbot.assertNotEmitted(page.state_changed, wait=1000):
        assert page.badge() > 0
