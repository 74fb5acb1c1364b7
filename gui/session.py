"""What is open and what the user looks at: the book, the organisation unit, the year, the day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Changes(Protocol):
    """What a write has touched."""

    @property
    def kinds(self) -> frozenset[str]:
        """Keys of the record kinds of which a record has changed."""


class Book(Protocol):
    """What the shell needs of an open book; pages know the whole of it."""

    @property
    def undo_label(self) -> str | None:
        """What 撤销 would take back, None when there is nothing."""

    @property
    def redo_label(self) -> str | None:
        """What 重做 would bring back, None when there is nothing."""

    def undo(self) -> object:
        """Take back the last change."""

    def redo(self) -> object:
        """Bring back what was taken back last."""

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change; the result ends it."""


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
class Opened:
    """A book has been opened, or closed when ``title`` is empty."""

    title: str


class Session(QObject):
    """The one thing that pages share. Every signal carries one frozen value."""

    opened = Signal(object)  # Opened
    changed = Signal(object)  # Changes
    moved = Signal(object)  # Place
    units_changed = Signal(object)  # tuple of UnitChoice
    state_changed = Signal(object)  # BookState

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._book: Book | None = None
        self._title = ""
        self._unsubscribe: Callable[[], None] | None = None
        self._units: tuple[UnitChoice, ...] = ()
        today = clock().date()
        self._years: tuple[int, ...] = (today.year,)
        self._place = Place(None, today.year, today)

    @property
    def book(self) -> Book:
        """The open book.

        Raises:
            RuntimeError: no book is open; pages are only shown while one is.
        """
        if self._book is None:
            raise RuntimeError("no book is open")
        return self._book

    @property
    def is_open(self) -> bool:
        """Whether a book is open."""
        return self._book is not None

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

    def open(self, book: Book, title: str) -> None:
        """Take an open book. Closing the one before is the caller's task."""
        self._end_subscription()
        self._book, self._title = book, title
        self._unsubscribe = book.subscribe(self.changed.emit)
        self.opened.emit(Opened(title))

    def close(self) -> None:
        """Let go of the book."""
        self._end_subscription()
        self._book, self._title = None, ""
        self._units = ()
        self.opened.emit(Opened(""))

    def offer_units(self, units: tuple[UnitChoice, ...]) -> None:
        """Fill the selector; a unit that is gone gives way to the first one."""
        self._units = units
        self.units_changed.emit(units)
        if self._place.unit_id not in {unit.id for unit in units}:
            self.choose_unit(units[0].id if units else None)

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

    def report_state(self, state: BookState) -> None:
        """Say something about the book in the status bar."""
        self.state_changed.emit(state)

    def _move(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.moved.emit(place)

    def _end_subscription(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
