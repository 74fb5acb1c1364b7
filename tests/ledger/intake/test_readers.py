"""Single cells: what is read, what is doubtful, and that nothing a cell can hold breaks a reader."""

from datetime import date, datetime, time, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from ledger.intake.assessments import assessments_target
from ledger.intake.cells import Cell, Missing, cell_text
from ledger.intake.date_reader import read_day, read_loose_date, read_month, read_untyped_loose_date
from ledger.intake.meetings import MEETINGS_TARGET
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.payments import PAYMENTS_TARGET
from ledger.intake.readers import read_amount, read_flag, read_identity, read_money, read_name, read_text, read_whole
from ledger.intake.reading import Value
from ledger.intake.talks import TALKS_TARGET
from ledger.values.dates import LooseDate
from ledger.values.months import Month

LIFE_FIELDS = (*MEETINGS_TARGET.fields, *TALKS_TARGET.fields)
PAY_TARGET = assessments_target({"级别工资": ("级别",), "养老保险": ("养老",)})
cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(Missing),
    st.from_regex(r"\d{1,4}[年.\-/ ]\d{1,3}([月.\-/]\d{0,3})?[日号]?"),
)


@example("\u00b2")
@given(cells)
def test_every_reader_understands_or_objects_to_any_cell(cell: Cell) -> None:
    for field in (*MEMBERS_TARGET.fields, *PAY_TARGET.fields, *PAYMENTS_TARGET.fields, *LIFE_FIELDS):
        reading = field.read(cell)
        assert reading.refusal is None or reading.value is None
    for read in (read_untyped_loose_date, read_day, read_month, read_whole, read_money):
        read(cell)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_way_to_write_a_day_is_the_same_day(day: date) -> None:
    texts = [
        f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
    ]
    forms: list[Cell] = [*texts, day, int(f"{day:%Y%m%d}"), f" {day:%Y/%m/%d} 00:00:00"]
    assert {read_loose_date(form).value for form in forms} == {LooseDate.of(day)}


@given(st.integers(1900, 2100), st.integers(2, 12))
def test_every_way_to_write_a_month_is_the_same_month(year: int, month: int) -> None:
    forms: list[Cell] = [f"{year}.{month}", f"{year}-{month:02}", f"{year}年{month}月", year * 100 + month]
    if month < 10:
        forms.append(float(f"{year}.{month}"))
    forms.append(float(f"{year}.{month:02}") if month != 10 else f"{year}/10")
    assert {read_loose_date(form).value for form in forms} == {LooseDate(year, month)}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1990.1, None),
        ("1990.1", LooseDate(1990, 1)),
        ("1990.10", LooseDate(1990, 10)),
        ("1990年", LooseDate(1990)),
        (1990, LooseDate(1990)),
        ("19900000", LooseDate(1990)),
        ("1990.03.00", LooseDate(1990, 3)),
        (32874.5, LooseDate(1990, 1, 1)),
        ("一九九〇年十二月", LooseDate(1990, 12)),
        ("二〇一二年七月二十一日", LooseDate(2012, 7, 21)),
        ("1990年3月（档案为准）", LooseDate(1990, 3)),
        ("1990.3 1991.3", None),
        ("90.3", None),
        ("900315", None),
        ("199013", None),
        (datetime(1990, 3, 1, 8), LooseDate(1990, 3, 1)),  # noqa: DTZ001 - cells know no zone
        (time(8), None),
        (timedelta(1), None),
        (True, None),
    ],
)
def test_dates(cell: Cell, value: Value) -> None:
    reading = read_loose_date(cell)
    assert reading.value == value
    assert (reading.doubt is not None) is (value is None or cell == "1990年3月（档案为准）")


def test_a_day_is_asked_for_where_one_is_needed() -> None:
    assert read_day("1990-03-15").value == date(1990, 3, 15)
    assert read_day("1990-03").value is None
    assert "哪一天" in (read_day("1990-03").doubt or "")


def test_months() -> None:
    assert read_month("2025.3").value == Month(2025, 3)
    assert read_month(date(2025, 3, 31)).value == Month(2025, 3)
    assert read_month("2025").doubt


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("是", True),
        ("否", False),
        ("√", True),
        ("×", False),
        (1, True),
        (0, False),
        (True, True),
        ("", None),
        ("不清楚", None),
    ],
)
def test_flags(cell: Cell, value: Value) -> None:
    assert read_flag(cell).value is value


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (1.1019919851002e17, "丢失"),
        ("1.10199E+17", "科学计数法"),
        ("110199198510020000", "000"),
        ("11019919851002002", "17位"),
        (110199.5, "小数"),
    ],
)
def test_a_damaged_id_number_is_never_taken(cell: Cell, words: str) -> None:
    reading = read_identity(cell)
    assert reading.value is None
    assert words in (reading.doubt or "")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王　伟", "王伟"),
        (" 王 伟 ", "王伟"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("暂无", None),
        ("Anna Müller", "Anna Müller"),
    ],
)
def test_names(cell: str, name: str | None) -> None:
    assert read_name(cell).value == name


@pytest.mark.parametrize("cell", [12, "——123", 19900101, "1990-01-01"])
def test_no_name(cell: Cell) -> None:
    assert "不像姓名" in (read_name(cell).refusal or "")


def test_free_text_is_kept_as_written() -> None:
    assert read_text(" 负责，党务（兼）\r\n甲 ").value == "负责，党务（兼）\n甲"
    assert read_text(5.0).value == "5"
    assert cell_text(date(1990, 1, 15)) == "1990-01-15"


def test_numbers_and_money() -> None:
    assert read_whole("12个月").value == 12
    assert read_whole(-6).value == -6
    assert read_money(76.5).value == 7650
    assert read_money("1,234.50元").value == 123450
    assert read_money(0.1 + 0.2).value == 30
    assert "不止两位小数" in (read_money(12.345).doubt or "")
    assert "不止两位小数" in (read_money("12.345元").doubt or "")
    assert read_money(-5).value == -500
    assert "负数" in (read_amount(-5).doubt or "")
    assert read_amount("1,234.5").value == 123450
    assert read_money("甲").doubt
