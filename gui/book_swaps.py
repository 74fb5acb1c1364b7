"""A backup in the place of the open book, and the book of before back again: compared first, asked, swapped."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gui import messages
from gui.main_window import MainWindow
from gui.passwords import BookDoor
from gui.tasks import Report
from operations.backups import note_check, restore_words, take_back_words
from storage.check_record import CheckRecord
from storage.lock import Seat
from storage.restoring import Comparison, compare, restore, set_aside_books, take_back

Swap = Callable[[Path, Path, Seat, datetime, Report], Path | None]
"""What puts the first file in the place of the second; tells under which name the second lies then."""


class BookSwaps:
    """Runs both ways beside the window's work; the book is closed meanwhile and opened again, however it ends."""

    def __init__(self, window: MainWindow, clock: Callable[[], datetime], door: BookDoor) -> None:
        self._window = window
        self._shell = window.shell
        self._clock = clock
        self._door = door
        self._shell.session.restore_wanted.connect(self.restore)
        self._shell.session.take_back_wanted.connect(self.take_back)

    def restore(self, backup: Path) -> None:
        """Bring a backup back in the place of the open book."""

        def ask(found: Comparison) -> None:
            question = f"用“{backup.name}”替换现在的账簿？"
            if messages.ask(self._window, question, "恢复", restore_words(found)):
                self._run("正在恢复", backup, _restored, self._say_restored)

        self._compare(backup, ask)

    def take_back(self) -> None:
        """Put the book from before the last restore in its place again; nothing happens when there is none."""
        aside = next(iter(set_aside_books(self._shell.session.store.path)), None)
        if aside is None:
            return

        def ask(found: Comparison) -> None:
            question = f"换回恢复以前的账簿“{aside.name}”？"
            if messages.ask(self._window, question, "换回", take_back_words(found)):
                self._run("正在换回", aside, _taken_back, self._say_taken_back)

        self._compare(aside, ask)

    def _compare(self, other: Path, ask: Callable[[Comparison], None]) -> None:
        session = self._shell.session
        pair = (other, session.store.path)

        def compared(found: Comparison) -> None:
            if session.is_open:
                ask(found)

        self._shell.tasks.run("正在核对", lambda values, say: compare(*values, say), pair, compared)

    def _run(self, title: str, other: Path, swap: Swap, say: Callable[[Path | None], None]) -> None:
        book = self._shell.session.store.path
        self._door.close()
        job = (other, book, Seat.here(), self._clock())
        task = self._shell.tasks.run(title, lambda values, report: swap(*values, report), job, say)
        task.ended.connect(lambda _: self._door.open(book))

    def _say_restored(self, aside: Path | None) -> None:
        name = aside.name if aside else ""
        sentence = f"已恢复。原来的账簿没有删除，现名“{name}”。"
        self._shell.notices.say(sentence, "换回", self.take_back)

    def _say_taken_back(self, restored: Path | None) -> None:
        name = restored.name if restored else ""
        self._shell.notices.say(f"已换回恢复以前的账簿；恢复出来的那一本现名“{name}”。")


def _restored(backup: Path, book: Path, seat: Seat, now: datetime, report: Report) -> Path | None:
    aside = restore(backup, book, seat, now, report)
    note_check(book, CheckRecord(now, is_sound=True))  # it was checked beside, before it was swapped in
    return aside


def _taken_back(aside: Path, book: Path, seat: Seat, now: datetime, _: Report) -> Path:
    restored = take_back(book, aside, seat, now)
    note_check(book, CheckRecord(now, is_sound=True))  # it was checked when it was compared
    return restored
