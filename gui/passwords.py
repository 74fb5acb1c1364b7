"""The password of the open book: set, change, remove, print the recovery sheet again, lock.

A password is set in a new file beside the book, proved against the old one, and put in its place; so the book is closed
meanwhile and opened again. Before that a proved backup is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog

from gui import messages
from gui.main_window import MainWindow
from gui.password_dialogs import NewPasswordDialog, UnlockDialog
from gui.tasks import Report
from ledger.errors import KnownError
from operations.backups import folder_of
from operations.plain_copies import encrypt_copies, plain_copies
from storage.errors import known_file_errors
from storage.rekeying import recovery_code_of_open, remove_password, set_password
from storage.unlocking import is_encrypted, lock_all


@dataclass(frozen=True)
class BookDoor:
    """What the desk does with the open book for whoever changes its file.

    Attributes:
        back_up: make a proved backup now; raises KnownError.
        close: let go of the open book.
        open: put a book on the desk.
    """

    back_up: Callable[[], None]
    close: Callable[[], None]
    open: Callable[[Path], bool]


class Passwords:
    """The commands about the password of the open book."""

    def __init__(self, window: MainWindow, door: BookDoor) -> None:
        self._window = window
        self._shell = window.shell
        self._door = door

    def set(self) -> None:
        """Ask for a password and set it; of a book that has one, after its present one was given."""
        book = self._book
        title = "更改密码" if is_encrypted(book) else "设置密码"
        if is_encrypted(book) and not self.ask(book):
            return
        NewPasswordDialog(self._window, self._shell.theme, title, self._set).open()

    def remove(self) -> None:
        """Make the book plain again, after its password was given and a question."""
        book = self._book
        question = "取消密码后，谁拿到账簿文件都能看到里面的内容。要取消吗？"
        if self.ask(book) and messages.ask(self._window, question, "取消密码"):
            self._rewrite("正在取消密码", remove_password, lambda _: None)

    def print_sheet(self) -> None:
        """Show the recovery code once more, after the password was given."""
        book = self._book
        if self.ask(book):
            self._show_sheet(book, recovery_code_of_open(book))

    def lock(self) -> None:
        """Close the book and ask for its password; cancelled, the start page is shown. A plain book stays open."""
        if not self._shell.session.is_open or not is_encrypted(self._book):
            return
        book = self._book
        self._door.close()
        lock_all()
        if self.ask(book):
            self._door.open(book)

    def ask(self, book: Path) -> bool:
        """Ask for the password of a book, or its recovery code. False when the user gives up."""
        dialog = UnlockDialog(self._window, self._shell.theme, self._shell.tasks, book)
        return dialog.exec() == QDialog.DialogCode.Accepted

    @property
    def _book(self) -> Path:
        return self._shell.session.store.path

    def _set(self, password: str) -> None:
        book = self._book

        def done(rows: tuple[str, ...]) -> None:
            self._show_sheet(book, rows)
            self._offer_to_remove_plain(book)
            self._offer_to_encrypt_copies(book)

        self._rewrite("正在加密账簿", lambda path, say: set_password(path, password, say), done)

    def _rewrite(self, title: str, work: Callable[[Path, Report], object], done: Callable[..., None]) -> None:
        book = self._book
        try:
            self._door.back_up()
        except KnownError as error:
            messages.show_known_error(self._window, error)
            return
        self._door.close()
        if self._shell.drafts is not None:
            self._shell.drafts.belong_to(book)
            self._shell.drafts.clear_all()

        def finished(result: object) -> None:
            if self._door.open(book):
                done(result)

        task = self._shell.tasks.run(title, work, book, finished)
        task.ended.connect(lambda _: self._open_again(book))

    def _open_again(self, book: Path) -> None:
        """After a failure or 取消 the book is as it was."""
        if not self._shell.session.is_open:
            self._door.open(book)

    def _show_sheet(self, book: Path, rows: tuple[str, ...]) -> None:
        from gui.recovery_dialog import RecoveryDialog  # noqa: PLC0415  paper is loaded when it is wanted

        today = self._shell.session.clock().date()
        RecoveryDialog(self._window, self._shell.theme, book.stem, rows, today).open()

    def _offer_to_remove_plain(self, book: Path) -> None:
        """Backups of before the password are plain; a proved encrypted one is made before they may go."""
        plain = [one.path for one in folder_of(book).backups() if not is_encrypted(one.path)]
        if not plain:
            return
        question = f"设置密码以前的{len(plain)}份备份没有加密，谁拿到都能看到内容。要删除它们吗？"
        detail = "先另做一份加密的备份，验证以后再删除。第二处和另存的副本请自行处理。"
        if not messages.ask(self._window, question, "删除", detail, no="保留"):
            return
        try:
            self._door.back_up()
        except KnownError as error:
            messages.show_known_error(self._window, error)
            return
        _delete(self._window, plain)

    def _offer_to_encrypt_copies(self, book: Path) -> None:
        """Books that an upgrade or a restore has put aside before the password are plain as well."""
        try:
            copies = plain_copies(book)
        except KnownError as error:
            messages.show_known_error(self._window, error)
            return
        if not copies:
            return
        names = "、".join(one.name for one in copies)
        question = f"账簿旁边有{len(copies)}份以前留下的账簿没有加密，谁拿到都能看到内容。怎样处理？"
        detail = f"{names}。加密保留的，用现在的密码和恢复单打开；删除的不能找回。"
        chosen = messages.choose(self._window, question, ("加密保留", "删除"), detail)
        if chosen == 0:
            self._shell.tasks.run("正在加密旧账簿", encrypt_copies, (book, copies), self._encrypted, is_quiet=True)
        elif chosen == 1:
            _delete(self._window, copies)

    def _encrypted(self, count: int) -> None:
        self._shell.notices.say(f"以前留下的{count}份账簿已经加密，用现在的密码打开。")


def _delete(window: MainWindow, copies: Sequence[Path]) -> None:
    try:
        with known_file_errors(copies[0]):
            for one in copies:
                one.unlink(missing_ok=True)
    except KnownError as error:
        messages.show_known_error(window, error)
