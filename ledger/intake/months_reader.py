"""The months that a text names: 2026年1月至3月, 1-3月, 第一季度, 2026-01、2026-02, 全年."""

import re
from collections.abc import Iterator

from ledger.values.months import Month
from ledger.values.text import fold

_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s*[年.\-/]\s*)?"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-\d{2})?")
_ONE = re.compile(_YEAR + r"(?P<month>\d{1,2})(?:[.\-/]\d{1,2}日?|月(?:\d{1,2}日|份)?)?")
_RANGE = re.compile(
    _YEAR + r"(?P<month>\d{1,2})\s*月?(?:份)?\s*(?:至|到|[-~—–])\s*"
    r"(?:(?P<last_year>(?:19|20)\d\d)\s*[年.\-/]\s*)?(?P<last>\d{1,2})\s*月?(?:份)?"
)
_QUARTER = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\s*年?\s*)?第?(?P<quarter>[一二三四1-4])季度?")
_SPAN = re.compile(r"(?:(?P<year>(?:19|20)\d\d)\s*年?\s*)?(?P<span>全年|上半年|下半年)(?:度)?")
_SPANS = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}
_QUARTERS = "一二三四"
_PARTS = re.compile("[、,，;；和及 ]+")
_MOST = 120


def months_in(text: str, year: int | None) -> tuple[Month, ...] | None:
    """The months of a text in their order; ``year`` is that of months without one. None when it cannot be read."""
    found: list[Month] = []
    for part in filter(None, _PARTS.split(fold(text))):
        months = _months(part, found[-1].year if found else year)
        if months is None:
            return None
        found += months
    return tuple(dict.fromkeys(found)) or None


def months_text(months: tuple[Month, ...]) -> str:
    """The months as our own sheets hold them: 2026-01、2026-02."""
    return "、".join(one.iso for one in sorted(months))


def _months(part: str, year: int | None) -> list[Month] | None:
    try:
        return list(_named(part, year))[:_MOST] or None
    except ValueError:
        return None


def _named(part: str, year: int | None) -> Iterator[Month]:
    """Raises ValueError for a month that is none, and for one of no year."""
    if found := _ISO.fullmatch(part):
        yield Month(int(found["year"]), int(found["month"]))
    elif found := _RANGE.fullmatch(part):
        first = _month(found["year"], found["month"], year)
        yield from first.through(_month(found["last_year"], found["last"], first.year))
    elif found := _ONE.fullmatch(part):
        yield _month(found["year"], found["month"], year)
    elif found := _QUARTER.fullmatch(part):
        sign = found["quarter"]
        number = _QUARTERS.index(sign) + 1 if sign in _QUARTERS else int(sign)
        yield from _span(found["year"], (number * 3 - 2, number * 3), year)
    elif found := _SPAN.fullmatch(part):
        yield from _span(found["year"], _SPANS[found["span"]], year)


def _span(said: str | None, months: tuple[int, int], year: int | None) -> Iterator[Month]:
    return _month(said, str(months[0]), year).through(_month(said, str(months[1]), year))


def _month(said: str | None, number: str, year: int | None) -> Month:
    if said is None and year is None:
        raise ValueError("a month of no year")
    return Month(int(said or year or 0), int(number))
