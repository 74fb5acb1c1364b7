"""备份 and 恢复 through the window: what is there is never overwritten."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.composition import fill
from gui.desk import Desk
from gui.main_window import MainWindow
from ledger.kinds.organisation import ORG_UNITS
from operations.demo import Plan, demo_book
from operations.records import save_record
from storage.verification import verify
from tests.gui.conftest import NOW
from tests.gui.hands import press
from tests.gui.test_messages import button, when_box_opens


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    made.take(demo_book(tmp_path / "第一支部.zbtz", Plan(8, 1, NOW.date()), 1, clock=lambda: NOW))
    yield made
    made.close()


def choose(monkeypatch: pytest.MonkeyPatch, *, saved: Path, opened: Path | None = None) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(opened or ""), ""))


def read_boxes(seen: list[str]) -> None:
    def read(box: QMessageBox) -> None:
        seen.append(box.text())
        button(box, "知道了").click()

    when_box_opens(read)


def test_a_backup_is_a_sound_book_and_comes_back_under_a_name_of_its_own(
    desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    backup, restored = tmp_path / "备份.zbtz", tmp_path / "恢复.zbtz"
    choose(monkeypatch, saved=backup)
    desk.back_up()
    qtbot.waitUntil(backup.exists)
    assert verify(backup).counts["members"] == 8
    choose(monkeypatch, saved=restored, opened=backup)
    desk.restore()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("恢复"))


def test_the_open_book_is_never_the_place_of_its_own_backup(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = window.shell.session.store.path
    before, seen = book.read_bytes(), list[str]()
    choose(monkeypatch, saved=book)
    read_boxes(seen)
    desk.back_up()
    assert "没有备份" in seen[0]
    assert book.read_bytes() == before


def test_nothing_is_restored_over_a_file_that_is_there(
    desk: Desk, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    book, backup = window.shell.session.store.path, tmp_path / "备份.zbtz"
    choose(monkeypatch, saved=backup)
    desk.back_up()
    qtbot.waitUntil(backup.exists)
    before, seen = book.read_bytes(), list[str]()
    choose(monkeypatch, saved=book, opened=backup)
    read_boxes(seen)
    desk.restore()
    assert "恢复不覆盖任何账簿" in seen[0]
    assert book.read_bytes() == before


def test_without_a_book_there_is_nothing_to_back_up(window: MainWindow, qtbot: QtBot) -> None:
    fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    press(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not window.shell.actions[Act.BACK_UP].isEnabled()


@pytest.mark.usefixtures("desk")
def test_the_selector_has_the_units_of_the_day_that_is_looked_at(window: MainWindow) -> None:
    session = window.shell.session
    unit = session.store.all(ORG_UNITS)[-1]
    save_record(session.store, ORG_UNITS, replace(unit, ended_on=date(2026, 6, 1)))
    assert unit.id not in {one.id for one in session.units}
    session.choose_day(date(2026, 5, 31))
    assert unit.id in {one.id for one in session.units}
