"""What stands in brackets behind the name of somebody who took part: 负责人，90分钟，2026-03-01至2026-06-30."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from ledger.intake.date_reader import read_day
from ledger.intake.life_readers import BY_HOURS, read_study
from ledger.values.text import fold

RESULT: Final = "成绩："
_PARTS = re.compile("[,，;；]")
_SPAN = re.compile(r"(?:从|自)?(.{4,11}?)(?:起?至|到|起|—|--|~)(.{4,11})?$")
_TIME = re.compile(r"\d+(?:\.\d+)?\s*(?:分钟|小时|个小时|学时|课时)")
_BETWEEN = "，"


@dataclass(frozen=True, slots=True)
class PersonNote:
    """What is said of somebody: ``hours`` are 学时 whose length only the book knows."""

    role: str = ""
    minutes: int = 0
    hours: str = ""
    from_on: date | None = None
    to_on: date | None = None
    result: str = ""
    post: str = ""

    @property
    def text(self) -> str:
        """As our own sheets write it."""
        days = f"{_iso(self.from_on)}至{_iso(self.to_on)}" if self.from_on or self.to_on else ""
        time = f"{self.minutes}分钟" if self.minutes else ""
        result = f"{RESULT}{self.result}" if self.result else ""
        return _BETWEEN.join(filter(None, (self.post, self.role, time, days, result)))


def read_note(text: str, roles: Collection[str]) -> PersonNote:
    """The note in brackets; what is no role, time, span or result is the post."""
    role = hours = result = ""
    minutes = 0
    first = last = None
    posts: list[str] = []
    for raw in _PARTS.split(text):
        part = raw.strip()
        span = _span(part)
        if part in roles and not role:
            role = part
        elif fold(part).startswith(fold(RESULT)):
            result = part[len(RESULT) :].strip()
        elif _TIME.fullmatch(part):
            minutes, hours = _time(part)
        elif span is not None:
            first, last = span
        elif part:
            posts.append(part)
    return PersonNote(role, minutes, hours, first, last, result, _BETWEEN.join(posts))


def _time(text: str) -> tuple[int, str]:
    value = read_study(text).value
    if isinstance(value, str):
        return 0, value.removesuffix(BY_HOURS)
    return (value if isinstance(value, int) else 0), ""


def _span(text: str) -> tuple[date | None, date | None] | None:
    """From when to when; None when the text says something else."""
    found = _SPAN.match(text) or re.match(r"至(.{4,11})$", text)
    if found is None:
        return None
    days = [read_day(one).value if one else None for one in found.groups()]
    days = days if len(days) > 1 else [None, *days]
    known = [one if isinstance(one, date) else None for one in days]
    return (known[0], known[1]) if any(known) else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
