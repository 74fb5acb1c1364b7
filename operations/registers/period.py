"""The time that a register covers: a year, or a quarter or month of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Self

from ledger.values.months import Month

_QUARTERS = "一二三四"


class Span(Enum):
    """What time a register asks for: only the day that it shows, a whole year, or a year or part of it."""

    DAY = auto()
    YEAR = auto()
    PART_OF_YEAR = auto()


@dataclass(frozen=True, slots=True)
class Period:
    """Months of one year, ``first`` to ``last`` (1 to 12) included."""

    year: int
    first: int = 1
    last: int = 12

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Self:
        """A quarter, 1 to 4."""
        return cls(year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """A month, 1 to 12."""
        return cls(year, month, month)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return Month(self.year, self.first).first_day

    @property
    def last_day(self) -> date:
        """Its last day."""
        return Month(self.year, self.last).last_day

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first_day <= day <= self.last_day

    @property
    def part_words(self) -> str:
        """``全年``, ``第一季度``, ``3月``, ``6月至12月``."""
        if (self.first, self.last) == (1, 12):
            return "全年"
        if self.first == self.last:
            return f"{self.first}月"
        if self.last - self.first == 2 and self.last % 3 == 0:
            return f"第{_QUARTERS[self.last // 3 - 1]}季度"
        return f"{self.first}月至{self.last}月"

    @property
    def words(self) -> str:
        """``2025年度``, ``2025年第一季度``, ``2025年3月``."""
        return f"{self.year}年度" if self.part_words == "全年" else f"{self.year}年{self.part_words}"


def parts_of(year: int) -> list[Period]:
    """What of a year may be chosen: the whole, the quarters, the months."""
    quarters = [Period.of_quarter(year, number) for number in range(1, 5)]
    return [Period(year), *quarters, *(Period.of_month(year, number) for number in range(1, 13))]
