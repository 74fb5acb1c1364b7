"""Registers of the user's own (自设台账) as registers like all others: a record class made from their fields.

The values are stored one by one as text; ``stored_text`` and ``from_text`` are the only place that knows how.
"""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from ledger import fields
from ledger.codes.code_list import CodeList, numbered
from ledger.fields import Form
from ledger.kept import HEADS, OWN, PEOPLE, KeptColumn, KeptRegister, PeopleSetup
from ledger.kind import Record, RecordKind
from ledger.kinds.own_registers import OWN_ENTRIES, OwnEntry, OwnRegister, OwnRegisterField
from ledger.values.money import ZERO, Money
from ledger.values.text import fold

PREFIX: Final = "own-"
"""Begins the key of such a register; its id follows."""
DAY: Final = "day_on"
FORMS: Mapping[str, str] = {
    Form.TEXT.value: "文字",
    Form.LONG_TEXT.value: "长文字",
    Form.DAY.value: "日期",
    Form.WHOLE.value: "数字",
    Form.MONEY.value: "金额",
    Form.CHOICE.value: "选项",
    Form.FLAG.value: "是或否",
}
"""The forms that a field may have, with their names for the user."""
SUMMED = frozenset({Form.WHOLE, Form.MONEY})
"""The forms that can be summed."""
_KEPT = 256
_USUAL_WIDTH = 8
_MM_PER_CHARACTER = 4
_DAY_WIDTH = 22
_PEOPLE_WIDTH = 40
_HEADS_WIDTH = 14
_UPRIGHT_MM = 165
"""What a sheet held upright has room for beside the number of the row."""


def own_key(register_id: int) -> str:
    """The key of a register of the user's own."""
    return f"{PREFIX}{register_id}"


def own_id(key: str) -> int | None:
    """The id behind such a key; None for the key of another register."""
    number = key.removeprefix(PREFIX)
    return int(number) if key.startswith(PREFIX) and number.isdecimal() else None


def field_name(field_id: int) -> str:
    """The field of the record in which the value of an own field stands."""
    return f"f{field_id}"


@lru_cache(maxsize=_KEPT)
def own_register(one: OwnRegister, own_fields: tuple[OwnRegisterField, ...]) -> KeptRegister:
    """A register as the user has defined it; one definition gives one record class, so that records can be compared."""
    columns = sorted(own_fields, key=lambda field: (field.order_no, field.id))
    named = [(field_name(field.id), field) for field in columns]
    first = next((name for name, field in named if Form(field.form) in (Form.TEXT, Form.LONG_TEXT)), "")
    kind = RecordKind(own_key(one.id), _record_class(one, named), one.title, _describer(one.title, first))
    paper = [_column(name, field) for name, field in named]
    people = [KeptColumn(PEOPLE, _PEOPLE_WIDTH, is_wrapped=True), KeptColumn(HEADS, _HEADS_WIDTH, is_summed=True)]
    shown = (KeptColumn(DAY, _DAY_WIDTH), *paper, *(people if one.has_people else ()))
    return KeptRegister(
        kind=kind,
        title=one.title,
        section=OWN,
        counted="条",
        day=DAY,
        columns=shown,
        told_apart_by=tuple(name for name, _ in named),
        people=PeopleSetup(asks=("role",)) if one.has_people else None,
        is_landscape=one.is_landscape or sum(column.width for column in shown) > _UPRIGHT_MM,
        hint=one.note or "这是自设的台账，栏目可以随时增减。",
        entries=OWN_ENTRIES.key,
    )


def own_record(register: KeptRegister, entry: OwnEntry, values: Mapping[int, str]) -> Any:
    """An entry with the values of its fields, by field id; values of fields that are gone do not matter."""
    found: dict[str, Any] = {}
    for field in register.kind.fields:
        text = values.get(int(field.name[1:])) if field.name[1:].isdecimal() else None
        if text is not None:
            found[field.name] = from_text(field.info.form, text)
    return register.kind.record(
        id=entry.id, org_unit_id=entry.org_unit_id, day_on=entry.day_on, note=entry.note, **found
    )


