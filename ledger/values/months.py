"""The calendar month, by which dues and plans are kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from ledger.values.capitals import capital_digits
from ledger.values.dates import days_of_month

_ISO = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
# Letters write the month as it is spoken: 拾月, 拾壹月; cheques would have 壹拾月.
_CAPITAL_MONTHS = ("壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "拾壹", "拾贰")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year, ordered by time.

    Raises:
        ValueError: the month is not 1 to 12, or the year not 1 to 9999.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        date(self.year, self.number, 1)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read ``2026-11``. Raises ValueError for anything else."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that a day belongs to."""
        return cls(day.year, day.month)

    @property
    def iso(self) -> str:
        """``2026-11``: the form that is stored."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def register_text(self) -> str:
        """``2026.11``: the form that registers print."""
        return f"{self.year:04}.{self.number:02}"

    def chinese(self) -> str:
        """``2026年11月``: the form that sentences use."""
        return f"{self.year}年{self.number}月"

    def capital(self) -> str:
        """``贰零贰陆年拾壹月``: the form that 党费交至 has on a transfer letter (组通字〔2006〕45号)."""
        return f"{capital_digits(self.year)}年{_CAPITAL_MONTHS[self.number - 1]}月"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.number, days_of_month(self.year, self.number))

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return (self.number + 2) // 3

    def plus(self, months: int) -> "Month":
        """The month that many months later, earlier when negative."""
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)

    def months_since(self, other: "Month") -> int:
        """How many months it is later than the other, negative when earlier."""
        return (self.year - other.year) * 12 + self.number - other.number

    def through(self, last: "Month") -> Iterator["Month"]:
        """The months from this one to ``last``, both included; none when ``last`` is earlier."""
        return (self.plus(offset) for offset in range(last.months_since(self) + 1))

    def __str__(self) -> str:
        return self.iso


def months_of_year(year: int) -> tuple[Month, ...]:
    """January to December."""
    return tuple(Month(year, number) for number in range(1, 13))
