"""The window filled: which pages there are, what the start page and the commands of the book do."""

import getpass
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gui.actions import Act
from gui.app import run
from gui.desk import Desk
from gui.help import show_about, show_diagnostics
from gui.idle_lock import IdleLock
from gui.main_window import MainWindow
from gui.manual import open_manual
from gui.pages.appraisal import AppraisalPage
from gui.pages.cash import CashPage
from gui.pages.checks import ChecksPage
from gui.pages.development import DevelopmentPage
from gui.pages.dues import DuesPage
from gui.pages.figures import FiguresPage
from gui.pages.history import HistoryPage
from gui.pages.home import HomePage
from gui.pages.life import LifePage
from gui.pages.organisation import OrganisationPage
from gui.pages.recycle import RecyclePage
from gui.pages.registers import RegistersPage
from gui.pages.roster import RosterPage
from gui.pages.settings import SettingsPage
from gui.pages.summary import SummaryPage
from gui.pages.talks import TalksPage
from gui.start_page import StartPage, StartWays

Clock = Callable[[], datetime]


def run_program(book: Path | None, clock: Clock) -> int:
    """Open the window on a book (None: the last one, else the start page); returns the exit code."""
    return run(book, clock, lambda window: fill(window, clock).open_at_start)


def fill(window: MainWindow, clock: Clock) -> Desk:
    """Give an empty main window its pages, start page and commands."""
    shell = window.shell
    desk = Desk(window, clock, getpass.getuser())
    window.closing.connect(desk.close)
    IdleLock(shell.session, shell.settings, desk.passwords.lock, window)
    for page in (
        HomePage,
        RosterPage,
        DuesPage,
        CashPage,
        LifePage,
        TalksPage,
        RegistersPage,
        DevelopmentPage,
        AppraisalPage,
        FiguresPage,
        SummaryPage,
        OrganisationPage,
        ChecksPage,
        HistoryPage,
        RecyclePage,
        SettingsPage,
    ):
        window.add_page(page)
    ways = StartWays(
        sample=desk.open_sample,
        new=desk.make,
        import_roster=desk.make_and_import,
        open=desk.choose,
        restore=desk.restore,
        open_recent=desk.open,
    )
    window.set_start_page(StartPage(shell.theme, ways, desk.recent))
    window.handle(
        {
            Act.NEW_BOOK: desk.make,
            Act.OPEN_BOOK: desk.choose,
            Act.SAMPLE_BOOK: desk.open_sample,
            Act.BACK_UP: desk.back_up,
            Act.RESTORE: desk.restore,
            Act.HISTORY: lambda: window.go_to(HistoryPage.key),
            Act.LOCK: desk.passwords.lock,
            Act.SET_PASSWORD: desk.passwords.set,
            Act.REMOVE_PASSWORD: desk.passwords.remove,
            Act.RECOVERY_SHEET: desk.passwords.print_sheet,
            Act.SETTINGS: lambda: window.go_to(SettingsPage.key),
            Act.MANUAL: lambda: open_manual(window),
            Act.DIAGNOSTICS: lambda: show_diagnostics(window),
            Act.ABOUT: lambda: show_about(window),
        }
    )
    return desk
