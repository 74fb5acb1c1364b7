"""党费 and 组织生活 in 设置: every declared choice has its row, holds at once and can be taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.item_rows import ChoiceRow, NumberRow, SwitchRow
from ledger.dues.settings import DUES_SETTINGS
from ledger.life.settings import LIFE_SETTINGS
from operations.dues.settings import dues_settings
from operations.life.settings import choose_life_setting, life_settings
from storage.store import Store
from tests.gui.hands import PLAIN, press
from tests.gui.pages.showing import show_page


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, store: Store) -> Iterator[SettingsPage]:
    made = show_page(qtbot, window, SettingsPage, store)
    yield made
    made.close_page()
    window.shell.session.close()


def number(page: SettingsPage, title: str) -> NumberRow:
    found = page.rows[title]
    assert isinstance(found, NumberRow)
    return found


def test_every_declared_choice_has_a_row(page: SettingsPage) -> None:
    assert {info.title for info in (*DUES_SETTINGS, *LIFE_SETTINGS)} <= page.rows.keys()


def test_lectures_are_asked_for_as_often_as_the_book_says(page: SettingsPage, store: Store) -> None:
    page.go_to("组织生活")
    row = page.rows["党课次数"]
    assert isinstance(row, ChoiceRow)
    assert row.box.currentText() == "每季度1次"
    row.box.setCurrentText("每半年1次")
    assert life_settings(store).lectures_per_year == 2
    assert store.undo_label == "设置党课次数：每半年1次"
    store.undo()
    assert row.box.currentText() == "每季度1次"


def test_a_number_is_one_change_when_it_is_left(page: SettingsPage, store: Store) -> None:
    page.go_to("组织生活")
    box = number(page, "会后几天内整理记录").box
    box.setFocus()
    for _ in range(4):
        press(box, Qt.Key.Key_Up)
    assert life_settings(store).late_days == 3
    press(box, Qt.Key.Key_Return)
    assert life_settings(store).late_days == 7
    store.undo()
    assert life_settings(store).late_days == 3
    assert box.maximum() == 60


def test_a_number_changed_elsewhere_is_shown(page: SettingsPage, store: Store) -> None:
    choose_life_setting(store, "late_days", 1)
    assert number(page, "会后几天内整理记录").box.value() == 1


def test_the_wheel_scrolls_the_page_and_no_number(page: SettingsPage) -> None:
    page.go_to("组织生活")
    box = number(page, "会议时长提示（分钟）").box
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, event)
    assert box.value() == 240


def test_dues_are_set_beside_them(page: SettingsPage, store: Store) -> None:
    page.go_to("党费")
    row = page.rows["给个人开收据"]
    assert isinstance(row, SwitchRow)
    row.box.click()
    assert dues_settings(store).gives_receipts
    ways = page.rows["多久上缴一次"]
    assert isinstance(ways, ChoiceRow)
    ways.box.setCurrentText("每月")
    assert dues_settings(store).remit_schedule.name == "MONTHLY"
