"""What a sheet is imported into: the fields, the words their columns go by, and how rows are told apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ledger.fields import Form
from ledger.intake.cells import Cell
from ledger.intake.heading_text import heading_keys
from ledger.intake.reading import Reading

Reader = Callable[[Cell], Reading]
Draft = dict[str, Reading]


@dataclass(frozen=True)
class TargetField:
    """One field of the target.

    Attributes:
        key: identifier of the field in the result.
        label: heading of the column in our own sheets.
        read: understands a cell of the column.
        synonyms: other headings under which offices keep it.
        is_required: a row without it is refused.
        choices: what the drop-down of our own sheet offers.
        is_closed: no other text than the choices is right.
        form: what the column of our own sheet holds.
        example: the text of the example row in our own sheet.
        hint: one sentence beside the heading of our own sheet.
    """

    key: str
    label: str
    read: Reader
    synonyms: tuple[str, ...] = ()
    is_required: bool = False
    choices: tuple[str, ...] = ()
    is_closed: bool = True
    form: Form = Form.TEXT
    example: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Refusal:
    """A kind of sheet that is not this target, told by its title, and the words for it."""

    title: re.Pattern[str]
    sentence: str
    unless: frozenset[str] = frozenset()


def _unchanged(draft: Draft) -> Draft:
    return draft


@dataclass(frozen=True)
class Target:
    """A kind of table that can be imported.

    Attributes:
        key: key of the record kind.
        title: what the table is called, in sentences.
        fields: in the order of our own sheet.
        anchor: the field without which a line is no header, and a row no record.
        substance: at least one of these must be among the columns, so that any list with a name is no roster.
        settle: cross-checks the readings of one row.
        refusals: sheets that look similar and are something else.
        section: reads a line between the rows that names what the rows below belong to, or None.
    """

    key: str
    title: str
    fields: tuple[TargetField, ...]
    anchor: str
    substance: frozenset[str]
    settle: Callable[[Draft], Draft] = _unchanged
    refusals: tuple[Refusal, ...] = ()
    section: Callable[[str], tuple[str, str] | None] = field(default=lambda _: None)

    @cached_property
    def by_key(self) -> Mapping[str, TargetField]:
        """The fields by identifier."""
        return {one.key: one for one in self.fields}

    @cached_property
    def headings(self) -> Mapping[str, tuple[str, float]]:
        """Field and certainty by comparable heading; a label is surer than a synonym."""
        synonyms = {key: (one.key, 0.9) for one in self.fields for word in one.synonyms for key in heading_keys(word)}
        return synonyms | {key: (one.key, 1.0) for one in self.fields for key in heading_keys(one.label)[:1]}
