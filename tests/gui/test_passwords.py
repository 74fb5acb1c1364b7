"""A password set, used, forgotten, changed and removed in the window, as the secretary does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui import settings_store as kept
from gui.actions import Act
from gui.composition import fill
from gui.desk import Desk
from gui.idle_lock import IdleLock
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.password_panel import PasswordPanel
from gui.password_dialogs import NewPasswordDialog, UnlockDialog
from gui.recovery_dialog import RecoveryDialog
from operations.backups import folder_of
from operations.demo import Plan, demo_book
from storage.copying import copy_book
from storage.unlocking import is_encrypted, lock_all
from tests.gui import hands
from tests.gui.conftest import NOW, Answer, Answers
from tests.gui.test_messages import button
from tests.storage.helpers import dump

WORDS = "党建2026平安"


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    made.take(demo_book(tmp_path / "第一支部.zbtz", Plan(6, 1, NOW.date()), 1, clock=lambda: NOW))
    yield made
    made.close()
    lock_all()


def type_new(dialog: NewPasswordDialog) -> None:
    dialog.first.setText(WORDS)
    dialog.second.setText(WORDS)
    dialog.accept()


def press(words: str) -> Answer:
    return QMessageBox, lambda box: button(box, words).click()


def unlock_with(words: str) -> Answer:
    def act(dialog: UnlockDialog) -> None:
        dialog.password.setText(words)
        dialog.try_to_open()

    return UnlockDialog, act


def set_password(desk: Desk, answers: Answers, qtbot: QtBot) -> tuple[Path, list[str]]:
    """Set one; returns the book and the rows of its recovery code as they were shown."""
    path = desk.window.shell.session.store.path
    shown: list[str] = []

    def read(dialog: RecoveryDialog) -> None:
        shown.extend(one.text()[1:] for one in dialog.rows)
        dialog.reject()

    answers += [(NewPasswordDialog, type_new), press("删除"), (RecoveryDialog, read), press("已经抄好")]
    desk.passwords.set()
    qtbot.waitUntil(lambda: len(shown) == 4 and not answers, timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return path, shown


def test_a_password_is_set_and_nothing_plain_stays(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    path, shown = set_password(desk, answers, qtbot)
    assert is_encrypted(path)
    assert desk.window.shell.session.is_open
    assert all(is_encrypted(one.path) for one in folder_of(path).backups())
    assert len(folder_of(path).backups()) == 1
    assert [len("".join(one.split())) for one in shown] == [14] * 4


@pytest.mark.parametrize("way", ["加密保留", "删除", "取消"])
def test_old_books_beside_are_not_forgotten(desk: Desk, answers: Answers, qtbot: QtBot, way: str) -> None:
    book = desk.window.shell.session.store.path
    before = book.with_name("第一支部.恢复前1.zbtz")
    copy_book(book, before)
    dumped = dump(before)

    def close(dialog: RecoveryDialog) -> None:
        dialog.reject()

    answers += [(NewPasswordDialog, type_new), press("删除"), press(way), (RecoveryDialog, close), press("已经抄好")]
    desk.passwords.set()
    tasks = desk.window.shell.tasks
    qtbot.waitUntil(lambda: not answers and not tasks.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert before.exists() == (way != "删除")
    if before.exists():
        assert is_encrypted(before) == (way == "加密保留")
        assert dump(before) == dumped


def test_locking_asks_and_a_wrong_password_waits(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    path, _ = set_password(desk, answers, qtbot)
    seen: list[str] = []

    def after_wrong(dialog: UnlockDialog) -> None:
        seen.append(dialog.problem.text())
        if "密码不对" not in seen[-1]:
            answers.insert(0, (UnlockDialog, after_wrong))
            return
        assert not dialog.open_button.isEnabled()
        dialog.try_to_open()  # has no effect while it waits
        dialog._tick()
        assert dialog.open_button.isEnabled()
        unlock_with(WORDS)[1](dialog)

    answers += [unlock_with("不是"), (UnlockDialog, after_wrong)]
    desk.passwords.lock()
    assert desk.window.shell.session.is_open
    assert desk.window.shell.session.store.path == path
    assert "密码不对" in seen[-1]


def test_a_forgotten_password_is_no_end(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    path, shown = set_password(desk, answers, qtbot)
    desk.close()
    lock_all()

    def by_code(dialog: UnlockDialog) -> None:
        dialog.other.click()
        dialog.code.setPlainText("\n".join(shown).lower())
        dialog.try_to_open()

    answers.append((UnlockDialog, by_code))
    assert desk.open(path)


def test_giving_up_leaves_the_start_page(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    set_password(desk, answers, qtbot)
    answers.append((UnlockDialog, QDialog.reject))
    desk.passwords.lock()
    assert not desk.window.shell.session.is_open


def test_a_password_is_removed_after_it_was_given(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    path, _ = set_password(desk, answers, qtbot)
    answers += [unlock_with(WORDS), press("取消密码")]
    desk.passwords.remove()
    qtbot.waitUntil(lambda: not is_encrypted(path) and desk.window.shell.session.is_open, timeout=20_000)


def test_the_sheet_is_shown_again_only_for_the_password(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    _, shown = set_password(desk, answers, qtbot)
    again: list[str] = []

    def read(dialog: RecoveryDialog) -> None:
        again.extend(one.text()[1:] for one in dialog.rows)
        dialog.reject()

    again_closed = (RecoveryDialog, RecoveryDialog.reject)
    answers += [unlock_with(WORDS), (RecoveryDialog, read), press("返回"), again_closed, press("已经抄好")]
    desk.passwords.print_sheet()
    qtbot.waitUntil(lambda: again == shown and not answers)


def test_two_different_entries_are_not_taken(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    def type_wrong(dialog: NewPasswordDialog) -> None:
        dialog.accept()
        assert dialog.note.text() == "请输入密码。"
        dialog.first.setText("甲")
        dialog.second.setText("乙")
        dialog.accept()
        assert "不一样" in dialog.note.text()
        dialog.shown.click()
        dialog.reject()

    answers.append((NewPasswordDialog, type_wrong))
    desk.passwords.set()
    qtbot.waitUntil(lambda: not answers)
    assert not is_encrypted(desk.window.shell.session.store.path)


def test_a_plain_book_is_not_locked_and_says_so(desk: Desk) -> None:
    desk.window.go_to(SettingsPage.key)
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    panel = page.panels[PasswordPanel]
    assert isinstance(panel, PasswordPanel)
    assert "没有密码" in panel.state.text()
    assert panel.remove_button.isHidden()
    desk.window.shell.actions[Act.LOCK].trigger()
    assert desk.window.shell.session.is_open


def test_nobody_at_the_computer_locks_it(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    locked: list[bool] = []
    session, settings = desk.window.shell.session, desk.window.shell.settings
    idle = IdleLock(session, settings, lambda: locked.append(True), desk.window)
    assert not idle.is_counting, "a plain book needs no lock"
    set_password(desk, answers, qtbot)
    assert idle.is_counting
    idle._timer.start(0)
    qtbot.waitUntil(lambda: locked == [True])
    assert not idle.is_counting
    hands.press(desk.window, Qt.Key.Key_Shift)
    assert idle.is_counting
    settings.put(kept.LOCK_MINUTES, 0)
    hands.press(desk.window, Qt.Key.Key_Shift)
    assert not idle.is_counting
