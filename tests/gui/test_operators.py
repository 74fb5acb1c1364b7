"""Whose name the change log bears: asked once on the first page, switched in the menu, kept on this PC."""

import getpass
from typing import cast

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui import settings_store as kept
from gui.main_window import MainWindow
from gui.operators import recent_operators, work_as
from gui.pages.home import HomePage
from gui.pages.home.operator_banner import OperatorBanner
from gui.pages.settings import SettingsPage
from storage.store import Store
from tests.gui.conftest import add_member
from tests.gui.pages.showing import show_page


def signed(store: Store) -> str:
    add_member(store, "赵新")
    return store.history(limit=1)[0].operator


def banner(page: HomePage) -> OperatorBanner:
    (found,) = cast("list[OperatorBanner]", page.findChildren(OperatorBanner))
    return found


def texts(menu: QMenu) -> list[tuple[str, bool]]:
    return [(one.text(), one.isChecked()) for one in menu.actions() if not one.isSeparator()]


def test_the_first_page_asks_once_and_leads_to_the_field(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    home = show_page(qtbot, window, HomePage, store)
    window.add_page(SettingsPage)
    assert banner(home).isVisible()
    banner(home).enter.click()
    page = window.page
    assert isinstance(page, SettingsPage)
    assert page.navigation.currentItem().text() == "操作人"
    work_as(window.shell, "李书记")
    assert signed(store) == "李书记"
    window.go_to("home")
    assert not banner(home).isVisible()
    window.shell.session.close()


def test_whoever_is_content_is_not_asked_again(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    home = show_page(qtbot, window, HomePage, store)
    banner(home).keep.click()
    assert not banner(home).isVisible()
    assert not OperatorBanner(window.shell).isVisibleTo(None)  # type: ignore[arg-type]
    assert window.shell.settings.get(kept.OPERATOR) == ""
    window.shell.session.close()


def test_the_menu_switches_among_the_names_last_used(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    assert not window.operators.menuAction().isEnabled()
    show_page(qtbot, window, HomePage, store)
    assert window.operators.menuAction().isEnabled()
    assert texts(window.operators) == [(f"{getpass.getuser()}（本机用户名）", True), ("其他姓名…", False)]
    for name in ("张敏", "李书记"):
        work_as(window.shell, name)
    window.operators.fill()
    assert texts(window.operators) == [("李书记", True), ("张敏", False), ("其他姓名…", False)]
    window.operators.actions()[1].trigger()
    assert signed(store) == "张敏"
    assert window.shell.notices.words.text() == "从现在起，修改记录署名：张敏"
    assert recent_operators(window.shell.settings) == ["张敏", "李书记"]
    window.add_page(SettingsPage)
    window.operators.actions()[-1].trigger()
    assert isinstance(window.page, SettingsPage)
    window.shell.session.close()


def test_five_names_are_kept_and_a_spoiled_file_does_no_harm(window: MainWindow) -> None:
    for number in range(7):
        work_as(window.shell, f"姓名{number}")
    assert recent_operators(window.shell.settings) == [f"姓名{number}" for number in (6, 5, 4, 3, 2)]
    work_as(window.shell, "")
    assert recent_operators(window.shell.settings)[0] == "姓名6"
    window.shell.settings.put(kept.RECENT_OPERATORS, ["", "甲"])
    assert recent_operators(window.shell.settings) == ["甲"]
