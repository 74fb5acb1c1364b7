from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.dates import (
    LooseDate,
    add_months,
    add_years,
    full_months_between,
    full_years_between,
    next_anniversary,
)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def loose_dates(draw: st.DrawFn) -> LooseDate:
    day = draw(days)
    return draw(st.sampled_from([LooseDate(day.year), LooseDate(day.year, day.month), LooseDate.of(day)]))


@given(loose_dates())
def test_iso_text_comes_back(known: LooseDate) -> None:
    assert LooseDate.from_iso(known.iso) == known


@given(loose_dates(), loose_dates())
def test_order_is_the_order_of_iso_texts_and_of_earliest_then_precision(one: LooseDate, two: LooseDate) -> None:
    assert (one < two) == (one.iso < two.iso)
    assert (one < two) == ((one.earliest, len(one.iso)) < (two.earliest, len(two.iso)))
    assert (one <= two) == (not two < one)
    assert (one > two) == (two < one)
    assert (one >= two) == (two <= one)


@given(loose_dates(), loose_dates())
def test_two_dates_agree_or_one_is_surely_earlier(one: LooseDate, two: LooseDate) -> None:
    assert [one.surely_before(two), one.surely_after(two), one.agrees_with(two)].count(True) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "1990-1",
        "1990-13",
        "1990-00",
        "1990-02-30",
        "1990-01-15 ",
        "19900115",
        "\uff11\uff19\uff19\uff10",
        "0000",
    ],
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        LooseDate.from_iso(text)


def test_a_day_without_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        LooseDate(1990, None, 3)


@pytest.mark.parametrize(
    ("iso", "register", "chinese", "first", "last"),
    [
        ("1990", "1990", "1990年", date(1990, 1, 1), date(1990, 12, 31)),
        ("1992-02", "1992.02", "1992年2月", date(1992, 2, 1), date(1992, 2, 29)),
        ("1990-01-15", "1990.01.15", "1990年1月15日", date(1990, 1, 15), date(1990, 1, 15)),
    ],
)
def test_forms(iso: str, register: str, chinese: str, first: date, last: date) -> None:
    known = LooseDate.from_iso(iso)
    assert (known.register_text, known.chinese(), known.earliest, known.latest) == (register, chinese, first, last)


def test_only_a_full_date_is_exact() -> None:
    assert LooseDate(1990, 1, 15).exact == date(1990, 1, 15)
    assert LooseDate(1990, 1).exact is None
    assert LooseDate(1990).exact is None


def test_agreement_looks_at_what_is_known() -> None:
    assert LooseDate(1990, 1).agrees_with(date(1990, 1, 15))
    assert LooseDate(1990).agrees_with(LooseDate(1990, 7))
    assert not LooseDate(1990, 2).agrees_with(date(1990, 1, 15))


def test_arithmetic_clamps_to_the_end_of_the_month() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2024, 12, 31), 6) == date(2025, 6, 30)


@given(days, st.integers(-1200, 1200))
def test_adding_months_moves_by_that_many_calendar_months(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)


@given(days, days)
def test_full_months_are_the_most_that_fit(one: date, two: date) -> None:
    start, end = sorted((one, two))
    months = full_months_between(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)


def test_age_grows_on_the_birthday() -> None:
    assert full_years_between(date(1990, 5, 4), date(2026, 5, 3)) == 35
    assert full_years_between(date(1990, 5, 4), date(2026, 5, 4)) == 36
    assert full_years_between(date(2000, 2, 29), date(2026, 2, 28)) == 26
    assert full_years_between(date(2026, 5, 4), date(1990, 5, 4)) == 0


def test_anniversary_is_the_next_one_and_never_the_day_itself() -> None:
    assert next_anniversary(date(2010, 7, 1), date(2026, 7, 1)) == date(2026, 7, 1)
    assert next_anniversary(date(2010, 7, 1), date(2026, 7, 2)) == date(2027, 7, 1)
    assert next_anniversary(date(2024, 2, 29), date(2025, 1, 1)) == date(2025, 2, 28)
    assert next_anniversary(date(2024, 2, 29), date(2025, 3, 1)) == date(2026, 2, 28)
    assert next_anniversary(date(2024, 2, 29), date(2028, 2, 1)) == date(2028, 2, 29)
    assert next_anniversary(date(2026, 7, 1), date(2026, 7, 1)) == date(2027, 7, 1)
    assert next_anniversary(date(2026, 7, 1), date(2020, 1, 1)) == date(2027, 7, 1)
