"""A record kind: the one declaration that storage, forms, sheets and paper read.

``Record`` is the base of all stored values, ``RecordKind`` the constant that names a kind. Fields are resolved once,
when the constant is made: reading ``dataclasses.fields`` on each access is many times slower.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ledger.errors import Problem
from ledger.fields import Field, FieldInfo, Form, info_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A stored value. ``id`` is 0 until the book has given it a number."""

    id: int = 0


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class RecordKind(Generic[R]):
    """What the program knows about one kind of record.

    Attributes:
        key: identifier; also the table in the book and the name at the command line.
        record: the frozen dataclass.
        title: Chinese name of one record of this kind.
        describe: the words by which a person recognises a record in a list or message.
        searched: the text fields that the search looks into.
    """

    key: str
    record: type[R]
    title: str
    describe: Callable[[R], str]
    searched: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The declared fields in their order, without ``id``."""
        found = dataclasses.fields(self.record)
        return tuple(Field(one.name, info_of(one.metadata)) for one in found if one.name != "id")

    @cached_property
    def by_name(self) -> dict[str, FieldInfo]:
        """Declarations by field identifier."""
        return {field.name: field.info for field in self.fields}

    def label(self, name: str) -> str:
        """The Chinese label of a field."""
        return self.by_name[name].label

    def references(self) -> tuple[Field, ...]:
        """The fields that hold ids of other records."""
        return tuple(field for field in self.fields if field.info.form is Form.REFERENCE)


def missing_fields(kind: RecordKind[R], record: R) -> list[Problem]:
    """One problem for each required field that is empty."""
    empty: tuple[Any, ...] = ("", None)
    return [
        Problem(field.name, f"请填写{field.info.label}。")
        for field in kind.fields
        if field.info.required and getattr(record, field.name) in empty
    ]
