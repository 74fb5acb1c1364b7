"""For which year a new meeting counts."""

from datetime import date

import pytest

from ledger.codes.meetings import APPRAISAL_MEETING, LIFE_MEETING, MEMBER_MEETING
from ledger.life.settings import LifeSettings
from ledger.life.sheet import new_sheet
from tests.ledger.life import life_book as book
from tests.ledger.roster.people import FIRST


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        (LIFE_MEETING, date(2026, 2, 10), 2025),
        (APPRAISAL_MEETING, date(2026, 3, 31), 2025),
        (LIFE_MEETING, date(2026, 4, 1), 2026),
        (MEMBER_MEETING, date(2026, 2, 10), 2026),
    ],
)
def test_an_early_life_meeting_is_that_of_the_year_before(kind: str, day: date, year: int) -> None:
    assert new_sheet(book.life(), kind, FIRST.id, day).meeting.for_year == year


def test_the_second_one_early_in_a_year_is_of_this_year() -> None:
    held = book.meeting(LIFE_MEETING, held_on=date(2025, 12, 20), for_year=2025)
    facts = book.book(held)
    assert new_sheet(facts, LIFE_MEETING, FIRST.id, date(2026, 2, 10)).meeting.for_year == 2026


def test_where_the_year_itself_is_asked_nothing_is_moved() -> None:
    facts = book.life(settings=LifeSettings(last_month_for_year=0))
    assert new_sheet(facts, LIFE_MEETING, FIRST.id, date(2026, 2, 10)).meeting.for_year == 2026
