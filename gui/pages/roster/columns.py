"""The roster's columns as columns of the table, masked unless the user switches it off."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from gui.tables.column import Align, Column
from ledger.fields import Form
from ledger.roster.columns import RosterColumn
from ledger.roster.entry import RosterEntry
from ledger.roster.table import cell_text
from ledger.values.dates import LooseDate

# What a secretary wants to see at first; the rest is one click away.
FIRST = (
    "name",
    "sex",
    "ethnic_group",
    "birth_on",
    "age",
    "education",
    "branch",
    "group",
    "person_category",
    "admitted_on",
    "full_member_on",
    "seniority",
    "party_post",
    "admin_post",
    "post",
    "id_number",
    "phone",
)
_HEADS = {"admitted_on": "入党日期", "full_member_on": "转正日期", "birth_on": "出生日期", "branch": "所在支部"}
_WIDTHS = {"name": 6, "ethnic_group": 5, "education": 6, "branch": 7, "group": 6, "person_category": 5, "seniority": 6}
_LONGEST_NAME = 14
_CENTRED = frozenset({"sex", "ethnic_group", "person_category", "status", "is_lost", "is_mobile"})


def table_columns(
    columns: tuple[RosterColumn, ...], names: Iterable[str], is_unmasked: Callable[[], bool]
) -> tuple[Column[RosterEntry], ...]:
    """The usual columns in their order, then the others, hidden at first. ``names`` are those that should be read."""
    by_key = {column.key: column for column in columns}
    usual = [by_key[key] for key in FIRST]
    others = [column for column in columns if column.key not in FIRST]
    made = [_column(column, is_unmasked, is_optional=column in others) for column in (*usual, *others)]
    longest = min(max(map(len, names), default=0) + 1, _LONGEST_NAME)
    return tuple(replace(one, width=max(one.width, longest)) if one.key == "name" else one for one in made)


def _column(column: RosterColumn, is_unmasked: Callable[[], bool], *, is_optional: bool) -> Column[RosterEntry]:
    def text(entry: RosterEntry) -> str:
        return cell_text(entry, column, is_unmasked=is_unmasked())

    head = _HEADS.get(column.key, column.label)
    width = _WIDTHS.get(column.key, max(column.width, len(head)))
    return Column(column.key, head, width, text, _sort_key(column), _align(column), None, is_optional)


def _align(column: RosterColumn) -> Align:
    if column.form is Form.WHOLE:
        return Align.RIGHT
    return Align.CENTER if column.key in _CENTRED else Align.LEFT


def _sort_key(column: RosterColumn) -> Callable[[RosterEntry], Any] | None:
    """Native values where texts would sort wrongly."""
    if column.form is Form.WHOLE or column.key == "age":
        return lambda entry: _whole(column.value(entry))
    if column.key == "seniority":
        return _seniority_start
    if column.form in (Form.DAY, Form.LOOSE_DATE):
        return lambda entry: _iso(column.value(entry))
    return None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _seniority_start(entry: RosterEntry) -> int | None:
    """The longer the seniority, the higher: days since becoming a full member."""
    full = entry.member.full_member_on
    return None if full is None else -full.earliest.toordinal()


def _iso(value: object) -> str | None:
    if isinstance(value, LooseDate):
        return value.iso
    return value.isoformat() if isinstance(value, date) else None
