"""The orders of a roster, each one click: by post, by admission, by strokes, by pinyin, by group, by hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ledger.codes.organisation import OFFICE
from ledger.codes.person import RANK
from ledger.names.pinyin import PinyinTable
from ledger.names.strokes import Convention, StrokeTable, stroke_sort_key
from ledger.roster.entry import RosterEntry
from ledger.values.dates import LooseDate

LAST_DATE = LooseDate(9999)
LAST_NUMBER = 10**9


class Order(StrEnum):
    """How people stand in a list. The value is its name at the command line."""

    POST = "post"
    ADMITTED = "admitted"
    STROKES = "strokes"
    PINYIN = "pinyin"
    GROUP = "group"
    HAND = "hand"


ORDER_LABELS: dict[Order, str] = {
    Order.POST: "按职务",
    Order.ADMITTED: "按入党时间",
    Order.STROKES: "按姓氏笔画",
    Order.PINYIN: "按拼音",
    Order.GROUP: "按党小组",
    Order.HAND: "手工排序",
}


@dataclass(frozen=True)
class Names:
    """What is needed to order and find names: character tables, the user's stroke corrections and his convention."""

    pinyin: PinyinTable
    strokes: StrokeTable
    stroke_fixes: Mapping[str, str] = field(default_factory=dict)
    convention: Convention = Convention.PARTY


Key = Callable[[RosterEntry], Any]


def in_order(entries: Iterable[RosterEntry], order: Order, names: Names) -> list[RosterEntry]:
    """The entries in an order. Ties fall back to the date of admission, then to the order of entry."""
    return sorted(entries, key=sort_key(order, names))


def sort_key(order: Order, names: Names) -> Key:
    """The key of an order; every key ends in the member's id, so the order is the same each time."""
    keys: dict[Order, Key] = {
        Order.POST: lambda entry: (_post_rank(entry), *_admission(entry)),
        Order.ADMITTED: _admission,
        Order.STROKES: lambda entry: (
            stroke_sort_key(entry.member.name, names.strokes, names.stroke_fixes, names.convention),
            *_admission(entry),
        ),
        Order.PINYIN: lambda entry: (_pinyin_key(entry, names), *_admission(entry)),
        Order.GROUP: lambda entry: (_group_rank(entry), _post_rank(entry), *_admission(entry)),
        Order.HAND: lambda entry: (entry.member.hand_order or LAST_NUMBER, *_admission(entry)),
    }
    return keys[order]


def _post_rank(entry: RosterEntry) -> tuple[int, int]:
    """Party office first, then rank of civil servants."""
    office = min((OFFICE.order(name) for name in entry.offices), default=LAST_NUMBER)
    return office, RANK.order(entry.member.rank)


def _admission(entry: RosterEntry) -> tuple[LooseDate, LooseDate, int]:
    member = entry.member
    return member.admitted_on or LAST_DATE, member.full_member_on or LAST_DATE, member.id


def _group_rank(entry: RosterEntry) -> tuple[int, int]:
    group = entry.group
    return (LAST_NUMBER, 0) if group is None else (group.order_no, group.id)


def _pinyin_key(entry: RosterEntry, names: Names) -> tuple[Any, ...]:
    """The pinyin typed by hand goes before the table, syllable by syllable."""
    member = entry.member
    if not member.pinyin:
        return names.pinyin.sort_key(member.name)
    syllables = member.pinyin.lower().split()
    return tuple(zip(syllables, member.name, strict=False))
