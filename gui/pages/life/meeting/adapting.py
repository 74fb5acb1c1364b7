"""What follows from another kind, organisation or day of a meeting: 第几次 and 所属年度, unless somebody typed them."""

from dataclasses import replace

from ledger.codes.meetings import APPRAISAL_MEETING, LIFE_MEETING
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet, next_number

_BY_YEAR = frozenset({LIFE_MEETING, APPRAISAL_MEETING})


def adapted(facts: LifeFacts, old: MeetingSheet, new: MeetingSheet) -> MeetingSheet:
    """The new sheet with its year and number proposed again where the old ones were the proposed ones."""
    was, now = old.meeting, new.meeting
    if (was.kind, was.org_unit_id, old.day, was.for_year) == (now.kind, now.org_unit_id, new.day, now.for_year):
        return new
    year = _year(old, new)
    number = now.number
    if number == was.number and number == _proposed(facts, old, was.for_year):
        number = _proposed(facts, new, year)
    return replace(new, meeting=replace(now, for_year=year, number=number))


def _year(old: MeetingSheet, new: MeetingSheet) -> int:
    """The year of the day, except where the user has chosen one; an appraisal held in March stays where it was."""
    is_chosen = new.meeting.for_year != old.meeting.for_year or new.meeting.kind in _BY_YEAR
    if is_chosen or new.day is None or old.day is None or old.meeting.for_year != old.day.year:
        return new.meeting.for_year
    return new.day.year


def _proposed(facts: LifeFacts, sheet: MeetingSheet, year: int) -> int:
    others = replace(facts, meetings=tuple(one for one in facts.meetings if one.id != sheet.meeting.id))
    return next_number(others, sheet.meeting.kind, sheet.meeting.org_unit_id or 0, year)
