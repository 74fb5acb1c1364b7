"""Planning a year of meetings: which days, one step of 撤销, numbers that go on."""

from datetime import date

import pytest

from ledger.codes.meetings import COMMITTEE_MEETING, PARTY_DAY, PLANNED
from ledger.errors import KnownError
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.life.sheet import new_sheet
from ledger.values.months import Month
from operations.life.meetings import save_meeting
from operations.life.planning import LAST, Rhythm, plan_meetings, planned_days, taken_months
from operations.life.reading import read_life
from storage.store import Store
from tests.operations.life.conftest import BRANCH

TODAY = date(2026, 3, 20)
FRAME = Meeting(kind=PARTY_DAY, org_unit_id=BRANCH, topic="主题党日", place="三楼会议室")


def test_a_day_of_the_month_is_the_last_one_where_the_month_is_shorter() -> None:
    days = planned_days(2026, Rhythm(day=31))
    assert len(days) == 12
    assert (days[0], days[1], days[3]) == (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("place", "expected"),
    [(1, date(2026, 5, 1)), (2, date(2026, 5, 8)), (4, date(2026, 5, 22)), (LAST, date(2026, 5, 29))],
)
def test_a_weekday_is_counted_within_the_month(place: int, expected: date) -> None:
    friday = Rhythm(weekday=4, place=place)
    assert friday.in_month(Month(2026, 5)) == expected


def test_every_weekday_of_every_month_is_that_weekday_and_in_that_month() -> None:
    for weekday in range(7):
        for place in (1, 2, 3, 4, LAST):
            days = planned_days(2027, Rhythm(weekday=weekday, place=place))
            assert {day.weekday() for day in days} == {weekday}
            assert [day.month for day in days] == list(range(1, 13))


def test_a_year_is_planned_in_one_step_and_numbered_on(life_store: Store) -> None:
    held = new_sheet(read_life(life_store), PARTY_DAY, BRANCH, date(2026, 1, 9))
    save_meeting(life_store, held, TODAY)
    made = plan_meetings(life_store, FRAME, planned_days(2026, Rhythm(weekday=4, place=2))[1:], TODAY)
    assert [one.number for one in made] == list(range(2, 13))
    assert {one.state for one in made} == {PLANNED}
    assert life_store.undo_label == "计划主题党日11次"
    facts = read_life(life_store)
    assert len(facts.meetings) == 12
    assert len(taken_months(facts, PARTY_DAY, BRANCH, 2026)) == 12
    assert taken_months(facts, COMMITTEE_MEETING, BRANCH, 2026) == frozenset()
    life_store.undo()
    assert len(life_store.all(MEETINGS)) == 1


def test_a_plan_into_the_next_year_begins_with_number_one_there(life_store: Store) -> None:
    made = plan_meetings(life_store, FRAME, (date(2027, 1, 8), date(2026, 12, 11)), TODAY)
    assert [(one.for_year, one.number) for one in made] == [(2026, 1), (2027, 1)]


def test_nothing_is_planned_without_a_day_or_a_kind(life_store: Store) -> None:
    with pytest.raises(KnownError, match="没有勾选日期"):
        plan_meetings(life_store, FRAME, (), TODAY)
    with pytest.raises(KnownError, match="请填写会议类型"):
        plan_meetings(life_store, Meeting(org_unit_id=BRANCH), (TODAY,), TODAY)
    assert life_store.all(MEETINGS) == []
