"""The weekly check in the background, what the window says of it, and what it does when it fails."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.desk import Desk
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.safety_panel import SafetyPanel
from gui.widgets import Banner
from operations.backups import folder_of, note_check
from operations.demo import Plan, demo_book
from operations.whole_check import last_check
from storage.check_record import CheckRecord
from storage.errors import BookDamagedError
from tests.gui.conftest import NOW, add_member
from tests.storage.helpers import behind_the_back


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    made.take(demo_book(tmp_path / "第一支部.zbtz", Plan(8, 1, NOW.date()), 1, clock=lambda: NOW))
    yield made
    window.shell.session.close()


@pytest.fixture
def panel(desk: Desk) -> SafetyPanel:
    desk.window.go_to(SettingsPage.key)
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    page.go_to("数据安全")
    found = page.panels[SafetyPanel]
    assert isinstance(found, SafetyPanel)
    return found


def look(desk: Desk, qtbot: QtBot) -> None:
    tasks = desk.window.shell.tasks
    desk.checks.look()
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_a_book_that_was_never_checked_is_checked_once_a_week(desk: Desk, panel: SafetyPanel, qtbot: QtBot) -> None:
    path = desk.window.shell.session.store.path
    assert "还没有做过" in panel.checked.text()
    look(desk, qtbot)
    assert last_check(path) == CheckRecord(NOW, is_sound=True)
    assert panel.checked.text().startswith("全面检查：今天 09:30 查过，没有发现问题。")
    assert not folder_of(path).backups()
    desk.checks.look()
    assert not desk.window.shell.tasks.is_busy, "not again within a week"
    note_check(path, CheckRecord(NOW - timedelta(days=8), is_sound=True))
    look(desk, qtbot)
    assert last_check(path) == CheckRecord(NOW, is_sound=True)


def test_a_check_gives_way_to_what_the_user_asks_for(desk: Desk, qtbot: QtBot) -> None:
    shell = desk.window.shell
    path, order, gate = shell.session.store.path, [], threading.Event()
    shell.tasks.run("正在准备", lambda _, __: gate.wait(), None, lambda _: None, is_quiet=True)
    desk.checks.look()
    shell.tasks.run("正在保存", lambda _, __: order.append("asked for"), None, lambda _: None)
    gate.set()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert order == ["asked for"]
    assert last_check(path) is None, "it was stopped"
    assert not [one for one in path.parent.rglob("*") if ".tmp" in one.name]
    look(desk, qtbot)
    assert last_check(path) == CheckRecord(NOW, is_sound=True)


def test_a_book_that_a_crash_left_open_is_checked_at_once(desk: Desk, qtbot: QtBot) -> None:
    session = desk.window.shell.session
    path = session.store.path
    lock = path.with_name(f"{path.name}.lock")
    left = lock.read_bytes()
    desk.close()
    note_check(path, CheckRecord(NOW - timedelta(hours=1), is_sound=True))
    lock.write_bytes(left)
    assert desk.open(path)
    assert session.store.was_left_open
    look(desk, qtbot)
    assert last_check(path) == CheckRecord(NOW, is_sound=True)


def test_a_check_that_fails_is_said_and_asked_for_again(desk: Desk, panel: SafetyPanel, qtbot: QtBot) -> None:
    path = desk.window.shell.session.store.path
    behind_the_back(path, "UPDATE members SET name = '别人' WHERE id = 1")
    look(desk, qtbot)
    assert "全面检查没有通过" in desk.window.status_bar.book.text()
    assert "没有通过" in panel.checked.text()
    assert panel.banners.findChildren(Banner)
    add_member(desk.window.shell.session.store, "周新民")  # the pages are whole, so work may go on
    desk.checks.look()
    assert not desk.window.shell.tasks.is_busy, "it is known already"
    panel.check.start()
    qtbot.waitUntil(lambda: not panel.check.result.isHidden())


def test_damage_ends_writing_and_the_window_says_so(desk: Desk, panel: SafetyPanel, qtbot: QtBot) -> None:
    store = desk.window.shell.session.store
    store.write_no_more()
    qtbot.waitUntil(lambda: "已停止写入" in desk.window.status_bar.book.text())
    assert panel.banners.findChildren(Banner)
    with pytest.raises(BookDamagedError):
        add_member(store, "周新民")
