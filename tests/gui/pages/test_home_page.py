"""首页: what waits there is seen from every page; what is due opens where it belongs."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.main_window import MainWindow
from gui.pages.checks import ChecksPage
from gui.pages.home import HomePage
from gui.pages.home.panels import RecordRow
from gui.pages.home.upcoming import Weight, upcoming
from gui.pages.talks import TalksPage
from gui.session import Wanted
from ledger.kinds.cash import REMITTANCES
from ledger.kinds.meetings import Meeting
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.life.sheet import MeetingSheet
from operations.answering import answer_finding
from operations.cash.recording import note_receipt
from operations.life.meetings import save_meeting
from operations.life.reading import read_life
from operations.records import save_record
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import click, press
from tests.gui.pages.showing import show_page
from tests.gui.pages.talk_book import BRANCH, FIRST, LEADER, NEXT, THIRD, TODAY, talk_book, talked


def labels_of(page: QWidget) -> list[QLabel]:
    found: list[QLabel] = list(page.findChildren(QLabel))
    return found


def test_the_figure_in_the_side_bar_follows_a_change_on_another_page(
    window: MainWindow, qtbot: QtBot, book: Store
) -> None:
    desk = fill(window, lambda: NOW)
    desk.take(book)
    window.show()
    qtbot.waitExposed(window)
    home = window.side_bar.button("home")
    page = window.page
    assert page is not None
    # What dues lack is counted a moment later: the sample's last remittance waits for its receipt.
    qtbot.waitUntil(lambda: any("没有登记上级的党费收据" in one.text() for one in labels_of(page)))
    before = home.count
    window.go_to("roster")
    store = window.shell.session.store
    member = next(one for one in store.all(MEMBERS) if one.sex)
    save_record(store, MEMBERS, replace(member, sex="女" if member.sex == "男" else "男"))
    qtbot.waitUntil(lambda: home.count == before + 1)
    store.undo()
    qtbot.waitUntil(lambda: home.count == before)
    waiting = next(one for one in store.all(REMITTANCES) if not one.receipt_no)
    note_receipt(store, waiting.id, "SJ-88", NOW.date())
    qtbot.waitUntil(lambda: home.count == before - 1)
    desk.close()


# What is due


@pytest.fixture
def small_book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "首页.zbtz") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_book: Store) -> Iterator[HomePage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, HomePage, small_book)
    shown.session.choose_unit(BRANCH)
    qtbot.waitUntil(lambda: window.shell.checks.result is not None)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def due(store: Store, unit_id: int | None = BRANCH, today: date = TODAY) -> list[tuple[Weight, str]]:
    return [(one.weight, one.words) for one in upcoming(read_life(store), today, unit_id)]


def rows(page: HomePage) -> list[RecordRow]:
    found: list[RecordRow] = list(page.findChildren(RecordRow))
    return found


def row_of(page: HomePage, words: str) -> RecordRow | None:
    """The row with these words, as the screen has it; None while there is none."""
    for one in rows(page):
        with suppress(RuntimeError):  # a row of a content that has just been replaced
            if words in one.accessibleName():
                return one
    return None


def planned(store: Store, kind: str, on: date) -> Meeting:
    sheet = MeetingSheet(Meeting(kind=kind, org_unit_id=BRANCH, planned_on=on, topic="学习", place="三楼会议室"))
    return save_meeting(store, sheet, TODAY).meeting


def test_plans_of_the_next_thirty_days_are_due_and_those_that_have_passed_come_first(small_book: Store) -> None:
    planned(small_book, "支部党员大会", date(2026, 12, 20))
    planned(small_book, "主题党日", date(2026, 12, 23))  # the thirty-first day
    planned(small_book, "支部委员会", date(2026, 11, 18))
    talked(small_book, LEADER, FIRST, held_on=None, planned_on=date(2026, 12, 1))
    talked(small_book, LEADER, NEXT, held_on=None, planned_on=TODAY)
    found = [one for one in due(small_book) if one[0] is not Weight.SOON]
    assert found == [
        (Weight.OVERDUE, "第一支部 支部委员会：学习"),
        (Weight.PLANNED, "王小明与陈静谈心谈话"),
        (Weight.PLANNED, "王小明与赵刚谈心谈话"),
        (Weight.PLANNED, "第一支部 支部党员大会：学习"),
    ]
    notes = {one.words: one.note for one in upcoming(read_life(small_book), TODAY, BRANCH)}
    assert notes["王小明与陈静谈心谈话"] == "今天"
    assert notes["第一支部 支部党员大会：学习"] == "周日 三楼会议室"
    assert due(small_book, unit_id=99) == []


def test_what_was_agreed_and_is_overdue_is_due_without_the_words_of_a_confidential_talk(small_book: Store) -> None:
    late = date(2026, 11, 20)
    talked(small_book, LEADER, FIRST, follow_up="安排培训", follow_up_due_on=late)
    talked(small_book, LEADER, NEXT, follow_up="申请补助", follow_up_due_on=late, is_confidential=True)
    talked(small_book, LEADER, THIRD, follow_up="回访", follow_up_due_on=date(2026, 12, 20))
    words = [text for weight, text in due(small_book) if weight is Weight.OVERDUE]
    assert words == ["王小明谈话后续（内容保密）", "王小明谈话后续：安排培训"]


def test_a_period_that_ends_soon_without_a_meeting_is_due_until_one_is_planned(small_book: Store) -> None:
    def soon(today: date) -> list[str]:
        return [text for weight, text in due(small_book, None, today) if weight is Weight.SOON]

    last_days = date(2026, 12, 20)
    assert "第一支部2026年第4季度还没有支部党员大会" in soon(last_days)
    assert "第一支部2026年第4季度还没有支部党员大会" not in soon(date(2026, 12, 1))
    planned(small_book, "支部党员大会", date(2026, 12, 28))
    assert "第一支部2026年第4季度还没有支部党员大会" not in soon(last_days)


def test_what_is_due_and_what_is_missing_open_where_they_belong(
    page: HomePage, window: MainWindow, small_book: Store, qtbot: QtBot
) -> None:
    window.add_page(TalksPage)
    window.add_page(ChecksPage)
    one = talked(small_book, LEADER, FIRST, held_on=None, planned_on=date(2026, 12, 1))
    qtbot.waitUntil(lambda: row_of(page, "王小明与赵刚谈心谈话") is not None)
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    line = row_of(page, "王小明与赵刚谈心谈话")
    assert line is not None
    press(line, Qt.Key.Key_Return)
    assert isinstance(window.page, TalksPage)
    assert window.page.card.talk.id == one.id
    window.go_to("home")
    more = next(
        button
        for button in cast("list[QPushButton]", page.findChildren(QPushButton))
        if button.text().startswith("全部")
    )
    more.click()
    assert isinstance(window.page, ChecksPage)


def test_a_period_without_a_meeting_is_asked_for_with_its_rule_and_key(page: HomePage, qtbot: QtBot) -> None:
    words = "第一支部2026年11月还没有支部委员会"
    qtbot.waitUntil(lambda: row_of(page, words) is not None)
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    seen: list[Wanted] = []
    page.session.wanted.connect(seen.append)
    line = row_of(page, words)
    assert line is not None
    click(line)
    assert seen == [Wanted(ORG_UNITS.key, BRANCH, "meeting.committee.per_month", "2026-11")]


def test_a_finding_with_a_reason_is_no_longer_pointed_at(page: HomePage, small_book: Store) -> None:
    result = page.shell.checks.result
    assert result is not None
    one = result.waiting[0]
    before = page.badge()
    assert row_of(page, one.sentence) is not None
    answer_finding(small_book, one, "已向上级说明", TODAY)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert row_of(page, one.sentence) is None
    assert page.badge() == before - 1
    small_book.undo()
    assert page.badge() == before


def test_a_page_that_is_not_there_is_not_gone_to(page: HomePage, window: MainWindow) -> None:
    page.session.ask_for_page("life")
    assert window.page is page
