"""The window that is photographed: shown with a page, settled, and cut to what the manual needs."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from gui.desk import Desk
from gui.main_window import MainWindow
from gui.page import Page
from gui.theme.theme import Appearance
from operations.backups import folder_of
from operations.demo import Plan, demo_book

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
OPERATOR = "张敏"
WIDE, USUAL, LOW = (1280, 720), (1184, 680), (1000, 640)
_WHOLE = 1
P = TypeVar("P", bound=Page)


@dataclass
class Studio:
    """The window with its book, and a folder for what a picture needs."""

    window: MainWindow
    desk: Desk
    folder: Path

    def open_sample(self) -> None:
        """A fresh sample book without backups, its whole, this year, the light look: no picture shows of the last."""
        self.window.shell.theme.choose(Appearance.LIGHT)
        self.desk.close()
        book = self.folder / "示例台账.zbtz"
        book.unlink(missing_ok=True)
        shutil.rmtree(folder_of(book).folder, ignore_errors=True)
        self.desk.take(demo_book(book, Plan(36, 3, NOW.date()), 1, clock=lambda: NOW, operator=OPERATOR))
        session = self.window.shell.session
        session.store.work_as(OPERATOR)
        session.choose_unit(_WHOLE)
        session.choose_year(NOW.year)

    def show(self, kind: type[P], size: tuple[int, int] = USUAL) -> P:
        """A page in a window of a size."""
        self.window.resize(*size)
        self.window.go_to(kind.key)
        settle()
        page = self.window.page
        if not isinstance(page, kind):
            raise TypeError(f"{kind.key} is not shown")
        return page

    def asked(self) -> QDialog:
        """The window that asks something now."""
        settle()
        found = QApplication.activeModalWidget()
        if not isinstance(found, QDialog):
            raise TypeError("nothing is asked")
        return found


def settle() -> None:
    """Let everything happen that is due."""
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Work on until something has happened."""
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    settle()


def settle_checks(studio: Studio) -> None:
    """Let the self-check and the worker come to an end."""
    shell = studio.window.shell
    if shell.checks.result is None:
        shell.checks.run_now()
    wait_until(lambda: not shell.tasks.is_busy and shell.checks.result is not None)


def page_only(studio: Studio) -> QPixmap:
    """The window without its side bar: as wide as the text of the manual."""
    whole = studio.window.grab()
    left = studio.window.side_bar.width()
    return whole.copy(QRect(left, 0, whole.width() - left, whole.height()))
