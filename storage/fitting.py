"""Rows that come from a damaged file: whether they can be a record at all, and which lead to records that are gone."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ledger.fields import Form
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from storage.rows import Row, form_of

_NUMBERS = frozenset({Form.FLAG, Form.WHOLE, Form.MONEY, Form.REFERENCE})
_MAY_BE_EMPTY = frozenset({Form.DAY, Form.LOOSE_DATE, Form.MONTH, Form.CLOCK, Form.REFERENCE})
_BIGGEST = 1 << 63  # what a column can hold; JSON of the log can say more
_HALVES = re.compile("[\ud800-\udfff]")  # no text of its own: half a character, as JSON can write it
_NOT_A_VALUE = (ValueError, TypeError, KeyError, OverflowError)

Rows = dict[str, dict[int, Row]]
Gone = Callable[[RecordKind[Any], int, Row, bool, str], None]
"""Told kind, id and row of a record, whether it was left out altogether, and why."""


def fitting_row(kind: RecordKind[Any], row: dict[str, Any] | None) -> Row | None:
    """The row with every column of today, or None when it cannot be a record of this kind.

    A column that an older schema did not have gets its default. Every value must be of its column's type, and must
    come back the same from the record that it makes.
    """
    if row is None:
        return None
    form = form_of(kind)
    full: Row = {**_defaults(kind), **{name: row[name] for name in form.columns if name in row}}
    if not all(_is_of(field.info.form, full[field.name]) for field in kind.fields):
        return None
    try:
        record = form.decode([1, *(full[name] for name in form.columns)])
        return full if form.encode(record) == full else None
    except _NOT_A_VALUE:
        return None


def without_broken_references(rows: Rows, gone: Gone) -> None:
    """Leave out what cannot be without the record it leads to; empty a reference that may be empty. Until none is left.

    Args:
        rows: by kind and id, changed in place.
        gone: told each record that was touched.
    """
    while any([_without_broken(kind, rows, gone) for kind in KINDS]):  # noqa: C419  every kind, in each round
        pass


def _without_broken(kind: RecordKind[Any], rows: Rows, gone: Gone) -> bool:
    is_changed = False
    for field in kind.references():
        there = rows[field.info.refers_to]
        for row_id, row in list(rows[kind.key].items()):
            if row[field.name] is None or row[field.name] in there:
                continue
            is_changed = True
            if field.info.required:
                del rows[kind.key][row_id]
                gone(kind, row_id, row, True, f"所属的{field.info.label}没有取出")
            else:
                rows[kind.key][row_id] = {**row, field.name: None}
                gone(kind, row_id, row, False, f"{field.info.label}没有取出，该项改为空白")
    return is_changed


@lru_cache
def _defaults(kind: RecordKind[Any]) -> Row:
    return form_of(kind).encode(kind.record())


def _is_of(form: Form, value: Any) -> bool:
    if value is None:
        return form in _MAY_BE_EMPTY
    if form is Form.FLAG:
        return value in {0, 1} and isinstance(value, int)
    if form in _NUMBERS:
        return isinstance(value, int) and -_BIGGEST <= value < _BIGGEST
    return isinstance(value, str) and not _HALVES.search(value)
