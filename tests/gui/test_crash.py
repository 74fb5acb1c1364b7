import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui.crash import CrashDialog, CrashHandler, report
from ledger.errors import Cancelled, KnownError
from tests.gui.hands import click


def failing(name: str) -> BaseException:
    try:
        try:
            int(name)
        except ValueError as error:
            raise RuntimeError(f"cannot read {name}") from error
    except RuntimeError as error:
        return error
    raise AssertionError


def with_box(look: Callable[[QMessageBox], None]) -> None:
    """Look at the box that opens next, and close it."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            look(box)
            box.close()
        else:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


def test_a_report_says_where_and_never_what() -> None:
    text = report(failing("王小明"))
    assert "王小明" not in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "gui/test_crash.py" in text
    assert "failing" in text


@pytest.mark.usefixtures("theme")
def test_the_dialog_gives_the_report_to_copy(qtbot: QtBot) -> None:
    dialog = CrashDialog(report(failing("李娜")), None)
    qtbot.addWidget(dialog)
    dialog.show()
    click(dialog.copy)
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    assert dialog.copy.text() == "已复制"


def test_a_known_error_is_shown_as_its_sentence(qtbot: QtBot) -> None:
    seen: list[str] = []
    with_box(lambda box: seen.append(box.text()))
    CrashHandler().show(KnownError("文件正在被表格软件使用，请关闭后再试。"))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["文件正在被表格软件使用，请关闭后再试。"]


def test_a_cancelled_task_is_no_error() -> None:
    CrashHandler().show(Cancelled())
    assert QApplication.activeModalWidget() is None


def test_an_exception_in_a_slot_reaches_the_handler(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    handler = CrashHandler()
    handler.install()
    seen: list[str] = []

    def close_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            seen.append(dialog.details.toPlainText())
            dialog.accept()
        else:
            QTimer.singleShot(10, close_dialog)

    error = failing("赵敏")
    thread = threading.Thread(target=sys.excepthook, args=(type(error), error, error.__traceback__))
    thread.start()
    thread.join()
    close_dialog()
    qtbot.waitUntil(lambda: bool(seen))
    assert "RuntimeError" in seen[0]
    assert "赵敏" not in capsys.readouterr().err
