"""The calendar with the mouse and on paper-thin edges: cells, menus, scale, weeks that are full."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.life.painting import FULL, MUST_GAP, RING, WARN_GAP
from gui.pages.life.year_cells import ShownCell, cell_sentence, shown_cell, unasked_words
from gui.pages.life.year_model import LOOK_ROLE
from ledger.checks.answers import Checked
from ledger.codes.meetings import COMMITTEE_MEETING, GROUP_MEETING, MEMBER_MEETING, PARTY_DAY, PLANNED
from ledger.errors import Finding, Level
from ledger.kinds.attached import FindingAnswer
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.organisation import OrgUnit
from ledger.life.series import Cell, CellState, Series
from ledger.rulebook import Mark, Rule
from storage.store import Store
from tests.gui.hands import CTRL, PLAIN, press
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY, settle, shown_page

RULE = Rule("meeting.member.per_quarter", 1, date(2018, 10, 28), "支部工作条例", "第十一条", Mark.READ, "每季度1次。")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    """The page of 第一支部 with its year."""
    yield from shown_page(qtbot, window, year_book)


def double_click(view: QWidget, place: QPoint) -> None:
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, PLAIN, place)


def open_menu(view: QWidget, place: QPoint) -> list[str]:
    """The entries of the menu that a right click opens."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [one.text() for one in menu.actions() if one.text()]
    menu.close()
    return entries


def turn_wheel(view: QWidget) -> bool:
    """Ctrl and the wheel over a view; whether the view kept it for itself."""
    place = QPointF(20, 60)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


# With the mouse


def test_a_double_click_on_a_meeting_of_the_month_opens_it(page: LifePage, year_book: Store) -> None:
    page.calendar.chips.choose("month")
    view = page.calendar.month_view
    cell = view.visualRect(view.days.index_of(TODAY.replace(day=6)))
    double_click(view.viewport(), QPoint(cell.left() + 30, cell.top() + page.shell.theme.px(36)))
    opened = year_book.get(MEETINGS, page.editor.meeting_id)
    assert (opened.kind, opened.held_on) == (PARTY_DAY, TODAY.replace(day=6))
    page.dismiss()
    view.choose(TODAY.replace(day=6))
    double_click(view.viewport(), cell.topLeft() + QPoint(8, 8))
    assert page.editor.isVisible(), "the only meeting of the day"


