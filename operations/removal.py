"""Removing a person who was entered by mistake. Whoever leaves is transferred out instead and stays in the book."""

from collections.abc import Iterator
from typing import Any

from ledger.errors import KnownError
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from ledger.kinds.book import OWN_FIELDS, OWN_VALUES
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS
from ledger.kinds.organisation import OFFICES
from storage.store import Store

PART_OF_ENTRY = (STAYS, GROUP_STAYS, STANDING_CHANGES, POST_HOLDINGS, OFFICES, MOBILITIES, LOST_CONTACTS)
"""What was entered together with the person and goes with him."""


def remove_member(store: Store, member_id: int) -> None:
    """Take a person and his dated facts out of the book, in one change that 撤销 takes back; the log keeps all.

    Raises:
        KnownError: something else, such as 党费, is registered for the person; nothing was removed.
    """
    member = store.get(MEMBERS, member_id)
    others = sorted({kind.title for kind, _ in _references(store, member_id) if kind not in PART_OF_ENTRY})
    if others:
        what = "、".join(others)
        raise KnownError(f"{member.name}已有{what}的登记，不能当作误录删除，数据没有变动；离开支部的请办理转出。")
    own = {one.id for one in store.all(OWN_FIELDS) if one.record_kind == MEMBERS.key}
    with store.change(f"删除误录的党员{member.name}") as change:
        for kind, record_id in list(_references(store, member_id)):
            change.remove(kind, record_id)
        for value in store.where(OWN_VALUES, record_id=member_id):
            if value.own_field_id in own:
                change.remove(OWN_VALUES, value.id)
        change.remove(MEMBERS, member_id)


def _references(store: Store, member_id: int) -> Iterator[tuple[RecordKind[Any], int]]:
    """Every record that refers to the person, with its kind."""
    for kind in KINDS:
        for field in kind.references():
            if field.info.refers_to == MEMBERS.key:
                yield from ((kind, record.id) for record in store.where(kind, **{field.name: member_id}))
