"""Dates as offices write them: real dates, serial numbers, 19800301, 1980.3, 1980年3月, 一九八〇年三月 …

Nothing is invented: a month stays a month, and 1990.1 kept as a number can be January or October (1990.10 loses its
zero), so it is given back as two choices.
"""

import re
from datetime import date, datetime, time, timedelta

from ledger.intake.cells import Cell, Missing
from ledger.intake.reading import EMPTY, Reading
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from ledger.values.text import fold, known_empty

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range(10000, 73051)  # 1927-05-18 to 2100-01-01

_SEPARATED = re.compile(
    r"(?P<year>\d{4})(?:[年.\-/_、,。· ]+(?P<month>\d{1,2})(?:[月.\-/_、,。· ]+(?P<day>\d{1,2}))?)?"
    r"[年月日号.\-/_]*(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?",
    re.ASCII,
)
_PACKED = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{2}[年.\-/]\d{1,2}(?:[月.\-/]\d{1,2})?[月日]?|\d{6}", re.ASCII)
_POINTED_TENTH = re.compile(r"(\d{4})\.1", re.ASCII)
_PACKED_FRACTION = re.compile(r"(\d{4})\.(\d{2})(\d{2})", re.ASCII)
_INSIDE = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?(?!\d)|(?<!\d)\d{8}(?!\d)", re.ASCII
)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_SPACES = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_HAN_ZEROS = "〇○"  # noqa: RUF001 - the signs that people write for zero
_HAN_DIGITS = str.maketrans(f"{_HAN_ZEROS}零一二三四五六七八九", "000123456789")
_HAN = "一二三四五六七八九"
_HAN_MONTH = f"十[一二]?|[{_HAN}]"
_HAN_DAY = f"[二三]?十[{_HAN}]?|[{_HAN}]"
_HAN_DATE = re.compile(rf"([{_HAN_ZEROS}零{_HAN}]{{4}})年(?:({_HAN_MONTH})月(?:({_HAN_DAY})[日号])?)?")

_UNREADABLE = "认不出这是什么日期，请按“1990-03-15”或“1990.03”的样子填写。"
_NO_SUCH_DAY = "没有这一天，请核对。"
_TWO_DIGIT_YEAR = "年份只有两位，请写成四位。"
_TENTH = "可能是1月，也可能是10月（数字“.10”会丢掉末尾的0），请写明月份。"
_NOT_ALONE = "日期旁边还有别的文字，只取了日期，请核对。"
_SEVERAL = "一格里有几个日期，请只留一个。"
_DAY_NEEDED = "这里要填到哪一天，现在只有年月。"


def read_loose_date(cell: Cell) -> Reading:
    """A ``LooseDate`` as exact as the cell is."""
    if cell is None:
        return EMPTY
    if isinstance(cell, Missing):
        return Reading(doubt=cell.value)
    if isinstance(cell, (datetime, date)):
        return Reading(LooseDate(cell.year, cell.month, cell.day))
    if isinstance(cell, (bool, time, timedelta)):
        return Reading(doubt=_UNREADABLE)
    if isinstance(cell, str):
        return _read_text(cell)
    return _read_number(cell)


def read_untyped_loose_date(cell: Cell) -> Reading:
    """The same for a text file, in which 1990.1 may have been a number once."""
    if isinstance(cell, str) and (found := _POINTED_TENTH.fullmatch(fold(cell))):
        return _tenth(int(found[1]))
    return read_loose_date(cell)


def read_day(cell: Cell) -> Reading:
    """A full ``date``; a month alone is doubtful."""
    reading = read_loose_date(cell)
    if not isinstance(reading.value, LooseDate):
        return Reading(doubt=reading.doubt) if reading.doubt else EMPTY
    exact = reading.value.exact
    return Reading(exact, reading.doubt if exact else _DAY_NEEDED)


def read_month(cell: Cell) -> Reading:
    """A ``Month``; the day of a full date falls away."""
    reading = read_loose_date(cell)
    found = reading.value
    if isinstance(found, LooseDate) and found.month is not None:
        return Reading(Month(found.year, found.month), reading.doubt)
    doubt = reading.doubt or (_UNREADABLE if found else None)
    return Reading(doubt=doubt) if doubt else EMPTY


def _read_number(number: float) -> Reading:
    if isinstance(number, int):
        if number in _SERIALS:
            return Reading(LooseDate.of(_SERIAL_ORIGIN + timedelta(days=number)))
        return _read_text(str(number))
    text = repr(number)
    if found := _POINTED_TENTH.fullmatch(text):
        return _tenth(int(found[1]))
    if found := _PACKED_FRACTION.fullmatch(text):
        return _checked(*map(int, found.groups()))
    if _SERIALS.start <= number < _SERIALS.stop:
        return Reading(LooseDate.of(_SERIAL_ORIGIN + timedelta(days=int(number))))
    return _read_text(text)


def _tenth(year: int) -> Reading:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Reading(doubt=_UNREADABLE)
    return Reading(doubt=_TENTH, choices=(LooseDate(year, 1), LooseDate(year, 10)))


def _read_text(raw: str) -> Reading:
    if known_empty(raw):
        return EMPTY
    text = _SPACES.sub("", fold(raw))
    return _read_date_alone(text) or _read_inside(text)


def _read_date_alone(text: str) -> Reading | None:
    """The reading of a text that is a date and nothing else."""
    if found := _SEPARATED.fullmatch(text) or _PACKED.fullmatch(text):
        reading = _checked(*(int(part) if part else None for part in found.group("year", "month", "day")))
        return _two_digit_year(text) or reading
    if found := _HAN_DATE.fullmatch(text):
        return _checked(int(found[1].translate(_HAN_DIGITS)), _han_number(found[2]), _han_number(found[3]))
    return None


def _two_digit_year(text: str) -> Reading | None:
    """800315 is no month of a year 8003."""
    is_packed = len(text) == 6 and text.isdecimal()
    return Reading(doubt=_TWO_DIGIT_YEAR) if is_packed and not _is_year_month(text) else None


def _is_year_month(text: str) -> bool:
    return _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR and 1 <= int(text[4:]) <= 12


def _read_inside(text: str) -> Reading:
    if _SHORT_YEAR.fullmatch(text):
        return Reading(doubt=_TWO_DIGIT_YEAR)
    if text.isdecimal() and int(text) in _SERIALS:
        return Reading(LooseDate.of(_SERIAL_ORIGIN + timedelta(days=int(text))))
    found = _INSIDE.findall(text)
    if len(found) > 1:
        return Reading(doubt=_SEVERAL)
    reading = _read_date_alone(found[0]) if found and not _SCIENTIFIC.fullmatch(text) else None
    return Reading(reading.value, reading.doubt or _NOT_ALONE) if reading else Reading(doubt=_UNREADABLE)


def _checked(year: int | None, month: int | None, day: int | None) -> Reading:
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return Reading(doubt=_UNREADABLE)
    try:
        # 1980.00 and 19800300 are how some systems write that month or day is unknown.
        return Reading(LooseDate(year, month or None, (day or None) if month else None))
    except ValueError:
        return Reading(doubt=_NO_SUCH_DAY)


def _han_number(text: str | None) -> int | None:
    if not text:
        return None
    tens, ten, units = text.rpartition("十")
    ones = int(units.translate(_HAN_DIGITS)) if units else 0
    return ones if not ten else (int(tens.translate(_HAN_DIGITS)) if tens else 1) * 10 + ones
