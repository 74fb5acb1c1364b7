"""Which column goes into which field, as proposed and as the user changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ledger.intake.header import Column
from ledger.intake.target import Target

IGNORED = ""
OWN_PREFIX = "own:"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the sheet and where it goes.

    Attributes:
        name: the heading, with ``#2`` and so on behind it when another column has the same one.
        index: place in the sheet, 0-based.
        field: a field of the target, ``own:`` and the heading for a field of the user's own, or ``IGNORED``.
        certainty: 1.0 for a field's own label, lower for looser matches, 0 for none.
        note: why the column is not imported, when that needs a word.
    """

    name: str
    index: int
    field: str
    certainty: float = 0.0
    note: str = ""

    @property
    def heading(self) -> str:
        """The heading without those of the groups above it."""
        return self.name.rpartition("/")[2]

    @property
    def is_decided(self) -> bool:
        """Whether it goes nowhere, or where it goes, because the user said so, now or before."""
        return self.certainty == 1.0


def propose(target: Target, columns: Sequence[Column]) -> tuple[MappedColumn, ...]:
    """Each field is filled from the column that names it most surely, the leftmost of equals."""
    best: dict[str, int] = {}
    for number, column in enumerate(columns):
        match = column.match
        if match and (match.field not in best or match.certainty > _certainty(columns[best[match.field]])):
            best[match.field] = number
    _take_otherwise(target, columns, best)
    names = _distinct([column.heading for column in columns])
    return tuple(
        _proposed(target, column, name, best, number)
        for number, (column, name) in enumerate(zip(columns, names, strict=True))
    )


def _proposed(target: Target, column: Column, name: str, best: Mapping[str, int], number: int) -> MappedColumn:
    match = column.match
    if match is None:
        return MappedColumn(name, column.index, IGNORED, note=target.set_aside(column.heading))
    if best[match.field] != number:
        other = _otherwise(target, match.field)
        if best.get(other) == number:
            return MappedColumn(name, column.index, other, match.certainty)
        note = f"另有一列已作为“{target.field_of(match.field).label}”"
        return MappedColumn(name, column.index, IGNORED, 0.0, note)
    return MappedColumn(name, column.index, match.field, match.certainty)


def _take_otherwise(target: Target, columns: Sequence[Column], best: dict[str, int]) -> None:
    """Columns that lost their field to a surer one feed the other field that their heading can mean."""
    for number, column in enumerate(columns):
        if column.match and best[column.match.field] != number and (other := _otherwise(target, column.match.field)):
            best.setdefault(other, number)


def _otherwise(target: Target, key: str) -> str:
    known = target.by_key.get(key)
    return known.otherwise if known else ""


def _certainty(column: Column) -> float:
    return column.match.certainty if column.match else 0.0


def _distinct(headings: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    names = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        names.append(heading if seen[heading] == 1 else f"{heading}#{seen[heading]}")
    return names


def assign(mapping: Sequence[MappedColumn], name: str, field: str) -> tuple[MappedColumn, ...]:
    """The mapping with one column sent elsewhere; a column that held the field before lets it go.

    Raises:
        KeyError: there is no such column.
    """
    if all(one.name != name for one in mapping):
        raise KeyError(name)
    freed = [replace(one, field=IGNORED, note="") if field and one.field == field else one for one in mapping]
    return tuple(replace(one, field=field, certainty=1.0, note="") if one.name == name else one for one in freed)


def own_field(heading: str) -> str:
    """The field key under which a column is kept as a field of the user's own."""
    return OWN_PREFIX + heading


def remembered(mapping: Sequence[MappedColumn]) -> dict[str, str]:
    """What is stored for the next sheet with the same headings: field by column name."""
    return {one.name: one.field for one in mapping if one.field or one.is_decided}


def used(target: Target, mapping: Sequence[MappedColumn]) -> dict[str, str]:
    """What the user has decided about columns without a field: the prefix of the use by heading, empty for none."""
    decided = [one for one in mapping if one.is_decided and one.field not in target.by_key]
    return {one.heading: _prefix(target, one.field) for one in decided}


def _prefix(target: Target, field: str) -> str:
    return next((use.prefix for use in target.uses if field.startswith(use.prefix)), IGNORED)


def recall_uses(mapping: Sequence[MappedColumn], stored: Mapping[str, str]) -> tuple[MappedColumn, ...]:
    """The mapping with what was decided before about columns of the same names, in whatever sheet."""
    return tuple(
        replace(one, field=stored[one.heading] and stored[one.heading] + one.name, certainty=1.0, note="")
        if not one.field and not one.note and one.heading in stored
        else one
        for one in mapping
    )


def recall(mapping: Sequence[MappedColumn], stored: Mapping[str, str]) -> tuple[MappedColumn, ...]:
    """The mapping as it was stored for the same headings."""
    return tuple(
        replace(one, field=stored[one.name], certainty=1.0, note="")
        if one.name in stored and (stored[one.name] != one.field or not one.field)
        else one
        for one in mapping
    )
