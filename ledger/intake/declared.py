"""Any register as the target of an import, made from a plain description of its columns: one row an entry."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ledger.fields import FieldInfo, Form
from ledger.intake.cells import Cell, cell_text
from ledger.intake.life_readers import DURATIONS, read_free_text, read_study, with_asides
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.members import read_section
from ledger.intake.readers import read_amount, read_code, read_flag, read_unit, read_whole
from ledger.intake.reading import Reading
from ledger.intake.target import Draft, Reader, Target, TargetField
from ledger.intake.when_reader import FROM_TIME, TO_TIME, read_moment, read_when
from ledger.values.text import fold

PEOPLE: Final = "people"
"""The field with the names of those who took part."""
BRANCH, GROUP = "branch", "group"
_LEAST_MINUTES = 15  # a smaller number without a unit may be hours
_PLAIN_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_NO_UNIT = "请写明单位，如“2小时”“90分钟”。"
_EXAMPLES: Mapping[Form, str] = {Form.DAY: "2026-03-05", Form.CLOCK: "14:30", Form.MONEY: "500", Form.FLAG: "是"}


@dataclass(frozen=True, slots=True)
class DeclaredColumn:
    """A column of a register.

    ``is_person``: the name of somebody; ``is_duration``: minutes, which people also write as hours.
    """

    key: str
    info: FieldInfo
    synonyms: tuple[str, ...] = ()
    is_person: bool = False
    is_duration: bool = False


@dataclass(frozen=True, slots=True)
class DeclaredSheet:
    """A register as a sheet.

    Attributes:
        anchor: the column with the day of an entry.
        substance: at least one of these must be among the columns.
        people: what those who took part are called, and other words for it; empty for none.
        people_hint: what may stand behind their names.
    """

    key: str
    title: str
    counted: str
    columns: tuple[DeclaredColumn, ...]
    anchor: str
    substance: frozenset[str]
    people: tuple[str, ...] = ()
    people_hint: str = ""


def declared_target(sheet: DeclaredSheet) -> Target:
    """The target of a register."""
    day = next(one for one in sheet.columns if one.key == sheet.anchor)
    others = [one for one in sheet.columns if one.key != sheet.anchor]
    fields = (
        _field(day, is_anchor=True),
        TargetField(
            BRANCH,
            "支部",
            read_unit,
            (*SYNONYMS[BRANCH], "所在党支部", "党组织"),
            example="机关第一支部",
            hint="只有一个支部的可不填。",
        ),
        TargetField(GROUP, "党小组", read_unit, SYNONYMS[GROUP], hint="党小组的填写；其他留空。"),
        *(_field(one) for one in others),
        *(_people_field(sheet) if sheet.people else ()),
    )
    keys = frozenset(one.key for one in fields)
    return Target(
        key=sheet.key,
        title=sheet.title,
        counted=sheet.counted,
        fields=_distinct(fields),
        anchor=sheet.anchor,
        substance=sheet.substance,
        settle=lambda draft: _settled(draft, keys),
        section=_section,
    )


def read_duration(cell: Cell) -> Reading:
    """Minutes, as 90分钟, 1.5小时 and plain 90; a text such as ``2学时`` where only the book knows how long one is."""
    text = fold(cell_text(cell))
    if _PLAIN_NUMBER.fullmatch(text):
        return Reading(int(text)) if int(text) >= _LEAST_MINUTES else Reading(doubt=_NO_UNIT)
    return read_study(cell)


def _field(column: DeclaredColumn, *, is_anchor: bool = False) -> TargetField:
    info = column.info
    is_text = column.is_person or column.is_duration
    return TargetField(
        column.key,
        info.label,
        _reader(column),
        column.synonyms,
        is_required=info.required,
        choices=info.codes.labels if info.codes is not None else (),
        is_closed=info.is_closed,
        form=Form.TEXT if is_text or info.form is Form.REFERENCE else info.form,
        example=_example(column),
        hint=info.hint,
        otherwise=FROM_TIME if is_anchor else "",
        may_lie_ahead=not is_anchor,
        units=DURATIONS if column.is_duration else (),
    )


def _reader(column: DeclaredColumn) -> Reader:
    info = column.info
    if column.is_person:
        return read_free_text
    if column.is_duration:
        return read_duration
    if info.form is Form.CHOICE and info.codes is not None:
        return read_code(info.codes, is_closed=info.is_closed)
    return _READERS.get(info.form, read_free_text)


_READERS: Mapping[Form, Callable[[Cell], Reading]] = {
    Form.DAY: read_when,
    Form.CLOCK: read_moment,
    Form.MONEY: read_amount,
    Form.WHOLE: read_whole,
    Form.FLAG: read_flag,
}


def _example(column: DeclaredColumn) -> str:
    if column.is_person:
        return "王芳"
    if column.is_duration:
        return "90分钟"
    if column.info.codes is not None and column.info.codes.labels:
        return column.info.codes.labels[0]
    is_needed = column.info.required and column.info.form in (Form.TEXT, Form.LONG_TEXT)
    return f"写{column.info.label}" if is_needed else _EXAMPLES.get(column.info.form, "")


def _people_field(sheet: DeclaredSheet) -> Iterable[TargetField]:
    label, *synonyms = sheet.people
    yield TargetField(
        PEOPLE,
        label,
        read_free_text,
        tuple(synonyms),
        form=Form.LONG_TEXT,
        example="王芳、李明",
        hint=f"几个人用顿号分开。{sheet.people_hint}",
    )


def _distinct(fields: Sequence[TargetField]) -> tuple[TargetField, ...]:
    """Each heading feeds one field: a word that is the label of one, or that came before, is no synonym of another."""
    taken = {one.label for one in fields}
    made = []
    for one in fields:
        free = tuple(word for word in one.synonyms if word not in taken)
        taken |= set(free)
        made.append(replace(one, synonyms=free))
    return tuple(made)


def _settled(draft: Draft, keys: frozenset[str]) -> Draft:
    """With the hours that a cell mentions beside its day, where the register has a place for them."""
    with_asides(draft)
    for key in (FROM_TIME, TO_TIME):
        if key not in keys:
            draft.pop(key, None)
    return draft


def _section(text: str) -> tuple[str, str] | None:
    """A line between the rows that names the branch of the entries below."""
    named = read_section(text)
    return named if named and named[0] in {BRANCH, GROUP} else None
