"""设置 节假日: a span is entered, a table is pasted, days are taken out, and the year without a table says so."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.holidays_panel import COLUMNS, HolidaysPanel
from operations.holidays import holidays_of_year
from storage.store import Store
from tests.gui.conftest import Answers
from tests.gui.pages.showing import asked, show_page, type_into


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, store: Store) -> Iterator[HolidaysPanel]:
    page = show_page(qtbot, window, SettingsPage, store)
    page.show_part("节假日")
    made = page.panels[HolidaysPanel]
    assert isinstance(made, HolidaysPanel)
    yield made
    page.close_page()
    window.shell.session.close()


def shown(panel: HolidaysPanel) -> list[str]:
    return [" ".join(column.text(one) for column in COLUMNS).strip() for one in panel.listing.model.rows()]


def test_a_span_is_entered_and_its_year_shown(panel: HolidaysPanel, store: Store) -> None:
    assert panel.note.text() == "2026年的工作日现在是暂算。"
    panel.ask()
    for field, text in (("first", "2027-01-01"), ("last", "2027-01-03"), ("name", "元旦")):
        type_into(asked().form, field, text)
    asked().save_button.click()
    assert panel.year.value() == 2027
    assert shown(panel) == ["2027-01-01 五 放假 元旦", "2027-01-02 六 放假 元旦", "2027-01-03 日 放假 元旦"]
    assert panel.note.text() == ""
    store.undo()
    assert shown(panel) == []


def test_a_span_that_ends_before_it_begins_is_not_kept(panel: HolidaysPanel, store: Store) -> None:
    panel.ask()
    type_into(asked().form, "first", "2026-10-08")
    type_into(asked().form, "last", "2026-10-01")
    asked().save_button.click()
    assert holidays_of_year(store, 2026) == []
    type_into(asked().form, "last", "2026-10-08")
    asked().save_button.click()
    assert [one.day_on for one in holidays_of_year(store, 2026)] == [date(2026, 10, 8)]


def test_a_table_is_pasted_and_chosen_days_are_taken_out(panel: HolidaysPanel, store: Store) -> None:
    QGuiApplication.clipboard().setText("日期\t安排\t节日\n2026-10-01\t放假\t国庆节\n2026-10-10\t班\t国庆节\n")
    panel.paste()
    assert shown(panel) == ["2026-10-01 四 放假 国庆节", "2026-10-10 六 调休上班 国庆节"]
    panel.listing.table.selectRow(1)
    panel.remove()
    assert shown(panel) == ["2026-10-01 四 放假 国庆节"]
    store.undo()
    assert len(shown(panel)) == 2


def test_something_else_on_the_clipboard_is_told_and_changes_nothing(
    panel: HolidaysPanel, store: Store, answers: Answers
) -> None:
    told: list[str] = []

    def close(box: QMessageBox) -> None:
        told.append(box.text())
        box.reject()

    answers.append((QMessageBox, close))
    QGuiApplication.clipboard().setText("王小明\n李娜\n")
    panel.paste()
    assert told
    assert holidays_of_year(store, 2026) == []
