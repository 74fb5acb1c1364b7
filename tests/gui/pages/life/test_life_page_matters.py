"""整改: what is due, closed with a word about it, taken back, opened where it was decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.life.matter_lines import DONE, OPEN, OVERDUE
from gui.pages.life.page import MATTERS
from gui.session import Wanted
from ledger.kinds.meetings import DECISIONS
from ledger.kinds.talks import TALKS
from storage.store import Store
from tests.gui.hands import press
from tests.gui.pages.life.year_of_meetings import TODAY, add_talk, settle, shown_page
from tests.gui.pages.showing import asked, type_into


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    """The open matters of 第一支部."""
    for shown in shown_page(qtbot, window, year_book):
        shown.parts.choose(MATTERS)
        yield shown


def standings(page: LifePage) -> list[tuple[str, str]]:
    return [(line.matter.text, line.standing) for line in page.matters.model.rows()]


def pick(page: LifePage, text: str) -> None:
    line = next(one for one in page.matters.model.rows() if one.matter.text == text)
    page.matters.table.select(line.row_id)
    page.matters.table.setFocus()


def test_what_is_overdue_comes_first_and_is_said_in_words(page: LifePage) -> None:
    assert standings(page) == [("每周安排一次集中学习", "超期145天"), ("每季度走访一次社区", "还有39天")]
    assert page.status_text() == "未办结 2 项 · 已超期 1 项"
    page.matters.chips.choose(OVERDUE)
    assert len(standings(page)) == 1
    page.matters.chips.choose(DONE)
    assert standings(page) == [("会后三天内整理记录", "2026-03-02办结")]


def test_enter_closes_a_matter_with_day_and_outcome(page: LifePage, year_book: Store) -> None:
    pick(page, "每周安排一次集中学习")
    press(page.matters.table, Qt.Key.Key_Return)
    dialog = asked()
    dialog.save_button.click()
    assert dialog.isVisible(), "an outcome is asked for"
    type_into(dialog.form, "outcome", "已安排，每周三下午")
    type_into(dialog.form, "done_on", "2026-12-24")
    dialog.save_button.click()
    assert dialog.isVisible(), "a day ahead is not taken"
    type_into(dialog.form, "done_on", "2026-11-20")
    dialog.save_button.click()
    kept = next(one for one in year_book.all(DECISIONS) if one.text == "每周安排一次集中学习")
    assert (kept.outcome, kept.done_on) == ("已安排，每周三下午", TODAY.replace(day=20))
    assert [text for text, _ in standings(page)] == ["每季度走访一次社区"]


def test_a_matter_that_is_done_can_be_open_again(page: LifePage, year_book: Store) -> None:
    page.matters.chips.choose(DONE)
    pick(page, "会后三天内整理记录")
    assert not page.matters.close_button.isEnabled()
    page.matters.reopen_button.click()
    assert ("会后三天内整理记录", "没有时限") in [(line.matter.text, line.standing) for line in page.matters._open]
    year_book.undo()
    assert page.matters.open_count == 2


def test_the_meeting_that_decided_it_is_opened(page: LifePage) -> None:
    pick(page, "每周安排一次集中学习")
    page.matters.source_button.click()
    assert page.editor.isVisible()
    assert page.editor.open.meeting.kind == "组织生活会"
    page.dismiss()
    page.matters.chips.choose(DONE)
    pick(page, "会后三天内整理记录")
    press(page.matters.table, Qt.Key.Key_Return)
    assert page.editor.isVisible()


def test_what_a_talk_agreed_stands_beside_it(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    talk_id = add_talk(year_book).talk.id
    settle(qtbot, page)
    assert ("帮助联系医院", "超期52天") in standings(page)
    wanted: list[Wanted] = []
    page.session.wanted.connect(wanted.append)
    pick(page, "帮助联系医院")
    page.matters.source_button.click()
    assert [(one.kind, one.record_id) for one in wanted] == [(TALKS.key, talk_id)]
    press(page.matters.table, Qt.Key.Key_Return)
    dialog = asked()
    type_into(dialog.form, "outcome", "已联系")
    dialog.save_button.click()
    assert year_book.get(TALKS, talk_id).follow_up_done_on == TODAY
    page.matters.chips.choose(DONE)
    pick(page, "帮助联系医院")
    assert not page.matters.reopen_button.isEnabled()


def test_a_confidential_talk_says_only_that_it_is_one(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    add_talk(year_book, is_confidential=True)
    settle(qtbot, page)
    shown = [line for line in page.matters.model.rows() if line.matter.kind_key == TALKS.key]
    assert [line.matter.text for line in shown] == ["（内容保密）"]
    page.search("医院")
    assert standings(page) == []


def test_a_decision_asked_for_elsewhere_is_chosen(page: LifePage, year_book: Store) -> None:
    page.parts.choose("calendar")
    done = next(one for one in year_book.all(DECISIONS) if one.done_on)
    page.session.ask_for(DECISIONS.key, done.id)
    assert page.parts.current == MATTERS
    assert page.matters.current is not None
    assert page.matters.current.matter.record_id == done.id


def test_a_decision_of_another_branch_opens_its_meeting(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    page.session.choose_unit(5)
    settle(qtbot, page)
    assert page.matters.empty.isVisible()
    one = year_book.all(DECISIONS)[0]
    page.session.ask_for(DECISIONS.key, one.id)
    assert page.editor.meeting_id == one.meeting_id


def test_the_list_is_saved_as_a_sheet(
    page: LifePage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "整改.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.shell.actions[Act.EXPORT].trigger()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert any("每周安排一次集中学习" in row for row in rows)


def test_the_menu_of_a_row_closes_it(page: LifePage) -> None:
    pick(page, "每季度走访一次社区")
    action = page.shell.actions[Act.EDIT]
    assert isinstance(action, QAction)
    action.trigger()
    assert "每季度走访一次社区" in asked().note.text()
    asked().reject()
    assert page.matters.chips.current == OPEN
