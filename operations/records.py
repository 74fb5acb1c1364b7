"""Saving and removing one record of any kind, with a label for 撤销 and the change log."""

from typing import TypeVar

from ledger.errors import KnownError
from ledger.kind import Record, RecordKind, missing_fields
from storage.store import Store

R = TypeVar("R", bound=Record)


def save_record(store: Store, kind: RecordKind[R], record: R) -> R:
    """Add a record (id 0) or update it; returns it as stored.

    Raises KnownError when a required field is empty: forms show the same problems before they save.
    """
    problems = missing_fields(kind, record)
    if problems:
        raise KnownError("".join(problem.sentence for problem in problems) + "没有保存，其余数据不变。")
    old = None if record.id == 0 else store.get(kind, record.id)
    with store.change(save_label(kind, old, record)) as change:
        if old is None:
            return change.add(kind, record)
        change.update(kind, record)
    return record


def remove_record(store: Store, kind: RecordKind[R], record_id: int) -> None:
    """Take a record out of the book; the change log keeps it and undo brings it back."""
    record = store.get(kind, record_id)
    with store.change(f"删除{kind.title}{kind.describe(record)}") as change:
        change.remove(kind, record_id)


def save_label(kind: RecordKind[R], old: R | None, new: R) -> str:
    """What the change is called: 新增党员王小明 / 修改党员王小明：手机号、民族."""
    if old is None:
        return f"新增{kind.title}{kind.describe(new)}"
    changed = [field.info.label for field in kind.fields if getattr(old, field.name) != getattr(new, field.name)]
    return f"修改{kind.title}{kind.describe(new)}：{'、'.join(changed)}"
