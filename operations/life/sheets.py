"""One meeting out of the book and into it, with all its parts, without reading the others."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from ledger.kind import Record, RecordKind
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    ATTENDANCES,
    CANDIDATES,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETING_UNITS,
    MEETINGS,
    SPEECHES,
    VOTES,
    MeetingUnit,
)
from ledger.life.sheet import ElectionSheet, ItemSheet, MeetingSheet
from operations.life.syncing import free_references, in_order, numbered, remove_all, sync
from storage.store import Change, Store

R = TypeVar("R", bound=Record)


def stored_sheet(store: Store, meeting_id: int) -> MeetingSheet:
    """One meeting of the book. Raises KeyError when there is none of this id."""

    def parts(kind: RecordKind[R], **owner: Any) -> tuple[R, ...]:
        return in_order(store.where(kind, **owner))

    return MeetingSheet(
        meeting=store.get(MEETINGS, meeting_id),
        units=tuple(one.org_unit_id or 0 for one in store.where(MEETING_UNITS, meeting_id=meeting_id)),
        attendances=tuple(store.where(ATTENDANCES, meeting_id=meeting_id)),
        guests=parts(MEETING_GUESTS, meeting_id=meeting_id),
        items=tuple(
            ItemSheet(item, parts(SPEECHES, agenda_item_id=item.id), parts(VOTES, agenda_item_id=item.id))
            for item in parts(AGENDA_ITEMS, meeting_id=meeting_id)
        ),
        decisions=parts(DECISIONS, meeting_id=meeting_id),
        elections=tuple(
            ElectionSheet(one, parts(CANDIDATES, election_id=one.id)) for one in parts(ELECTIONS, meeting_id=meeting_id)
        ),
    )


def write_sheet(store: Store, change: Change, old: MeetingSheet, new: MeetingSheet) -> MeetingSheet:
    """Bring the book from ``old`` to ``new``; returns it with the ids of the book. ``old`` is empty for a new one."""
    if new.meeting.id:
        meeting = new.meeting
        change.update(MEETINGS, meeting)
    else:
        meeting = change.add(MEETINGS, new.meeting)
    _write_units(store, change, meeting.id, new.units)
    marks = [replace(one, meeting_id=meeting.id) for one in new.attendances]
    guests = numbered(replace(one, meeting_id=meeting.id) for one in new.guests)
    _free_decisions(change, old, new)
    _free_votes(store, change, old, new)
    items = _write_items(change, meeting.id, old.items, new.items)
    there = {one.item.id for one in items}
    decisions = numbered(
        replace(one, meeting_id=meeting.id, agenda_item_id=one.agenda_item_id if one.agenda_item_id in there else None)
        for one in new.decisions
    )
    return MeetingSheet(
        meeting=meeting,
        units=new.units,
        attendances=tuple(sync(change, ATTENDANCES, old.attendances, marks)),
        guests=tuple(sync(change, MEETING_GUESTS, old.guests, guests)),
        items=items,
        decisions=tuple(sync(change, DECISIONS, old.decisions, decisions)),
        elections=_write_elections(change, meeting.id, old.elections, new.elections),
    )


def _write_units(store: Store, change: Change, meeting_id: int, units: Iterable[int]) -> None:
    """Joint organisations; the rows are known by their organisation only."""
    wanted = tuple(units)
    there = {row.org_unit_id: row for row in store.where(MEETING_UNITS, meeting_id=meeting_id)}
    for unit_id in wanted:
        if unit_id not in there:
            change.add(MEETING_UNITS, MeetingUnit(meeting_id=meeting_id, org_unit_id=unit_id))
    remove_all(change, MEETING_UNITS, (row for unit_id, row in there.items() if unit_id not in wanted))


def _free_decisions(change: Change, old: MeetingSheet, new: MeetingSheet) -> None:
    """Decisions of an item that goes stay with the meeting."""
    gone = {one.item.id for one in old.items} - {one.item.id for one in new.items}
    for one in old.decisions:
        if one.agenda_item_id in gone:
            change.update(DECISIONS, replace(one, agenda_item_id=None))


def _free_votes(store: Store, change: Change, old: MeetingSheet, new: MeetingSheet) -> None:
    """A case of 发展党员 that was decided by a vote stays when the vote goes."""
    kept = {vote.id for item in new.items for vote in item.votes}
    for gone in [vote.id for item in old.items for vote in item.votes if vote.id not in kept]:
        free_references(store, change, VOTES, gone)


def _write_items(
    change: Change, meeting_id: int, old: tuple[ItemSheet, ...], new: tuple[ItemSheet, ...]
) -> tuple[ItemSheet, ...]:
    before = {one.item.id: one for one in old}
    for gone in before.keys() - {one.item.id for one in new}:
        remove_all(change, SPEECHES, before[gone].speeches)
        remove_all(change, VOTES, before[gone].votes)
    heads = sync(
        change,
        AGENDA_ITEMS,
        [one.item for one in old],
        numbered(replace(one.item, meeting_id=meeting_id) for one in new),
    )
    written = []
    for head, one in zip(heads, new, strict=True):
        was = before.get(one.item.id, ItemSheet(head))
        speeches = numbered(replace(said, agenda_item_id=head.id) for said in one.speeches)
        votes = numbered(replace(vote, agenda_item_id=head.id) for vote in one.votes)
        written.append(
            ItemSheet(
                head,
                tuple(sync(change, SPEECHES, was.speeches, speeches)),
                tuple(sync(change, VOTES, was.votes, votes)),
            )
        )
    return tuple(written)


def _write_elections(
    change: Change, meeting_id: int, old: tuple[ElectionSheet, ...], new: tuple[ElectionSheet, ...]
) -> tuple[ElectionSheet, ...]:
    before = {one.election.id: one for one in old}
    for gone in before.keys() - {one.election.id for one in new}:
        remove_all(change, CANDIDATES, before[gone].candidates)
    heads = sync(
        change,
        ELECTIONS,
        [one.election for one in old],
        numbered(replace(one.election, meeting_id=meeting_id) for one in new),
    )
    written = []
    for head, one in zip(heads, new, strict=True):
        was = before.get(one.election.id, ElectionSheet(head))
        names = numbered(replace(who, election_id=head.id) for who in one.candidates)
        written.append(ElectionSheet(head, tuple(sync(change, CANDIDATES, was.candidates, names))))
    return tuple(written)
