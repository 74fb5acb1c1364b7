"""How a register (台账) is declared beside its record kind: its book, its days, its people, its columns on paper.

Window, sheet, paper and the counting of figures read the declaration; none of them knows a single register by name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ledger.fields import Field, FieldInfo, Form
from ledger.kind import RecordKind

UNIT, NOTE = "org_unit_id", "note"
"""Fields that every register has."""
PEOPLE, HEADS, TIME_EACH, TIME_ALL, SCORES = "people", "heads", "time_each", "time_all", "scores"
"""Columns that are no field: the names, their number, the time of one and of all, local scores of the first person."""

SERVICE = "服务群众"
TEAM = "队伍建设"
DISCIPLINE = "纪律作风"
KEY_WORK = "重点工作"
JOINT_WORK = "品牌共建"
OWN = "自设台账"
SECTIONS = (SERVICE, TEAM, DISCIPLINE, KEY_WORK, JOINT_WORK, OWN)
"""The headings under which the registers are listed, in their order."""


@dataclass(frozen=True, slots=True)
class PersonPair:
    """A person of a record: a member of the book, or somebody else by the name typed. Two fields, one cell.

    ``name`` is empty where only a member can be meant.
    """

    member: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PeopleSetup:
    """Who takes part in a record, and what is asked about each.

    Attributes:
        label: what they are called.
        asks: the fields of a participant beside the name, in their order.
        time_unit: 小时 or 学时; empty where no time is kept.
        usual_minutes: the field of the record that says the time of one person who has none of his own.
    """

    label: str = "参加人员"
    asks: tuple[str, ...] = ()
    time_unit: str = ""
    usual_minutes: str = ""


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column of the book: a field (a person by its member field), or one of the derived ones.

    ``width`` is in millimetres, as a proportion; ``label`` replaces that of the field. ``is_detail``: on paper always,
    in the window only when asked for.
    """

    key: str
    width: float
    label: str = ""
    is_wrapped: bool = False
    is_summed: bool = False
    is_detail: bool = False


@dataclass(frozen=True, kw_only=True)
class KeptRegister:
    """A register.

    Attributes:
        kind: the record kind, with a field ``org_unit_id``.
        title: what the book is called on paper.
        section: under which it is listed.
        counted: the measure word of its entries.
        day: the field by which an entry belongs to a year.
        columns: of paper and table, without 序号.
        told_apart_by: with organisation and day, what makes two rows of a sheet one entry.
        last_day: the field with the last day, for entries that last; such an entry belongs to each year it touches.
        is_open_ended: without a last day it still goes on; otherwise it was one day.
        due: the field with the day by which it has to be done.
        done: the field with the day on which it was done.
        persons: the people that are fields of the record.
        people: who takes part, as records of their own; None for none.
        paid_by: the amount, and the line of the cash book that replaces it where it is named.
        is_study: the time counts as 学时 of the participants.
        hint: what an empty page says.
        synonyms: other headings of the columns in foreign sheets, by field, parted by spaces.
        entries: key of the record kind to which participants belong.
    """

    kind: RecordKind[Any]
    title: str
    section: str
    counted: str
    day: str
    columns: tuple[KeptColumn, ...]
    told_apart_by: tuple[str, ...]
    last_day: str = ""
    is_open_ended: bool = False
    due: str = ""
    done: str = ""
    persons: tuple[PersonPair, ...] = ()
    people: PeopleSetup | None = None
    paid_by: tuple[str, str] | None = None
    is_study: bool = False
    is_landscape: bool = True
    hint: str = ""
    synonyms: Mapping[str, str] = field(default_factory=dict, hash=False)
    entries: str = ""

    @property
    def key(self) -> str:
        """Identifier; that of the kind."""
        return self.kind.key

    @property
    def name(self) -> str:
        """What it is called in lists."""
        return self.kind.title

    @property
    def participants_kind(self) -> str:
        """The record kind under which its participants are stored."""
        return self.entries or self.kind.key

    @cached_property
    def pair_of(self) -> dict[str, PersonPair]:
        """The person that a field belongs to, by either of its fields."""
        by_member = {one.member: one for one in self.persons}
        return by_member | {one.name: one for one in self.persons if one.name}

    @cached_property
    def plain_fields(self) -> tuple[Field, ...]:
        """The fields that are read and written as one cell each: a person once, no organisation, no other record."""
        return tuple(self._plain())

    @cached_property
    def text_fields(self) -> tuple[str, ...]:
        """The fields that hold words."""
        words = (Form.TEXT, Form.LONG_TEXT, Form.CHOICE)
        return tuple(one.name for one in self.kind.fields if one.info.form in words)

    def label(self, column: KeptColumn) -> str:
        """The head of a column."""
        if column.label:
            return column.label
        people = self.people
        derived = {PEOPLE: people.label if people else "", HEADS: "人数", SCORES: "考评得分"}
        if people is not None and column.key in (TIME_EACH, TIME_ALL):
            return f"{'每人' if column.key == TIME_EACH else '合计'}{people.time_unit}"
        return derived.get(column.key) or self.info(column.key).label

    def info(self, name: str) -> FieldInfo:
        """The declaration of a field."""
        return self.kind.by_name[name]

    def _plain(self) -> Iterator[Field]:
        names = {one.name for one in self.persons}
        for one in self.kind.fields:
            is_other_record = one.info.form is Form.REFERENCE and one.name not in self.pair_of
            if one.name != UNIT and one.name not in names and not is_other_record:
                yield one
