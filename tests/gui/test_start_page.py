from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.start_page import StartPage, StartWays, WayCard
from gui.theme.theme import Theme
from tests.gui.hands import click, press

BOOK = Path("/家/文档/第一支部.zbtz")


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def page(theme: Theme, taken: list[str], qtbot: QtBot) -> StartPage:
    ways = StartWays(
        sample=lambda: taken.append("sample"),
        new=lambda: taken.append("new"),
        import_roster=lambda: taken.append("import"),
        open=lambda: taken.append("open"),
        restore=lambda: taken.append("restore"),
        open_recent=lambda book: taken.append(book.stem),
    )
    made = StartPage(theme, ways, (BOOK,))
    qtbot.addWidget(made)
    made.show()
    return made


def card(page: StartPage, title: str) -> WayCard:
    cards = cast("list[WayCard]", page.findChildren(WayCard))
    return next(one for one in cards if one.accessibleName() == title)


def link(page: StartPage, text: str) -> QPushButton:
    links = cast("list[QPushButton]", page.findChildren(QPushButton))
    return next(one for one in links if one.text() == text)


def test_every_way_is_taken_by_click_or_key(page: StartPage, taken: list[str]) -> None:
    click(card(page, "导入我的花名册"))
    press(card(page, "新建账簿"), Qt.Key.Key_Return)
    press(card(page, "看看示例账簿"), Qt.Key.Key_Space)
    press(card(page, "打开账簿"), Qt.Key.Key_Escape)
    link(page, "从备份恢复账簿").click()
    link(page, "第一支部").click()
    assert taken == ["import", "new", "sample", "restore", "第一支部"]
