"""党员名册 as the secretary uses it: find, look, edit, transfer, order, undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.composition import fill
from gui.forms.record_dialog import RecordDialog
from gui.main_window import MainWindow
from gui.pages.roster import RosterPage
from gui.pages.roster.enrol_dialog import EnrolDialog
from gui.pages.roster.filters import Chip
from gui.printing.preview_window import PreviewWindow
from gui.shortcuts_window import ShortcutsWindow
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import MOBILITIES, STAYS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.roster.order import Order
from operations.preferences import ROSTER_ORDER, choose
from operations.records import save_record
from operations.registers.contacts import CONTACTS
from operations.registers.member_form import MEMBER_FORM
from operations.registers.todo.birthday_card import BIRTHDAY_CARD
from operations.registers.todo.birthdays import POLITICAL_BIRTHDAYS
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import focused, press, type_text
from tests.gui.test_messages import button, when_box_opens

TODAY = NOW.date()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, book: Store) -> Iterator[RosterPage]:
    desk = fill(window, lambda: NOW)
    desk.take(book)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    window.go_to("roster")
    found = window.page
    assert isinstance(found, RosterPage)
    yield found
    desk.close()


def names(page: RosterPage) -> list[str]:
    return [entry.member.name for entry in page.view.model().rows()]  # type: ignore[attr-defined]


def test_the_filters_count_and_show_who_they_name(page: RosterPage) -> None:
    assert len(names(page)) == 33
    page.chips.choose(Chip.PROBATION)
    assert len(names(page)) == 3
    page.chips.choose(Chip.FORMER)
    assert len(names(page)) == 3
    assert page.status_text().startswith("3 人")


def test_initials_find_a_person_and_esc_brings_everybody_back(
    page: RosterPage, window: MainWindow, qtbot: QtBot
) -> None:
    type_text(window.top_bar.search, "oyz")
    qtbot.waitUntil(lambda: names(page) == ["欧阳喆"])
    press(window.top_bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 33)


def test_an_edit_in_the_card_is_saved_at_once_and_undone(page: RosterPage, window: MainWindow) -> None:
    page.view.selectRow(0)
    member_id = page.card.member_id
    before = page.session.store.get(MEMBERS, member_id)
    page.card.form.go_to("native_place")
    line = QApplication.focusWidget()
    assert line is not None
    press(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(line, "浙江宁波")
    press(line, Qt.Key.Key_Return)
    assert page.session.store.get(MEMBERS, member_id).native_place == "浙江宁波"
    window.shell.actions[Act.UNDO].trigger()
    assert page.session.store.get(MEMBERS, member_id) == before


def test_numbers_are_covered_until_asked_for(page: RosterPage) -> None:
    model = page.view.model()
    place = [column.key for column in model.columns].index("id_number")  # type: ignore[attr-defined]
    assert "****" in model.index(0, place).data()
    page._mask.setChecked(True)
    assert "*" not in model.index(0, place).data()


def test_the_roster_of_an_earlier_day_has_who_was_there(page: RosterPage) -> None:
    now = set(names(page))
    page._day.setDate(QDate(2026, 4, 1))
    then = set(names(page))
    assert then - now, "people who have left since"
    assert page.session.place.as_of == date(2026, 4, 1)


def test_orders_are_one_click_and_the_hand_order_is_kept(page: RosterPage) -> None:
    for order in Order:
        page._order.setCurrentIndex(page._order.findData(order.value))
        assert sorted(names(page)) == sorted(set(names(page)))
    page._order.setCurrentIndex(page._order.findData(Order.PINYIN.value))
    first, second = names(page)[:2]
    page.view.selectRow(1)
    page.move_picked(-1)
    assert page.order is Order.HAND
    assert names(page)[:2] == [second, first]


def test_a_new_person_is_entered_and_found(page: RosterPage, qtbot: QtBot) -> None:
    page.session.choose_unit(2)
    page.handlers()[Act.NEW]()
    dialog = page.findChild(EnrolDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog._save(), "a name is needed"
    dialog.person.go_to("name")
    line = QApplication.focusWidget()
    assert line is not None
    type_text(line, "钱多多")
    press(line, Qt.Key.Key_Tab)
    dialog.accept()
    qtbot.waitUntil(lambda: "钱多多" in names(page))
    assert page.session.store.undo_label == "新增党员钱多多"
    assert page.card.heading == "钱多多", "who was entered last is shown"


def test_a_card_does_not_stay_beside_an_organisation_that_does_not_know_the_person(page: RosterPage) -> None:
    page.view.selectRow(0)
    assert page.frame.card.isVisible()
    branch = next(entry.branch.id for entry in page._entries if entry.member.id == page.card.member_id)
    page.session.choose_unit(branch)
    assert page.frame.card.isVisible()
    page.session.choose_unit(
        next(unit.id for unit in page.session.store.all(ORG_UNITS) if unit.level == BRANCH and unit.id != branch)
    )
    assert page.frame.card.isHidden()


def test_a_long_name_is_read_in_full(page: RosterPage) -> None:
    store, name = page.session.store, "阿卜杜热西提·买买提艾力"
    save_record(store, MEMBERS, replace(store.get(MEMBERS, page._entries[0].member.id), name=name))
    assert page.view.columnWidth(0) > page.view.fontMetrics().horizontalAdvance(name)


def test_what_was_typed_about_a_new_person_is_not_given_up_without_a_question(page: RosterPage, qtbot: QtBot) -> None:
    page.handlers()[Act.NEW]()
    dialog = page.findChild(EnrolDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    type_text(focused(), "钱多多")
    press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Tab)
    drafts, key = page.shell.drafts, page.session.draft_key("members", "new")
    assert drafts is not None
    qtbot.waitUntil(lambda: drafts.load(key) == {"name": "钱多多"})
    when_box_opens(lambda box: press(box, Qt.Key.Key_Escape))
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    when_box_opens(lambda box: button(box, "放弃").click())
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert drafts.load(key) is None


def test_a_person_transferred_out_leaves_the_list_and_stays_in_the_book(page: RosterPage, qtbot: QtBot) -> None:
    page.view.selectRow(2)
    member_id, name = page.card.member_id, names(page)[2]
    page.tasks.transfer_out(member_id)
    dialog = page.findChild(RecordDialog)
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: name not in names(page))
    stays = page.session.store.where(STAYS, member_id=member_id)
    assert [stay.left_on for stay in stays] == [TODAY]
    page.chips.choose(Chip.FORMER)
    assert name in names(page)


def test_a_finding_on_the_first_page_leads_to_the_card(page: RosterPage, window: MainWindow) -> None:
    window.go_to("home")
    gone = next(stay for stay in page.session.store.all(STAYS) if stay.left_on is not None)
    window.shell.session.ask_for("members", gone.member_id or 0)
    assert window.page is page
    assert page.card.member_id == gone.member_id


def test_an_empty_book_teaches_how_to_begin(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from operations.books import new_book  # noqa: PLC0415 - only this test needs an empty book

    desk = fill(window, lambda: NOW)
    desk.take(new_book(tmp_path / "新.zbtz", "中共某局机关支部委员会", (), clock=lambda: NOW))
    window.show()
    qtbot.waitExposed(window)
    window.go_to("roster")
    page = window.page
    assert isinstance(page, RosterPage)
    assert page._empty.isVisible()
    desk.close()


def test_moving_within_a_filter_leaves_everybody_else_in_his_place(page: RosterPage) -> None:
    page._order.setCurrentIndex(page._order.findData(Order.STROKES.value))
    before = names(page)
    page.chips.choose(Chip.PROBATION)
    first, second, third = names(page)
    page.view.select(next(entry.member.id for entry in page._entries if entry.member.name == second))
    page.move_picked(-1)
    assert names(page) == [second, first, third]
    page.chips.choose(Chip.ALL)
    assert page.order is Order.HAND
    assert [one for one in names(page) if one != second] == [one for one in before if one != second]
    assert names(page).index(second) + 1 == names(page).index(first)


def test_the_order_that_the_book_has_chosen_comes_first_and_another_one_taken_stays(page: RosterPage) -> None:
    choose(page.session.store, ROSTER_ORDER, Order.PINYIN)
    seen, by_pinyin = [page.order], names(page)
    page._order.setCurrentIndex(page._order.findData(Order.STROKES.value))
    assert names(page) != by_pinyin
    page.refresh(None)
    assert [*seen, page.order] == [Order.PINYIN, Order.STROKES]


def test_each_paper_in_the_menu_opens_as_a_preview_of_its_own(page: RosterPage, qtbot: QtBot) -> None:
    papers = (MEMBER_FORM, CONTACTS, POLITICAL_BIRTHDAYS, BIRTHDAY_CARD)
    for action, register in zip(page.outputs.actions, papers, strict=True):
        assert action.text() == f"{register.title}…"
        action.trigger()
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PreviewWindow)
        assert preview.options.register.currentText() == register.title
        qtbot.waitUntil(preview.print_button.isEnabled)
        preview.reject()


def test_the_keyboard_is_in_the_list_at_once(page: RosterPage) -> None:
    assert page.focusWidget() is page.view


def test_large_letters_cut_nothing_off(page: RosterPage, window: MainWindow, qtbot: QtBot) -> None:
    window.shell.theme.set_percent(150)
    window.resize(1366, 700)
    chips = cast("list[QPushButton]", page.chips.findChildren(QPushButton))
    qtbot.waitUntil(lambda: all(chip.width() >= chip.sizeHint().width() for chip in chips))
    page.handlers()[Act.NEW]()
    for dialog in (page.findChild(EnrolDialog), ShortcutsWindow(page)):
        assert dialog is not None
        room = dialog.screen().availableGeometry()
        assert dialog.width() < room.width()
        assert dialog.height() < room.height()


def test_a_dated_record_entered_by_mistake_is_removed_and_comes_back(page: RosterPage) -> None:
    store = page.session.store
    away = store.all(MOBILITIES)[0]
    page.tasks.correct(MOBILITIES, away)
    dialog = page.findChild(RecordDialog)
    assert dialog is not None
    removal = next(one for one in dialog.findChildren(QPushButton) if one.text() == "删除这条登记")
    removal.click()
    assert store.find(MOBILITIES, away.id) is None
    store.undo()
    assert store.find(MOBILITIES, away.id) == away
