"""首页: what is overdue is seen from every page; each thing to do opens where it belongs, and can be put off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.main_window import MainWindow
from gui.pages.checks import ChecksPage
from gui.pages.dues import DuesPage
from gui.pages.home import HomePage
from gui.pages.home.page import NOW as NOW_PART
from gui.pages.home.page import YEAR
from gui.pages.home.rows import RecordRow
from gui.pages.home.todo_panel import TodoRow
from gui.pages.settings import SettingsPage
from gui.pages.talks import TalksPage
from gui.printing.preview_window import PreviewWindow
from gui.session import Wanted
from ledger.kinds.cash import REMITTANCES
from ledger.kinds.figures import SNOOZES
from ledger.kinds.meetings import Meeting
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.life.sheet import MeetingSheet
from ledger.values.dates import LooseDate
from operations.answering import answer_finding
from operations.cash.recording import note_receipt
from operations.holidays import HolidaySpan, save_span
from operations.life.meetings import save_meeting
from operations.records import save_record
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import click, focused, press
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.talk_book import BRANCH, FIRST, LEADER, NEXT, TODAY, talk_book, talked

TALK = "王小明与赵刚谈心谈话"
MISSING = "第一支部2026年11月还没有支部委员会"


def test_the_figure_in_the_side_bar_counts_what_is_overdue_and_follows_a_change_on_another_page(
    window: MainWindow, qtbot: QtBot, book: Store
) -> None:
    desk = fill(window, lambda: NOW)
    desk.take(book)
    window.show()
    qtbot.waitExposed(window)
    home = window.side_bar.button("home")
    page = window.page
    assert isinstance(page, HomePage)
    # The last remittance of the sample has waited for its receipt for more than a month.
    qtbot.waitUntil(lambda: row_of(page, "没有取得党费收据") is not None)
    before = home.count
    assert before == len([one for one in rows(page) if one.todo.on < TODAY and one.todo.weight.label == "逾期"])
    window.go_to("roster")
    store = window.shell.session.store
    waiting = next(one for one in store.all(REMITTANCES) if not one.receipt_no)
    note_receipt(store, waiting.id, "SJ-88", NOW.date())
    qtbot.waitUntil(lambda: home.count == before - 1)
    store.undo()
    qtbot.waitUntil(lambda: home.count == before)
    desk.close()


# What is to be done


@pytest.fixture
def small_book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "首页.zbtz") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_book: Store) -> Iterator[HomePage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, HomePage, small_book)
    shown.session.choose_unit(BRANCH)
    qtbot.waitUntil(lambda: shown.keeper.found is not None)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def rows(page: HomePage) -> list[TodoRow]:
    return list(page.todos.rows)


def row_of(page: HomePage, words: str) -> TodoRow | None:
    """The row with these words; None while there is none."""
    return next((one for one in rows(page) if words in one.accessibleName()), None)


def the_row(page: HomePage, words: str, qtbot: QtBot) -> TodoRow:
    """The row with these words, as soon as it is there."""
    qtbot.waitUntil(lambda: row_of(page, words) is not None)
    found = row_of(page, words)
    assert found is not None
    return found


def button(page: QWidget, text: str) -> QPushButton:
    """The button that one sees with a text that begins like this."""
    found = cast("list[QPushButton]", page.findChildren(QPushButton))
    return next(one for one in found if one.isVisible() and one.text().startswith(text))


def said(page: QWidget) -> str:
    """Everything that one sees written."""
    found = cast("list[QLabel]", page.findChildren(QLabel))
    return "\n".join(one.text() for one in found if one.isVisible())


def findings(page: HomePage) -> list[str]:
    """The sentences of the panel of what is missing."""
    found = cast("list[RecordRow]", page.findChildren(RecordRow))
    return [one.accessibleName() for one in found if not isinstance(one, TodoRow) and one.isVisible()]


def planned(store: Store, kind: str, on: date) -> Meeting:
    sheet = MeetingSheet(Meeting(kind=kind, org_unit_id=BRANCH, planned_on=on, topic="学习", place="三楼会议室"))
    return save_meeting(store, sheet, TODAY).meeting


def test_a_thing_to_do_opens_the_record_and_the_findings_their_page(
    page: HomePage, window: MainWindow, small_book: Store, qtbot: QtBot
) -> None:
    window.add_page(TalksPage)
    window.add_page(ChecksPage)
    one = talked(small_book, LEADER, FIRST, held_on=None, planned_on=date(2026, 12, 1))
    press(the_row(page, TALK, qtbot), Qt.Key.Key_Return)
    assert isinstance(window.page, TalksPage)
    assert window.page.card.talk.id == one.id
    window.go_to("home")
    button(page, "全部 ").click()  # the chip of all groups filters, it leads nowhere
    assert page.isVisible()
    next(one for one in cast("list[QPushButton]", page.findChildren(QPushButton)) if one.text().endswith("项…")).click()
    assert isinstance(window.page, ChecksPage)


def test_a_period_without_a_meeting_is_asked_for_with_its_rule_and_key(page: HomePage, qtbot: QtBot) -> None:
    seen: list[Wanted] = []
    page.session.wanted.connect(seen.append)
    line = the_row(page, MISSING, qtbot)
    assert "第十二条" in line.accessibleDescription()
    click(line)
    assert seen == [Wanted(ORG_UNITS.key, BRANCH, "meeting.committee.per_month", "2026-11")]


def test_what_has_no_record_opens_the_page_where_it_is_done_for_the_unit_that_has_it_to_do(
    page: HomePage, window: MainWindow, qtbot: QtBot
) -> None:
    window.add_page(SettingsPage)
    click(the_row(page, "还没有备份", qtbot))
    shown = window.page
    assert isinstance(shown, SettingsPage)
    assert shown.navigation.currentItem().text() == "数据安全"
    window.add_page(DuesPage)
    page.tasks.open(replace(rows(page)[0].todo, page="dues", part="", unit_id=BRANCH))
    assert isinstance(window.page, DuesPage)


def test_headings_tell_the_urgency_and_the_arrows_walk_from_row_to_row(
    page: HomePage, small_book: Store, qtbot: QtBot
) -> None:
    planned(small_book, "支部党员大会", date(2026, 11, 18))
    talked(small_book, LEADER, NEXT, held_on=None, planned_on=date(2026, 12, 1))
    the_row(page, "支部党员大会：学习", qtbot)
    text = said(page.todos)
    places = [text.index(heading) for heading in ("逾期 1", "近期 ", "计划 1")]
    assert places == sorted(places)
    first, second = rows(page)[:2]
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert focused() is second
    press(second, Qt.Key.Key_Up)
    assert focused() is first


def test_chips_filter_by_what_it_belongs_to_and_show_how_many(page: HomePage, small_book: Store, qtbot: QtBot) -> None:
    talked(small_book, LEADER, FIRST, held_on=None, planned_on=date(2026, 12, 1))
    the_row(page, TALK, qtbot)
    every = len(rows(page))
    button(page.todos, "谈话 ").click()
    assert {one.todo.group.value for one in rows(page)} == {"谈话"}
    assert button(page.todos, "谈话 ").text() == f"谈话 {len(rows(page))}"
    button(page.todos, "全部 ").click()
    assert len(rows(page)) == every


# Putting off


def put_off(line: TodoRow, until: str, reason: str) -> None:
    line.button.click()
    dialog = asked()
    type_into(dialog.form, "until", until)
    type_into(dialog.form, "reason", reason)
    dialog.save_button.click()


def test_what_is_put_off_lies_folded_with_its_reason_and_is_taken_up_again(
    page: HomePage, small_book: Store, qtbot: QtBot
) -> None:
    put_off(the_row(page, MISSING, qtbot), "2026-11-28", "与党员大会合并召开")
    assert row_of(page, MISSING) is None
    fold = button(page.todos, "▸ 已暂缓 1 项")
    fold.click()
    line = row_of(page, MISSING)
    assert line is not None
    assert "暂缓至 2026-11-28：与党员大会合并召开" in line.accessibleDescription()
    assert line.button.text() == "恢复提醒"
    line.button.click()
    assert "已暂缓" not in said(page.todos)
    assert small_book.all(SNOOZES) == []
    small_book.undo()
    assert row_of(page, MISSING) is not None  # among those put off: the fold is still open
    small_book.undo()
    line = row_of(page, MISSING)
    assert line is not None
    assert line.button.text() == "暂缓…"


def test_without_a_reason_or_with_a_day_that_has_passed_nothing_is_put_off(
    page: HomePage, small_book: Store, qtbot: QtBot
) -> None:
    put_off(the_row(page, MISSING, qtbot), "2026-11-22", "等通知")
    assert "提醒日期应当晚于今天。" in said(asked())
    type_into(asked().form, "until", "2026-12-01")
    type_into(asked().form, "reason", "")
    asked().save_button.click()
    assert "请填写暂缓原因。" in said(asked())
    assert small_book.all(SNOOZES) == []
    assert row_of(page, MISSING) is not None
    type_into(asked().form, "reason", "等通知")
    asked().save_button.click()
    assert [one.reason for one in small_book.all(SNOOZES)] == ["等通知"]


def test_tab_comes_to_what_is_to_be_done_before_what_was_found(page: HomePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(rows(page)) and bool(page.findChildren(RecordRow)))
    rows(page)[-1].setFocus()
    press(focused(), Qt.Key.Key_Tab)
    while not isinstance(focused(), RecordRow):
        assert page.isAncestorOf(focused()), "Tab has left the page without what was found"
        press(focused(), Qt.Key.Key_Tab)


def test_the_keyboard_stays_where_a_row_was_put_off(page: HomePage, qtbot: QtBot) -> None:
    line = the_row(page, MISSING, qtbot)
    place = rows(page).index(line)
    line.button.setFocus()
    put_off(line, "2026-12-01", "等通知")
    assert rows(page)[place].todo.key != line.todo.key
    qtbot.waitUntil(rows(page)[place].hasFocus)


# Findings and 政治生日


def test_a_finding_with_a_reason_is_no_longer_pointed_at_and_the_badge_does_not_count_it(
    page: HomePage, small_book: Store, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.shell.checks.result is not None and bool(findings(page)))
    result = page.shell.checks.result
    assert result is not None
    one = next(one for one in result.waiting if one.sentence in findings(page))
    before = page.badge()
    answer_finding(small_book, one, "已向上级说明", TODAY)
    assert one.sentence not in findings(page)
    assert page.badge() == before
    small_book.undo()
    assert one.sentence in findings(page)


def test_a_card_is_printed_for_the_birthday_that_is_near(page: HomePage, small_book: Store, qtbot: QtBot) -> None:
    member = replace(small_book.get(MEMBERS, FIRST), admitted_on=LooseDate(2010, 12, 1))
    save_record(small_book, MEMBERS, member)
    assert "12 月 1 日　16 周年" in said(page)
    button(page, "打印贺卡…").click()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=20000)
    preview.reject()


def test_a_page_that_is_not_there_is_not_gone_to(page: HomePage, window: MainWindow) -> None:
    page.session.ask_for_page("life")
    assert window.page is page


# 年历


@pytest.fixture
def year(page: HomePage, small_book: Store, qtbot: QtBot) -> HomePage:
    """The page at the year, with a meeting planned."""
    planned(small_book, "主题党日", date(2026, 11, 24))
    page.show_part(YEAR)
    qtbot.waitUntil(lambda: date(2026, 11, 24) in calendar(page))
    return page


def calendar(page: HomePage) -> dict[date, Any]:
    found = page.keeper.found
    return dict(found.calendar) if found is not None else {}


def test_the_arrows_go_by_day_week_and_month_and_a_day_says_what_falls_on_it(year: HomePage) -> None:
    board = year.year.board
    assert board.hasFocus()
    assert board.day == TODAY
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 11, 23)),
        (Qt.Key.Key_Down, date(2026, 11, 30)),
        (Qt.Key.Key_PageUp, date(2026, 10, 30)),
        (Qt.Key.Key_Home, TODAY),
    ):
        press(board, key)
        assert board.day == day
    year.year.show_day(date(2026, 11, 24))
    assert [one.accessibleName() for one in year.year.rows] == ["第一支部 主题党日：学习"]
    assert "主题党日" in board.accessibleDescription()
    year.year.show_day(date(2026, 7, 1))
    assert len(year.year.rows) == 7


def test_enter_opens_the_one_thing_of_a_day_or_goes_to_the_list_of_several(year: HomePage) -> None:
    seen: list[Wanted] = []
    year.session.wanted.connect(seen.append)
    year.year.show_day(date(2026, 11, 24))
    press(year.year.board, Qt.Key.Key_Return)
    assert [one.kind for one in seen] == ["meetings"]
    year.year.show_day(date(2026, 7, 1))
    press(year.year.board, Qt.Key.Key_Return)
    assert focused() is year.year.rows[0]
    press(focused(), Qt.Key.Key_Return)
    assert seen[-1] == Wanted("members", LEADER)


def test_a_click_chooses_the_day_below_the_pointer(year: HomePage) -> None:
    board = year.year.board
    click(board, board.box(date(2026, 11, 24)).center().toPoint())
    assert board.day == date(2026, 11, 24)
    assert board.day_at(board.box(date(2026, 2, 28)).center()) == date(2026, 2, 28)


def test_the_year_of_the_top_bar_is_shown_and_the_arrows_lead_into_the_next_one(year: HomePage, qtbot: QtBot) -> None:
    year.year.show_day(date(2026, 1, 1))
    press(year.year.board, Qt.Key.Key_Left)
    assert year.session.place.year == 2025
    assert year.year.board.day == date(2025, 12, 31)
    qtbot.waitUntil(lambda: year.keeper.found is not None and year.keeper.found.year == 2025)
    assert year.year.title.text() == "2025年"


def test_a_year_without_holidays_says_so_until_they_are_entered(
    year: HomePage, small_book: Store, qtbot: QtBot
) -> None:
    assert year.year.missing.isVisible()
    save_span(small_book, HolidaySpan(date(2026, 10, 1), date(2026, 10, 7), name="国庆节"))
    qtbot.waitUntil(lambda: not year.year.missing.isVisible())
    year.year.show_day(date(2026, 10, 1))
    assert [one.accessibleName() for one in year.year.rows] == ["国庆节放假"]


def test_the_plan_of_the_month_is_printed_for_the_chosen_day(year: HomePage, qtbot: QtBot) -> None:
    year.year.show_day(date(2026, 12, 4))
    year._print_month()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=20000)
    preview.reject()
    year.show_part(NOW_PART)
    assert year.todos.isVisible()