def own_values(register: KeptRegister, record: Any) -> dict[int, str]:
    """The values of a record that are not empty, by field id, as they are stored."""
    texts = {
        int(field.name[1:]): stored_text(field.info.form, getattr(record, field.name))
        for field in register.kind.fields
        if field.name[1:].isdecimal()
    }
    return {field_id: text for field_id, text in texts.items() if text}


def own_entry(register_id: int, record: Any) -> OwnEntry:
    """The entry behind a record."""
    return OwnEntry(
        id=record.id,
        register_id=register_id,
        org_unit_id=record.org_unit_id,
        day_on=record.day_on,
        note=record.note,
    )


def stored_text(form: Form, value: Any) -> str:
    """A value as text: days in ISO form, amounts in 分, 1 for yes; nothing for what is empty."""
    if not value:
        return ""
    if form is Form.DAY:
        iso: str = value.isoformat()
        return iso
    return "1" if form is Form.FLAG else str(int(value) if form in SUMMED else value)


def from_text(form: Form, text: str) -> Any:
    """The value of a stored text; one that was stored when the field had another form is empty."""
    reader = _READERS.get(form)
    if reader is None:
        return text
    try:
        return reader(text)
    except ValueError:
        return _EMPTY[form]


_READERS: Mapping[Form, Callable[[str], Any]] = {
    Form.DAY: date.fromisoformat,
    Form.WHOLE: int,
    Form.MONEY: lambda text: Money(int(text)),
    Form.FLAG: lambda text: text == "1",
}
_EMPTY: Mapping[Form, Any] = {Form.DAY: None, Form.WHOLE: 0, Form.MONEY: ZERO, Form.FLAG: False}
_DECLARE: Mapping[Form, Callable[..., Any]] = {
    Form.TEXT: fields.text,
    Form.LONG_TEXT: fields.long_text,
    Form.DAY: fields.day,
    Form.WHOLE: fields.whole,
    Form.MONEY: fields.money,
    Form.FLAG: fields.flag,
}


def choices_of(text: str) -> tuple[str, ...]:
    """The choices of a field, parted by 顿号, commas or line ends, each once."""
    parts = fold(text).replace(",", "、").replace("\n", "、").replace(";", "、").split("、")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _record_class(one: OwnRegister, named: list[tuple[str, OwnRegisterField]]) -> type[Record]:
    declared: list[tuple[str, Any, Any]] = [
        ("org_unit_id", int | None, fields.reference("党组织", "org_units", required=True)),
        (DAY, date | None, fields.day(one.day_label or "日期", required=True)),
        *((name, Any, _declared(field)) for name, field in named),
        ("note", str, fields.long_text("备注", width=12)),
    ]
    made: type[Record] = dataclasses.make_dataclass(
        f"OwnEntry{one.id}", declared, bases=(Record,), frozen=True, kw_only=True, slots=True
    )
    return made


def _declared(field: OwnRegisterField) -> Any:
    form, width = Form(field.form), field.width or _USUAL_WIDTH
    if form is Form.CHOICE:
        codes = CodeList(field.label, "", numbered(choices_of(field.choices)))
        return fields.choice(field.label, codes, is_closed=False, width=width)
    return _DECLARE[form](field.label, width=width)


def _column(name: str, field: OwnRegisterField) -> KeptColumn:
    form = Form(field.form)
    width = _DAY_WIDTH if form is Form.DAY else max(2, field.width or _USUAL_WIDTH) * _MM_PER_CHARACTER
    is_wrapped = form in (Form.TEXT, Form.LONG_TEXT)
    return KeptColumn(name, width, is_wrapped=is_wrapped, is_summed=field.is_summed and form in SUMMED)


def _describer(title: str, first: str) -> Callable[[Any], str]:
    def describe(record: Any) -> str:
        return (getattr(record, first) if first else "") or title

    return describe
