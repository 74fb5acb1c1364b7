"""Paper and sheets of 组织生活: about the chosen meeting where it is one, else about the year."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from gui.actions import Act
from gui.importing import ImportWindow
from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.life.outputs import OFFERED
from gui.pages.life.page import LIST, MATTERS
from gui.printing.preview_window import PreviewWindow
from ledger.codes.meetings import LIFE_MEETING, MEMBER_MEETING
from operations.registers import RegisterOptions
from storage.store import Store
from tests.gui.pages.life.year_of_meetings import BRANCH, settle, shown_page


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    """The page of 第一支部 with its year."""
    yield from shown_page(qtbot, window, year_book)


def previewed(page: LifePage, qtbot: QtBot) -> tuple[str, RegisterOptions]:
    """The register that is previewed, and with which options; the window is closed."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PreviewWindow)
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    choice = shown.options.choice
    shown.close()
    return choice.register.key, choice.options


def choose(page: LifePage, kind: str) -> int:
    page.parts.choose(LIST)
    found = next(line.meeting.id for line in page.list.model.rows() if line.meeting.kind == kind)
    page.list.table.select(found)
    return found


def test_ctrl_p_shows_the_minutes_of_the_chosen_meeting(page: LifePage, qtbot: QtBot) -> None:
    wanted = choose(page, MEMBER_MEETING)
    page.shell.actions[Act.PRINT].trigger()
    key, options = previewed(page, qtbot)
    assert (key, options.record_id, options.unit_id) == ("minutes", wanted, BRANCH)


def test_without_a_meeting_the_year_is_shown(page: LifePage, qtbot: QtBot) -> None:
    page.shell.actions[Act.PRINT].trigger()
    key, options = previewed(page, qtbot)
    assert (key, options.record_id) == ("life_completion", None)
    assert options.period is not None
    assert options.period.year == 2026
    page.parts.choose(MATTERS)
    page.shell.actions[Act.PRINT].trigger()
    assert previewed(page, qtbot)[0] == "life_problems"


def test_every_register_is_offered_and_a_meeting_is_only_given_where_it_fits(page: LifePage, qtbot: QtBot) -> None:
    actions: list[QAction] = list(page.findChildren(QAction))
    assert {f"{one.title}…" for one in OFFERED} <= {one.text() for one in actions}
    assert not any("谈心谈话" in one.title for one in OFFERED)
    meeting = choose(page, LIFE_MEETING)
    given = {"life_problems": meeting, "lecture_cover": None, "resolution": None, "study_hours": None}
    for key, expected in given.items():
        page.outputs.preview(key)
        assert previewed(page, qtbot)[1].record_id == expected


def test_the_meetings_are_saved_as_a_sheet_and_looked_at_again(
    page: LifePage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "会议.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.shell.actions[Act.EXPORT].trigger()
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert sum("支部党员大会" in row for row in rows) == 2
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    page.shell.actions[Act.IMPORT].trigger()
    shown = page.window().findChild(ImportWindow)
    assert shown is not None
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    assert shown.windowTitle().startswith("导入会议登记表")
    shown.close()
    settle(qtbot, page)


def test_a_sheet_that_cannot_be_written_is_said(
    page: LifePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "没有的文件夹" / "会议.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTimer.singleShot(0, acknowledge)
    page.outputs.save_sheet()
    assert not target.exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.outputs.save_sheet()
    assert QApplication.activeModalWidget() is None


def acknowledge() -> None:
    """Read the sentence of a refusal and go on."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "没有" in box.text()
    box.buttons()[0].click()
