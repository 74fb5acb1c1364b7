"""The calendar periods in which meetings are asked for: months, quarters, half-years and the year."""

from dataclasses import dataclass
from datetime import date

from ledger.values.months import Month

_NAMES = {1: "{year}-{place:02}", 3: "{year}-Q{place}", 6: "{year}-H{place}", 12: "{year}"}
_WORDS = {1: "{year}年{place}月", 3: "{year}年第{place}季度", 6: "{year}年{half}半年", 12: "{year}年"}


@dataclass(frozen=True, slots=True)
class Period:
    """One period: ``key`` is 2026-03, 2026-Q1, 2026-H1 or 2026, ``words`` the same for people."""

    key: str
    words: str
    first: date
    last: date


def periods_of(year: int, per_year: int) -> tuple[Period, ...]:
    """The year in so many even periods: 12 months, 4 quarters, 2 half-years or 1 year."""
    length = 12 // per_year
    return tuple(_period(year, place, length) for place in range(1, per_year + 1))


def _period(year: int, place: int, length: int) -> Period:
    given = {"year": year, "place": place, "half": "上" if place == 1 else "下"}
    first = Month(year, (place - 1) * length + 1)
    return Period(
        key=_NAMES[length].format(**given),
        words=_WORDS[length].format(**given),
        first=first.first_day,
        last=first.plus(length - 1).last_day,
    )
