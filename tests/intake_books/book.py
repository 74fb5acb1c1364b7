"""A small workbook with what the import must understand of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.intake_books.people import Person
from tests.intake_books.writers import Maker


@dataclass(frozen=True)
class Understood:
    """The rows by line (values as text, dates ISO) and everything else that the user is told."""

    header_row: int
    rows: Sequence[Mapping[str, Any]]
    sheet: str = "花名册"
    ignored: Sequence[str] = ()  # columns that go nowhere
    skipped: Mapping[int, str] = field(default_factory=dict)
    doubtful: Sequence[tuple[int, str]] = ()
    refused: Mapping[int, str] = field(default_factory=dict)  # line -> words of the reason


@dataclass(frozen=True)
class Refused:
    """Words that the sentence of the refusal holds."""

    words: Sequence[str]


@dataclass(frozen=True)
class Book:
    name: str
    make: Maker
    expected: Understood | Refused


def row(line: int, person: Person, **values: Any) -> dict[str, Any]:
    """A row with name, sex, birth and id number of a person; a value of None removes a field."""
    whole = {
        "line": line,
        "name": person.name,
        "sex": person.sex,
        "birth_on": person.birth,
        "id_number": person.id_number,
    }
    return {key: value for key, value in {**whole, **values}.items() if value is not None}


def bare(line: int, person: Person, **values: Any) -> dict[str, Any]:
    """A row that holds the name and the given values only."""
    return {"line": line, "name": person.name, **values}
