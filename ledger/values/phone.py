"""Telephone numbers as people write them in one cell, and as a register shows them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ledger.values.text import fold

_SEPARATORS = re.compile(r"[,，、;；/|\n\r]+|\s{2,}")
_GROUPING = re.compile(r"[\s\-\u2010-\u2015()]")
_COUNTRY = re.compile(r"^(?:\+|00)86|^86(?=1[3-9]\d{9}$)", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_AREA_CODE = "010|02[0-57-9]|0[3-9]\\d{2}"
_LANDLINE = re.compile(rf"({_AREA_CODE})?([2-8]\d{{6,7}})(?:(?:转|ext\.?|x|#)(\d{{1,6}}))?", re.ASCII)
_SERVICE = re.compile(r"[48]00\d{7}", re.ASCII)
_FOREIGN = re.compile(r"(?:\+|00)[1-9]\d{6,14}", re.ASCII)
# A space inside one number splits like a separator only when both sides are whole numbers.
_TWO_MOBILES = re.compile(r"(?<=\d) (?=1[3-9]\d{9}\b)", re.ASCII)


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
    """The numbers of a cell in their order; several may be parted by ``、 / , ;``, line ends or wide gaps."""
    parts = _SEPARATORS.split(_TWO_MOBILES.sub(",", fold(text)))
    return tuple(_read_one(part.strip()) for part in parts if part.strip())


def mask_phone(text: str) -> str:
    """Each number of the cell with its middle covered: ``138****5678``, ``021-****5678``; extensions fall away."""
    return "、".join(_mask_one(phone.text) for phone in read_phones(text))


def _read_one(part: str) -> Phone:
    digits = _COUNTRY.sub("", _GROUPING.sub("", part).casefold())
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


def _mask_one(number: str) -> str:
    area, dash, rest = number.partition("转")[0].rpartition("-")
    if len(rest) <= 4:
        return area + dash + "*" * len(rest)
    shown = 3 if len(rest) >= 11 else 0
    return area + dash + rest[:shown] + "*" * (len(rest) - shown - 4) + rest[-4:]
