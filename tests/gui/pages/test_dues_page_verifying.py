"""党费: verify, carry over, relieve, close and correct."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.dues import DuesPage
from gui.pages.dues.filters import Chip
from gui.pages.dues.verify_dialog import VerifyDialog
from ledger.dues.cells import State
from ledger.kinds.dues import ASSESSMENTS, DUE_CORRECTIONS, DUES_CLOSINGS
from ledger.values.money import Money, format_money
from ledger.values.months import Month
from storage.store import Store
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.test_dues_page import answer, cell, who

NOVEMBER = Month(2026, 11)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[DuesPage]:
    window.resize(1280, 720)
    yield show_page(qtbot, window, DuesPage, book)
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    window.shell.session.close()


def test_a_new_assessment_is_computed_while_it_is_typed_and_holds_from_its_month(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    october = cell(page, member_id, Month(2026, 10)).due.amount
    page.member_tasks.verify(page._here(), member_id, NOVEMBER)
    dialog = page.findChild(VerifyDialog)
    assert dialog is not None
    before = dialog.due.text()
    assert before == format_money(cell(page, member_id, NOVEMBER).due.amount)
    item = dialog.items.pay_items()[0].item
    dialog.items.put_amount(item, "9000")
    assert dialog.due.text() not in {before, "—"}
    said = dialog.due.text()
    dialog.accept()
    assert format_money(cell(page, member_id, NOVEMBER).due.amount) == said
    assert cell(page, member_id, Month(2026, 10)).due.amount == october
    book.undo()
    assert format_money(cell(page, member_id, NOVEMBER).due.amount) == before


def test_an_unreadable_amount_keeps_the_window_open(page: DuesPage, book: Store) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    before = len(book.all(ASSESSMENTS))
    page.member_tasks.verify(page._here(), member_id, NOVEMBER)
    dialog = page.findChild(VerifyDialog)
    assert dialog is not None
    dialog.items.put_amount(dialog.items.pay_items()[0].item, "三千")
    answer("知道了")
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    assert len(book.all(ASSESSMENTS)) == before


def test_a_new_year_takes_over_the_assessments_of_the_last(page: DuesPage, book: Store) -> None:
    page.session.choose_year(2027)
    assert page.banners.isVisible()
    waiting = page.unit_tasks.renewal_count()
    assert waiting > 20
    page.chips.choose(Chip.UNASSESSED)
    assert len(page.grid.grid_model.rows) >= waiting
    answer("带入")
    page.unit_tasks.renew()
    assert len([one for one in book.all(ASSESSMENTS) if one.year == 2027]) == waiting
    assert page.unit_tasks.renewal_count() == 0
    book.undo()
    assert not [one for one in book.all(ASSESSMENTS) if one.year == 2027]


def test_a_member_is_exempted_once_the_committee_above_has_approved(page: DuesPage) -> None:
    member_id = who(page, NOVEMBER, State.UPCOMING)
    page.member_tasks.exempt(page._here(), member_id, NOVEMBER)
    form = asked().form
    for field, text in (
        ("relief", "免交"),
        ("reason", "因病致困"),
        ("approved_by", "中共清河区直属机关工作委员会"),
        ("approved_on", "2026-11-10"),
    ):
        type_into(form, field, text)
    asked().accept()
    assert cell(page, member_id, NOVEMBER).state is State.EXEMPT
    page.grid.choose(member_id, NOVEMBER)
    assert "批准" in page.panel.foot.words.text()


def test_a_month_is_closed_in_order_and_then_only_corrected(page: DuesPage, book: Store) -> None:
    member_id = who(page, Month(2026, 9), State.PAID)
    due = cell(page, member_id, Month(2026, 9)).due.amount
    page.member_tasks.correct(member_id, Month(2026, 9))
    form = asked().form
    type_into(form, "amount", "5.00")
    type_into(form, "reason", "核定有误")
    asked().accept()
    assert cell(page, member_id, Month(2026, 9)).due.amount == due + 500
    assert [one.amount for one in book.all(DUE_CORRECTIONS)][-1] == Money(500)
    branch = next(
        row.branch_id
        for row in page.grid.grid_model.rows
        if not page._here().facts.is_closed(row.branch_id, Month(2026, 10))
    )
    before = len(book.all(DUES_CLOSINGS))
    page.unit_tasks.close_month(branch)
    assert asked().form.record.month == Month(2026, 10)
    asked().accept()
    assert len(book.all(DUES_CLOSINGS)) == before + 1
    assert page._here().facts.is_closed(branch, Month(2026, 10))
