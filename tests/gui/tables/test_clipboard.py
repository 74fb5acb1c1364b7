"""Id numbers do not stay on the clipboard."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.tables import clipboard

WITH_NUMBER = [["王芳", "110105194912310021"]]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "KEPT_MS", 0)


@pytest.mark.usefixtures("qapp")
def test_id_numbers_are_taken_off_after_a_while(qtbot: QtBot) -> None:
    clipboard.put_on_clipboard(WITH_NUMBER)
    assert "110105194912310021" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


@pytest.mark.usefixtures("qapp")
def test_what_was_copied_since_stays() -> None:
    clipboard.put_on_clipboard(WITH_NUMBER)
    QGuiApplication.clipboard().setText("别的内容")
    clipboard.put_on_clipboard([["王芳", "科长", "2026110500000"]])
    QApplication.processEvents()
    assert QGuiApplication.clipboard().text() == "王芳\t科长\t2026110500000"


def test_a_program_that_copied_something_ends_cleanly() -> None:
    lines = (
        "from PySide6.QtWidgets import QApplication",
        "from gui.tables.clipboard import hand_over, put_on_clipboard",
        "app = QApplication([])",
        "put_on_clipboard([['王芳', '科长']])",
        "hand_over()",
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=root, check=False).returncode == 0
