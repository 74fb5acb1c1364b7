"""年度总结 as the secretary writes it: begun from a template, typed, filled, made final, printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.summary import SummaryPage
from gui.pages.summary.preview import GAPS
from gui.printing.preview_window import PreviewWindow
from ledger.figures.summary import fields_in
from ledger.kinds.figures import SUMMARIES, SUMMARY_TEMPLATES, Summary
from ledger.kinds.meetings import MEETINGS, Meeting
from operations.demo import Plan, demo_book
from operations.figures import summaries
from operations.figures.reading import read_figures
from storage.store import Store
from tests.gui.conftest import NOW, Answers
from tests.gui.hands import press, type_text
from tests.gui.pages.showing import asked, show_page, type_into
from tests.operations.figures.figures_sample import without_texts_and_duties

TOP = 1
TODAY = NOW.date()
TEXT = "学法{{law_studies}}，调研{{blank|题目}}。\n志愿服务{{volunteering|余}}。"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("summary")
    with demo_book(folder / "示例.zbtz", Plan(16, 2, TODAY), 1, clock=lambda: NOW) as store:
        without_texts_and_duties(store)
    return folder / "示例.zbtz"


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "示例.zbtz"
    copy.write_bytes(made.read_bytes())
    with Store.open(copy, clock=lambda: NOW, operator="张书记") as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[SummaryPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, SummaryPage, book)
    shown.session.choose_unit(TOP)
    settled(qtbot, shown)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def settled(qtbot: QtBot, page: SummaryPage) -> None:
    check = page.shell.checks

    def is_settled() -> bool:
        is_checked = check.result is not None and not check._pause.isActive()
        return is_checked and not page.filler._pause.isActive() and not page.shell.tasks.is_busy

    qtbot.waitUntil(is_settled, timeout=20_000)


def written(qtbot: QtBot, page: SummaryPage, book: Store, text: str = TEXT) -> Summary:
    """A text of this year in the book, shown."""
    with book.change("新增总结") as change:
        one = change.add(
            SUMMARIES, Summary(template_key="year_summary", org_unit_id=TOP, year=2026, title="总结", text=text)
        )
    settled(qtbot, page)
    page.show_record(SUMMARIES.key, one.id)
    settled(qtbot, page)
    return one


def shown_text(page: SummaryPage) -> str:
    return page.view.text.toPlainText()


def law_studies(book: Store) -> str:
    given = read_figures(book)
    one = Summary(org_unit_id=TOP, year=2026, title="试", text="{{law_studies}}")
    return summaries.filled(given, one, TODAY).text


def put_cursor(page: SummaryPage, after: str) -> None:
    cursor = page.editor.textCursor()
    cursor.setPosition(page.editor.toPlainText().index(after) + len(after))
    page.editor.setTextCursor(cursor)


def test_a_text_begins_from_a_template_with_what_the_records_say(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    assert page.empty.isVisible()
    page.handlers()[Act.NEW]()
    dialog = asked()
    dialog.accept()
    settled(qtbot, page)
    (one,) = book.all(SUMMARIES)
    assert one.title == "机关党总支2026年党建工作总结"
    assert page.heading.text() == one.title
    assert "{{学法}}" in page.editor.toPlainText()
    assert "{{law_studies}}" in one.text
    assert f"学法{law_studies(book)}" in shown_text(page)
    assert "〔待填：" in shown_text(page)
    assert "待填" in page.status_text()


def test_what_is_typed_is_seen_at_once_and_stored_when_the_editor_is_left(
    qtbot: QtBot, page: SummaryPage, book: Store
) -> None:
    one = written(qtbot, page, book)
    page.editor.setFocus()
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(page.editor, "另有补充。")
    settled(qtbot, page)
    assert shown_text(page).endswith("另有补充。")
    assert page.shell.drafts is not None
    qtbot.waitUntil(lambda: page.shell.drafts is not None and page.shell.drafts.load(page._draft_key) is not None)
    assert book.get(SUMMARIES, one.id).text == TEXT
    page.heading.setFocus()
    assert book.get(SUMMARIES, one.id).text == TEXT + "另有补充。"
    assert page.shell.drafts.load(page._draft_key) is None
    book.undo()
    settled(qtbot, page)
    assert page.editor.toPlainText().endswith("。")
    assert book.get(SUMMARIES, one.id).text == TEXT


def test_half_typed_text_comes_back_after_a_crash(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    one = written(qtbot, page, book)
    drafts = page.shell.drafts
    assert drafts is not None
    drafts.save(page._draft_key, {"title": "改过的标题", "text": "写了一半{{law_studies}}"})
    page._summary = Summary()
    page.refresh(None)
    settled(qtbot, page)
    assert (page.heading.text(), page.editor.toPlainText()) == ("改过的标题", "写了一半{{学法}}")
    page._leave()
    assert book.get(SUMMARIES, one.id).title == "改过的标题"


def test_a_figure_is_inserted_from_the_menu_and_given_a_form(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    one = written(qtbot, page, book, "开头。")
    put_cursor(page, "开头")
    group = page.field_menu.groups["组织生活"]
    entry = next(action for action in group.actions() if action.text().startswith("主题党日等活动"))
    entry.trigger()
    assert page.editor.toPlainText() == "开头{{主题党日等活动}}。"
    exact = next(action for action in page.form_menu.actions() if action.text().startswith("原数"))
    exact.trigger()
    assert page.editor.toPlainText() == "开头{{主题党日等活动|原数}}。"
    page._leave()
    assert book.get(SUMMARIES, one.id).text == "开头{{party_days|原数}}。"
    put_cursor(page, "。")
    exact.trigger()
    assert "请先把光标放在" in page.shell.notices.words.text()
    settled(qtbot, page)


def test_a_gap_of_the_list_leads_to_its_place(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    written(qtbot, page, book)
    page.view.chips.choose(GAPS)
    items = [page.view.list.item(place) for place in range(page.view.list.count())]
    assert items[0].text() == "题目"
    page.view.list.setCurrentItem(items[0])
    page.view.list.itemActivated.emit(items[0])
    assert page.editor.textCursor().selectedText() == "{{待填|题目}}"
    assert QApplication.focusWidget() is page.editor
    type_text(page.editor, "两项")
    settled(qtbot, page)
    assert "调研两项。" in shown_text(page)


def test_the_figures_follow_the_records_until_the_text_is_final(
    qtbot: QtBot, page: SummaryPage, book: Store, answers: Answers
) -> None:
    one = written(qtbot, page, book, "学法{{law_studies}}。")
    before = shown_text(page)
    answers.append((QMessageBox, lambda box: box.buttons()[0].click()))
    page.finish_action.trigger()
    settled(qtbot, page)
    assert book.get(SUMMARIES, one.id).finished_on == TODAY
    assert page.editor.isReadOnly()
    with book.change("新增会议") as change:
        change.add(MEETINGS, Meeting(kind="学习培训", org_unit_id=TOP, held_on=TODAY, tags="学法"))
    settled(qtbot, page)
    assert shown_text(page) == before
    assert page.finish_action.text() == "退回草稿"
    page.finish_action.trigger()
    settled(qtbot, page)
    assert not page.editor.isReadOnly()
    assert shown_text(page) != before
    assert shown_text(page) == f"学法{law_studies(book)}。"


def test_a_text_becomes_a_template_and_the_shipped_one_comes_back(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    one = written(qtbot, page, book, "短模板{{members}}。")
    page.tasks.keep_as_template(book.get(SUMMARIES, one.id))
    assert summaries.templates_of(book)[0].text == "短模板{{members}}。"
    page.tasks.reset_template(one)
    assert summaries.templates_of(book)[0] == summaries.shipped_templates()[0]
    page.tasks.reset_template(one)
    assert "没有改动过" in page.shell.notices.words.text()
    page.tasks.keep_as_new_template(one)
    dialog = asked()
    type_into(dialog.form, "title", "季度小结")
    dialog.accept()
    assert [kept.title for kept in book.all(SUMMARY_TEMPLATES)] == ["季度小结"]
    settled(qtbot, page)


def test_several_texts_of_a_year_are_chosen_from_a_list_and_other_years_are_apart(
    qtbot: QtBot, page: SummaryPage, book: Store
) -> None:
    first = written(qtbot, page, book, "第一篇。")
    second = written(qtbot, page, book, "第二篇。")
    assert page.choice.count() == 2
    assert page.editor.toPlainText() == "第二篇。"
    page.choice.setCurrentIndex(page.choice.findData(first.id))
    settled(qtbot, page)
    assert shown_text(page) == "第一篇。"
    page.session.choose_year(2025)
    settled(qtbot, page)
    assert page.empty.isVisible()
    page.show_record(SUMMARIES.key, second.id)
    settled(qtbot, page)
    assert page.editor.toPlainText() == "第二篇。"
    page.handlers()[Act.DELETE]()
    settled(qtbot, page)
    assert [one.id for one in book.all(SUMMARIES)] == [first.id]
    assert page.editor.toPlainText() == "第一篇。"


def test_the_text_is_printed_as_it_stands(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    one = written(qtbot, page, book)
    page.editor.setFocus()
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(page.editor, "完。")
    page.handlers()[Act.PRINT]()
    qtbot.waitUntil(lambda: any(isinstance(shown, PreviewWindow) for shown in QApplication.topLevelWidgets()))
    assert book.get(SUMMARIES, one.id).text.endswith("完。")
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, PreviewWindow):
            shown.close()
    settled(qtbot, page)


def test_tab_leaves_the_editor_and_the_list_is_used_with_the_keyboard(
    qtbot: QtBot, page: SummaryPage, book: Store
) -> None:
    written(qtbot, page, book)
    page.editor.setFocus()
    press(page.editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.editor
    page.view.chips.choose(GAPS)
    page.view.list.setFocus()
    press(page.view.list, Qt.Key.Key_Down)
    press(page.view.list, Qt.Key.Key_Return)
    assert page.editor.textCursor().hasSelection()
    settled(qtbot, page)


def test_a_figure_that_no_record_fills_is_coloured_like_a_blank(qtbot: QtBot, page: SummaryPage, book: Store) -> None:
    written(qtbot, page, book, "学法{{law_studies}}，换届{{elected_units}}，{{blank|题目}}。")
    block = page.editor.document().firstBlock()
    warn = page.shell.theme.color("warn_tint")

    def is_warned(place: int) -> bool:
        formats: list[Any] = block.layout().formats()
        return any(
            one.start <= place < one.start + one.length and one.format.background().color() == warn for one in formats
        )

    assert [is_warned(one.start + 2) for one in fields_in(block.text())] == [False, True, True]
