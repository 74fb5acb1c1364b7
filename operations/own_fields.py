"""The fields that the user has added to the roster: add, rename, order, remove."""

from collections.abc import Sequence
from dataclasses import replace

from ledger.errors import KnownError
from ledger.kinds.book import OWN_FIELDS, OWN_VALUES, OwnField
from ledger.kinds.member import MEMBERS
from ledger.values.text import fold
from storage.store import Store

USUAL_WIDTH = 6
_SAFE = "数据没有变动。"


def own_fields(store: Store) -> list[OwnField]:
    """The own fields of members in the user's order."""
    return sorted(store.where(OWN_FIELDS, record_kind=MEMBERS.key), key=lambda own: (own.order_no, own.id))


def value_count(store: Store, own_field_id: int) -> int:
    """For how many people a field is filled in."""
    return len(store.where(OWN_VALUES, own_field_id=own_field_id))


def add_own_field(store: Store, label: str, width: int = USUAL_WIDTH) -> OwnField:
    """Add a field behind the others. Raises KnownError when the name is empty or taken."""
    name = _checked(store, label, 0)
    last = max((own.order_no for own in own_fields(store)), default=0)
    with store.change(f"新增自设字段{name}") as change:
        return change.add(OWN_FIELDS, OwnField(record_kind=MEMBERS.key, label=name, width=width, order_no=last + 1))


def rename_own_field(store: Store, own_field_id: int, label: str) -> None:
    """Give a field another name; its values stay. Raises KnownError when the name is empty or taken."""
    own = store.get(OWN_FIELDS, own_field_id)
    name = _checked(store, label, own_field_id)
    with store.change(f"自设字段{own.label}改名为{name}") as change:
        change.update(OWN_FIELDS, replace(own, label=name))


def order_own_fields(store: Store, own_field_ids: Sequence[int]) -> None:
    """Put the fields in the order given."""
    with store.change("调整自设字段顺序") as change:
        for number, own_field_id in enumerate(own_field_ids, start=1):
            change.update(OWN_FIELDS, replace(store.get(OWN_FIELDS, own_field_id), order_no=number))


def remove_own_field(store: Store, own_field_id: int) -> int:
    """Remove a field with all its values; returns how many values went. 撤销 brings field and values back."""
    own = store.get(OWN_FIELDS, own_field_id)
    values = store.where(OWN_VALUES, own_field_id=own_field_id)
    with store.change(f"删除自设字段{own.label}") as change:
        for value in values:
            change.remove(OWN_VALUES, value.id)
        change.remove(OWN_FIELDS, own_field_id)
    return len(values)


def _checked(store: Store, label: str, own_field_id: int) -> str:
    name = fold(label)
    if not name:
        raise KnownError(f"请填写字段名称。{_SAFE}")
    taken = {field.info.label for field in MEMBERS.fields}
    taken |= {own.label for own in own_fields(store) if own.id != own_field_id}
    if name in taken:
        raise KnownError(f"名册里已有“{name}”，请换一个名称。{_SAFE}")
    return name
