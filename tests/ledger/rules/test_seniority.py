from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.membership import (
    BASIS_APPROVAL,
    BASIS_CLEARED,
    BASIS_EXTENDED,
    BASIS_FILE,
    BASIS_LATE_BY_ORGANISATION,
    BASIS_MEETING,
    BASIS_ON_TIME,
    BASIS_WITHOUT_PROBATION,
    SENIORITY_BASIS,
)
from ledger.rules.seniority import age_of, political_birthday, seniority_of, start_by_basis
from ledger.values.dates import LooseDate

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("since", "correction", "text"),
    [
        ("2014-08-22", 0, "12年3个月"),
        ("2014-08-23", 0, "12年2个月"),
        ("2014-11-22", 0, "12年"),
        ("2026-02-01", 0, "9个月"),
        ("2026-11-01", 0, "不满1个月"),
        ("2014-08", 0, "12年3个月"),
        ("2014", 0, "约12年"),
        ("2014-08-22", -15, "11年"),
        ("2026-02-01", -20, "不满1个月"),
    ],
)
def test_seniority_as_registers_write_it(since: str, correction: int, text: str) -> None:
    found = seniority_of(LooseDate.from_iso(since), ON, correction)
    assert found is not None
    assert found.text == text


def test_no_seniority_without_a_day_or_before_it() -> None:
    assert seniority_of(None, ON) is None
    assert seniority_of(LooseDate(2026, 11, 23), ON) is None


@given(st.dates(date(1930, 1, 1), ON), st.dates(date(1930, 1, 1), ON))
def test_who_joined_earlier_is_never_less_senior(one: date, two: date) -> None:
    earlier, later = (seniority_of(LooseDate.of(day), ON) for day in sorted((one, two)))
    assert earlier is not None
    assert later is not None
    assert earlier.months >= later.months


def test_the_reason_names_the_day_or_leaves_it_to_the_papers() -> None:
    admitted, end = date(2020, 6, 28), date(2021, 6, 28)
    found = {basis: start_by_basis(basis, admitted, end) for basis in SENIORITY_BASIS.labels}
    assert found[BASIS_ON_TIME] == found[BASIS_LATE_BY_ORGANISATION] == found[BASIS_CLEARED] == end
    assert found[BASIS_WITHOUT_PROBATION] == admitted
    assert [basis for basis in found if found[basis] is None] == [
        BASIS_EXTENDED,
        BASIS_APPROVAL,
        BASIS_MEETING,
        BASIS_FILE,
    ]
    assert start_by_basis("", admitted, end) is None


@pytest.mark.parametrize(
    ("birth", "years"),
    [("1990-11-22", 36), ("1990-11-23", 35), ("1990-05", 36), ("1990-11", 36), ("1990", 36)],
)
def test_age_counts_from_the_earliest_day(birth: str, years: int) -> None:
    assert age_of(LooseDate.from_iso(birth), ON) == years


def test_no_age_without_a_birth() -> None:
    assert age_of(None, ON) is None
    assert age_of(LooseDate(2027), ON) is None


def test_political_birthday_needs_the_day() -> None:
    assert political_birthday(LooseDate(2010, 7, 1), ON) == date(2027, 7, 1)
    assert political_birthday(LooseDate(2010, 11, 22), ON) == ON
    assert political_birthday(LooseDate(2010, 7), ON) is None
    assert political_birthday(None, ON) is None
