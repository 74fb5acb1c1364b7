"""Planning the meetings of a year at once: on the same day of every month, or on the same weekday."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.codes.meetings import PLANNED
from ledger.errors import KnownError
from ledger.kinds.meetings import MEETING_UNITS, MEETINGS, Meeting
from ledger.life.entering import meeting_problems
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet, next_number
from ledger.values.dates import days_of_month
from ledger.values.months import Month, months_of_year
from operations.life.reading import read_frame
from operations.refusal import refuse_problems
from storage.store import Store

LAST = 5
"""As ``place`` of a weekday: the last one of the month."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which day of every month.

    Attributes:
        day: day of the month, 1 to 31; a shorter month takes its last day. 0 when a weekday is meant.
        weekday: Monday is 0.
        place: the first to fourth such weekday of the month, or ``LAST``.
    """

    day: int = 0
    weekday: int = 0
    place: int = 1

    def in_month(self, month: Month) -> date:
        """The day in a month."""
        last = days_of_month(month.year, month.number)
        if self.day:
            return date(month.year, month.number, min(self.day, last))
        if self.place == LAST:
            return month.last_day - timedelta(days=(month.last_day.weekday() - self.weekday) % _WEEK)
        first = month.first_day + timedelta(days=(self.weekday - month.first_day.weekday()) % _WEEK)
        return first + timedelta(weeks=self.place - 1)


def planned_days(year: int, rhythm: Rhythm) -> tuple[date, ...]:
    """The twelve days of a year."""
    return tuple(rhythm.in_month(month) for month in months_of_year(year))


def taken_months(facts: LifeFacts, kind: str, unit_id: int, year: int) -> frozenset[Month]:
    """The months of a year for which the organisation has planned or held such a meeting already."""
    days = [one.held_on or one.planned_on for one in facts.meetings_of_unit.get(unit_id, ()) if one.kind == kind]
    return frozenset(Month.of(day) for day in days if day is not None and day.year == year)


def plan_meetings(store: Store, frame: Meeting, days: Sequence[date], today: date) -> tuple[Meeting, ...]:
    """Enter a planned meeting for each day, in one change, numbered one after the other.

    ``frame`` says what, who, where and at which hours. Raises KnownError when no day is wanted or the frame lacks
    something.
    """
    if not days:
        raise KnownError("没有勾选日期，没有计划会议，账簿没有变动。")
    wanted = tuple(_numbered(_known(store), frame, sorted(days)))
    refuse_problems((one for made in wanted for one in meeting_problems(MeetingSheet(made), today)), "会议")
    with store.change(f"计划{frame.kind}{len(wanted)}次") as change:
        return tuple(change.add(MEETINGS, one) for one in wanted)


def _known(store: Store) -> LifeFacts:
    """The meetings there are: they give the numbers."""
    meetings, units = tuple(store.all(MEETINGS)), tuple(store.all(MEETING_UNITS))
    return replace(read_frame(store), meetings=meetings, meeting_units=units)


def _numbered(facts: LifeFacts, frame: Meeting, days: Iterable[date]) -> Iterable[Meeting]:
    given: dict[int, int] = {}
    for day in days:
        number = given.get(day.year) or next_number(facts, frame.kind, frame.org_unit_id or 0, day.year)
        given[day.year] = number + 1
        yield replace(
            frame, id=0, state=PLANNED, planned_on=day, held_on=None, written_on=None, for_year=day.year, number=number
        )
