"""Working days: weekdays, but those off; weekend days, if worked; a year without a table is counted and marked 暂算."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.values.workdays import WorkCalendar

NATIONAL = WorkCalendar.of(
    [
        *((date(2026, 10, day), False) for day in (1, 2, 5, 6, 7)),
        (date(2026, 9, 27), True),
        (date(2026, 10, 10), True),
    ]
)


def test_the_first_day_counts_as_day_one() -> None:
    assert NATIONAL.nth(date(2026, 9, 7), 5).on == date(2026, 9, 11)
    assert NATIONAL.nth(date(2026, 9, 12), 1).on == date(2026, 9, 14), "a Saturday is no working day"


def test_holidays_and_worked_weekends_count_as_the_table_says() -> None:
    assert NATIONAL.nth(date(2026, 9, 26), 4).on == date(2026, 9, 30), "the worked Sunday is one of them"
    assert NATIONAL.nth(date(2026, 9, 30), 3).on == date(2026, 10, 9)
    assert NATIONAL.count(date(2026, 9, 30), date(2026, 10, 10)) == 4
    assert NATIONAL.is_working(date(2026, 9, 27))


def test_a_year_without_a_table_is_provisional_and_one_with_it_is_not() -> None:
    assert not NATIONAL.nth(date(2026, 9, 30), 5).is_provisional
    assert NATIONAL.nth(date(2026, 12, 30), 5).is_provisional
    assert WorkCalendar().nth(date(2026, 9, 7), 5).is_provisional


def test_a_day_given_twice_is_as_it_was_given_last() -> None:
    table = WorkCalendar.of([(date(2026, 10, 10), False), (date(2026, 10, 10), True)])
    assert table.is_working(date(2026, 10, 10))


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
calendars = st.lists(st.tuples(days, st.booleans()), max_size=40).map(WorkCalendar.of)
numbers = st.integers(1, 30)


@given(calendars, days, numbers)
def test_the_day_found_is_a_working_day_and_has_that_many_before_it(
    table: WorkCalendar, start: date, number: int
) -> None:
    found = table.nth(start, number).on
    assert table.is_working(found)
    assert table.count(start, found) == number


@given(calendars, days, numbers, st.integers(0, 30))
def test_more_days_or_a_later_start_never_end_earlier(table: WorkCalendar, start: date, number: int, more: int) -> None:
    assert table.nth(start, number + more).on >= table.nth(start, number).on
    assert table.nth(start + timedelta(days=more), number).on >= table.nth(start, number).on
