"""回收站 as the secretary uses it: what went, by whom; bringing it back, or hearing why not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.recycle import RecyclePage
from gui.pages.recycle import page as recycle_page
from ledger.codes.meetings import CHECKED, SEALED
from ledger.kinds.meetings import ATTENDANCES, MEETINGS, Meeting
from ledger.kinds.member import MEMBERS
from operations.life.meetings import remove_meeting
from operations.records import remove_record, save_record
from storage.store import Store
from tests.gui.hands import click
from tests.gui.pages.showing import show_page


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[RecyclePage]:
    made = show_page(qtbot, window, RecyclePage, book)
    yield made
    made.close_page()
    window.shell.session.close()


def removed_meeting(book: Store) -> Meeting:
    drafts = [one for one in book.all(MEETINGS) if one.state not in (SEALED, CHECKED)]
    meeting = max(drafts, key=lambda one: len(book.where(ATTENDANCES, meeting_id=one.id)))
    remove_meeting(book, meeting.id)
    return meeting


def test_an_empty_bin_says_what_it_is_for(page: RecyclePage) -> None:
    assert page.nothing.isVisibleTo(page)
    assert not page.restore.isEnabled()
    assert page.status_text() == "没有被删除的登记"


def test_what_was_removed_is_listed_with_its_contents_and_comes_back(page: RecyclePage, book: Store) -> None:
    meeting = removed_meeting(book)
    (step,) = page.model.rows()
    shown = [page.model.index(0, place).data() for place in range(5)]
    assert shown[:2] == ["2026-11-22 09:30", f"删除{MEETINGS.describe(meeting)}"]
    assert shown[2].startswith("会议1条")
    assert shown[3:] == ["张书记", str(len(step.removals))]
    assert page.detail.heading.text() == step.contents
    first = page.detail.model.rows()[0]
    assert (first.title, first.way) == ("会议", "删除")
    assert page.status_text() == f"1 次删除，共 {len(step.removals)} 条登记"
    click(page.restore, QPoint(10, 10))
    assert book.get(MEETINGS, meeting.id) == meeting
    assert page.nothing.isVisibleTo(page)
    assert page.shell.notices.words.text() == f"已恢复：{step.head.label}"
    page.shell.notices.button.click()
    assert book.find(MEETINGS, meeting.id) is None


def test_why_something_cannot_come_back_is_told(
    page: RecyclePage, book: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(recycle_page, "show_known_error", lambda _, error: told.append(error.sentence))
    number = book.all(MEMBERS)[0].id_number
    twin = save_record(book, MEMBERS, type(book.all(MEMBERS)[0])(name="李娜", id_number=number))
    remove_record(book, MEMBERS, twin.id)
    page.restore.click()
    assert told == ["不能恢复：党员“李娜”在账簿中已另有一条，不能重复。数据没有变动。"]
    assert page.model.rowCount() == 1


def test_the_search_narrows_the_list_and_what_is_shown_below(page: RecyclePage, book: Store) -> None:
    own = save_record(book, MEMBERS, type(book.all(MEMBERS)[0])(name="李娜"))
    remove_record(book, MEMBERS, own.id)
    meeting = removed_meeting(book)
    page.search("李娜")
    assert [one.head.label for one in page.model.rows()] == ["删除党员李娜"]
    assert page.detail.heading.text() == "党员1条"
    page.search("没有的")
    assert not page.restore.isEnabled()
    page.search("")
    assert page.model.rows()[0].head.label == f"删除{MEETINGS.describe(meeting)}"
    names = [action.text() for action in page.table.column_menu().actions() if action.isCheckable()]
    assert names == ["时间", "事项", "删除的登记", "操作人", "记录数"]
    assert page.handlers()


def test_numbers_in_the_bin_are_shortened_until_they_are_switched_on(page: RecyclePage, book: Store) -> None:
    own = save_record(book, MEMBERS, type(book.all(MEMBERS)[0])(name="李娜", phone="13800138000"))
    remove_record(book, MEMBERS, own.id)
    assert "138****8000" in [line.before for line in page.detail.model.rows()]
    page.detail.unmask.setChecked(True)
    assert "13800138000" in [line.before for line in page.detail.model.rows()]
