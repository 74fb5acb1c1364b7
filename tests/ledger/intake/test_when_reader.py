"""Days and hours of meetings in one cell."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.intake.cells import Cell, Missing
from ledger.intake.when_reader import completed, read_moment, read_when

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("cell", "value", "hours"),
    [
        ("2026年3月5日14:30", DAY, "14:30"),
        ("2026年3月5日 14：30开始", DAY, "14:30"),
        ("2026年3月5日下午2:30-4:00", DAY, "14:30 16:00"),
        ("2026年3月5日上午9时30分至11时", DAY, "09:30 11:00"),
        ("2026.3.5（星期四）", DAY, ""),
        ("2026-03-05 14:30:00", DAY, "14:30"),
        ("2026-03-05T14:30:00Z", DAY, "14:30"),
        ("2026-03-05 00:00:00", DAY, ""),
        ("2026/3/5 下午", DAY, ""),
        ("20260305 9:30", DAY, "09:30"),
        ("二\u3007二六年三月五日下午3点", DAY, "15:00"),
        ("二○二六年三月五日", DAY, ""),
        (46086, DAY, ""),
        (46086.604166667, DAY, "14:30"),
        (datetime(2026, 3, 5, 14, 30, tzinfo=UTC), DAY, "14:30"),
        (DAY, DAY, ""),
        ("3月5日14:30", "03-05", "14:30"),
        ("3/5", "03-05", ""),
        ("2月29日", "02-29", ""),
        ("无", None, ""),
        (None, None, ""),
    ],
)
def test_a_day_and_its_hours_are_understood(cell: Cell, value: object, hours: str) -> None:
    reading = read_when(cell)
    assert (reading.value, reading.doubt) == (value, None)
    assert " ".join(text[:5] for _, text in reading.asides) == hours


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("2026年3月5日-6日", DAY, "只取了日期"),
        ("2026年3月5日下午两点", DAY, "只取了日期"),
        ("2026年3月5日9:00-晚饭", DAY, "只取了日期"),
        ("2026年3月5日9:00-", DAY, "只取了日期"),
        ("2026年2月30日", None, "没有这一天"),
        ("2月30日", None, "没有这一天"),
        ("26.3.5", None, "年份只有两位"),
        ("2026年3月", None, "填到哪一天"),
        ("3.5", None, "认不出"),
        ("下周一", None, "认不出"),
        (Missing.FORMULA, None, "公式"),
        (True, None, "认不出"),
    ],
)
def test_what_is_unclear_about_a_day_is_said(cell: Cell, value: object, words: str) -> None:
    reading = read_when(cell)
    assert reading.value == value
    assert words in (reading.doubt or "")


@pytest.mark.parametrize(
    ("cell", "value", "end"),
    [
        ("14:30", time(14, 30), ""),
        ("14:30-16:00", time(14, 30), "16:00"),
        ("上午10:30至下午2:00", time(10, 30), "14:00"),
        ("2026年3月5日14:30～16:00", time(14, 30), "16:00"),
        ("2026年3月5日", None, ""),
        (0.604166667, time(14, 30), ""),
        (timedelta(hours=14, minutes=30), time(14, 30), ""),
        (timedelta(days=2), None, ""),
        (time(14, 30, 20), time(14, 30), ""),
        (datetime(2026, 3, 5, 14, 30, tzinfo=UTC), time(14, 30), ""),
        ("1430", time(14, 30), ""),
        ("上午", None, ""),
        ("/", None, ""),
        (None, None, ""),
    ],
)
def test_an_hour_is_understood(cell: Cell, value: time | None, end: str) -> None:
    reading = read_moment(cell)
    assert reading.value == value
    assert "".join(text[:5] for _, text in reading.asides) == end


@pytest.mark.parametrize("cell", ["两点", "25:00", "16", Missing.ERROR])
def test_what_is_no_hour_is_a_doubt(cell: Cell) -> None:
    reading = read_moment(cell)
    assert reading.value is None
    assert reading.doubt


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.times())
def test_every_day_and_hour_comes_back_as_it_is_written(day: date, moment: time) -> None:
    text = f"{day.year}年{day.month}月{day.day}日{moment:%H:%M}"
    reading = read_when(text)
    assert reading.value == day
    hour = moment.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    assert dict(reading.asides) == ({"from_time": hour.isoformat()} if hour != time() else {})


@pytest.mark.parametrize(
    ("text", "year", "day"), [("02-29", 2024, date(2024, 2, 29)), ("02-29", 2026, None), ("x", 2026, None)]
)
def test_a_day_is_completed_with_a_year_that_has_it(text: str, year: int, day: date | None) -> None:
    assert completed(text, year) == day
