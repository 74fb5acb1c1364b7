from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.capitals import capital_number
from ledger.values.months import Month, months_of_year

months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))


@given(months)
def test_iso_text_comes_back(month: Month) -> None:
    assert Month.from_iso(month.iso) == month


@given(months, months)
def test_order_is_the_order_of_iso_texts(one: Month, two: Month) -> None:
    assert (one < two) == (one.iso < two.iso)


@given(months, st.integers(-1000, 1000))
def test_plus_and_months_since_undo_each_other(month: Month, count: int) -> None:
    assert month.plus(count).months_since(month) == count
    assert month.plus(count).plus(-count) == month


@given(months)
def test_a_month_ends_the_day_before_the_next(month: Month) -> None:
    assert month.last_day + timedelta(1) == month.plus(1).first_day
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@pytest.mark.parametrize("text", ["", "2026", "2026-1", "2026-00", "2026-13", "2026-01-01", "2026.01"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Month.from_iso(text)


def test_ranges() -> None:
    assert [month.iso for month in Month(2025, 11).through(Month(2026, 2))] == [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
    ]
    assert list(Month(2026, 2).through(Month(2026, 1))) == []
    assert [month.quarter for month in months_of_year(2026)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


@pytest.mark.parametrize(
    ("iso", "capital"),
    [
        ("2026-11", "贰零贰陆年拾壹月"),
        ("2026-10", "贰零贰陆年拾月"),
        ("2009-01", "贰零零玖年壹月"),
        ("1998-12", "壹玖玖捌年拾贰月"),
    ],
)
def test_capital_form_of_letters(iso: str, capital: str) -> None:
    assert Month.from_iso(iso).capital() == capital


def test_other_forms() -> None:
    month = Month.of(date(2026, 3, 9))
    assert (month.chinese(), month.register_text) == ("2026年3月", "2026.03")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (30, "叁拾"),
        (15, "壹拾伍"),
        (101, "壹佰零壹"),
        (110, "壹佰壹拾"),
        (1002, "壹仟零贰"),
        (10_000, "壹万"),
        (10_500, "壹万零伍佰"),
        (12_000, "壹万贰仟"),
        (100_000, "壹拾万"),
        (1_000_001, "壹佰万零壹"),
        (100_000_000, "壹亿"),
        (100_010_000, "壹亿零壹万"),
        (100_000_005, "壹亿零伍"),
        (2_030_405_060, "贰拾亿叁仟零肆拾万伍仟零陆拾"),
    ],
)
def test_capital_numbers(number: int, words: str) -> None:
    assert capital_number(number) == words


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_without_capital_form(number: int) -> None:
    with pytest.raises(ValueError, match="no capital form"):
        capital_number(number)
