"""What a sheet is imported into: the fields, the words their columns go by, and how rows are told apart."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ledger.fields import Form
from ledger.intake.cells import Cell
from ledger.intake.heading_text import heading_keys
from ledger.intake.matching import SETTLED, Matching
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
        otherwise: the field that a column of this heading feeds when another one is surer and nothing feeds that: 时间
            beside 日期 is the hour.
        may_lie_ahead: a day after today is nothing doubtful.
        units: words that a heading may name for the plain numbers below it, as 小时 in 时长（小时）.
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
    otherwise: str = ""
    may_lie_ahead: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnUse:
    """What can be done with a column that has no field of its own; it is fed into ``prefix`` and its heading.

    Attributes:
        prefix: begins the field key of such a column.
        label: what the choice is called.
        read: understands a cell of the column.
        heading: begins the heading of such a column in our own sheets.
        form: what the column holds.
    """

    prefix: str
    label: str
    read: Reader
    heading: str = ""
    form: Form = Form.TEXT


@dataclass(frozen=True)
class Refusal:
    """A kind of sheet that is not this target, told by its title, and the words for it."""

    title: re.Pattern[str]
    sentence: str
    unless: frozenset[str] = frozenset()


def _unchanged(draft: Draft) -> Draft:
    return draft


def _nothing(_: str) -> str:
    return ""


def _no_objection(_headings: Sequence[str], _fields: frozenset[str]) -> str | None:
    return None


@dataclass(frozen=True)
class Target:
    """A kind of table that can be imported.

    Attributes:
        key: key of the record kind.
        title: what the table is called, in sentences.
        counted: what its rows are, in sentences.
        fields: in the order of our own sheet.
        anchor: the field without which a line is no header, and a row no record.
        substance: at least one of these must be among the columns, so that any list with a name is no roster.
        matching: how rows find the records of the book.
        uses: what can be done with columns that have no field.
        keeps_uses: what was chosen for a column holds for columns of that name in other sheets too.
        set_aside: why a column of this heading, levels joined by ``/``, is not read although it sounds like a field.
        objection: why a table with these headings and recognised fields is something else.
        settle: cross-checks the readings of one row.
        refusals: sheets that look similar and are something else.
        section: reads a line between the rows that names what the rows below belong to, or None.
    """

    key: str
    title: str
    fields: tuple[TargetField, ...]
    anchor: str
    substance: frozenset[str]
    counted: str = "记录"
    matching: Matching = SETTLED
    uses: tuple[ColumnUse, ...] = ()
    keeps_uses: bool = False
    set_aside: Callable[[str], str] = _nothing
    objection: Callable[[Sequence[str], frozenset[str]], str | None] = _no_objection
    settle: Callable[[Draft], Draft] = _unchanged
    refusals: tuple[Refusal, ...] = ()
    section: Callable[[str], tuple[str, str] | None] = field(default=lambda _: None)

    @cached_property
    def by_key(self) -> Mapping[str, TargetField]:
        """The fields by identifier."""
        return {one.key: one for one in self.fields}

    @property
    def is_dated(self) -> bool:
        """Whether the key cell of a row holds a day, as in registers of meetings, and no name."""
        return self.by_key[self.anchor].form is Form.DAY

    def field_of(self, key: str) -> TargetField:
        """The field of a key, also of a column that is used without one. Raises KeyError for any other key."""
        known = self.by_key.get(key)
        if known is not None:
            return known
        for use in self.uses:
            if key.startswith(use.prefix):
                return TargetField(key, key.removeprefix(use.prefix), use.read, form=use.form)
        raise KeyError(key)

    @cached_property
    def headings(self) -> Mapping[str, tuple[str, float]]:
        """Field and certainty by comparable heading; a label is surer than a synonym."""
        synonyms = {key: (one.key, 0.9) for one in self.fields for word in one.synonyms for key in heading_keys(word)}
        return synonyms | {key: (one.key, 1.0) for one in self.fields for key in heading_keys(one.label)[:1]}