def test_a_day_with_several_meetings_lets_one_be_chosen(page: LifePage, year_book: Store) -> None:
    _plan(year_book, 6, TODAY.replace(day=26))
    page.calendar.chips.choose("month")
    view = page.calendar.month_view
    view.choose(TODAY.replace(day=26))
    page.calendar.open_chosen()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert sum(one.text().startswith("打开") for one in menu.actions()) == 6
    menu.close()
    assert page.calendar.foot.words.text().count("主题党日") == 6
    assert view.days.index_of(TODAY.replace(day=26)).data(Qt.ItemDataRole.ToolTipRole).count("\n") == 5
    words = view.days.index_of(TODAY.replace(day=26)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("11月26日 星期四，")
    view.grab()


def test_right_clicks_offer_what_can_be_done(page: LifePage) -> None:
    year = page.calendar.year_view
    year.choose(BRANCH, MEMBER_MEETING, "2026-Q3")
    assert open_menu(year.viewport(), QPoint(10, 10)) == ["登记会议…", "说明原因…"]
    year.choose(BRANCH, GROUP_MEETING, "2026-01")
    page.calendar.chips.choose("month")
    month = page.calendar.month_view
    month.choose(TODAY.replace(day=6))
    entries = open_menu(month.viewport(), QPoint(10, 10))
    assert entries[0].startswith("打开")
    assert entries[-1] == "登记会议…"


def test_ctrl_and_the_wheel_are_left_to_the_window(page: LifePage) -> None:
    assert not turn_wheel(page.calendar.year_view.viewport())
    page.calendar.chips.choose("month")
    assert not turn_wheel(page.calendar.month_view.viewport())


def test_the_calendar_holds_at_every_scale(page: LifePage) -> None:
    theme = page.shell.theme
    for percent in (90, 150):
        theme.set_percent(percent)
        for view in ("year", "month"):
            page.calendar.chips.choose(view)
            assert page.grab().width() > 0
    assert page.calendar.year_view.columnWidth(0) >= theme.px(60)


def test_the_month_is_remembered_for_the_next_time(page: LifePage, window: MainWindow) -> None:
    page.calendar.chips.choose("month")
    assert LifePage(window.shell).calendar.is_month


def test_two_branches_show_whose_meeting_it_is(page: LifePage, qtbot: QtBot, year_book: Store) -> None:
    page.session.choose_unit(1)
    settle(qtbot, page)
    meeting = next(one for one in year_book.all(MEETINGS) if one.kind == COMMITTEE_MEETING)
    assert page.calendar._unit_name(meeting) == "第一支部"
    rows = [one.text for one in _looks(page, "党小组会")]
    assert "不适用：没有党小组" in rows
    view = page.calendar.year_view
    row = next(number for number, one in enumerate(view.years.rows) if not one.is_applicable)
    view.setCurrentIndex(view.years.index(row, 0))
    press(view, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None, "nothing can be done there"


def test_enter_on_a_gap_opens_a_menu_that_enter_goes_on_with(page: LifePage) -> None:
    view = page.calendar.year_view
    view.setFocus()
    view.choose(BRANCH, MEMBER_MEETING, "2026-Q3")
    press(view, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "登记会议…"
    menu.close()


def _looks(page: LifePage, kind: str) -> list[ShownCell]:
    view = page.calendar.year_view
    return [view.years.index(row, 0).data(LOOK_ROLE) for row, one in enumerate(view.years.rows) if one.kind == kind]


def _plan(store: Store, count: int, day: date) -> None:
    with store.change("计划") as change:
        for number in range(count):
            change.add(
                MEETINGS,
                Meeting(kind=PARTY_DAY, org_unit_id=BRANCH, planned_on=day, state=PLANNED, topic=f"第{number}项"),
            )


# What a cell says


def series(state: CellState, **more: object) -> tuple[Series, Cell]:
    held = Meeting(id=1, kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=date(2026, 3, 12))
    given = {
        "key": "2026-Q1",
        "words": "2026年第1季度",
        "first": date(2026, 1, 1),
        "last": date(2026, 3, 31),
        "meetings": (held,) if state is CellState.HELD else (),
        "state": state,
    }
    cell = Cell(**{**given, **more})  # type: ignore[arg-type]
    unit = OrgUnit(id=BRANCH, short_name="第一支部")
    return Series(unit, MEMBER_MEETING, (cell,) * 4, RULE, is_applicable=True, words="一般每季度1次"), cell


def gap(level: Level, answer: str = "") -> Checked:
    finding = Finding("meeting.member.per_quarter", level, "没有召开。", "第十一条", "org_units", BRANCH, "2026-Q1")
    reason = FindingAnswer(text=answer, answered_on=TODAY) if answer else None
    return Checked(finding, reason)


def test_each_state_has_a_sign_of_its_own() -> None:
    planned = Meeting(kind=MEMBER_MEETING, planned_on=date(2026, 12, 20), state=PLANNED)
    held, gap_cell, ahead = series(CellState.HELD), series(CellState.GAP), series(CellState.OPEN, planned=(planned,))
    looks = [
        shown_cell(*held, None, TODAY),
        shown_cell(*gap_cell, gap(Level.MUST), TODAY),
        shown_cell(*gap_cell, gap(Level.WARN), TODAY),
        shown_cell(*ahead, None, TODAY),
    ]
    assert [one.sign for one in looks] == [FULL, MUST_GAP, WARN_GAP, RING]
    assert [one.text for one in looks] == ["1次　03-12", "缺", "缺", "计划　12-20"]


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        (CellState.OPEN, {"last": date(2026, 12, 31)}, "还没有召开，最迟12月31日。"),
        (CellState.OPEN, {"first": date(2027, 1, 1)}, "还没有到。"),
        (CellState.NOT_YET, {}, "不要求：单位当时没有成立、没有党员，或者条文还没有施行。"),
        (CellState.HELD, {}, "召开1次，3月12日。"),
        (CellState.GAP, {}, "没有召开。"),
    ],
)
def test_a_sentence_says_how_a_period_stands(state: CellState, more: dict[str, object], words: str) -> None:
    sentence = cell_sentence(*series(state, **more), None, TODAY)
    assert sentence == f"第一支部　支部党员大会　2026年第1季度：{words}一般每季度1次（《支部工作条例》第十一条）。"


def test_a_gap_says_its_weight_or_its_reason() -> None:
    assert "没有召开（必改）。" in cell_sentence(*series(CellState.GAP), gap(Level.MUST), TODAY)
    answered = cell_sentence(*series(CellState.GAP), gap(Level.MUST, "防汛"), TODAY)
    assert "没有召开，已说明：防汛（2026-11-22）。" in answered
    groups = Meeting(id=2, kind=MEMBER_MEETING, held_on=date(2026, 3, 2))
    partly = cell_sentence(*series(CellState.GAP, meetings=(groups,)), gap(Level.MUST), TODAY)
    assert "只有部分党小组召开（3月2日）。" in partly


def test_where_nothing_is_asked_nothing_is_missing() -> None:
    row, cell = series(CellState.NOT_YET)
    free = replace(row, rule=None, words="没有统一规定次数，只列出召开情况")
    assert cell_sentence(free, cell, None, TODAY).endswith("没有召开。没有统一规定次数，只列出召开情况。")
    assert shown_cell(free, cell, None, TODAY).text == ""
    assert shown_cell(row, cell, None, TODAY).text == "—"
    without = replace(row, is_applicable=False, words="没有党小组，不适用")
    assert unasked_words(without) == "不适用：没有党小组"
    assert cell_sentence(without, cell, None, TODAY) == (
        "第一支部　支部党员大会　没有党小组，不适用（《支部工作条例》第十一条）。"
    )
