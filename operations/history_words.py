"""Rows of the log in words: labels instead of identifiers, names instead of ids, long texts where they changed.

Numbers of identity papers and telephones are shortened unless asked for in full.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from ledger.fields import Field, FieldInfo, Form, masked
from ledger.kind import Record, RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.book import SETTINGS
from ledger.kinds.talks import TALKS
from ledger.values.money import Money, format_money
from operations.confidential import HIDDEN
from operations.passages import changed_passages
from operations.preferences import title_of, words_of
from storage.log import LogRow
from storage.readable import Readable
from storage.rows import Row, Stored, form_of

EMPTY = "（空）"
_PERSON = ("member_id", "speaker_id", "subject_id")
"""The fields by whose person a record is called, the first that is filled."""

NameOf: TypeAlias = Callable[[str, int], str]
"""The words by which the record of a kind key and an id is known."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as texts; empty text where there was no record."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What an entry did to one record. ``way`` is 新增, 修改 or 删除."""

    kind: str
    record_id: int
    title: str
    name: str
    way: str
    fields: tuple[FieldChange, ...]


def names_then(store: Readable, entry_id: int) -> NameOf:
    """Names as they were after an entry, each looked up once; also of those who were renamed or removed since."""
    known: dict[tuple[str, int], str] = {}

    def name_of(kind_key: str, record_id: int) -> str:
        place = (kind_key, record_id)
        if place not in known:
            stored = store.past.row_then(kind_key, record_id, entry_id)
            known[place] = _name_now(store, place) if stored is None else described(kind_key, record_id, stored)
        return known[place]

    return name_of


def record_from(kind_key: str, record_id: int, stored: Row) -> Record:
    """The record of a stored row. Columns that came with a later release count as empty, dropped ones are left out."""
    form = form_of(KIND_BY_KEY[kind_key])
    whole = {**_blank(kind_key), **stored}
    record: Record = form.decode([record_id, *(whole[name] for name in form.columns)])
    return record


def described(kind_key: str, record_id: int, stored: Row) -> str:
    """The name of a stored row."""
    return KIND_BY_KEY[kind_key].describe(record_from(kind_key, record_id, stored))


def record_change(
    row: LogRow, name_of: NameOf, covered: frozenset[str] = frozenset(), *, is_unmasked: bool = False
) -> RecordChange:
    """A record before and after in words; of the ``covered`` fields only that there was something."""
    way = "修改" if row.before and row.after else "新增" if row.after else "删除"
    kind = KIND_BY_KEY.get(row.kind)
    if kind is None:  # a kind of a newer release, or one that no longer exists
        return RecordChange(row.kind, row.record_id, row.kind, f"{row.record_id}号", way, ())
    before, after = row.before or {}, row.after or {}
    fields = [one for one in kind.fields if before.get(one.name) != after.get(one.name) and not _is_void(row, one)]
    if kind is SETTINGS:  # its name says which
        fields = [one for one in fields if one.name != "key"]
    return RecordChange(
        row.kind,
        row.record_id,
        kind.title,
        HIDDEN if covered and row.kind != TALKS.key else record_name(row, name_of),
        way,
        tuple(
            _covered_change(row, one)
            if one.name in covered
            else _field_change(kind, row, one, name_of, is_unmasked=is_unmasked)
            for one in fields
        ),
    )


def record_name(row: LogRow, name_of: NameOf) -> str:
    """The person for what belongs to a person, else the record's own words."""
    stored = row.after or row.before or {}
    for field in _PERSON:
        person_id = stored.get(field)
        if isinstance(person_id, int):
            return name_of("members", person_id)
    if row.kind == SETTINGS.key:
        return title_of(str(stored["key"]))
    return described(row.kind, row.record_id, stored)


def stored_words(info: FieldInfo, stored: Stored, name_of: NameOf, *, is_unmasked: bool = False) -> str:
    """One stored value in words."""
    if info.form is Form.FLAG:
        return "是" if stored else "否"
    if info.form is Form.MONEY:
        return format_money(Money(int(stored or 0)))
    if stored in ("", None) or (info.form is Form.WHOLE and not stored):
        return EMPTY
    if info.form is Form.REFERENCE and isinstance(stored, int):
        return name_of(info.refers_to, stored)
    return str(stored) if is_unmasked else masked(str(stored), info.mask)


@cache
def _blank(kind_key: str) -> Row:
    kind = KIND_BY_KEY[kind_key]
    return form_of(kind).encode(kind.record())


def _name_now(store: Readable, place: tuple[str, int]) -> str:
    """For what the log does not know by then: somebody has changed the book behind its back."""
    kind = KIND_BY_KEY[place[0]]
    record = store.find(kind, place[1])
    return f"已删除的{kind.title}（{place[1]}号）" if record is None else kind.describe(record)


def _is_void(row: LogRow, field: Field) -> bool:
    """A field that says nothing in a record that came or went."""
    only = row.after if row.before is None else row.before if row.after is None else None
    return only is not None and only.get(field.name) in ("", None, 0)


def _covered_change(row: LogRow, field: Field) -> FieldChange:
    before, after = ((HIDDEN if side and side.get(field.name) else "") for side in (row.before, row.after))
    return FieldChange(field.info.label, before, after)


def _field_change(
    kind: RecordKind[Any], row: LogRow, field: Field, name_of: NameOf, *, is_unmasked: bool
) -> FieldChange:
    def words(side: Row | None) -> str:
        if side is None:
            return ""
        stored = side.get(field.name)
        if kind is SETTINGS and field.name == "value":
            return words_of(str(side["key"]), str(stored))
        return stored_words(field.info, stored, name_of, is_unmasked=is_unmasked)

    return FieldChange(field.info.label, *changed_passages(words(row.before), words(row.after)))
