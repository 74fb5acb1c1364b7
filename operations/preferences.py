"""What the user has chosen for this book. The choices travel with the book, as ``settings`` records in JSON.

Each is declared once, with the labels of its values and the one that holds until the user chooses. A value that this
release does not know, because a newer one has written it, counts as not chosen.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ledger.dues.settings import find_setting as find_dues_setting
from ledger.kinds.book import SETTINGS, Setting
from ledger.life.settings import find_setting as find_life_setting
from ledger.names.strokes import Convention
from ledger.roster.order import ORDER_LABELS, Order
from ledger.settings import SettingInfo, setting_words
from storage.store import Store

E = TypeVar("E", bound=StrEnum)


class BirthdayBasis(StrEnum):
    """Which day is a person's 政治生日. No national rule names it."""

    ADMITTED = "admitted"
    FULL_MEMBER = "full_member"


@dataclass(frozen=True)
class Preference(Generic[E]):
    """A choice between a few values.

    Attributes:
        key: identifier in the book.
        title: its name in the settings.
        description: one sentence about what it changes.
        default: what holds until the user chooses.
        labels: the values in the order in which they are offered, with their Chinese names.
    """

    key: str
    title: str
    description: str
    default: E
    labels: Mapping[E, str]


ROSTER_ORDER = Preference(
    "roster.order", "名册默认顺序", "打开名册和打印时先按这个顺序排列，随时可以另选。", Order.POST, ORDER_LABELS
)
BIRTHDAY_BASIS = Preference(
    "roster.political_birthday",
    "政治生日",
    "没有全国统一规定，多数支部以支部大会接收为预备党员之日为准。",
    BirthdayBasis.ADMITTED,
    {BirthdayBasis.ADMITTED: "入党之日", BirthdayBasis.FULL_MEMBER: "转正之日"},
)
STROKE_CONVENTION = Preference(
    "names.two_characters",
    "两个字的姓名",
    "按姓氏笔画排列时，同姓的两字姓名与三字姓名如何比较。",
    Convention.PARTY,
    {
        Convention.PARTY: "两字姓名在前（党代会、政协）",
        Convention.CONGRESS: "直接比较第二个字（人代会）",
    },
)
PREFERENCES: tuple[Preference[Any], ...] = (ROSTER_ORDER, BIRTHDAY_BASIS, STROKE_CONVENTION)
_BY_KEY = {preference.key: preference for preference in PREFERENCES}


def preference(store: Store, wanted: Preference[E]) -> E:
    """What holds in this book."""
    found = store.where(SETTINGS, key=wanted.key)
    return _value(wanted, found[0].value) if found else wanted.default


def choose(store: Store, wanted: Preference[E], value: E) -> None:
    """Choose a value for this book; one step of 撤销."""
    stored = json.dumps(value.value)
    found = store.where(SETTINGS, key=wanted.key)
    with store.change(f"设置{wanted.title}：{wanted.labels[value]}") as change:
        if found:
            change.update(SETTINGS, replace(found[0], value=stored))
        else:
            change.add(SETTINGS, Setting(key=wanted.key, value=stored))


def title_of(key: str) -> str:
    """The name of a setting for people; its key when this release does not know it."""
    known = _BY_KEY.get(key) or _of_a_room(key)
    return known.title if known else key


def is_choice(key: str) -> bool:
    """Whether a stored setting is a choice that a 党总支 may prescribe, and not a note of the program."""
    return key in _BY_KEY or _of_a_room(key) is not None


def words_of(key: str, stored: str) -> str:
    """A stored value for people; as stored when this release does not know it."""
    if (info := _of_a_room(key)) is not None:
        return setting_words(info, stored)
    known = _BY_KEY.get(key)
    return (
        next((words for value, words in known.labels.items() if json.dumps(value.value) == stored), stored)
        if known
        else stored
    )


def _of_a_room(key: str) -> SettingInfo | None:
    return find_dues_setting(key) or find_life_setting(key)


def _value(wanted: Preference[E], stored: str) -> E:
    return next((value for value in wanted.labels if json.dumps(value.value) == stored), wanted.default)
