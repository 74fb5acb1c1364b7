"""使用手册 as the secretary reads it: opened where he is, searched, read at any width."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.composition import fill
from gui.main_window import MainWindow
from gui.manual import ManualWindow, manual_of, open_manual
from gui.manual.contents import topics
from operations.demo import Plan, demo_book
from tests.gui.conftest import NOW
from tests.gui.hands import press, type_text

PICTURE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def filled(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    desk.take(demo_book(tmp_path / "示例.zbtz", Plan(12, 1, NOW.date()), 1, clock=lambda: NOW))
    yield window
    desk.close()


def opened(window: MainWindow) -> ManualWindow:
    open_manual(window)
    manual = manual_of(window)
    assert manual is not None
    return manual


def shown_topics(manual: ManualWindow) -> list[str]:
    items = [manual.contents.item(line) for line in range(manual.contents.count())]
    return [item.text() for item in items if not item.isHidden()]


@pytest.mark.parametrize("page", ["home", "roster", "organisation", "history", "settings"])
def test_shift_f1_opens_what_belongs_to_the_page(filled: MainWindow, page: str) -> None:
    filled.go_to(page)
    press(filled, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    manual = manual_of(filled)
    assert manual is not None
    assert manual.isVisible()
    assert manual.browser.key == page
    assert manual.browser.toPlainText().startswith(manual.contents.currentItem().text())


def test_every_page_of_the_window_has_a_page_in_the_manual(filled: MainWindow) -> None:
    assert set(filled._kinds) <= {topic.key for topic in topics()}


def test_without_a_book_it_opens_at_the_beginning(window: MainWindow) -> None:
    fill(window, lambda: NOW)
    window.shell.actions[Act.MANUAL].trigger()
    manual = manual_of(window)
    assert manual is not None
    assert manual.browser.key == "start"


def test_it_is_one_window_that_is_opened_again(filled: MainWindow) -> None:
    filled.go_to("roster")
    first = opened(filled)
    press(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    filled.go_to("settings")
    assert opened(filled) is first
    assert (first.isVisible(), first.browser.key) == (True, "settings")


def test_a_link_leads_to_another_page_and_the_contents_follow(filled: MainWindow) -> None:
    manual = opened(filled)
    manual.go_to("overview")
    manual.browser.setSource(manual.browser.source().resolved(QUrl("safety.md")))
    assert manual.contents.currentItem().text() == "安全与备份"
    assert manual.browser.toPlainText().startswith("安全与备份")


def test_a_search_leaves_the_pages_that_hold_it_and_marks_the_places(filled: MainWindow) -> None:
    holding = [topic for topic in topics() if "介绍信" in topic.file.read_text("utf-8")]
    manual = opened(filled)
    manual.go_to("start")  # which does not hold it
    everything = shown_topics(manual)
    press(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(manual.search, "介绍信")
    assert {"党员名册", "发展党员"} <= set(shown_topics(manual)) < set(everything)
    assert shown_topics(manual) == [topic.title for topic in holding]
    assert manual.browser.key == holding[0].key
    marks: list[Any] = manual.browser.extraSelections()
    assert {one.cursor.selectedText() for one in marks} == {"介绍信"}
    press(manual.search, Qt.Key.Key_Return)
    assert manual.browser.textCursor().selectedText() == "介绍信"
    press(manual, Qt.Key.Key_Escape)
    assert shown_topics(manual) == everything
    assert manual.isVisible()


def test_a_picture_is_never_wider_than_the_text(filled: MainWindow, qtbot: QtBot) -> None:
    manual = opened(filled)
    manual.go_to("roster")
    for width in (1300, 800):
        manual.resize(width, 600)
        qtbot.waitUntil(lambda: manual.browser.horizontalScrollBar().maximum() == 0)
        picture = manual.browser.loadResource(PICTURE, QUrl("pictures/roster.png"))
        assert isinstance(picture, QImage)
        assert 0 < picture.deviceIndependentSize().width() < manual.browser.viewport().width()


def test_every_page_can_be_read_in_every_look(filled: MainWindow) -> None:
    manual = opened(filled)
    for topic in topics():
        manual.go_to(topic.key)
        assert manual.browser.toPlainText().startswith(topic.title)
        assert "**" not in manual.browser.toPlainText()  # beside some marks Markdown does not take it for bold
    filled.shell.theme.set_percent(150)
    assert manual.browser.document().defaultFont().pixelSize() > 20
