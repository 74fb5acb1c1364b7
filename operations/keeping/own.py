"""Registers of the user's own: defining one, changing its columns, taking it out of use. No code, no migration."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kinds.own_registers import (
    OWN_ENTRIES,
    OWN_ENTRY_VALUES,
    OWN_REGISTER_FIELDS,
    OWN_REGISTERS,
    OwnRegister,
    OwnRegisterField,
)
from ledger.kinds.registers import KEPT_REGISTERS
from ledger.registers.own import FORMS, SUMMED, choices_of
from ledger.values.text import fold
from operations.life.syncing import numbered, sync
from storage.store import Store

_SAFE = "没有保存，数据没有变动。"
_TAKEN_LABELS = frozenset({"序号", "党组织", "支部", "党小组", "备注", "参加人员", "人数"})


def own_definition(store: Store, register_id: int) -> tuple[OwnRegister, tuple[OwnRegisterField, ...]]:
    """A register of the user's own with its columns in their order."""
    fields = store.where(OWN_REGISTER_FIELDS, register_id=register_id)
    return store.get(OWN_REGISTERS, register_id), tuple(sorted(fields, key=lambda one: (one.order_no, one.id)))


def save_own_register(store: Store, register: OwnRegister, fields: Sequence[OwnRegisterField]) -> OwnRegister:
    """Keep a register, new (id 0) or changed, with its columns in the order given; returns it as stored.

    Raises KnownError when a name is missing or taken, or a column that holds something would lose it.
    """
    register = replace(register, title=fold(register.title), day_label=fold(register.day_label))
    columns = [_tidied(one) for one in fields]
    _check_title(store, register)
    _check_columns(register, columns)
    old = own_definition(store, register.id)[1] if register.id else ()
    _check_loss(store, old, columns)
    words = "修改" if register.id else "新建"
    with store.change(f"{words}自设台账{register.title}") as change:
        if register.id:
            change.update(OWN_REGISTERS, register)
        else:
            last = max((one.order_no for one in store.all(OWN_REGISTERS)), default=0)
            register = change.add(OWN_REGISTERS, replace(register, order_no=last + 1))
        sync(change, OWN_REGISTER_FIELDS, old, numbered(replace(one, register_id=register.id) for one in columns))
    return register


def retire_own_register(store: Store, register_id: int, today: date) -> None:
    """Take a register out of use; its entries stay, and it can be used again."""
    one = store.get(OWN_REGISTERS, register_id)
    with store.change(f"停用自设台账{one.title}") as change:
        change.update(OWN_REGISTERS, replace(one, ended_on=today))


def use_own_register_again(store: Store, register_id: int) -> None:
    """Take a register that is out of use into use again."""
    one = store.get(OWN_REGISTERS, register_id)
    with store.change(f"恢复使用自设台账{one.title}") as change:
        change.update(OWN_REGISTERS, replace(one, ended_on=None))


def remove_own_register(store: Store, register_id: int) -> None:
    """Remove a register without entries. Raises KnownError when it has some: that one is taken out of use instead."""
    one, fields = own_definition(store, register_id)
    if store.where(OWN_ENTRIES, register_id=register_id):
        raise KnownError(f"“{one.title}”里已有登记，不能删除，数据没有变动；不再使用的请停用，登记都会保留。")
    with store.change(f"删除自设台账{one.title}") as change:
        for field in fields:
            change.remove(OWN_REGISTER_FIELDS, field.id)
        change.remove(OWN_REGISTERS, register_id)


def retired(store: Store) -> list[OwnRegister]:
    """The registers out of use."""
    return [one for one in store.all(OWN_REGISTERS) if one.ended_on is not None]


def _tidied(one: OwnRegisterField) -> OwnRegisterField:
    is_choice, form = one.form == Form.CHOICE, one.form
    return replace(
        one,
        label=fold(one.label),
        choices="、".join(choices_of(one.choices)) if is_choice else "",
        is_summed=one.is_summed and form in {known.value for known in SUMMED},
    )


def _check_title(store: Store, register: OwnRegister) -> None:
    if not register.title:
        raise KnownError(f"请填写台账名称。{_SAFE}")
    taken = {one.name for one in KEPT_REGISTERS} | {one.title for one in KEPT_REGISTERS}
    taken |= {one.title for one in store.all(OWN_REGISTERS) if one.id != register.id}
    if register.title in taken:
        raise KnownError(f"已有名为“{register.title}”的台账，请换一个名称。{_SAFE}")


def _check_columns(register: OwnRegister, columns: Iterable[OwnRegisterField]) -> None:
    seen = {register.day_label or "日期"}
    count = 0
    for count, one in enumerate(columns, start=1):
        if not one.label:
            raise KnownError(f"第{count}栏没有名称，请填写。{_SAFE}")
        if one.label in seen or one.label in _TAKEN_LABELS:
            raise KnownError(f"栏目“{one.label}”已经有了，请换一个名称。{_SAFE}")
        if one.form not in FORMS:
            raise KnownError(f"请选择“{one.label}”的内容形式。{_SAFE}")
        if one.form == Form.CHOICE and not one.choices:
            raise KnownError(f"请写明“{one.label}”有哪些选项，用顿号分开。{_SAFE}")
        seen.add(one.label)
    if not count:
        raise KnownError(f"请至少设一个栏目。{_SAFE}")


def _check_loss(store: Store, old: Sequence[OwnRegisterField], new: Sequence[OwnRegisterField]) -> None:
    """Nothing that was entered is lost by a change of the columns."""
    kept = {one.id: one for one in new if one.id}
    for one in old:
        is_gone = one.id not in kept
        if (is_gone or kept[one.id].form != one.form) and store.where(OWN_ENTRY_VALUES, field_id=one.id):
            what = "删除" if is_gone else "改变内容形式"
            raise KnownError(f"“{one.label}”栏里已有内容，不能{what}。{_SAFE}可以另加一栏。")
