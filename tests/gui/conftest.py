"""A real window with a real theme for every test, and a small book that only knows the shell's part."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Parts, make_theme, make_window, translate_qt
from gui.crash import CrashHandler
from gui.input_method.start import InputMethod, Road
from gui.main_window import MainWindow
from gui.session import Changes
from gui.settings_store import SettingsStore
from gui.shell import Shell
from gui.theme.theme import Theme

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Touched:
    kinds: frozenset[str]


@dataclass
class SmallBook:
    """Names that can be added, with undo: as much of a book as the shell sees."""

    names: list[str] = field(default_factory=lambda: ["王小明", "李娜", "䶮一鸣"])
    taken_back: list[str] = field(default_factory=list)
    listeners: list[Callable[[Changes], None]] = field(default_factory=list)
    added: int = 0

    @property
    def undo_label(self) -> str | None:
        return f"新增党员{self.names[-1]}" if self.added else None

    @property
    def redo_label(self) -> str | None:
        return f"新增党员{self.taken_back[-1]}" if self.taken_back else None

    def undo(self) -> None:
        self.added -= 1
        self.taken_back.append(self.names.pop())
        self.tell("members")

    def redo(self) -> None:
        self.added += 1
        self.names.append(self.taken_back.pop())
        self.tell("members")

    def add(self, name: str) -> None:
        self.added += 1
        self.names.append(name)
        self.taken_back.clear()
        self.tell("members")

    def tell(self, kind: str) -> None:
        for listener in list(self.listeners):
            listener(Touched(frozenset({kind})))

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config")


@pytest.fixture
def theme(qapp: QApplication, settings: SettingsStore) -> Theme:
    translate_qt(qapp)
    return make_theme(qapp, settings)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, theme: Theme, settings: SettingsStore) -> MainWindow:
    parts = Parts(qapp, theme, settings, CrashHandler(), InputMethod(Road.NATIVE))
    made = make_window(parts, lambda: NOW)
    qtbot.addWidget(made, before_close_func=lambda one: one.shell.tasks.close())
    return made


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    return window.shell


@pytest.fixture
def book() -> SmallBook:
    return SmallBook()
