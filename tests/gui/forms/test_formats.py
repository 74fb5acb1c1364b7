from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.forms.formats import format_of
from ledger.codes.person import SEX
from ledger.fields import FieldInfo, Form, Mask
from ledger.intake.reading import Value
from ledger.values.dates import LooseDate, days_of_month
from ledger.values.months import Month


@st.composite
def loose_dates(draw: st.DrawFn) -> LooseDate:
    year = draw(st.integers(1921, 2060))
    month = draw(st.none() | st.integers(1, 12))
    day = None if month is None else draw(st.none() | st.integers(1, days_of_month(year, month)))
    return LooseDate(year, month, day)


VALUES: dict[Form, st.SearchStrategy[Value]] = {
    Form.LOOSE_DATE: st.none() | loose_dates(),
    Form.DAY: st.none() | st.dates(date(1921, 7, 1), date(2060, 12, 31)),
    Form.MONTH: st.none() | st.builds(Month, st.integers(1921, 2060), st.integers(1, 12)),
    Form.CLOCK: st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    Form.WHOLE: st.integers(-999_999, 999_999),
    Form.MONEY: st.integers(0, 10**11),
}


@given(st.data())
def test_what_is_written_is_read_back(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(list(VALUES)))
    value = data.draw(VALUES[form])
    written = format_of(FieldInfo("", form))
    reading = written.read(written.write(value))
    assert reading.doubt is None
    assert reading.value == value


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1990", "1990年"),
        ("1990.1", "1990年1月"),
        ("1990-01-15", "1990年1月15日"),
        ("1990年1月", "1990年1月"),
        ("19900115", "1990年1月15日"),
        ("\uff11\uff19\uff19\uff10\uff0e\uff11", "1990年1月"),
    ],
)
def test_dates_are_understood_in_the_ways_people_type_them(typed: str, said: str) -> None:
    written = format_of(FieldInfo("出生日期", Form.LOOSE_DATE))
    assert written.echo(written.read(typed).value) == said


@pytest.mark.parametrize("typed", ["1990-13", "1990-02-30", "前年", "90.1.1"])
def test_what_is_no_date_is_said_so(typed: str) -> None:
    assert format_of(FieldInfo("出生日期", Form.LOOSE_DATE)).read(typed).doubt


def test_a_day_needs_its_day() -> None:
    assert format_of(FieldInfo("离开日期", Form.DAY)).read("1990-01").doubt


def test_a_choice_is_found_by_code_and_label() -> None:
    written = format_of(FieldInfo("性别", Form.CHOICE, codes=SEX))
    assert written.read("女性").value == written.read("女").value == "女"
    assert written.read("猫").doubt


def test_numbers_are_covered_unless_somebody_edits_them() -> None:
    assert format_of(FieldInfo("", Form.TEXT, mask=Mask.ID_NUMBER)).mask("310101199001011234") == "3101**********1234"
    assert format_of(FieldInfo("", Form.TEXT)).mask("310101") == "310101"
