"""When the organisations of the sample meet: the fixed days of a year, and the meetings that events ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from ledger.codes.meetings import (
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    GENERAL_COMMITTEE,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    PARTY_DAY,
    STUDY,
)
from ledger.kinds.organisation import OrgUnit

SATURDAY = 5
_HOLIDAYS = {(1, 1), (5, 1), *((10, day) for day in range(1, 8))}
LECTURE_MONTHS = (3, 6, 9, 11)
LAST_OF_YEAR = 10  # from this month on less time is set aside for studying: the hours of the year are there


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting to come about.

    Attributes:
        minutes: study time that counts.
        matter: what sets it apart from a usual one; empty for a usual one.
        subjects: who is to be accepted or converted: the resolution and the member.
    """

    day: date
    kind: str
    unit: OrgUnit
    from_time: time
    to_time: time
    minutes: int = 0
    units: tuple[int, ...] = ()
    matter: str = ""
    subjects: tuple[tuple[str, int], ...] = ()

    @property
    def for_year(self) -> int:
        """组织生活会 and 民主评议 at the beginning of a year are those of the year before."""
        return self.day.year - 1 if self.kind in (LIFE_MEETING, APPRAISAL_MEETING) else self.day.year


def working_day(day: date) -> date:
    """The day itself, or the first one after a weekend or a holiday of fixed days."""
    while day.weekday() >= SATURDAY or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=1)
    return day


def branch_days(branch: OrgUnit, place: int, year: int, first_year: int) -> Iterator[Occasion]:
    """The usual year of a branch, the ``place``-th of its 总支: every kind has its day of the month."""
    for month in range(1, 13):
        study = 45 if month >= LAST_OF_YEAR else 75
        day = _day(year, month, 9 + place)
        yield Occasion(day, COMMITTEE_MEETING, branch, time(14), time(16, 40), 45 if study < 75 else 90)
        yield Occasion(_day(year, month, 15 + 5 * place), PARTY_DAY, branch, time(15), time(16, 50), study)
    for month in LECTURE_MONTHS:
        minutes = 60 if month >= LAST_OF_YEAR else 90
        yield Occasion(_day(year, month, 18 + place), LECTURE, branch, time(9, 30), time(11, 10), minutes)
    for month in (3, 6, 9, 12):
        yield Occasion(_day(year, month, 24 + place), MEMBER_MEETING, branch, time(14), time(15, 40))
    for month in (4, 7, 9):
        yield Occasion(_day(year, month, 7 + place), STUDY, branch, time(9, 40), time(12, 10), 150)
    for month in (4, 8):
        day = _day(year, month, 26 + place)
        yield Occasion(day, COMMITTEE_MEETING, branch, time(9), time(12), 180, matter="读书班")
    if year > first_year:
        day = _day(year, 3, 5 + place)
        yield Occasion(day, LIFE_MEETING, branch, time(14), time(16, 10))
        yield Occasion(day, APPRAISAL_MEETING, branch, time(16, 20), time(17, 20))


def group_days(group: OrgUnit, place: int, year: int) -> Iterator[Occasion]:
    """The monthly meetings of a 党小组."""
    for month in range(1, 13):
        yield Occasion(_day(year, month, 22 + place), GROUP_MEETING, group, time(17), time(17, 50))


def top_days(top: OrgUnit, branches: list[OrgUnit], year: int) -> Iterator[Occasion]:
    """The committee of the 总支 every two months, and an activity of both branches before the Party's birthday."""
    for month in range(1, 13, 2):
        yield Occasion(_day(year, month, 12), GENERAL_COMMITTEE, top, time(9, 40), time(11))
    if len(branches) > 1:
        others = tuple(one.id for one in branches[1:])
        yield Occasion(
            _day(year, 6, 28), JOINT_ACTIVITY, branches[0], time(9, 30), time(11, 40), 60, others, matter=PARTY_DAY
        )


def _day(year: int, month: int, number: int) -> date:
    return working_day(date(year, month, number))
