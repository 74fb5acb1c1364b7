"""The day and the hours of a meeting as one cell holds them: 2026年3月5日14:30, 3月5日下午2:30-4:00, 2026.3.5（周四）.

A day without its year comes back as a text ``03-05``; whoever knows the year of the sheet completes it.
"""

import re
from datetime import date, datetime, time, timedelta

from ledger.intake.cells import Cell, Missing, MonthText
from ledger.intake.clock_reader import read_clock
from ledger.intake.date_reader import read_day
from ledger.intake.reading import EMPTY, Reading
from ledger.values.text import fold, known_empty

FROM_TIME, TO_TIME = "from_time", "to_time"
"""The fields for which a cell with a day, or with two hours, holds the other values."""

_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[年.\-/]\s*)?(?P<month>\d{1,2})\s*(?P<sign>[月.\-/])\s*(?P<day>\d{1,2})"
    r"(?:\s*[日号]|(?![\d.\-/年月]))"
)
_OTHER_DAY = re.compile(
    r"\d{8}(?!\d)|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]"  # noqa: RUF001 - the signs that people write for zero
)
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?Z?")
_RANGE = re.compile(r"\s*(?:-+|—+|–|~|至|到)\s*")
_HALF_DAY = re.compile(r"上午|中午|下午|晚上|晚间?|全天|半天")
_PADDING = re.compile(r"开始|结束|召开|左右|正|整|\s|^T|^[,，:]")
_MINUTES_A_DAY = 24 * 60
_NO_SUCH_DAY = "没有这一天，请核对。"
_ALL_FIRSTS = "这一列的日期都是1日，可能只写到月，请核对。"
_NOT_ALONE = "日期旁边还有别的文字，只取了日期，请核对。"
_NO_TIME = "“{text}”不是时间，请写成 14:30 这样。"


def read_when(cell: Cell) -> Reading:
    """A day, with hours beside it as ``asides``; a text ``03-05`` for a day without its year."""
    if isinstance(cell, MonthText):
        return Reading(cell.day, _ALL_FIRSTS)
    if isinstance(cell, datetime):
        day = read_day(cell)
        return _beside(day, (_typed(cell), None)) if cell.time() != time() else day
    if isinstance(cell, float) and cell > 1:
        return _beside(read_day(cell), (_typed(cell % 1), None))
    return _read_text(cell) if isinstance(cell, str) else read_day(cell)


def _read_text(cell: str) -> Reading:
    text = fold(cell)
    if known_empty(text):
        return EMPTY
    found = _DAY.match(text)
    reading = _day(found) if found else None
    if found is None or reading is None:
        found = _OTHER_DAY.match(text)
        reading = read_day(found[0]) if found else None
    if found is None or reading is None or reading.value is None:
        return reading or read_day(cell)
    rest = _WEEKDAY.sub("", text[found.end() :]).strip()
    hours = _hours(rest) if rest else (None, None)
    return Reading(reading.value, _NOT_ALONE) if hours is None else _beside(reading, hours)


def read_moment(cell: Cell) -> Reading:
    """The hour at which something begins or ends; of 14:30-16:00 the second hour is an aside."""
    if cell is None or isinstance(cell, Missing):
        return Reading(doubt=cell.value) if isinstance(cell, Missing) else EMPTY
    moment = _typed(cell)
    if moment is not None:
        return Reading(moment)
    text = fold(cell if isinstance(cell, str) else str(cell))
    if known_empty(text):
        return EMPTY
    when = read_when(text) if _DAY.match(text) else None
    if when is not None and isinstance(when.value, (date, str)) and when.asides:
        hours = dict(when.asides)
        return _moments(hours.get(FROM_TIME), hours.get(TO_TIME))
    found = _hours(text)
    if found is None:
        return Reading(doubt=_NO_TIME.format(text=text[:20]))
    first, last = found
    return _moments(first.isoformat() if first else None, last.isoformat() if last else None)


def completed(value: str, year: int) -> date | None:
    """A day without its year in a year; None when that year has no such day."""
    month, _, day = value.partition("-")
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _moments(first: str | None, last: str | None) -> Reading:
    if first is None:
        return EMPTY
    return Reading(time.fromisoformat(first), asides=((TO_TIME, last),) if last else ())


def _typed(cell: Cell) -> time | None:
    """The hour of a cell that the file holds as one; a share of a day is how spreadsheets keep it."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, timedelta):
        return _at_minute(round(cell.total_seconds() / 60))
    if isinstance(cell, float) and 0 < cell < 1:
        return _at_minute(round(cell * _MINUTES_A_DAY))
    return None


def _at_minute(minute: int) -> time | None:
    return time(minute // 60, minute % 60) if 0 <= minute < _MINUTES_A_DAY else None


def _day(found: re.Match[str]) -> Reading | None:
    """The day of a match; None when it is no day of this form, as 3.5 without its year may be a number."""
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return read_day(f"{found['year']}-{month}-{day}")
    if found["sign"] == ".":
        return None
    leap = 2000
    is_day = completed(f"{month}-{day}", leap) is not None
    return Reading(f"{month:02}-{day:02}") if is_day else Reading(doubt=_NO_SUCH_DAY)


def _beside(day: Reading, hours: tuple[time | None, time | None]) -> Reading:
    named = zip((FROM_TIME, TO_TIME), hours, strict=True)
    return Reading(day.value, day.doubt, asides=tuple((key, one.isoformat()) for key, one in named if one))


def _hours(text: str) -> tuple[time | None, time | None] | None:
    """The hours that a text names, one or two; neither for 上午; None when it says something else."""
    plain = _SECONDS.sub(r"\1", _PADDING.sub("", text)).strip("()")
    if not plain or _HALF_DAY.fullmatch(plain) or plain == "00:00":
        return None, None
    first, sign, last = _parts(plain)
    begin = read_clock(first).value
    if not isinstance(begin, time) or (sign and not last):
        return None
    if not last:
        return begin, None
    end = read_clock(last).value
    half = _HALF_DAY.match(first)
    if half and isinstance(end, time) and end < begin:
        end = read_clock(half[0] + last).value
    return (begin, end) if isinstance(end, time) else None


def _parts(text: str) -> tuple[str, bool, str]:
    found = _RANGE.search(text)
    return (text[: found.start()], True, text[found.end() :]) if found else (text, False, "")
