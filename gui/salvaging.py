"""抢救 in the window: offered where a book does not open, asked for in the settings, never over another file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gui import messages
from gui.main_window import MainWindow
from gui.new_book_dialog import BOOKS
from gui.salvage_dialog import SalvageDialog
from gui.tasks import Report
from ledger.errors import KnownError
from operations import places
from storage.salvage import Salvaged, needs_key, salvage

_HOW = "抢救：把还能读出的内容存成一本新账簿，并列出没有取出的；损坏的文件不改动，原样留着。"


class Salvaging:
    """Asks for what a salvage needs, runs it beside the window's work, shows the list and opens the new book.

    ``open_book`` puts a book on the desk; ``ask_password`` asks for the password of a book, False when given up.
    """

    def __init__(
        self,
        window: MainWindow,
        clock: Callable[[], datetime],
        operator: Callable[[], str],
        open_book: Callable[[Path], bool],
        ask_password: Callable[[Path], bool],
    ) -> None:
        self._window = window
        self._shell = window.shell
        self._clock = clock
        self._operator = operator
        self._open_book = open_book
        self._ask_password = ask_password

    def offer(self, damaged: Path, error: KnownError) -> None:
        """Say that a book is damaged, with the way out."""
        if messages.ask(self._window, error.sentence, "抢救…", _HOW, no="知道了"):
            self.start(damaged)

    def choose(self) -> None:
        """Let the user name a damaged book."""
        damaged = messages.choose_open(self._window, "选择损坏的账簿", BOOKS, places.data_folder())
        if damaged is not None:
            self.start(damaged)

    def start(self, damaged: Path) -> None:
        """Ask for a place and begin."""
        try:
            is_locked = needs_key(damaged)
        except KnownError as error:
            messages.show_known_error(self._window, error)
            return
        if is_locked and not self._ask_password(damaged):
            return
        proposal = damaged.with_name(f"{damaged.stem}-抢救{damaged.suffix or places.BOOK_SUFFIX}")
        target = messages.choose_save(self._window, "抢救为", BOOKS, proposal)
        if target is None:
            return
        if target.exists():
            sentence = f"“{target.name}”已经存在，没有抢救，两个文件都没有改动；请另起一个名称。"
            messages.show_known_error(self._window, KnownError(sentence))
            return
        clock, operator = self._clock, self._operator()

        def work(pair: tuple[Path, Path], say: Report) -> Salvaged:
            return salvage(*pair, clock, operator, say)

        self._shell.tasks.run("正在抢救", work, (damaged, target), self._show)

    def _show(self, found: Salvaged) -> None:
        SalvageDialog(self._window, self._shell, found, self._open_book).open()
