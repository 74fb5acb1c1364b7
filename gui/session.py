"""What is open and what the user looks at: the book, the organisation unit, the year, the day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ledger.errors import Finding
from storage.store import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """One entry of the selector in the top bar. ``depth`` indents it below its parent."""

    id: int
    name: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """What the user looks at. ``as_of`` is the day for which rosters and figures hold."""

    unit_id: int | None
    year: int
    as_of: date


@dataclass(frozen=True, slots=True)
class BookState:
    """The sentence at the right of the status bar, e.g. about the last backup."""

    text: str
    is_good: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record that some page wants to be opened where it belongs; of a finding also its rule and what it is about."""

    kind: str
    record_id: int
    rule: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A book has been opened, or closed when ``title`` is empty."""

    title: str


class Session(QObject):
    """The one thing that pages share. Every signal carries one frozen value."""

    opened = Signal(object)  # Opened
    changed = Signal(object)  # ChangeSet
    moved = Signal(object)  # Place
    units_changed = Signal(object)  # tuple of UnitChoice
    state_changed = Signal(object)  # BookState
    wanted = Signal(object)  # Wanted
    page_wanted = Signal(str, str)  # key of a page, and a part of it or nothing
    restore_wanted = Signal(object)  # Path of a backup
    take_back_wanted = Signal()  # of the last restore
    salvage_wanted = Signal()  # of a damaged book that the user names
    merge_wanted = Signal(object, object)  # MergePlan, and the sides chosen by place
    backed_up = Signal()  # the list of backups has another one
    checked = Signal()  # the whole book was checked
    damaged = Signal()  # a damaged page was met; nothing is written any more

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._store: Store | None = None
        self._title = ""
        self._unsubscribe: Callable[[], None] | None = None
        self._units: tuple[UnitChoice, ...] = ()
        today = clock().date()
        self._years: tuple[int, ...] = (today.year,)
        self._place = Place(None, today.year, today)

    @property
    def store(self) -> Store:
        """The open book.

        Raises:
            RuntimeError: no book is open; pages are only shown while one is.
        """
        if self._store is None:
            raise RuntimeError("no book is open")
        return self._store

    def draft_key(self, *parts: object) -> str:
        """The key of a draft: the book, and what the form is about. Record ids are the same in every book."""
        return "/".join(map(str, (self.store.path, *parts)))

    @property
    def is_open(self) -> bool:
        """Whether a book is open."""
        return self._store is not None

    @property
    def title(self) -> str:
        """The name of the open book as the window shows it; empty when none is open."""
        return self._title

    @property
    def units(self) -> tuple[UnitChoice, ...]:
        """The organisation units of the selector, parents before children."""
        return self._units

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the selector, the latest first."""
        return self._years

    @property
    def place(self) -> Place:
        """What the user looks at."""
        return self._place

    @property
    def unit_name(self) -> str:
        """The name of the unit that the user looks at; empty when there is none."""
        return next((unit.name for unit in self._units if unit.id == self._place.unit_id), "")

    def open(self, store: Store, title: str, units: tuple[UnitChoice, ...] = ()) -> None:
        """Take an open book with the units of its selector. Closing the one before is the caller's task."""
        self._end_subscription()
        self._store, self._title, self._units = store, title, units
        self._place = replace(self._place, unit_id=self._kept_unit(units))
        self._unsubscribe = store.subscribe(self.changed.emit)
        store.subscribe_damage(self.damaged.emit)
        self.opened.emit(Opened(title))

    def close(self) -> None:
        """Let go of the book."""
        self._end_subscription()
        self._store, self._title = None, ""
        self._units = ()
        self.opened.emit(Opened(""))

    def offer_units(self, units: tuple[UnitChoice, ...]) -> None:
        """Fill the selector; a unit that is gone gives way to the first one."""
        self._units = units
        self.units_changed.emit(units)
        self.choose_unit(self._kept_unit(units))

    def offer_years(self, years: tuple[int, ...]) -> None:
        """Fill the selector of years, the latest first."""
        self._years = years
        self.units_changed.emit(self._units)

    def choose_unit(self, unit_id: int | None) -> None:
        """Look at another organisation unit."""
        self._move(replace(self._place, unit_id=unit_id))

    def choose_year(self, year: int) -> None:
        """Look at another year."""
        self._move(replace(self._place, year=year))

    def choose_day(self, as_of: date) -> None:
        """Look at rosters and figures as of another day."""
        self._move(replace(self._place, as_of=as_of))

    def ask_for(self, kind: str, record_id: int) -> None:
        """Open a record on the page that shows its kind."""
        self.wanted.emit(Wanted(kind, record_id))

    def ask_for_finding(self, finding: Finding) -> None:
        """Open what a finding is about, where it can be mended."""
        self.wanted.emit(Wanted(finding.record_kind, finding.record_id, finding.rule, finding.scope))

    def ask_to_restore(self, backup: Path) -> None:
        """Bring a backup back in the place of the open book, after a question."""
        self.restore_wanted.emit(backup)

    def ask_to_take_back(self) -> None:
        """Put the book from before the last restore in its place again, after a question."""
        self.take_back_wanted.emit()

    def ask_for_page(self, key: str, part: str = "") -> None:
        """Show another page as it is, or a named part of it."""
        self.page_wanted.emit(key, part)

    def report_state(self, state: BookState) -> None:
        """Say something about the book in the status bar."""
        self.state_changed.emit(state)

    def _kept_unit(self, units: tuple[UnitChoice, ...]) -> int | None:
        kept = self._place.unit_id
        if kept in {unit.id for unit in units}:
            return kept
        return units[0].id if units else None

    def _move(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.moved.emit(place)

    def _end_subscription(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
