"""Working days by the holiday table of a year (节假日安排): weekdays but those off, and weekend days that are worked.

The first day counts as day 1, as public notices are counted. A year whose table nobody has entered is counted by its
weekdays alone, and the result is 暂算.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A day found by counting; ``is_provisional`` (暂算) while the table of a year that was crossed is missing."""

    on: date
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days that are not as their weekday, and the years for which they are known."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, bool]]) -> Self:
        """From days and whether each is worked (调休上班) or off. A day given twice is as it was given last."""
        known = dict(days)
        return cls(
            frozenset(day for day, is_work in known.items() if not is_work),
            frozenset(day for day, is_work in known.items() if is_work),
        )

    def knows(self, year: int) -> bool:
        """Whether the table of a year was entered."""
        return any(day.year == year for day in self.off | self.worked)

    def is_working(self, day: date) -> bool:
        """Whether people are at work on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def nth(self, start: date, number: int) -> WorkingDay:
        """The working day of that number from ``start`` on, which is number 1 when it is one. ``number`` is above 0."""
        day, left = start, number
        while True:
            left -= self.is_working(day)
            if left <= 0:
                break
            day += _DAY
        return WorkingDay(day, not all(self.knows(year) for year in range(start.year, day.year + 1)))

    def count(self, start: date, end: date) -> int:
        """The working days from ``start`` to ``end``, both included; 0 when it ends before it starts."""
        days = (end - start).days + 1
        return sum(self.is_working(start + timedelta(days=offset)) for offset in range(days))
