"""Entering, changing and taking out an entry of a register with its people: one change each, undone as one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ledger.kept import KeptRegister
from ledger.kinds.own_registers import OWN_ENTRIES, OWN_ENTRY_VALUES, OwnEntryValue
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.registers.entering import entry_problems
from ledger.registers.facts import RegisterFacts
from ledger.registers.own import own_entry, own_id, own_record, own_values
from ledger.registers.sheet import EntrySheet
from operations.life.syncing import in_order, numbered, remove_all, remove_answers, sync
from operations.refusal import refuse_problems
from storage.store import Change, Store

_MOST = 3


def stored_entry(store: Store, register: KeptRegister, record_id: int) -> EntrySheet:
    """An entry of the book with its people. Raises KeyError when there is none of this id."""
    people = store.where(PARTICIPANTS, record_kind=register.participants_kind, record_id=record_id)
    return EntrySheet(_record(store, register, record_id), in_order(people))


def save_entry(
    store: Store, register: KeptRegister, sheet: EntrySheet, facts: RegisterFacts, today: date
) -> EntrySheet:
    """Keep an entry, new (id 0) or changed, with its people; returns it as the book has it.

    Raises KnownError with what has to be repaired.
    """
    refuse_problems(entry_problems(facts, register, sheet, today), register.name)
    old = stored_entry(store, register, sheet.record.id) if sheet.record.id else None
    with store.change(_label(register, old, sheet)) as change:
        return write_entry(store, change, register, sheet, old)


def write_entry(
    store: Store, change: Change, register: KeptRegister, sheet: EntrySheet, old: EntrySheet | None = None
) -> EntrySheet:
    """Write an entry within a change; ``old`` is the one of the book that it replaces."""
    record = _write_record(store, change, register, sheet.record)
    people = numbered(replace(one, record_kind=register.participants_kind, record_id=record.id) for one in sheet.people)
    return EntrySheet(record, tuple(sync(change, PARTICIPANTS, old.people if old else (), people)))


def remove_entry(store: Store, register: KeptRegister, record_id: int) -> None:
    """Take an entry out of the book with its people; 撤销 brings it back."""
    remove_entries(store, register, [record_id])


def remove_entries(store: Store, register: KeptRegister, record_ids: Sequence[int]) -> None:
    """Take several entries out in one change."""
    sheets = [stored_entry(store, register, one) for one in record_ids]
    words = register.kind.describe(sheets[0].record) if len(sheets) == 1 else f"{len(sheets)}{register.counted}"
    with store.change(f"删除{register.name}：{words}") as change:
        for sheet in sheets:
            remove_answers(store, change, register.participants_kind, sheet.record.id)
            remove_all(change, PARTICIPANTS, sheet.people)
            if own_id(register.key) is None:
                change.remove(register.kind, sheet.record.id)
            else:
                remove_all(change, OWN_ENTRY_VALUES, store.where(OWN_ENTRY_VALUES, entry_id=sheet.record.id))
                change.remove(OWN_ENTRIES, sheet.record.id)


def _record(store: Store, register: KeptRegister, record_id: int) -> Any:
    if own_id(register.key) is None:
        return store.get(register.kind, record_id)
    values = {one.field_id or 0: one.value for one in store.where(OWN_ENTRY_VALUES, entry_id=record_id)}
    return own_record(register, store.get(OWN_ENTRIES, record_id), values)


def _write_record(store: Store, change: Change, register: KeptRegister, record: Any) -> Any:
    register_id = own_id(register.key)
    if register_id is not None:
        return _write_own(store, change, register, record, register_id)
    if not record.id:
        return change.add(register.kind, record)
    change.update(register.kind, record)
    return record


def _write_own(store: Store, change: Change, register: KeptRegister, record: Any, register_id: int) -> Any:
    entry = own_entry(register_id, record)
    if entry.id:
        change.update(OWN_ENTRIES, entry)
    else:
        entry = change.add(OWN_ENTRIES, entry)
    wanted = own_values(register, record)
    shown = {int(field.name[1:]) for field in register.kind.fields if field.name[1:].isdecimal()}
    known = {one.field_id or 0: one for one in store.where(OWN_ENTRY_VALUES, entry_id=entry.id)}
    for field_id, one in known.items():
        if field_id in shown and field_id not in wanted:
            change.remove(OWN_ENTRY_VALUES, one.id)
    for field_id, text in wanted.items():
        if field_id in known:
            change.update(OWN_ENTRY_VALUES, replace(known[field_id], value=text))
        else:
            change.add(OWN_ENTRY_VALUES, OwnEntryValue(entry_id=entry.id, field_id=field_id, value=text))
    return replace(record, id=entry.id)


# What a change is called


def _label(register: KeptRegister, old: EntrySheet | None, new: EntrySheet) -> str:
    """登记志愿服务：清洁家园 / 修改志愿服务“清洁家园”：地点、志愿者."""
    words = register.kind.describe(new.record)
    words = "" if words == register.name else words
    if old is None:
        return f"登记{register.name}{'：' if words else ''}{words}"
    changed = [
        field.info.label
        for field in register.kind.fields
        if getattr(old.record, field.name) != getattr(new.record, field.name)
    ]
    if register.people is not None and _without_ids(old.people) != _without_ids(new.people):
        changed.append(register.people.label)
    changed = list(dict.fromkeys(changed))
    parts = f"：{'、'.join(changed[:_MOST])}{'等' if len(changed) > _MOST else ''}" if changed else ""
    return f"修改{register.name}{f'“{words}”' if words else ''}{parts}"


def _without_ids(people: Sequence[Participant]) -> list[Participant]:
    return [replace(one, id=0, record_kind="", record_id=0, order_no=0) for one in people]
