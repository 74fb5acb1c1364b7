"""Telephone numbers as people write them in one cell, and as a register shows them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ledger.values.text import fold

_SEPARATORS = re.compile(r"[,，、;；/|\n\r]+|\s{2,}")
_LABELS = re.compile(r"[(\[]?[\u4e00-\u8f6b\u8f6d-\u9fff]+[)\]:]?")  # 办, 手机, 短号 …, all Han but 转
_GROUPING = re.compile(r"[\s\-\u2010-\u2015()\[\]:]")
_DASHED_EXTENSION = re.compile(r"(?<=\d{7})-(?=\d{2,4}$)", re.ASCII)
_KEPT_AS_NUMBER = re.compile(r"\.0$")
_COUNTRY = re.compile(r"^(?:\+|00)86|^86(?=1[3-9]\d{9}$)", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_AREA_CODE = "010|02[0-57-9]|0[3-9]\\d{2}"
_LANDLINE = re.compile(rf"({_AREA_CODE})?([2-8]\d{{6,7}})(?:(?:转|ext\.?|x|#)(\d{{1,6}}))?", re.ASCII)
_SERVICE = re.compile(r"[48]00\d{7}", re.ASCII)
_FOREIGN = re.compile(r"(?:\+|00)[1-9]\d{6,14}", re.ASCII)
# A single space groups the digits of one number, but next to a whole mobile number it parts two.
_BESIDE_MOBILE = re.compile(r"(?<=\d) (?=1[3-9]\d{9}\b)|(?<=\b1[3-9]\d{9}) (?=\d)", re.ASCII)
_NOT_LAST_TWO_DIGITS = re.compile(r"\d(?=(?:\D*\d){2})", re.ASCII)


class PhoneKind(StrEnum):
    """What sort of number it is."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    OTHER = "other"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: ``13812345678``, ``021-62345678``, ``021-62345678转801``; an unclear one as it was written."""

    text: str
    kind: PhoneKind


def read_phones(text: str) -> tuple[Phone, ...]:
    """The numbers of a cell in their order; several may be parted by ``、 / , ;``, line ends, words or wide gaps."""
    parts = _SEPARATORS.split(_BESIDE_MOBILE.sub(",", _LABELS.sub(",", fold(text))))
    return tuple(_read_one(part) for part in (one.strip(" ()[]") for one in parts) if part)


def mask_phone(text: str) -> str:
    """Each number of the cell with its middle covered: ``138****5678``, ``021-****5678``; extensions fall away.

    Of a number that was not understood only the last two digits stay.
    """
    return "、".join(map(_mask_one, read_phones(text)))


def _read_one(part: str) -> Phone:
    whole = _DASHED_EXTENSION.sub("转", _KEPT_AS_NUMBER.sub("", part))
    digits = _COUNTRY.sub("", _GROUPING.sub("", whole).casefold())
    if _MOBILE.fullmatch(digits):
        return Phone(digits, PhoneKind.MOBILE)
    if _SERVICE.fullmatch(digits) or _FOREIGN.fullmatch(digits):
        return Phone(digits, PhoneKind.OTHER)
    # The leading zero of the area code falls away behind +86 and in cells that were kept as numbers.
    landline = _LANDLINE.fullmatch(digits) or _LANDLINE.fullmatch(f"0{digits}")
    if landline is not None:
        return Phone(_landline_text(*landline.groups()), PhoneKind.LANDLINE)
    return Phone(part, PhoneKind.UNCLEAR)


def _landline_text(area: str | None, number: str, extension: str | None) -> str:
    return (f"{area}-" if area else "") + number + (f"转{extension}" if extension else "")


def _mask_one(phone: Phone) -> str:
    if phone.kind is PhoneKind.UNCLEAR:
        return _NOT_LAST_TWO_DIGITS.sub("*", phone.text)
    area, dash, rest = phone.text.partition("转")[0].rpartition("-")
    shown = 3 if phone.kind is PhoneKind.MOBILE else 0
    return area + dash + rest[:shown] + "*" * (len(rest) - shown - 4) + rest[-4:]
