"""The book on the desk: opening, making, changing and closing books for one window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from gui import messages
from gui import settings_store as kept
from gui.backup_keeper import BackupKeeper
from gui.book_swaps import BookSwaps
from gui.check_keeper import CheckKeeper
from gui.main_window import MainWindow
from gui.new_book_dialog import NewBook, NewBookDialog
from gui.pages.roster import RosterPage
from gui.passwords import BookDoor, Passwords
from gui.salvaging import Salvaging
from gui.session import Place, UnitChoice
from ledger.errors import KnownError
from ledger.kinds.organisation import ORG_UNITS
from ledger.roster.units import in_tree_order
from operations import books, places
from operations.backups import BY_HAND
from storage.change_set import ChangeSet
from storage.copying import copy_book
from storage.errors import BookDamagedError, PasswordNeededError
from storage.lock import BookInUseError
from storage.store import Store
from storage.verification import verify

BOOKS = f"支部台账 (*{places.BOOK_SUFFIX})"
SAMPLE_MEMBERS, SAMPLE_YEARS = 36, 3
_RECENT = 5


class Desk:
    """Holds the one open book of a window."""

    def __init__(self, window: MainWindow, clock: Callable[[], datetime], user: str) -> None:
        self.window = window
        self._shell = window.shell
        self._clock = clock
        self._user = user
        self._shell.session.changed.connect(self._on_changed)
        self._shell.session.moved.connect(self._on_moved)
        self.keeper = BackupKeeper(self._shell, clock, window)
        self.checks = CheckKeeper(self._shell, clock, window)
        door = BookDoor(self._back_up_now, self._let_go, self.open)
        self.passwords = Passwords(window, door)
        self.swaps = BookSwaps(window, clock, door)
        self._shell.session.merge_wanted.connect(lambda plan, sides: self._take_in(plan, sides, door))
        self.salvaging = Salvaging(window, clock, lambda: self._operator, self.open, self.passwords.ask)
        self._shell.session.salvage_wanted.connect(self.salvaging.choose)

    @property
    def _operator(self) -> str:
        """Who works, as the settings name him; else the user of the system."""
        return self._shell.settings.get(kept.OPERATOR) or self._user

    # Opening

    def open_at_start(self, path: Path | None) -> None:
        """Open the book that was named, else the one last used; show the start page when there is none."""
        wanted = path or places.last_book()
        if wanted is not None:
            self.open(wanted)

    def open(self, path: Path) -> bool:
        """Put a book on the desk. What stands against it is told; a lock of another computer can be broken."""
        try:
            store = self._open(path)
        except BookDamagedError as error:
            self.salvaging.offer(path, error)
            return False
        except KnownError as error:
            messages.show_known_error(self.window, error)
            return False
        if store is None:
            return False
        self.take(store)
        return True

    def _open(self, path: Path) -> Store | None:
        try:
            return Store.open(path, clock=self._clock, operator=self._operator)
        except PasswordNeededError:
            if not self.passwords.ask(path):
                return None
            return self._open(path)
        except BookInUseError as error:
            if not error.may_break or not messages.ask(self.window, error.sentence, "解除占用并打开"):
                raise
            return Store.open(path, clock=self._clock, operator=self._operator, break_lock=True)

    def take(self, store: Store) -> None:
        """Take an open book in the place of the one before."""
        self.close()
        places.remember_book(store.path)
        self._remember_recent(store.path)
        session = self._shell.session
        if self._shell.drafts is not None:
            self._shell.drafts.belong_to(store.path)
        session.open(store, store.path.stem, self._units_of(store))
        this_year = self._clock().date().year
        session.offer_years(tuple(range(this_year, this_year - 6, -1)))

    def close(self) -> None:
        """Close the open book."""
        session = self._shell.session
        if session.is_open:
            self._back_up_before_closing()
            self._let_go()

    def _let_go(self) -> None:
        store = self._shell.session.store
        self._shell.session.close()
        store.close()

    def _take_in(self, plan: Any, sides: Any, door: BookDoor) -> None:
        from gui.exchange.taking_in import TakingIn  # noqa: PLC0415  loaded when it is wanted

        TakingIn(self.window, self._clock, door).take_in(plan, sides)

    def _back_up_now(self) -> None:
        """A proved backup, waited for. Raises KnownError when it cannot be made."""
        self.keeper.make_now(BY_HAND)

    def _back_up_before_closing(self) -> None:
        try:
            self.keeper.make_on_closing()
        except KnownError as error:
            messages.show_known_error(self.window, error)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Books that were open before and are still there."""
        return tuple(path for name in self._shell.settings.get(kept.RECENT_BOOKS) if (path := Path(name)).is_file())

    def _remember_recent(self, path: Path) -> None:
        names = [str(path), *(name for name in self._shell.settings.get(kept.RECENT_BOOKS) if name != str(path))]
        self._shell.settings.put(kept.RECENT_BOOKS, names[:_RECENT])

    def _units_of(self, store: Store) -> tuple[UnitChoice, ...]:
        units = in_tree_order(store.all(ORG_UNITS), self._shell.session.place.as_of)
        return tuple(UnitChoice(unit.id, unit.short_name, depth) for unit, depth in units)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(ORG_UNITS):
            self._shell.session.offer_units(self._units_of(self._shell.session.store))

    def _on_moved(self, _: Place) -> None:
        """Another day may have other units, or the same in another order."""
        session = self._shell.session
        units = self._units_of(session.store) if session.is_open else ()
        if units != session.units:
            session.offer_units(units)

    # Commands

    def choose(self) -> None:
        """Let the user choose a book to open."""
        path = messages.choose_open(self.window, "打开账簿", BOOKS, self._folder())
        if path is not None:
            self.open(path)

    def make(self) -> None:
        """Make a new book with the organisation that the user names."""
        self._ask_for_book(self._made_for_typing)

    def make_and_import(self) -> None:
        """Make a new book and go straight on to importing a roster into it."""
        self._ask_for_book(self._made_for_import)

    def _ask_for_book(self, done: Callable[[NewBook], object]) -> None:
        dialog = NewBookDialog(self.window, self._shell.theme, self._folder())
        dialog.chosen.connect(done)
        dialog.open()

    def _make(self, new: NewBook) -> bool:
        try:
            store = books.new_book(new.path, new.org, new.branches, clock=self._clock, operator=self._operator)
        except KnownError as error:
            messages.show_known_error(self.window, error)
            return False
        self.take(store)
        return True

    def _made_for_typing(self, new: NewBook) -> None:
        if self._make(new):
            self.window.go_to(RosterPage.key)  # it says how to begin

    def _made_for_import(self, new: NewBook) -> None:
        if self._make(new):
            from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted

            open_import(self._shell, makes_branches=True)

    def open_sample(self) -> None:
        """Open the sample book, making it the first time."""
        path = places.data_folder() / f"示例账簿{places.BOOK_SUFFIX}"
        if path.exists():
            self.open(path)
            return
        from operations.demo import Plan, demo_book  # noqa: PLC0415  invented people are loaded when they are wanted

        plan = Plan(SAMPLE_MEMBERS, SAMPLE_YEARS, self._clock().date())
        try:
            self.take(demo_book(path, plan, 1, clock=self._clock))
        except KnownError as error:
            messages.show_known_error(self.window, error)

    def back_up(self) -> None:
        """Write a proved copy of the open book."""
        store = self._shell.session.store
        proposal = self._folder() / f"{store.path.stem}-备份{self._clock():%Y%m%d-%H%M}{places.BOOK_SUFFIX}"
        target = messages.choose_save(self.window, "备份账簿", BOOKS, proposal)
        if target is not None and target.resolve() == store.path.resolve():
            self._refuse("备份不能存成正在使用的账簿本身，没有备份，账簿没有变动；请另选位置或名称。")
        elif target is not None:
            source = store.path
            self._shell.tasks.run("正在备份", lambda path, say: copy_book(source, path, say), target, self._backed_up)

    def _backed_up(self, _: dict[str, int]) -> None:
        self._shell.notices.say("备份已完成，副本已逐页检查、逐表核对。")

    def restore(self) -> None:
        """Bring a backup back as a book of its own: checked, copied, opened. No book is overwritten."""
        backup = messages.choose_open(self.window, "选择备份", BOOKS, self._folder())
        if backup is None:
            return
        proposal = places.data_folder() / f"{backup.stem}-恢复{places.BOOK_SUFFIX}"
        target = messages.choose_save(self.window, "恢复为", BOOKS, proposal)
        if target is not None and target.exists():
            self._refuse(f"“{target.name}”已经存在，没有恢复，原文件没有改动；恢复不覆盖任何账簿，请另起一个名称。")
        elif target is not None:
            self._shell.tasks.run("正在恢复", lambda path, say: _restore(backup, path, say), target, self._restored)

    def _restored(self, path: Path) -> None:
        if self.open(path):
            self._shell.notices.say("已从备份恢复，备份文件没有改动。")

    def _refuse(self, sentence: str) -> None:
        messages.show_known_error(self.window, KnownError(sentence))

    def _folder(self) -> Path:
        session = self._shell.session
        return session.store.path.parent if session.is_open else places.data_folder()


def _restore(backup: Path, target: Path, say: Callable[[int, int, str], None]) -> Path:
    found = verify(backup, say)
    if not found.is_sound:
        raise KnownError(f"备份“{backup.name}”没有通过检查，没有恢复，现有账簿没有变动；请另选一个备份。")
    copy_book(backup, target, say)
    return target
