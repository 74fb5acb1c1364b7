"""Readers for the sheets of meetings and talks: free text, lists of lines, counts, hours, kinds of meetings."""

import re
from collections.abc import Mapping
from datetime import time

from ledger.codes.code_list import CodeList
from ledger.codes.meetings import LEADERS_LIFE_MEETING, LIFE_MEETING, MEETING_KIND
from ledger.intake.cells import Cell, cell_text
from ledger.intake.readers import read_text
from ledger.intake.reading import EMPTY, Reading
from ledger.intake.target import Draft
from ledger.intake.when_reader import FROM_TIME, TO_TIME
from ledger.values.text import fold, known_empty

LONGEST_CELL = 32767
"""What a cell of a workbook can hold; a text of this length was cut off."""
BY_HOURS = "学时"
"""How a reading of hours of study ends that says nothing of minutes."""
DURATIONS = ("分钟", "小时", BY_HOURS, "课时")
"""The units of time that a heading may name, minutes first: 学时（分钟）."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_ORDER = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*|(?:\d{1,2}(?:[、\uff0e]|\.(?!\d))|[一二三四五六七八九十]{1,3}、)\s*|[①-⑳])"
)
_NUMBERED = re.compile(r"(?<=[。；;\s])(?=\d{1,2}(?:、|\.(?!\d))|[①-⑳])")
_COUNT = re.compile(
    r"^\s*(?:应到|实到|应参加|实际参加|参加|出席|到会|共)?(?:会)?(?:党员|人数|人员)?\s*:?\s*(\d{1,4})\s*(?:人|名|$|\()"
)
_ORGANISATION = re.compile("^.+?(?:支部|总支部?)委员会")  # 第一支部委员会党员大会: the organisation, then the kind
_MINUTES = re.compile(r"(\d{1,4})\s*分钟?")
_HOURS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:个)?(学时|课时|小时)?")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_ORDINAL = re.compile(r"第?\s*(\d{1,3})\s*(?:次|期|届|场)?")
_SPACES = re.compile(r"\s+")
_CUT = "这一格已到表格软件的上限，后面的内容可能没有保存，请核对。"
_NOTHING_MORE = re.compile(
    r"[\d〇零一二三四五六七八九十年月日季度第次届上下半份.\-/、（）()\s]*(?:会议|会|议|活动|召开|党支部|支部|总支|扩大|定期|例)*"  # noqa: RUF001 - the signs that people write for zero
)
_SHORTENED = (("支委扩大会", 1), ("支部委员扩大会", 1), ("支委", 1), ("党员会议", 0), ("党日", 4))
_KIND_IS_WRONG = f"党支部召开的是{LIFE_MEETING}，{LEADERS_LIFE_MEETING}由领导班子召开，请改为{LIFE_MEETING}。"


def read_free_text(cell: Cell) -> Reading:
    """Text as it was written; without the apostrophe that keeps a text from being a formula in a csv."""
    reading = read_text(cell)
    if not isinstance(reading.value, str):
        return reading
    text = reading.value
    is_kept = text.startswith("'") and text[1:].startswith(_RISKY)
    return Reading(text[1:] if is_kept else text, _CUT if len(text) >= LONGEST_CELL else None)


def read_lines(cell: Cell) -> Reading:
    """Several things in one cell, one a line, without the numbers before them."""
    reading = read_free_text(cell)
    if not isinstance(reading.value, str):
        return reading
    lines = (_ORDER.sub("", part).strip() for line in reading.value.splitlines() for part in _NUMBERED.split(line))
    return Reading("\n".join(filter(None, lines)) or None, reading.doubt)


def read_count(cell: Cell) -> Reading:
    """How many people, as 12, 12人, 应到12人, 12人（其中预备党员1人）."""
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    found = _COUNT.match(text)
    return Reading(int(found[1])) if found else Reading(doubt="这里要填人数。")


def read_study(cell: Cell) -> Reading:
    """Minutes, as 90分钟 and 2小时; a text such as ``1.5学时`` where only the book knows how long one is."""
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    if found := _MINUTES.fullmatch(text):
        return Reading(int(found[1]))
    found = _HOURS.fullmatch(text)
    if found is None:
        return Reading(doubt="读不出学时，请写成“2学时”或者“90分钟”。")
    return Reading(round(float(found[1]) * 60)) if found[2] == "小时" else Reading(found[1] + BY_HOURS)


def read_ordinal(cell: Cell) -> Reading:
    """Which one of the year, as 3 and 第3次."""
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    found = _ORDINAL.fullmatch(text)
    return Reading(int(found[1])) if found else Reading(doubt="读不出是第几次，请写成数字。")


def read_year(cell: Cell) -> Reading:
    """A year, as 2026 and 2026年度."""
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    found = _YEAR.fullmatch(text)
    return Reading(int(found[1])) if found else Reading(doubt="读不出年度，请写成2026。")


def read_kind(cell: Cell) -> Reading:
    """The kind of a meeting, also inside a longer name: 3月份支委会. An unknown kind is kept and doubtful."""
    reading = read_free_text(cell)
    if not isinstance(reading.value, str):
        return reading
    text = _SPACES.sub("", fold(reading.value))
    if LEADERS_LIFE_MEETING in text:
        return Reading(LEADERS_LIFE_MEETING, _KIND_IS_WRONG)
    found = MEETING_KIND.find(text)
    return Reading(found.label) if found else _kind_inside(text, reading.value)


def _kind_inside(text: str, raw: str) -> Reading:
    kinds, rest = kinds_in(text)
    if len(kinds) > 1 and (inner := kinds_in(_ORGANISATION.sub("", text)))[0]:
        kinds, rest = inner
    if len(kinds) > 1:
        return Reading(refusal=f"“{text[:20]}”是几种会议（{'、'.join(kinds)}），请分成几行，或者只留一种。")
    if kinds:
        is_more = _NOTHING_MORE.fullmatch(rest) is None
        return Reading(kinds[0], asides=(("topic", raw),) if is_more else ())
    return Reading(None if text.isdigit() else raw, f"“{text[:20]}”不在“{MEETING_KIND.name}”的选项里，请核对。")


def kinds_in(text: str) -> tuple[tuple[str, ...], str]:
    """The kinds that a text names, the longest names first, and what is left of it."""
    found: list[str] = []
    for word, label in _KIND_WORDS.items():
        if word in text:
            found.append(label)
            text = text.replace(word, "")
    return tuple(dict.fromkeys(found)), text


def _kind_words(codes: CodeList) -> Mapping[str, str]:
    words = {word: code.label for code in codes.codes for word in (code.label, *code.aliases)}
    words |= {word: codes.labels[place] for word, place in _SHORTENED}
    too_short = {"学习", "培训", "专题学习", "民主评议"}  # words of any topic
    return {word: words[word] for word in sorted(words, key=len, reverse=True) if word not in too_short}


_KIND_WORDS = _kind_words(MEETING_KIND)


def with_asides(draft: Draft) -> Draft:
    """The readings of a row with what cells of other fields said beside their own value."""
    for reading in [*draft.values()]:
        for key, text in reading.asides:
            if key not in draft or (draft[key].value is None and not draft[key].doubt):
                draft[key] = Reading(time.fromisoformat(text) if key in (FROM_TIME, TO_TIME) else text)
    return draft
