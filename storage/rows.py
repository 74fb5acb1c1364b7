"""Records to rows and back, read from the declaration of the kind and resolved once per kind.

| form                        | Python                  | column                              |
|-----------------------------|-------------------------|-------------------------------------|
| text, long text, choice     | str                     | TEXT, '' when unknown               |
| day, loose date, month      | date, LooseDate, Month  | TEXT in ISO form, NULL when unknown |
| clock                       | time                    | TEXT as HH:MM, NULL when unknown    |
| flag                        | bool                    | INTEGER 0 or 1                      |
| whole, money                | int, Money in 分        | INTEGER                             |
| reference                   | id                      | INTEGER, NULL when none             |
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any, Generic, TypeVar

from ledger.fields import Form
from ledger.kind import Record, RecordKind
from ledger.values.dates import LooseDate
from ledger.values.months import Month

R = TypeVar("R", bound=Record)
Stored = str | int | None
Row = dict[str, Stored]

_KEPT_DATES = 8192  # the same days return in thousands of rows; the values are frozen, so they may be shared


def _iso(value: LooseDate | Month) -> str:
    return value.iso


def _to_the_minute(value: time) -> str:
    return value.isoformat("minutes")


_TO_STORED: dict[Form, Callable[[Any], Stored]] = {
    Form.DAY: date.isoformat,
    Form.LOOSE_DATE: _iso,
    Form.MONTH: _iso,
    Form.CLOCK: _to_the_minute,
    Form.FLAG: int,
    Form.MONEY: int,
}
_FROM_STORED: dict[Form, Callable[[Any], Any]] = {
    Form.DAY: lru_cache(_KEPT_DATES)(date.fromisoformat),
    Form.LOOSE_DATE: lru_cache(_KEPT_DATES)(LooseDate.from_iso),
    Form.MONTH: lru_cache(_KEPT_DATES)(Month.from_iso),
    Form.CLOCK: lru_cache(_KEPT_DATES)(time.fromisoformat),
    Form.FLAG: bool,
}


class RowForm(Generic[R]):
    """How the records of one kind look as rows; ``columns`` are in the order of the declaration."""

    def __init__(self, kind: RecordKind[R]) -> None:
        self.kind = kind
        self.columns = tuple(field.name for field in kind.fields)
        self._names = ("id", *self.columns)
        forms = [field.info.form for field in kind.fields]
        self._encoders = {
            name: _TO_STORED[form] for name, form in zip(self.columns, forms, strict=True) if form in _TO_STORED
        }
        self._decoders = [
            (place, _FROM_STORED[form]) for place, form in enumerate(forms, start=1) if form in _FROM_STORED
        ]
        quoted = ", ".join(f'"{name}"' for name in self._names)
        self.select = f'SELECT {quoted} FROM "{kind.key}"'  # noqa: S608 - names come from our own declarations

    def encode(self, record: R) -> Row:
        """The columns of a record, without ``id``."""
        return {name: self.stored(name, getattr(record, name)) for name in self.columns}

    def stored(self, name: str, value: Any) -> Stored:
        """The value of one field as it stands in the book. Raises KeyError for a name that is not declared."""
        if name not in self._names:
            raise KeyError(f"{self.kind.key} has no field {name}")
        encoder = self._encoders.get(name)
        stored: Stored = value if value is None or encoder is None else encoder(value)
        return stored

    def decode(self, row: Sequence[Any]) -> R:
        """The record of a row that ``select`` has fetched."""
        values = list(row)
        for place, decoder in self._decoders:
            stored = values[place]
            if stored is not None:
                values[place] = decoder(stored)
        return self.kind.record(**dict(zip(self._names, values, strict=True)))

    def decode_all(self, rows: Iterable[Sequence[Any]]) -> list[R]:
        """The records of rows that ``select`` has fetched."""
        return [self.decode(row) for row in rows]


def with_id(record: R, record_id: int) -> R:
    """The same record under the number that the book has given it."""
    return dataclasses.replace(record, id=record_id)


_FORMS: dict[RecordKind[Any], RowForm[Any]] = {}


def form_of(kind: RecordKind[R]) -> RowForm[R]:
    """The row form of a kind, resolved at its first use."""
    form = _FORMS.get(kind)
    if form is None:
        form = _FORMS[kind] = RowForm(kind)
    return form
