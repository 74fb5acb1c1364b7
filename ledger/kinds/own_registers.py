"""Registers that the user defines in the program: title, fields, entries. Their values are texts in stored form."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnRegister(Record):
    """A register of the user's own."""

    title: str = fields.text("名称", required=True, width=10)
    day_label: str = fields.text("日期栏名称", width=5)
    has_people: bool = fields.flag("登记参加人员")
    is_landscape: bool = fields.flag("横向打印")
    ended_on: date | None = fields.day("停用日期")
    order_no: int = fields.whole("排列序号")
    note: str = fields.text("说明", width=14)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnRegisterField(Record):
    """A column of such a register. ``form`` is the key of a form of field; ``choices`` are parted by 顿号."""

    register_id: int | None = fields.reference("自设台账", "own_registers", required=True)
    label: str = fields.text("名称", required=True, width=8)
    form: str = fields.text("内容形式", required=True, width=6)
    choices: str = fields.text("可选内容", width=16)
    width: int = fields.whole("栏宽（字）")
    is_summed: bool = fields.flag("打印合计")
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEntry(Record):
    """An entry of such a register."""

    register_id: int | None = fields.reference("自设台账", "own_registers", required=True)
    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    day_on: date | None = fields.day("日期")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEntryValue(Record):
    """The value of one field of an entry, in the form in which the book stores it."""

    entry_id: int | None = fields.reference("自设台账记录", "own_entries", required=True)
    field_id: int | None = fields.reference("自设台账栏目", "own_register_fields", required=True)
    value: str = fields.text("内容", width=12)


OWN_REGISTERS = RecordKind("own_registers", OwnRegister, "自设台账", lambda one: one.title)
OWN_REGISTER_FIELDS = RecordKind("own_register_fields", OwnRegisterField, "自设台账栏目", lambda one: one.label)
OWN_ENTRIES = RecordKind("own_entries", OwnEntry, "自设台账记录", lambda one: one.note or "自设台账记录")
OWN_ENTRY_VALUES = RecordKind("own_entry_values", OwnEntryValue, "自设台账内容", lambda one: one.value)
