"""A source of figures: a kind of record with its fields, as plain rows of a year."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ledger.figures.facts import FigureFacts

PersonKey = int | str | None
"""A member by id, somebody else by name."""


class Identity(NamedTuple):
    """A record of the book."""

    kind: str
    record_id: int


class FigureRow(NamedTuple):
    """One record, or one person in it.

    Attributes:
        kind: key of the record kind.
        record_id: its id.
        day: the day by which it counts; None where only the year is known.
        units: the organisations for which it counts.
        person: whom it is about; None where it is about nobody.
        seen: what the fields of the source read.
        same_as: the record as which it counts once, when it is the same thing entered in two places.
    """

    kind: str
    record_id: int
    day: date | None
    units: tuple[int, ...]
    person: PersonKey
    seen: Any
    same_as: Identity | None = None

    @property
    def identity(self) -> Identity:
        """As what it counts once."""
        return self.same_as or Identity(self.kind, self.record_id)


class Shape(Enum):
    """What a field of a source holds, and so how a condition on it is asked for."""

    WORDS = auto()
    CHOICE = auto()
    FLAG = auto()
    NUMBER = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class FigureField:
    """A field of a source.

    Attributes:
        read: its value from what a row has seen.
        choices: what is offered for a condition.
        divisor: by how much a sum of it is divided (分 → 元, minutes → hours).
        places: decimals of such a sum.
    """

    key: str
    label: str
    read: Callable[[Any], Any]
    shape: Shape = Shape.WORDS
    choices: tuple[str, ...] = ()
    divisor: int = 1
    places: int = 0


class YearSpan(NamedTuple):
    """A year as far as it is looked at."""

    year: int
    as_of: date

    @property
    def last(self) -> date:
        """The last day looked at: the end of the year, or the day of the question in it."""
        return min(self.as_of, date(self.year, 12, 31))

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and day.year == self.year and day <= self.as_of


@dataclass(frozen=True)
class Source:
    """Where figures come from.

    Attributes:
        key: identifier.
        title: Chinese name.
        unit_word: what one of its records is counted in.
        fields: what conditions, sums and different values may be asked of.
        rows: the rows of a year; the last argument is the field by whose day a record belongs to it, empty for usual.
        words: how a row is called in a list of records.
        has_people: its rows are about persons, so that 人次 and 人数 may be counted.
        days: the fields by whose day a record may count, the usual one first; none where only one is possible.
        opens: the record to be shown for a row.
    """

    key: str
    title: str
    unit_word: str
    fields: tuple[FigureField, ...]
    rows: Callable[["FigureFacts", YearSpan, str], Iterable[FigureRow]]
    words: Callable[["FigureFacts", FigureRow], str]
    has_people: bool = False
    days: tuple[tuple[str, str], ...] = ()
    opens: Callable[[FigureRow], Identity] = lambda row: Identity(row.kind, row.record_id)

    def by_key(self) -> Mapping[str, FigureField]:
        """Its fields by key."""
        return {one.key: one for one in self.fields}
