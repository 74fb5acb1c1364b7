"""The tables that the declarations of the kinds ask for, to be compared with what the migrations have made."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from ledger.fields import Form
from ledger.kind import RecordKind
from storage.rows import RowForm

WHOLE_NUMBERS = {Form.FLAG, Form.WHOLE, Form.MONEY, Form.REFERENCE}


def declared_table(kind: RecordKind[Any]) -> str:
    """The statements that make the table of a kind and its indexes, as a migration step has them."""
    lines = ["    id INTEGER PRIMARY KEY AUTOINCREMENT", *(f"    {column}" for column in _columns(kind))]
    indexes = (f"CREATE INDEX {kind.key}_{field.name} ON {kind.key}({field.name});" for field in kind.references())
    body = ",\n".join(lines)
    return "\n".join([f"CREATE TABLE {kind.key} (\n{body}\n) STRICT;", *indexes])


def _columns(kind: RecordKind[Any]) -> Iterator[str]:
    default_of = {one.name: one.default for one in dataclasses.fields(kind.record)}
    rows = RowForm(kind)
    for field in kind.fields:
        sql_type = "INTEGER" if field.info.form in WHOLE_NUMBERS else "TEXT"
        default = default_of[field.name]
        column = f"{field.name} {sql_type}"
        if default is not None:
            stored = rows.stored(field.name, default)
            column += f" NOT NULL DEFAULT {stored!r}"
        if field.info.form is Form.FLAG:
            column += f" CHECK ({field.name} IN (0, 1))"
        if field.info.form is Form.REFERENCE:
            column += f" REFERENCES {field.info.refers_to}(id)"
        yield column
