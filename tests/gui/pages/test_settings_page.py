"""设置 as the secretary uses it: every value holds at once; what belongs to the book can be taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui import settings_store as kept
from gui.composition import fill
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.book_panel import BookPanel, size_text
from gui.pages.settings.item_rows import ChoiceRow, LineRow, SwitchRow
from gui.pages.settings.items import Panel
from gui.pages.settings.own_fields_panel import OwnFieldsPanel
from gui.pages.settings.rules_panel import MARK_WORDS, RulesPanel
from gui.pages.settings.sections import SECTIONS
from gui.pages.settings.strokes_panel import StrokesPanel
from gui.theme.palette import DARK
from ledger.kinds.member import MEMBERS
from ledger.roster.order import Order
from ledger.rulebook import Mark
from operations import own_fields
from operations.books import new_book
from operations.preferences import ROSTER_ORDER, preference
from operations.roster import set_own_value
from operations.tables import names_of, rulebook
from storage.store import Store
from tests.gui.conftest import NOW, add_member
from tests.gui.hands import press
from tests.gui.pages.showing import asked, show_page, type_into

T = TypeVar("T", bound=Panel)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, store: Store) -> Iterator[SettingsPage]:
    made = show_page(qtbot, window, SettingsPage, store)
    yield made
    made.close_page()
    window.shell.session.close()


def choose(page: SettingsPage, title: str, words: str) -> None:
    found = page.rows[title]
    assert isinstance(found, ChoiceRow)
    found.box.setCurrentText(words)


def chosen(page: SettingsPage, title: str) -> str:
    found = page.rows[title]
    assert isinstance(found, ChoiceRow)
    return found.box.currentText()


def panel(page: SettingsPage, kind: type[T]) -> T:
    found = page.panels[kind]
    assert isinstance(found, kind)
    return found


def test_a_look_holds_at_once_and_the_next_time(page: SettingsPage) -> None:
    choose(page, "外观", "深色")
    assert page.shell.theme.colours is DARK
    choose(page, "显示比例", "125%")
    assert page.shell.theme.px(100) == 125
    compact = page.rows["紧凑行距"]
    assert isinstance(compact, SwitchRow)
    compact.box.click()
    assert page.shell.theme.look.is_compact
    settings = page.shell.settings
    assert [settings.get(kept.APPEARANCE), settings.get(kept.SCALE), settings.get(kept.COMPACT_ROWS)] == [
        "dark",
        125,
        True,
    ]


def test_a_scale_chosen_by_keys_is_shown_too(page: SettingsPage) -> None:
    page.shell.theme.step_scale(1)
    assert chosen(page, "显示比例") == "110%"


def test_the_order_of_the_roster_travels_with_the_book_and_can_be_taken_back(page: SettingsPage, store: Store) -> None:
    choose(page, "名册默认顺序", "按拼音")
    assert preference(store, ROSTER_ORDER) is Order.PINYIN
    assert store.undo_label == "设置名册默认顺序：按拼音"
    store.undo()
    assert chosen(page, "名册默认顺序") == "按职务"


def test_fonts_for_paper_are_kept_on_this_pc(page: SettingsPage) -> None:
    choose(page, "打印字体", "只用内置字体")
    assert page.shell.settings.get(kept.PAPER_FONTS) == "bundled"


def test_the_operator_is_named_in_the_log_from_now_on(page: SettingsPage, store: Store) -> None:
    found = page.rows["操作人姓名"]
    assert isinstance(found, LineRow)
    found.line.setText("李书记")
    found.line.setModified(True)
    found.line.editingFinished.emit()
    add_member(store, "赵新")
    assert store.history(limit=1)[0].operator == "李书记"
    assert page.shell.settings.get(kept.OPERATOR) == "李书记"


def test_the_operator_is_the_same_in_the_next_book(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "第二支部.zbtz"
    new_book(path, "中共某局第二支部委员会", (), clock=lambda: NOW).close()
    desk = fill(window, lambda: NOW)
    window.shell.settings.put(kept.OPERATOR, "李书记")
    assert desk.open(path)
    assert window.shell.session.store.operator == "李书记"
    desk.close()


def test_own_fields_are_added_renamed_and_ordered(page: SettingsPage, store: Store) -> None:
    fields = panel(page, OwnFieldsPanel)
    for name in ("血型", "爱好"):
        fields.ask_new()
        type_into(asked().form, "label", name)
        asked().save_button.click()
    fields.listing.table.select(fields.listing.model.id_at(1))
    fields.shift(-1)
    fields.ask_name()
    type_into(asked().form, "label", "兴趣爱好")
    asked().save_button.click()
    assert [own.label for own in own_fields.own_fields(store)] == ["兴趣爱好", "血型"]
    assert [line.own.label for line in fields.listing.model.rows()] == ["兴趣爱好", "血型"]


def test_removing_a_field_says_how_many_values_go_and_brings_them_back(page: SettingsPage, store: Store) -> None:
    own = own_fields.add_own_field(store, "血型")
    for member in store.all(MEMBERS)[:2]:
        set_own_value(store, member.id, own.id, "A 型")
    fields = panel(page, OwnFieldsPanel)
    fields.listing.table.select(own.id)
    fields.remove()
    assert page.shell.notices.words.text() == "已删除自设字段血型及 2 人填写的内容"
    assert own_fields.own_fields(store) == []
    page.shell.notices.button.click()
    assert [(line.own.label, line.filled) for line in fields.listing.model.rows()] == [("血型", 2)]


def test_strokes_are_shown_in_words_while_they_are_typed(page: SettingsPage, store: Store) -> None:
    strokes = panel(page, StrokesPanel)
    strokes.ask()
    dialog = asked()
    type_into(dialog.form, "character", "王")
    assert dialog.form.rows["character"].remark.text() == "字表：王 4画 横横竖横"
    type_into(dialog.form, "strokes", "16")
    assert "只用数字 1 至 5" in dialog.form.rows["strokes"].remark.text()
    dialog.save_button.click()
    assert dialog.isVisible()
    type_into(dialog.form, "strokes", "1211")
    assert dialog.form.rows["strokes"].remark.text() == "4画 横竖横横"
    dialog.save_button.click()
    assert names_of(store).stroke_fixes == {"王": "1211"}
    assert strokes.listing.model.index(0, 2).data() == "4画 横竖横横"
    strokes.listing.table.select(1)
    strokes.remove()
    assert names_of(store).stroke_fixes == {}


def test_the_book_says_where_it_is_what_it_holds_and_whether_it_is_sound(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    book = panel(page, BookPanel)
    assert book.facts["文件"].text() == str(store.path)
    assert "党员\N{NO-BREAK SPACE}3" in book.facts["登记"].text()
    assert book.facts["修改记录"].text() == "3 条"
    assert book.facts["建立时间"].text() == "2026-11-22 09:30"
    book.check.start()
    qtbot.waitUntil(book.check.button.isEnabled)
    (words,) = cast("list[QLabel]", book.check.result.findChildren(QLabel))
    assert "没有发现问题" in words.text()


@pytest.mark.parametrize(("size", "text"), [(4096, "4 KB"), (1024 * 1024, "1.0 MB"), (5_400_000, "5.1 MB")])
def test_sizes_are_said_as_people_say_them(size: int, text: str) -> None:
    assert size_text(size) == text


def test_every_rule_stands_with_its_source_and_how_sure_we_are(page: SettingsPage) -> None:
    rules = panel(page, RulesPanel)
    assert rules.model.total == len(rulebook().all())
    marks = {rules.model.index(number, 5).data() for number in range(rules.model.rowCount())}
    assert marks <= set(MARK_WORDS.values())
    assert set(MARK_WORDS) == set(Mark)
    first = rules.model.row(0)
    assert rules.full.text() == first.text
    assert first.citation in rules.citation.text()


def test_sections_and_values_are_reached_by_keys(page: SettingsPage) -> None:
    page.navigation.setFocus()
    press(page.navigation, Qt.Key.Key_Down)
    assert page.sections.currentIndex() == 1
    press(page.navigation, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.rows["名册默认顺序"].control


def test_every_section_has_something_to_show(page: SettingsPage) -> None:
    assert page.sections.count() == len(SECTIONS)
    for section in SECTIONS:
        assert section.panels or section.items(page.shell)
