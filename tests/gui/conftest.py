"""A real window, a real theme and a real book for every test."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gui.app import Parts, make_theme, make_window, translate_qt
from gui.crash import CrashHandler
from gui.input_method.start import InputMethod, Road
from gui.main_window import MainWindow
from gui.settings_store import SettingsStore
from gui.shell import Shell
from gui.tables.clipboard import hand_over
from gui.theme.theme import Appearance, Theme
from ledger.kinds.member import MEMBERS, Member
from storage.store import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
NAMES = ("王小明", "李娜", "䶮一鸣")
Answer = tuple[type[QDialog], Callable[[Any], object]]
"""A kind of window, and what is done when it opens."""
Answers = list[Answer]


def add_member(store: Store, name: str) -> Member:
    with store.change(f"新增党员{name}") as change:
        return change.add(MEMBERS, Member(name=name))


@pytest.fixture(scope="session", autouse=True)
def clipboard_handed_over(qapp: QApplication) -> Iterator[None]:
    """As at the end of the program."""
    yield
    del qapp
    hand_over()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config")


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    translate_qt(qapp)
    return make_theme(qapp, SettingsStore(tmp_path_factory.mktemp("look")))


@pytest.fixture
def theme(one_theme: Theme) -> Theme:
    """Light, 100 per cent. One for all tests: applying a style sheet takes longer than most of them."""
    one_theme.choose(Appearance.LIGHT)
    one_theme.set_percent(100)
    one_theme.set_compact(False)
    return one_theme


@pytest.fixture
def window(qapp: QApplication, theme: Theme, settings: SettingsStore) -> Iterator[MainWindow]:
    parts = Parts(qapp, theme, settings, CrashHandler(), InputMethod(Road.NATIVE))
    made = make_window(parts, lambda: NOW)
    yield made
    made.shell.tasks.close()
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    return window.shell


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "第一支部.zbtz", clock=lambda: NOW, operator="张书记") as made:
        for name in NAMES:
            add_member(made, name)
        yield made


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    """What is done with each window that opens, in turn."""
    waiting: Answers = []
    is_over = False

    def look() -> None:
        if is_over:
            return
        QTimer.singleShot(20, look)  # before the answer: a timer does not fire inside its own call
        shown = QApplication.activeModalWidget()
        if waiting and isinstance(shown, waiting[0][0]):
            waiting.pop(0)[1](shown)

    look()
    yield waiting
    is_over = True
    assert waiting == [], "a window that was expected did not open"
    del qapp
