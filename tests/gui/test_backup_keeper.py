"""Backups that nobody has to think of, the list of them, and the way back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui import settings_store as kept
from gui.backup_keeper import moment_words, second_place_words
from gui.composition import fill
from gui.desk import Desk
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.safety_panel import SafetyPanel
from ledger.kinds.member import MEMBERS
from operations.backups import BY_HAND, FIRST_OF_DAY, ON_CLOSING, folder_of
from operations.demo import Plan, demo_book
from tests.gui.conftest import NOW, add_member
from tests.gui.test_messages import button, when_box_opens


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    made.take(demo_book(tmp_path / "第一支部.zbtz", Plan(8, 1, NOW.date()), 1, clock=lambda: NOW))
    yield made
    made.close()


@pytest.fixture
def panel(desk: Desk) -> SafetyPanel:
    desk.window.go_to(SettingsPage.key)
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    page.go_to("数据安全")
    found = page.panels[SafetyPanel]
    assert isinstance(found, SafetyPanel)
    return found


def reasons(desk: Desk) -> list[str]:
    return [one.proof.reason for one in folder_of(desk.window.shell.session.store.path).backups() if one.proof]


def test_the_first_change_of_a_day_is_backed_up_and_said(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window.status_bar.book.text() == "每次修改即时保存，还没有备份"
    add_member(desk.window.shell.session.store, "周新民")
    desk.keeper.look()
    qtbot.waitUntil(lambda: "已验证 ✓" in desk.window.status_bar.book.text())
    tasks = desk.window.shell.tasks
    qtbot.waitUntil(lambda: not tasks.is_busy)
    desk.keeper.look()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert reasons(desk) == [FIRST_OF_DAY], "nothing has changed since"


def test_closing_backs_up_what_changed_since(desk: Desk) -> None:
    path = desk.window.shell.session.store.path
    add_member(desk.window.shell.session.store, "周新民")
    desk.close()
    newest = folder_of(path).backups()[0].proof
    assert newest is not None
    assert (newest.reason, newest.counts["members"]) == (ON_CLOSING, 9)
    desk.open(path)
    desk.close()
    assert len(folder_of(path).backups()) == 1


def test_a_backup_that_fails_is_said_without_a_box(desk: Desk, qtbot: QtBot) -> None:
    path = desk.window.shell.session.store.path
    folder_of(path).folder.write_text("in the way", encoding="utf-8")
    add_member(desk.window.shell.session.store, "周新民")
    desk.keeper.look()
    qtbot.waitUntil(lambda: "备份没有成功" in desk.window.status_bar.book.text())
    folder_of(path).folder.unlink()


def test_a_backup_by_hand_is_listed_with_its_proof(desk: Desk, panel: SafetyPanel, qtbot: QtBot) -> None:
    panel.back_up()
    qtbot.waitUntil(lambda: panel.list.model.total == 1)
    row = [panel.list.model.index(0, place).data() for place in range(panel.list.model.columnCount())]
    assert row[:5] == ["今天 09:30", BY_HAND, "已验证 ✓", "8", row[4]]
    assert "本机磁盘" in panel.place.text()
    assert desk.window.status_bar.book.text() == "备份：今天 09:30 已验证 ✓"


def test_a_backup_comes_back_and_goes_again(desk: Desk, panel: SafetyPanel, qtbot: QtBot) -> None:
    panel.back_up()
    qtbot.waitUntil(lambda: panel.list.model.total == 1)
    session = desk.window.shell.session
    add_member(session.store, "周新民")
    seen: list[str] = []

    def agree(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        button(box, "恢复").click()

    when_box_opens(agree)
    panel.list.table.select(1)
    panel.restore()
    qtbot.waitUntil(lambda: bool(seen) and session.is_open and session.store.count(MEMBERS) == 8)
    assert "党员：备份中 8，现在 9" in seen[0]
    assert panel.going_back.isVisible()

    def agree_again(box: QMessageBox) -> None:
        seen.append(box.informativeText())
        button(box, "换回").click()

    when_box_opens(agree_again)
    panel.going_back.click()
    qtbot.waitUntil(lambda: len(seen) == 2 and session.is_open and session.store.count(MEMBERS) == 9)
    assert "党员：恢复以前 9，现在 8" in seen[1]
    assert not panel.going_back.isVisible()
    restored = next(session.store.path.parent.glob("*已撤回*.zbtz"))
    assert restored.is_file(), "what was restored stays"


def test_a_second_place_gets_a_copy_and_is_reminded_of(
    desk: Desk, panel: SafetyPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    panel.choose_second.click()
    shell = desk.window.shell
    assert "还没有做过" in second_place_words(shell, NOW)
    panel.back_up()
    qtbot.waitUntil(lambda: (stick / "第一支部-备份").is_dir() and not shell.tasks.is_busy)
    assert second_place_words(shell, NOW) == ""
    assert "已有20天" in second_place_words(shell, NOW + timedelta(days=20))
    panel.drop_second.click()
    assert shell.settings.get(kept.SECOND_PLACE) == ""


def test_moments_as_people_say_them() -> None:
    assert moment_words(NOW - timedelta(days=1), NOW) == "昨天 09:30"
    assert moment_words(NOW - timedelta(days=30), NOW) == "10月23日 09:30"
    assert moment_words(NOW - timedelta(days=400), NOW) == "2025年10月18日"
