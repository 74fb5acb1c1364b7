"""A page in the real window over the sample book."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import RecordForm
from gui.main_window import MainWindow
from gui.page import Page
from operations.demo import Plan, demo_book
from storage.store import Store
from tests.gui.conftest import NOW

P = TypeVar("P", bound=Page)
PLAN = Plan(36, 3, date(2026, 11, 22))


def sample_book(folder: Path) -> Store:
    return demo_book(folder / "示例.zbtz", PLAN, 1, clock=lambda: NOW)


def show_page(qtbot: QtBot, window: MainWindow, kind: type[P], store: Store) -> P:
    window.add_page(kind)
    window.shell.session.open(store, "示例")
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page
    assert isinstance(page, kind)
    return page


def asked() -> RecordDialog[Any]:
    """The window that asks something now."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, RecordDialog), "nothing is asked"
    return found


def type_into(form: RecordForm[Any], field: str, text: str) -> None:
    """Type into a field and leave it."""
    editor = form.rows[field].editor
    editor.put_raw(text)
    editor.typed.emit()
    editor.left.emit()
