from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import settings_store as kept
from gui.actions import Act
from gui.main_window import MainWindow
from gui.page import Page
from gui.session import BookState, UnitChoice
from gui.shell import Shell
from gui.shortcuts_window import ShortcutsWindow
from gui.widgets import column
from storage.store import ChangeSet, Store
from tests.gui.conftest import add_member
from tests.gui.hands import CTRL, click, focused, press, type_text
from tests.gui.sample_page import MembersPage


class OtherPage(Page):
    key = "other"
    title = "设置"
    icon = "settings"
    uses_year = False
    is_at_foot = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.line = QLineEdit()
        self.setLayout(column(self.line))


class BrokenPage(Page):
    key = "broken"
    title = "名册"
    icon = "users"
    divisor = 0

    def refresh(self, changes: ChangeSet | None) -> None:
        del changes
        self.setWindowTitle(str(1 // self.divisor))


@pytest.fixture
def page(window: MainWindow, store: Store, qtbot: QtBot) -> Iterator[MembersPage]:
    window.add_page(MembersPage)
    window.add_page(OtherPage)
    made = window.page
    assert isinstance(made, MembersPage)
    window.shell.session.open(store, "第一支部")
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    made.close_page()


def names(page: MembersPage) -> list[str]:
    return [one.name for one in page.model.rows()]


def test_the_start_page_is_shown_until_a_book_is_open(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    start = QWidget()
    window.set_start_page(start)
    window.show()
    qtbot.waitExposed(window)
    assert start.isVisible()
    window.shell.session.open(store, "第一支部")
    assert not start.isVisible()
    assert window.side_bar.isVisible()
    assert "第一支部" in window.windowTitle()
    window.shell.session.close()
    assert start.isVisible()


def test_pages_are_reached_by_click_and_by_key(window: MainWindow, page: MembersPage) -> None:
    click(window.side_bar.button("other"))
    assert window.page is not page
    press(focused(), Qt.Key.Key_1, CTRL)
    assert window.page is page
    assert window.side_bar.button("members").isChecked()
    press(window.side_bar.button("members"), Qt.Key.Key_Down)
    assert window.page is not page


def test_status_bar_says_what_the_page_counts(window: MainWindow, page: MembersPage) -> None:
    assert window.status_bar.page.text() == "3 人 · 已选 0"
    page.table.selectRow(1)
    assert window.status_bar.page.text() == "3 人 · 已选 1"
    window.shell.session.report_state(BookState("备份：今天 09:12 已验证 ✓"))
    assert "已验证" in window.status_bar.book.text()


@pytest.mark.usefixtures("page")
def test_the_count_in_the_side_bar_follows_changes_also_while_the_page_is_hidden(
    window: MainWindow, store: Store
) -> None:
    button = window.side_bar.button("members")
    assert button.count == 3
    window.go_to("other")
    add_member(store, "赵新")
    assert button.count == 4
    assert "4 项" in button.accessibleName()


def test_a_hidden_page_refreshes_once_when_it_is_shown(window: MainWindow, page: MembersPage, store: Store) -> None:
    window.go_to("other")
    times = page.times_refreshed
    add_member(store, "赵新")
    add_member(store, "钱多")
    assert page.times_refreshed == times
    window.go_to("members")
    assert page.times_refreshed == times + 1
    assert names(page)[-2:] == ["赵新", "钱多"]


@pytest.mark.usefixtures("page")
def test_a_page_that_fails_says_so_and_can_be_tried_again(window: MainWindow) -> None:
    window.add_page(BrokenPage)
    with pytest.raises(ZeroDivisionError):
        window.go_to("broken")
    broken = window.page
    assert isinstance(broken, BrokenPage)
    assert window.side_bar.button("broken").isChecked(), "the side bar names the page that failed"
    again = next(one for one in cast("list[QPushButton]", broken.findChildren(QPushButton)) if one.isVisible())
    assert again.text() == "再试一次"
    broken.divisor = 1
    click(again)
    assert not again.isVisible()


def test_undo_and_redo_are_offered_with_what_they_do(window: MainWindow, page: MembersPage) -> None:
    undo, redo = window.shell.actions[Act.UNDO], window.shell.actions[Act.REDO]
    assert undo.isEnabled()
    assert "新增党员䶮一鸣" in undo.toolTip()
    assert not redo.isEnabled()
    press(focused(), Qt.Key.Key_Z, CTRL)
    assert names(page) == ["王小明", "李娜"]
    assert "已撤销" in window.shell.notices.words.text()
    assert redo.isEnabled()
    press(focused(), Qt.Key.Key_Y, CTRL)
    assert names(page) == ["王小明", "李娜", "䶮一鸣"]


def test_commands_are_on_only_where_a_page_handles_them(window: MainWindow, page: MembersPage) -> None:
    actions = window.shell.actions
    assert actions[Act.PRINT].isEnabled()
    assert not actions[Act.DELETE].isEnabled()
    page.table.selectRow(0)
    assert actions[Act.DELETE].isEnabled()
    window.go_to("other")
    assert not actions[Act.PRINT].isEnabled()
    assert not actions[Act.SEARCH].isEnabled()


def test_ctrl_f_searches_in_chinese_and_by_initials(window: MainWindow, page: MembersPage, qtbot: QtBot) -> None:
    press(focused(), Qt.Key.Key_F, CTRL)
    assert window.top_bar.search.hasFocus()
    type_text(window.top_bar.search, "小明")
    qtbot.waitUntil(lambda: names(page) == ["王小明"])
    assert window.status_bar.page.text().startswith("1 人")
    press(window.top_bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    type_text(window.top_bar.search, "ln")
    qtbot.waitUntil(lambda: names(page) == ["李娜"])
    press(window.top_bar.search, Qt.Key.Key_Return)
    assert page.isAncestorOf(focused())


def test_a_click_opens_the_card_and_esc_closes_it(page: MembersPage) -> None:
    page.table.selectRow(0)
    card = page.frame.card
    assert card.isVisible()
    assert card.heading.text() == "王小明"
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Escape)
    assert not card.isVisible()
    page.table.clearSelection()
    page.table.selectRow(1)
    page.form.go_to("name")
    press(focused(), Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert page.table.hasFocus()


def test_an_edit_in_the_card_is_saved_shown_and_can_be_undone(page: MembersPage) -> None:
    page.table.selectRow(0)
    page.form.go_to("department")
    field = focused()
    type_text(field, "办公室")
    press(field, Qt.Key.Key_Return)
    assert page.model.row(0).department == "办公室"
    assert page.table.selection.ids == (page.model.id_at(0),)
    page.table.setFocus()
    press(focused(), Qt.Key.Key_Z, CTRL)
    assert page.model.row(0).department == ""


def test_delete_offers_to_take_it_back(window: MainWindow, page: MembersPage) -> None:
    page.table.selectRow(2)
    window.shell.actions[Act.DELETE].trigger()
    assert names(page) == ["王小明", "李娜"]
    assert window.shell.notices.isVisible()
    click(window.shell.notices.button)
    assert names(page) == ["王小明", "李娜", "䶮一鸣"]
    assert not window.shell.notices.isVisible()


@pytest.mark.usefixtures("page")
def test_unit_and_year_can_be_chosen(window: MainWindow) -> None:
    session = window.shell.session
    session.offer_units((UnitChoice(1, "机关党总支"), UnitChoice(2, "第一支部", 1)))
    session.offer_years((2026, 2025))
    assert window.top_bar.unit.text().strip() == "机关党总支"
    window.top_bar._unit_menu.actions()[1].trigger()
    assert session.place.unit_id == 2
    assert window.top_bar.unit.text().strip() == "第一支部"
    window.top_bar._year_menu.actions()[1].trigger()
    assert session.place.year == 2025
    assert window.top_bar.year.text() == "2025 年"


@pytest.mark.usefixtures("page")
def test_the_year_is_off_on_a_page_where_it_changes_nothing(window: MainWindow) -> None:
    year = window.top_bar.year
    assert year.isEnabled()
    window.go_to("other")
    assert not year.isEnabled()
    assert year.toolTip() == "本页不分年度"
    window.go_to("members")
    assert year.isEnabled()
    assert not year.toolTip()


def test_ctrl_and_the_wheel_change_the_scale_and_it_is_remembered(window: MainWindow, page: MembersPage) -> None:
    place = QPointF(400, 20)
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(page.table.viewport(), wheel)
    assert not wheel.isAccepted()  # so that Qt offers it to the window
    QApplication.sendEvent(window, wheel)
    assert window.shell.theme.look.percent == 110
    assert window.shell.settings.get(kept.SCALE) == 110
    press(focused(), Qt.Key.Key_0, CTRL)
    assert window.shell.theme.look.percent == 100


@pytest.mark.usefixtures("page")
def test_f1_shows_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    press(focused(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(ShortcutsWindow) is not None)
    shown = window.findChild(ShortcutsWindow)
    assert isinstance(shown, ShortcutsWindow)
    assert shown.isVisible()
    shown.close()


def test_f6_goes_round_the_areas(window: MainWindow, page: MembersPage) -> None:
    page.table.setFocus()
    visited = []
    for _ in range(3):
        press(focused(), Qt.Key.Key_F6)
        here = focused()
        areas = {"side": window.side_bar, "top": window.top_bar, "page": page}
        visited += [name for name, area in areas.items() if area.isAncestorOf(here)]
    assert visited == ["side", "top", "page"]


@pytest.mark.usefixtures("page")
def test_the_place_of_the_window_is_remembered(window: MainWindow) -> None:
    window.close()
    assert window.shell.settings.get(kept.GEOMETRY)
    assert window.shell.settings.get(kept.LAST_PAGE) == "members"


def test_in_a_low_window_every_page_of_the_side_bar_can_be_reached(window: MainWindow, qtbot: QtBot) -> None:
    for number in range(20):
        window.side_bar.add(f"more{number}", f"台账{number}", "house", is_at_foot=False)
    window.resize(1000, 600)
    window.show()
    qtbot.waitExposed(window)
    bar = window.side_bar
    for number in (19, 0):
        bar.select(f"more{number}")
        button = bar.button(f"more{number}")
        assert not button.visibleRegion().isEmpty()
        assert button.visibleRegion().boundingRect().height() == button.height()
