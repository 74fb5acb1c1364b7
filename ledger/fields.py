"""How a field of a record is described: label, form, width, choices.

A record is a frozen dataclass; each of its fields is declared with one of the functions below. The description
is read once per record kind (``ledger.kind``), never per access.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ledger.codes.code_list import CodeList
from ledger.values.id_number import mask_id_number
from ledger.values.money import ZERO
from ledger.values.phone import mask_phone

KEY = "ledger"


class Form(StrEnum):
    """What a field holds, and so how it is typed, stored, aligned and exported."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    DAY = "day"
    LOOSE_DATE = "loose_date"
    MONTH = "month"
    CLOCK = "clock"
    FLAG = "flag"
    WHOLE = "whole"
    MONEY = "money"
    REFERENCE = "reference"


class Mask(StrEnum):
    """How a sensitive value is shortened on screen and paper unless the user switches it on."""

    NONE = "none"
    ID_NUMBER = "id_number"
    PHONE = "phone"


_COVER: dict[Mask, Callable[[str], str]] = {Mask.NONE: str, Mask.ID_NUMBER: mask_id_number, Mask.PHONE: mask_phone}


def masked(text: str, mask: Mask) -> str:
    """A value as it is shown while nobody has asked for it in full."""
    return _COVER[mask](text)


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """The declaration of one field.

    Attributes:
        label: Chinese name in forms, heads and messages.
        form: what the field holds.
        width: usual width in Chinese characters, on screen and paper.
        required: a record without it cannot be saved.
        codes: the code list whose labels are stored (``Form.CHOICE``); other text is allowed unless ``is_closed``.
        refers_to: key of the record kind whose id is stored (``Form.REFERENCE``).
        section: heading under which a form shows it.
        hint: one short sentence under the field.
    """

    label: str
    form: Form
    width: int = 8
    required: bool = False
    codes: CodeList | None = None
    is_closed: bool = True
    refers_to: str = ""
    mask: Mask = Mask.NONE
    section: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field together with its identifier, as ``ledger.kind`` resolves it."""

    name: str
    info: FieldInfo


def _declare(info: FieldInfo, default: object) -> Any:
    return dataclasses.field(default=default, metadata={KEY: info})


def info_of(metadata: Mapping[str, Any]) -> FieldInfo:
    """The declaration in a dataclass field's metadata. Raises KeyError for an undeclared field."""
    info: FieldInfo = metadata[KEY]
    return info


def text(label: str, **options: Any) -> Any:
    """A single line of text; empty text means unknown."""
    return _declare(FieldInfo(label, Form.TEXT, **options), "")


def long_text(label: str, **options: Any) -> Any:
    """Text of several lines; empty text means none."""
    return _declare(FieldInfo(label, Form.LONG_TEXT, **options), "")


def choice(label: str, codes: CodeList, **options: Any) -> Any:
    """The label of a code; empty text means unknown."""
    return _declare(FieldInfo(label, Form.CHOICE, codes=codes, **options), "")


def day(label: str, **options: Any) -> Any:
    """An exact day (``datetime.date``) or None."""
    return _declare(FieldInfo(label, Form.DAY, **{"width": 6, **options}), None)


def loose_date(label: str, **options: Any) -> Any:
    """A date as far as it is known (``LooseDate``) or None."""
    return _declare(FieldInfo(label, Form.LOOSE_DATE, **{"width": 6, **options}), None)


def month(label: str, **options: Any) -> Any:
    """A calendar month (``Month``) or None."""
    return _declare(FieldInfo(label, Form.MONTH, **{"width": 5, **options}), None)


def clock(label: str, **options: Any) -> Any:
    """A time of day to the minute (``datetime.time``) or None."""
    return _declare(FieldInfo(label, Form.CLOCK, **{"width": 4, **options}), None)


def flag(label: str, **options: Any) -> Any:
    """Yes or no; no by default."""
    return _declare(FieldInfo(label, Form.FLAG, **{"width": 3, **options}), default=False)


def whole(label: str, **options: Any) -> Any:
    """A whole number; zero by default."""
    return _declare(FieldInfo(label, Form.WHOLE, **{"width": 4, **options}), 0)


def money(label: str, **options: Any) -> Any:
    """An amount in whole 分 (``Money``); zero by default."""
    return _declare(FieldInfo(label, Form.MONEY, **{"width": 6, **options}), ZERO)


def reference(label: str, refers_to: str, **options: Any) -> Any:
    """The id of a record of another kind, or None."""
    return _declare(FieldInfo(label, Form.REFERENCE, refers_to=refers_to, **options), None)
