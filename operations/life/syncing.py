"""Bringing the parts of a meeting or talk in the book to what the window shows, in one change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ledger.kind import Record, RecordKind
from ledger.kinds import KINDS
from ledger.kinds.attached import FINDING_ANSWERS
from storage.store import Change, Store

R = TypeVar("R", bound=Record)


def in_order(records: Iterable[R]) -> tuple[R, ...]:
    """The records by ``order_no``, equal ones as they were entered."""
    return tuple(sorted(records, key=lambda one: (getattr(one, "order_no", 0), one.id)))


def numbered(records: Iterable[R]) -> list[R]:
    """The records with ``order_no`` 1, 2, 3 … as they stand."""
    return [replace(one, order_no=number) for number, one in enumerate(records, start=1)]  # type: ignore[call-arg]


def sync(change: Change, kind: RecordKind[R], old: Sequence[R], new: Iterable[R]) -> list[R]:
    """Remove, update and add so that the book has ``new``; returns it with the ids of the book.

    A record whose id is no longer among the old ones, because 撤销 took it back meanwhile, is added again.
    """
    known = {one.id for one in old}
    wanted = list(new)
    kept = {one.id for one in wanted if one.id in known}
    for one in old:
        if one.id not in kept:
            change.remove(kind, one.id)
    return [_put(change, kind, one, is_known=one.id in known) for one in wanted]


def remove_all(change: Change, kind: RecordKind[R], records: Iterable[R]) -> None:
    """Take records out."""
    for one in records:
        change.remove(kind, one.id)


def free_references(store: Store, change: Change, kind: RecordKind[R], record_id: int) -> None:
    """What only refers to a record that goes stays without it, as a case of 发展党员 whose linked vote goes.

    What belongs to the record has to leave before.
    """
    for other in KINDS:
        for field in other.references():
            if field.info.refers_to == kind.key and not field.info.required:
                for one in store.where(other, **{field.name: record_id}):
                    change.update(other, replace(one, **{field.name: None}))


def remove_answers(store: Store, change: Change, kind_key: str, record_id: int) -> None:
    """Take out the reasons given for findings about a record that goes."""
    remove_all(change, FINDING_ANSWERS, store.where(FINDING_ANSWERS, record_kind=kind_key, record_id=record_id))


def _put(change: Change, kind: RecordKind[R], record: R, *, is_known: bool) -> R:
    if not is_known:
        return change.add(kind, replace(record, id=0))
    change.update(kind, record)
    return record
