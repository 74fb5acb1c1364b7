"""Times of day as people write them: 14:30, 14：30, 1430, 14时30分, 14点半, 下午2:30."""

import re
from datetime import time

from ledger.intake.reading import EMPTY, Reading
from ledger.values.text import fold

_HALF_DAY = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_PATTERN = re.compile(
    r"(?P<part>上午|中午|下午|晚上|晚)?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:.时点]\s*(?:(?P<minute>\d{1,2})\s*分?|(?P<half>半)|(?P<quarter>[一三]刻))?)"
)
_DIGITS = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")
_AFTERNOON = frozenset({"下午", "晚上", "晚"})
_QUARTERS = {"一刻": 15, "三刻": 45}


def read_clock(text: str) -> Reading:
    """The time that a text means; a doubt when it means none."""
    folded = fold(text).strip()
    if not folded:
        return EMPTY
    found = _PATTERN.fullmatch(folded) or _DIGITS.fullmatch(folded)
    moment = _moment(found) if found else None
    return Reading(moment) if moment is not None else Reading(doubt=f"“{text.strip()}”不是时间，请写成 14:30 这样。")


def _moment(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    hour = int(parts["hour"])
    if parts.get("part") in _AFTERNOON and hour < _HALF_DAY:
        hour += _HALF_DAY
    minute = 30 if parts.get("half") else _QUARTERS.get(parts.get("quarter") or "", int(parts.get("minute") or 0))
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None
