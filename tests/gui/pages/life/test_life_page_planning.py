"""计划一批: the days are seen before anything is planned; what is there already is not planned again."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.life.plan_dialog import PlanDialog
from ledger.codes.meetings import COMMITTEE_MEETING, GROUP_MEETING, MEMBER_MEETING, PARTY_DAY
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import GROUP, ORG_UNITS
from storage.store import Store
from tests.gui.hands import CTRL, press
from tests.gui.pages.life.year_of_meetings import BRANCH, settle, shown_page


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    """The page of 第一支部 with its year."""
    yield from shown_page(qtbot, window, year_book)


@pytest.fixture
def dialog(page: LifePage) -> PlanDialog:
    """The window that asks for the plan."""
    page.tasks.plan()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PlanDialog)
    return found


def choose_kind(dialog: PlanDialog, kind: str) -> None:
    dialog.kind.setCurrentText(kind)


def test_what_is_over_or_there_is_not_ticked(dialog: PlanDialog) -> None:
    assert dialog.kind.currentText() == PARTY_DAY
    assert dialog.unit.currentData() == BRANCH
    dialog.year.setValue(2026)
    assert dialog.days.ticked == []
    assert dialog.days.item(1).text() == "2026年2月6日 星期五　已有"
    assert dialog.days.item(2).text() == "2026年3月6日 星期五　已过"
    assert not dialog.plan_button.isEnabled()


def test_a_year_is_planned_in_one_step(dialog: PlanDialog, page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    choose_kind(dialog, COMMITTEE_MEETING)
    dialog.year.setValue(2027)
    dialog.day.setValue(31)
    assert dialog.by_day.isChecked()
    assert len(dialog.days.ticked) == 12
    dialog.days.setCurrentRow(1)
    press(dialog.days, Qt.Key.Key_Space)
    assert dialog.sum.text() == "已勾选 11 次"
    dialog.room.put_raw("三楼会议室")
    dialog.clock.put_raw("9:30")
    dialog.plan_button.click()
    made = [one for one in year_book.all(MEETINGS) if one.planned_on and one.planned_on.year == 2027]
    assert len(made) == 11
    assert {one.place for one in made} == {"三楼会议室"}
    assert made[1].planned_on == date(2027, 3, 31)
    assert year_book.undo_label == "计划支部委员会11次"
    settle(qtbot, page)
    assert page.session.place.year == 2027, "what was planned is seen"
    assert page.list.shown == 11
    year_book.undo()
    assert page.list.shown == 0


def test_where_nothing_is_left_of_the_year_the_next_one_is_planned(dialog: PlanDialog, year_book: Store) -> None:
    assert dialog.year.value() == 2027
    assert len(dialog.days.ticked) == 12
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert year_book.undo_label == "计划主题党日12次"


def test_a_day_off_is_named(dialog: PlanDialog) -> None:
    dialog.year.setValue(2027)
    assert dialog.days.item(0).text() == "2027年1月1日 星期五　元旦"
    assert dialog.days.item(1).text() == "2027年2月5日 星期五"
    assert dialog.days.item(9).text() == "2027年10月1日 星期五　国庆节"


def test_without_a_tick_nothing_is_planned(dialog: PlanDialog, year_book: Store) -> None:
    dialog.year.setValue(2025)
    before = len(year_book.all(MEETINGS))
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert len(year_book.all(MEETINGS)) == before


def test_a_weekday_of_the_month(dialog: PlanDialog) -> None:
    dialog.year.setValue(2027)
    dialog.place.setCurrentIndex(4)
    dialog.weekday.setCurrentIndex(0)
    assert dialog.by_weekday.isChecked()
    assert dialog.days.ticked[0] == date(2027, 1, 25)


def test_a_quarterly_meeting_is_ticked_once_a_quarter(dialog: PlanDialog) -> None:
    choose_kind(dialog, MEMBER_MEETING)
    dialog.year.setValue(2027)
    assert [day.month for day in dialog.days.ticked] == [3, 6, 9, 12]


def test_a_group_holds_its_own_meetings(dialog: PlanDialog, year_book: Store) -> None:
    choose_kind(dialog, GROUP_MEETING)
    unit = year_book.get(ORG_UNITS, dialog.unit.currentData())
    assert (unit.level, unit.parent_id) == (GROUP, BRANCH)
    choose_kind(dialog, PARTY_DAY)
    assert dialog.unit.currentData() == BRANCH


def test_an_hour_that_is_none_is_not_taken(dialog: PlanDialog, year_book: Store) -> None:
    before = len(year_book.all(MEETINGS))
    dialog.year.setValue(2027)
    dialog.clock.put_raw("下午")
    dialog.plan_button.click()
    assert dialog.isVisible()
    assert "已勾选" not in dialog.sum.text()
    assert len(year_book.all(MEETINGS)) == before
    dialog.reject()
