"""Readers of single cells other than dates: text, names, codes, id numbers, telephones, yes or no, numbers, money."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from ledger.codes.code_list import CodeList
from ledger.errors import Level
from ledger.intake.cells import LOST_DIGITS, Cell, Missing, cell_text
from ledger.intake.reading import EMPTY, Reading
from ledger.values.id_number import IdReading, read_id_number
from ledger.values.money import parse_money
from ledger.values.phone import PhoneKind, read_phones
from ledger.values.text import fold, known_empty, tidy_name

_YES = re.compile(r"是|有|对|1|y|yes|true|t|[√✓✔☑■●✅]|已?(?:流动|失联|失去联系)(?:党员)?", re.IGNORECASE)
_NO = re.compile(r"否|不是|没有|0|n|no|false|f|[×✗✘xX□☐]|正常|[非未不](?:流动|失联)(?:党员)?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]|[\ue000-\uf8ff]")
_DIGIT = re.compile(r"\d")
_HEAD_COUNT = re.compile(r"\s*[(（]\s*共?\s*\d+\s*[人名]\s*[)）]$")
_LONGEST_NAME = 40
_LONGEST_EMPTY = 12
_NO_NAME = re.compile("党员|支部|党组织|党小组|合计|人数")
_PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_PLAIN_IDENTITY = re.compile(r"\d{17}[\dX]", re.ASCII)
_PLAIN_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_WHOLE = re.compile(r"([+-]?\d{1,9})(?:\.0+)?\s*[个月岁年人次]{0,2}", re.ASCII)
_NOISE = 1e-6  # what adding floats leaves behind
_MORE_DECIMALS = re.compile(r"\d\.\d{3,}\s*(?:元|圆)?$", re.ASCII)
_APOSTROPHES = "'`\u2018\u2019"  # typed before a number so that it stays text
_LOST = "位数太多，表格软件只保留了前15位，后面的数字已经丢失，请对照原件重新录入。"


def read_text(cell: Cell) -> Reading:
    """Text as it was written; 无, — and / are empty."""
    if isinstance(cell, Missing):
        return Reading(doubt=cell.value)
    if isinstance(cell, float) and abs(cell) >= LOST_DIGITS:
        return Reading(doubt=_LOST)
    text = tidy_text(cell) if isinstance(cell, str) else cell_text(cell)
    return EMPTY if _says_nothing(text) else Reading(text)


def _says_nothing(text: str) -> bool:
    """``known_empty`` without a close look at texts too long for it."""
    return (len(text) <= _LONGEST_EMPTY or not text[0].isalnum()) and known_empty(text)


def tidy_text(text: str) -> str:
    """Free text in NFC with plain line ends, without outer spaces; nothing inside it is changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_unit(cell: Cell) -> Reading:
    """The name of a branch or group, without the number of its people."""
    reading = read_text(cell)
    return Reading(_HEAD_COUNT.sub("", reading.value)) if isinstance(reading.value, str) else reading


def read_name(cell: Cell) -> Reading:
    """A person's name. What has no letter, or is as long as a sentence, is no name."""
    if isinstance(cell, Missing):
        return Reading(refusal=f"姓名：{cell.value}。")
    if isinstance(cell, str) and _PLAIN_NAME.fullmatch(cell) and not _NO_NAME.search(cell):
        return EMPTY if known_empty(cell) else Reading(cell)
    name = tidy_name(cell_text(cell))
    if known_empty(name):
        return EMPTY
    is_word = isinstance(cell, str) and _LETTER.search(name) and not _NO_NAME.search(name)
    if not is_word or len(name) > _LONGEST_NAME:
        return Reading(refusal=f"“{name[:20]}”不像姓名。")
    return Reading(name, "姓名里有数字，请核对。" if _DIGIT.search(name) else None)


@lru_cache(maxsize=64)
def identity_of(text: str) -> IdReading:
    """``read_id_number``; the cell and the cross-checks of its row ask one after the other."""
    return read_id_number(text)


def read_identity(cell: Cell) -> Reading:
    """An id number. One whose digits were lost, or that cannot be right, is never taken over."""
    if isinstance(cell, Missing):
        return Reading(doubt=cell.value)
    if isinstance(cell, float):
        return Reading(doubt=f"身份证号{_LOST}" if cell >= LOST_DIGITS else "身份证号不能带小数，请核对。")
    if isinstance(cell, str) and _PLAIN_IDENTITY.fullmatch(cell):
        text = cell
    elif known_empty(text := cell_text(cell).lstrip(_APOSTROPHES)):
        return EMPTY
    reading = identity_of(text)
    objections = [one.sentence for one in reading.problems if one.level is not Level.INFO]
    return Reading(reading.value if reading.is_sound else None, objections[0] if objections else None)


def read_phone(cell: Cell) -> Reading:
    """One or several telephone numbers, several joined by 、."""
    if isinstance(cell, Missing):
        return Reading(doubt=cell.value)
    if isinstance(cell, str) and _PLAIN_MOBILE.fullmatch(cell):
        return Reading(cell)
    text = cell_text(cell)
    if known_empty(text):
        return EMPTY
    if _SCIENTIFIC.fullmatch(text):
        return Reading(doubt="电话号码被改成了科学计数法，后几位已经丢失，请重新录入。")
    phones = read_phones(text)
    unclear = any(phone.kind is PhoneKind.UNCLEAR for phone in phones)
    return Reading("、".join(phone.text for phone in phones), "不像电话号码，请核对。" if unclear else None)


def read_flag(cell: Cell) -> Reading:
    """Yes or no."""
    if isinstance(cell, bool):
        return Reading(cell)
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    if _YES.fullmatch(text) or _NO.fullmatch(text):
        return Reading(_YES.fullmatch(text) is not None)
    return Reading(doubt="请填“是”或“否”。")


def read_whole(cell: Cell) -> Reading:
    """A whole number."""
    text = fold(cell_text(cell))
    if known_empty(text):
        return EMPTY
    found = _WHOLE.fullmatch(text)
    return Reading(int(found[1])) if found else Reading(doubt="这里要填整数。")


def read_money(cell: Cell) -> Reading:
    """An amount in 元, as whole 分. More than two decimals are never rounded away."""
    if isinstance(cell, Missing):
        return Reading(doubt=cell.value)
    text = cell_text(cell)
    if known_empty(text):
        return EMPTY
    if isinstance(cell, float):
        text = f"{cell:.2f}"
        if abs(cell - float(text)) > _NOISE:
            return Reading(doubt=f"金额{cell:g}不止两位小数，请核对。")
    try:
        return Reading(int(parse_money(text)))
    except ValueError:
        has_more = _MORE_DECIMALS.search(fold(text))
        return Reading(doubt=f"金额{text[:20]}不止两位小数，请核对。" if has_more else "这里要填金额，单位为元。")


def read_amount(cell: Cell) -> Reading:
    """An amount that cannot be below zero."""
    reading = read_money(cell)
    if isinstance(reading.value, int) and reading.value < 0:
        return Reading(doubt="金额是负数，请核对。")
    return reading


def read_code(codes: CodeList, *, is_closed: bool = True) -> Callable[[Cell], Reading]:
    """A reader for the labels of a code list; an open list keeps other words as they are."""

    def read(cell: Cell) -> Reading:
        reading = read_text(cell)
        if not isinstance(reading.value, str):
            return reading
        found = codes.find(reading.value)
        if found is not None:
            return Reading(found.label)
        if not is_closed and not reading.value.isdigit():
            return reading
        return Reading(doubt=f"“{reading.value[:20]}”不在“{codes.name}”的选项里，请选择。")

    return read
