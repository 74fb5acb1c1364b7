"""新建账簿: the names as on the seals, and where one begins."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.desk import Desk
from gui.main_window import MainWindow
from gui.new_book_dialog import NewBookDialog
from tests.gui.conftest import NOW
from tests.gui.hands import focused, press, type_text


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.close()


def opened(desk: Desk, qtbot: QtBot) -> NewBookDialog:
    desk.make()
    dialog = desk.window.findChild(NewBookDialog)
    assert isinstance(dialog, NewBookDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_enter_makes_the_book_and_the_empty_roster_says_how_to_begin(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    press(focused(), Qt.Key.Key_Return)
    assert "请填写党组织全称" in dialog.problem.text()
    type_text(dialog.org, "中共某局支部委员会")
    press(dialog.org, Qt.Key.Key_Return)
    assert desk.window.shell.session.is_open
    page = desk.window.page
    assert page is not None
    assert page.key == "roster"
    labels = cast("list[QLabel]", page.findChildren(QLabel))
    words = next(one for one in labels if one.text().startswith("这里登记每一名党员"))
    assert words.isVisible()
    assert words.height() >= words.heightForWidth(words.width())


def test_a_name_that_no_system_takes_makes_a_file_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    type_text(dialog.org, "CON")
    assert dialog.target.name == "_CON.zbtz"
    dialog.org.clear()
    type_text(dialog.org, "机关/第一支部.")
    assert dialog.target.name == "机关第一支部.zbtz"
