"""Ids below zero for the parts of a meeting that the book does not have yet, so that cards and fields can name them.

Saving adds whatever the book does not know by its id and numbers it; ``id_changes`` says what became of what.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any, TypeVar

from ledger.kind import Record
from ledger.life.sheet import ElectionSheet, ItemSheet, MeetingSheet

R = TypeVar("R", bound=Record)
Ids = dict[tuple[str, int], int]


def with_temporary_ids(sheet: MeetingSheet) -> MeetingSheet:
    """The sheet with an id below zero for each part that has none."""
    numbers = count(-1, -1)

    def named(record: R) -> R:
        return record if record.id else replace(record, id=next(numbers))

    items = tuple(
        ItemSheet(named(one.item), tuple(map(named, one.speeches)), tuple(map(named, one.votes))) for one in sheet.items
    )
    elections = tuple(ElectionSheet(named(one.election), tuple(map(named, one.candidates))) for one in sheet.elections)
    return replace(
        sheet,
        items=items,
        elections=elections,
        decisions=tuple(map(named, sheet.decisions)),
        guests=tuple(map(named, sheet.guests)),
    )


def id_changes(before: MeetingSheet, after: MeetingSheet) -> Ids:
    """The id that each part has been given, by kind of part and the id that it had; saving keeps their order."""
    pairs = zip(_parts(before), _parts(after), strict=True)
    return {(part, one.id): other.id for (part, one), (_, other) in pairs if one.id and one.id != other.id}


def _parts(sheet: MeetingSheet) -> Iterator[tuple[str, Any]]:
    for one in sheet.items:
        yield "item", one.item
        yield from (("speech", speech) for speech in one.speeches)
        yield from (("vote", vote) for vote in one.votes)
    yield from (("decision", decision) for decision in sheet.decisions)
    yield from (("guest", guest) for guest in sheet.guests)
    for ballot in sheet.elections:
        yield "election", ballot.election
        yield from (("candidate", candidate) for candidate in ballot.candidates)
