"""Dates as far as they are known, and calendar arithmetic that people expect.

Old files often know only the year or the month of an event. ``LooseDate`` keeps exactly what is known and never
invents a day; arithmetic needs a full ``datetime.date``.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS_OF_YEAR = 12
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_of_month(year: int, month: int) -> int:
    """The number of days of a month, 28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LAST_DAYS[month - 1]


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A date as far as it is known: a year, a year and month, or a full day.

    Order: total, by the earliest possible day and then by precision, the coarser first:
    ``1990 < 1990-01 < 1990-01-01 < 1990-01-02 < 1990-02``. It is also the order of the ISO texts, so a database sorts
    the same way. It is an order for lists; to ask what is certain, use ``surely_before`` and ``agrees_with``.
    Two dates are equal when the same thing is known: ``1990-01`` is not equal to ``1990-01-01``.

    Raises:
        ValueError: there is no such day, or a day was given without its month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read ``1990``, ``1990-01`` or ``1990-01-15``.

        Raises:
            ValueError: any other text, or a day that does not exist.
        """
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (None if part is None else int(part) for part in found.groups())
        if year is None:
            raise ValueError(f"not a date: {text!r}")
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The loose form of a full date."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """``1990``, ``1990-01`` or ``1990-01-15``: the form that is stored."""
        return "-".join(self._parts())

    @property
    def register_text(self) -> str:
        """``1990``, ``1990.01`` or ``1990.01.15``: the form that registers print."""
        return ".".join(self._parts())

    def chinese(self) -> str:
        """``1990年``, ``1990年1月`` or ``1990年1月15日``: the form that sentences use."""
        units = ((self.year, "年"), (self.month, "月"), (self.day, "日"))
        return "".join(f"{number}{unit}" for number, unit in units if number is not None)

    @property
    def exact(self) -> date | None:
        """The day, when it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or _MONTHS_OF_YEAR
        return date(self.year, month, self.day or days_of_month(self.year, month))

    def surely_before(self, other: "LooseDate | date") -> bool:
        """Whether it is earlier whatever the unknown parts are."""
        return self.latest < (other.earliest if isinstance(other, LooseDate) else other)

    def surely_after(self, other: "LooseDate | date") -> bool:
        """Whether it is later whatever the unknown parts are."""
        return self.earliest > (other.latest if isinstance(other, LooseDate) else other)

    def agrees_with(self, other: "LooseDate | date") -> bool:
        """Whether both can be the same day: ``1990-01`` agrees with ``1990`` and with ``1990-01-15``."""
        return not self.surely_before(other) and not self.surely_after(other)

    def __lt__(self, other: "LooseDate") -> bool:
        return self._order() < other._order()

    def __le__(self, other: "LooseDate") -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: "LooseDate") -> bool:
        return self._order() > other._order()

    def __ge__(self, other: "LooseDate") -> bool:
        return self._order() >= other._order()

    def __str__(self) -> str:
        return self.iso

    def _order(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def _parts(self) -> list[str]:
        parts = [f"{self.year:04}"]
        parts.extend(f"{number:02}" for number in (self.month, self.day) if number is not None)
        return parts


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months later (earlier when negative), clamped to the month's end.

    31 January + 1 month is 28 or 29 February.
    """
    total = day.year * _MONTHS_OF_YEAR + day.month - 1 + months
    year, month = divmod(total, _MONTHS_OF_YEAR)
    return date(year, month + 1, min(day.day, days_of_month(year, month + 1)))


def add_years(day: date, years: int) -> date:
    """The same day that many years later; 29 February becomes 28 February in a common year."""
    return add_months(day, years * _MONTHS_OF_YEAR)


def full_months_between(start: date, end: date) -> int:
    """The number of whole months from ``start`` to ``end``, 0 when it has not begun.

    A month is full on the day that ``add_months`` names, so 31 January to 28 February 2023 is one month.
    """
    months = (end.year - start.year) * _MONTHS_OF_YEAR + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    return max(months, 0)


def full_years_between(start: date, end: date) -> int:
    """The number of whole years from ``start`` to ``end`` (周岁 when ``start`` is the day of birth)."""
    return full_months_between(start, end) // _MONTHS_OF_YEAR


def next_anniversary(origin: date, day: date) -> date:
    """The first yearly return of ``origin`` on or after ``day``, never ``origin`` itself.

    29 February returns on 28 February in common years, a convention of this program: no rule was found.
    """
    years = max(day.year - origin.year, 1)
    found = add_years(origin, years)
    return found if found >= day else add_years(origin, years + 1)
