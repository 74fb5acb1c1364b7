"""台账 in the window: every register by keyboard, people pasted at once, registers of one's own without code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.registers import RegistersPage
from gui.pages.registers.entry_dialog import EntryDialog
from gui.pages.registers.own_dialog import OwnRegisterDialog
from gui.pages.registers.people_table import PeopleTable
from gui.printing.preview_window import PreviewWindow
from ledger.kinds.member import MEMBERS
from ledger.kinds.own_registers import OWN_ENTRIES
from ledger.kinds.registers import KEPT_REGISTERS, PARTICIPANTS
from ledger.kinds.registers.instructions import INSTRUCTIONS
from ledger.kinds.registers.trainings import TRAININGS
from ledger.kinds.registers.visiting import VISITS
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS
from operations.keeping.reading import own_registers, read_registers
from storage.store import Store
from tests.gui.conftest import Answers
from tests.gui.hands import CTRL, press, type_text
from tests.gui.pages.showing import show_page, type_into

BRANCH = 2


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[RegistersPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, RegistersPage, book)
    yield shown
    window.shell.session.close()


def dialog_of(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), "nothing is asked"
    return found


def asked() -> EntryDialog:
    found = dialog_of(EntryDialog)
    assert isinstance(found, EntryDialog)
    return found


def people_in(dialog: EntryDialog) -> PeopleTable:
    assert dialog.people is not None
    return dialog.people


def titles(page: RegistersPage) -> list[str]:
    return [line.register.kind.describe(line.record) for line in page.model.rows()]


def test_every_register_is_on_the_shelf_with_its_entries_of_the_year(page: RegistersPage, book: Store) -> None:
    facts = read_registers(book)
    assert list(page.shelf.books.items) != []
    assert set(page.shelf.books.items) == {one.key for one in facts.registers}
    assert page.shelf.books.items["volunteer_events"].text(1) == str(page.model.rowCount()) == "8"
    page.session.choose_year(2024)
    assert page.shelf.books.items["sanctions"].text(1) == "1"
    page.session.choose_unit(BRANCH)
    assert page.shelf.books.items["sanctions"].text(1) == ""


@pytest.mark.parametrize("key", [*(one.key for one in KEPT_REGISTERS), "own-1"])
def test_any_register_is_shown_and_its_form_opens_and_closes(key: str, page: RegistersPage) -> None:
    page.show_part(key)
    assert page.shelf.current == key
    assert page.frame.title.text() in {one.title for one in (*KEPT_REGISTERS, *own_registers(page.session.store))}
    press(page.table, Qt.Key.Key_N, CTRL)
    dialog = asked()
    assert dialog.form.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_arrows_turn_over_the_books_and_enter_goes_to_the_entries(page: RegistersPage, qtbot: QtBot) -> None:
    page.shelf.books.setFocus()
    press(page.shelf.books, Qt.Key.Key_Down)
    assert (page.shelf.current, page.frame.title.text()) == (VISITS.key, "走访慰问登记簿")
    press(page.shelf.books, Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.hasFocus)
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Return)
    dialog = asked()
    assert dialog.form.record.id == page.table.selection.current
    dialog.done(0)


def test_an_entry_is_made_and_changed_by_keyboard(page: RegistersPage, book: Store, qtbot: QtBot) -> None:
    page.session.choose_unit(BRANCH)
    press(page.table, Qt.Key.Key_N, CTRL)
    dialog = asked()
    assert dialog.form.record.held_on == date(2026, 11, 22)
    assert dialog.form.record.org_unit_id == BRANCH
    type_into(dialog.form, "title", "清扫楼道")
    type_into(dialog.form, "minutes", "1.5小时")
    people = people_in(dialog)
    one, other = (book.get(MEMBERS, number).name for number in (1, 3))
    people.field.put_raw(f"{one}、{other} 周洋洋")
    people.field.left.emit()
    assert [(who.member_id, who.name) for who in people.people] == [(1, ""), (3, ""), (None, "周洋洋")]
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, Qt.Key.Key_Return, CTRL)
    saved = book.all(VOLUNTEER_EVENTS)[-1]
    assert (saved.title, saved.minutes) == ("清扫楼道", 90)
    assert len(book.where(PARTICIPANTS, record_kind="volunteer_events", record_id=saved.id)) == 3
    assert titles(page)[0] == "清扫楼道"
    assert page.table.selection.current == saved.id

    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    press(page.table, Qt.Key.Key_F2)
    dialog = asked()
    table = people_in(dialog).table
    table.selectRow(2)
    press(table, Qt.Key.Key_Delete)
    minutes = table.item(0, 2)
    assert minutes is not None
    minutes.setText("30分钟")
    dialog.save_button.click()
    kept = book.where(PARTICIPANTS, record_kind="volunteer_events", record_id=saved.id)
    assert [(who.member_id, who.minutes) for who in kept] == [(1, 30), (3, 0)]
    book.undo()
    assert len(book.where(PARTICIPANTS, record_kind="volunteer_events", record_id=saved.id)) == 3


def test_what_is_missing_keeps_the_window_open(page: RegistersPage, book: Store) -> None:
    count = book.count(VOLUNTEER_EVENTS)
    page.enter()
    dialog = asked()
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.rows["title"].remark.text() == "请填写活动名称。"
    assert book.count(VOLUNTEER_EVENTS) == count
    press(dialog, Qt.Key.Key_Escape)


def test_a_person_is_chosen_by_initials_or_written_as_somebody_else(page: RegistersPage, book: Store) -> None:
    page.session.choose_unit(BRANCH)
    page.show_part(VISITS.key)
    page.enter()
    dialog = asked()
    type_into(dialog.form, "occasion", "生病住院")
    type_into(dialog.form, "member_id", "周洋洋")
    assert "不在名册" in dialog.form.rows["member_id"].remark.text()
    dialog.save_button.click()
    saved = book.all(VISITS)[-1]
    assert (saved.member_id, saved.name) == (None, "周洋洋")
    page.show_record(VISITS.key, saved.id)
    press(page.table, Qt.Key.Key_F2)
    dialog = asked()
    assert dialog.form.rows["member_id"].editor.raw() == "周洋洋"
    type_into(dialog.form, "member_id", book.get(MEMBERS, 1).name)
    dialog.save_button.click()
    changed = book.get(VISITS, saved.id)
    assert (changed.member_id, changed.name) == (1, "")


def test_removal_is_undone_from_its_notice(page: RegistersPage, book: Store) -> None:
    count = book.count(VOLUNTEER_EVENTS)
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_Delete, CTRL)
    assert book.count(VOLUNTEER_EVENTS) == count - 1
    assert page.model.rowCount() == 7
    book.undo()
    assert page.model.rowCount() == 8


def test_what_is_overdue_is_counted_and_found_across_years(page: RegistersPage, book: Store) -> None:
    open_ones = [one for one in book.all(INSTRUCTIONS) if one.done_on is None]
    over = [one for one in open_ones if one.due_on is not None and one.due_on < date(2026, 11, 22)]
    assert over
    page.show_part(INSTRUCTIONS.key)
    page.session.choose_year(2024)
    page.chips.choose("overdue")
    assert {line.record.id for line in page.model.rows()} == {one.id for one in over}
    assert page.badge() >= len(over)


def test_words_and_initials_find_entries_and_the_sums_follow(page: RegistersPage) -> None:
    page.search("植树")
    assert titles(page) == ["社区义务植树"]
    assert "人数 7" in page.frame.sums.text()
    page.search("")
    assert page.model.rowCount() == 8


def test_a_record_of_another_year_is_shown_where_it_stands(page: RegistersPage, book: Store) -> None:
    old = next(one for one in book.all(TRAININGS) if one.from_on is not None and one.from_on.year == 2024)
    page.show_record(TRAININGS.key, old.id)
    assert page.session.place.year == 2024
    assert page.table.selection.current == old.id
    entry = book.all(OWN_ENTRIES)[0]
    page.show_record(OWN_ENTRIES.key, entry.id)
    assert (page.shelf.current, page.table.selection.current) == ("own-1", entry.id)


def test_half_typed_entries_come_back(page: RegistersPage, qtbot: QtBot, answers: Answers) -> None:
    del answers
    page.enter()
    dialog = asked()
    type_into(dialog.form, "title", "没有保存的活动")
    dialog.form.flush()
    dialog.done(0)  # as a crash would leave it: nobody has given it up
    page.enter()
    again = asked()
    assert again.form.record.title == "没有保存的活动"
    again.form.forget_draft()
    again.done(0)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_register_of_ones_own_is_defined_used_and_changed(page: RegistersPage, book: Store) -> None:
    page.shelf.new.click()
    dialog = dialog_of(OwnRegisterDialog)
    assert isinstance(dialog, OwnRegisterDialog)
    type_text(dialog.name, "图书借阅")
    name, form = dialog.columns.table.cellWidget(0, 0), dialog.columns.table.cellWidget(0, 1)
    assert isinstance(name, QLineEdit)
    assert isinstance(form, QComboBox)
    name.setText("书名")
    dialog.columns.add.click()
    second = dialog.columns.table.cellWidget(1, 0)
    assert isinstance(second, QLineEdit)
    second.setText("册数")
    kind = dialog.columns.table.cellWidget(1, 1)
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findText("数字"))
    assert "书名、册数" in dialog.preview.accessibleDescription()
    dialog.save_button.click()
    made = own_registers(book)[-1]
    assert (page.shelf.current, page.frame.title.text()) == (made.key, "图书借阅")
    assert page.frame.title.text() == "图书借阅"

    page.session.choose_unit(BRANCH)
    page.enter()
    entry = asked()
    first, number = (one.name for one in made.kind.fields if one.name.startswith("f"))
    type_into(entry.form, first, "党章")
    type_into(entry.form, number, "3")
    entry.save_button.click()
    assert [line.text(number) for line in page.model.rows()] == ["3"]

    page.change_own.click()
    again = dialog_of(OwnRegisterDialog)
    assert isinstance(again, OwnRegisterDialog)
    again.retiring_asked.emit()
    assert made.key not in page.shelf.books.items


def test_a_register_is_previewed_with_its_people_and_as_an_empty_form(page: RegistersPage) -> None:
    page.show_part("own-1")
    page.outputs.print_book()
    preview = dialog_of(PreviewWindow)
    assert isinstance(preview, PreviewWindow)
    assert preview.options.register.currentText() == "活动阵地维护"
    preview.reject()
    page.show_part(TRAININGS.key)
    page.outputs.print_people()
    preview = dialog_of(PreviewWindow)
    assert isinstance(preview, PreviewWindow)
    assert preview.options.layout_of.currentText() == "参训人员明细"
    preview.reject()


def test_template_and_sheet_are_written(page: RegistersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = iter([tmp_path / "样表.xlsx", tmp_path / "登记.xlsx"])
    monkeypatch.setattr("gui.messages.choose_save", lambda *_: next(written))
    page.outputs.save_template()
    page.outputs.save_for_import()
    assert {one.name for one in tmp_path.glob("*.xlsx")} >= {"样表.xlsx", "登记.xlsx"}
