"""Short marks of what a record holds, by which a later file tells what has changed there, and what has changed here.

The mark of a field is a checksum of its name and value; the marks of a record begin with one of its field names, so
that a kind that has got another field meanwhile is compared anew instead of wrongly.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from zlib import crc32

from ledger.kind import RecordKind
from storage.rows import form_of

_LENGTH = 8


def field_marks(kind: RecordKind[Any], record: Any) -> str:
    """The marks of all fields of a record."""
    form = form_of(kind)
    row = form.encode(record)
    marks = [_mark(f"{name}\0{value!r}") for name, value in row.items()]
    return _mark("\0".join(form.columns)) + "".join(marks)


def changed_fields(kind: RecordKind[Any], before: str, after: str) -> list[str] | None:
    """The fields whose marks differ; None when the marks were made of other fields and say nothing."""
    if before[:_LENGTH] != after[:_LENGTH] or len(before) != len(after):
        return None
    columns: Sequence[str] = form_of(kind).columns
    spans = ((name, (number + 1) * _LENGTH) for number, name in enumerate(columns))
    return [name for name, start in spans if before[start : start + _LENGTH] != after[start : start + _LENGTH]]


def record_mark(kind: RecordKind[Any], record: Any) -> str:
    """One mark of a whole record as it stands here; fields that say nothing leave no trace in it."""
    row = {name: value for name, value in form_of(kind).encode(record).items() if value not in ("", None, 0)}
    return sha256(json.dumps(row, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _mark(text: str) -> str:
    return f"{crc32(text.encode()):08x}"
