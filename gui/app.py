"""The composition of the window: everything is made here once and handed to who needs it."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from gui import settings_store as kept
from gui.actions import Actions
from gui.crash import CrashHandler
from gui.input_method.start import InputMethod
from gui.main_window import MainWindow
from gui.notices import Notices
from gui.progress_dialog import ProgressDialogs
from gui.self_check import SelfCheck
from gui.session import Clock, Session
from gui.settings_store import SettingsStore
from gui.shell import Shell
from gui.tables.clipboard import hand_over
from gui.tasks import TaskRunner
from gui.theme import fonts
from gui.theme.metrics import SCALES
from gui.theme.theme import Appearance, Theme
from operations import places
from storage.drafts import Drafts


@dataclass(frozen=True, slots=True)
class Parts:
    """What lives as long as the program."""

    app: QApplication
    theme: Theme
    settings: SettingsStore
    crash: CrashHandler
    input_method: InputMethod


def make_application(arguments: list[str]) -> tuple[QApplication, InputMethod]:
    """Qt with Chinese locale, Chinese texts of its own, and the way in which Chinese is typed on this system."""
    input_method = InputMethod.choose(os.environ, sys.platform)
    QLocale.setDefault(QLocale("zh_CN"))
    app = QApplication(arguments)
    app.setApplicationName(kept.APP)
    app.setApplicationDisplayName("支部台账")
    app.setDesktopFileName(kept.APP)
    app.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
    translate_qt(app)
    input_method.start(app)
    return app, input_method


def translate_qt(app: QApplication) -> None:
    """Qt's own buttons and menus in Chinese.

    Raises:
        RuntimeError: the installation lacks the translation.
    """
    translator = QTranslator(app)
    if not translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        raise RuntimeError("qtbase_zh_CN.qm is missing")
    app.installTranslator(translator)


def make_theme(app: QApplication, settings: SettingsStore) -> Theme:
    """The look that the user has chosen on this PC."""
    appearance = settings.get(kept.APPEARANCE)
    percent = settings.get(kept.SCALE)
    known = appearance in {one.value for one in Appearance}
    return Theme(
        app,
        Appearance(appearance) if known else Appearance.SYSTEM,
        percent if percent in SCALES else kept.SCALE.default,
        is_compact=settings.get(kept.COMPACT_ROWS),
    )


def make_window(parts: Parts, clock: Clock) -> MainWindow:
    """The main window, without pages and without a book."""

    def make_shell(room: QWidget) -> Shell:
        session, tasks = Session(clock, room), TaskRunner(room)
        return Shell(
            session=session,
            theme=parts.theme,
            actions=Actions(parts.theme, room),
            settings=parts.settings,
            notices=Notices(room, parts.theme),
            tasks=tasks,
            checks=SelfCheck(session, tasks, room),
            drafts=Drafts(places.data_folder()),
        )

    window = MainWindow(make_shell)
    ProgressDialogs(window.shell.tasks, window)
    parts.crash.window = window
    return window


def run(book: Path | None, clock: Clock, fill: Callable[[MainWindow], Callable[[Path | None], None]]) -> int:
    """Show the window, then open the book; returns when the window is closed.

    ``fill`` adds pages and start page to the window and gives the function that opens a book (None: the last one).
    It runs before the window is shown, so it must not touch a file.
    """
    crash = CrashHandler()
    crash.install()
    app, input_method = make_application(sys.argv[:1])
    settings = SettingsStore(places.config_folder())
    parts = Parts(app, make_theme(app, settings), settings, crash, input_method)
    window = make_window(parts, clock)
    open_book = fill(window)
    window.show()
    QTimer.singleShot(0, window, lambda: open_book(book))
    QTimer.singleShot(0, window, lambda: _complete_fonts(window.shell))
    code = app.exec()
    hand_over()
    window.shell.tasks.close()
    settings.sync()
    return code


def _complete_fonts(shell: Shell) -> None:
    """Rare characters of names, on a PC whose own fonts do not have them."""
    if shell.theme.lacks_rare_characters:
        shell.tasks.run("载入生僻字", fonts.read_rare, None, shell.theme.add_face, is_quiet=True)
