"""The parts of a sheet by kind and id: to look one up, to put another in its place, to add and to remove."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from ledger.kind import Record, RecordKind
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETINGS,
    SPEECHES,
    VOTES,
    AgendaItem,
    Speech,
    Vote,
)
from ledger.life.sheet import ItemSheet, MeetingSheet


class Part(StrEnum):
    """A kind of part. The values are also the beginning of a draft's keys and of a finding's scope."""

    MEETING = "meeting"
    ITEM = "item"
    SPEECH = "speech"
    VOTE = "vote"
    GUEST = "guest"
    DECISION = "decision"
    ELECTION = "election"


KINDS: Mapping[Part, RecordKind[Any]] = {
    Part.MEETING: MEETINGS,
    Part.ITEM: AGENDA_ITEMS,
    Part.SPEECH: SPEECHES,
    Part.VOTE: VOTES,
    Part.GUEST: MEETING_GUESTS,
    Part.DECISION: DECISIONS,
    Part.ELECTION: ELECTIONS,
}


class Ref:
    """Names a part; the id of a new one changes when the book takes it."""

    def __init__(self, part: Part, part_id: int = 0) -> None:
        self.part = part
        self.id = part_id

    def renumber(self, ids: Mapping[tuple[str, int], int]) -> None:
        """Follow the numbers that the book has given."""
        self.id = ids.get((self.part.value, self.id), self.id)

    @property
    def key(self) -> str:
        """For drafts and findings: ``meeting``, ``vote-3``."""
        return self.part.value if self.part is Part.MEETING else f"{self.part}-{self.id}"


def find_part(sheet: MeetingSheet, ref: Ref) -> Any:
    """The record. Raises KeyError when it is gone."""
    if ref.part is Part.MEETING:
        return sheet.meeting
    found = next((one for one in _of(sheet, ref.part) if one.id == ref.id), None)
    if found is None:
        raise KeyError(ref.key)
    return found


def with_part(sheet: MeetingSheet, ref: Ref, record: Any) -> MeetingSheet:
    """The sheet with another record in the place of a part."""
    return _mapped(sheet, ref.part, lambda one: record if ref.part is Part.MEETING or one.id == ref.id else one)


def item_sheet(sheet: MeetingSheet, item_id: int) -> ItemSheet:
    """An agenda item with speeches and votes. Raises KeyError when it is gone."""
    found = next((one for one in sheet.items if one.item.id == item_id), None)
    if found is None:
        raise KeyError(f"item-{item_id}")
    return found


def item_of_vote(sheet: MeetingSheet, vote_id: int) -> int:
    """The id of the agenda item of a vote; 0 when the vote is gone."""
    return next((one.item.id for one in sheet.items for vote in one.votes if vote.id == vote_id), 0)


def with_item(sheet: MeetingSheet, item_id: int, edit: Callable[[ItemSheet], ItemSheet]) -> MeetingSheet:
    """The sheet with an agenda item edited."""
    return replace(sheet, items=tuple(edit(one) if one.item.id == item_id else one for one in sheet.items))


def added_item(sheet: MeetingSheet, title: str, kind: str = "") -> MeetingSheet:
    """The sheet with one more agenda item at the end."""
    return replace(sheet, items=(*sheet.items, ItemSheet(AgendaItem(title=title, kind=kind))))


def without_item(sheet: MeetingSheet, item_id: int) -> MeetingSheet:
    """The sheet without an agenda item."""
    return replace(sheet, items=tuple(one for one in sheet.items if one.item.id != item_id))


def moved_item(sheet: MeetingSheet, item_id: int, step: int) -> MeetingSheet:
    """The sheet with an agenda item moved up (-1) or down (1), as far as there is room."""
    items = list(sheet.items)
    place = next(number for number, one in enumerate(items) if one.item.id == item_id)
    target = min(max(place + step, 0), len(items) - 1)
    items.insert(target, items.pop(place))
    return replace(sheet, items=tuple(items))


def added_speech(sheet: MeetingSheet, item_id: int, after: int = 0) -> MeetingSheet:
    """The sheet with an empty speech, behind the one of id ``after`` or at the end."""

    def edit(one: ItemSheet) -> ItemSheet:
        speeches = list(one.speeches)
        place = next((number for number, said in enumerate(speeches) if said.id == after), len(speeches) - 1)
        speeches.insert(place + 1, Speech(agenda_item_id=item_id))
        return replace(one, speeches=tuple(speeches))

    return with_item(sheet, item_id, edit)


def without_empty_speeches(sheet: MeetingSheet) -> MeetingSheet:
    """The sheet without the lines that Enter has begun and nobody has filled."""

    def is_said(one: Speech) -> bool:
        return bool(one.text or one.speaker_id or one.speaker_name)

    items = (replace(one, speeches=tuple(filter(is_said, one.speeches))) for one in sheet.items)
    return replace(sheet, items=tuple(items))


def added_vote(sheet: MeetingSheet, item_id: int, vote: Vote) -> MeetingSheet:
    """The sheet with one more vote on an agenda item."""
    return with_item(sheet, item_id, lambda one: replace(one, votes=(*one.votes, vote)))


def without(sheet: MeetingSheet, ref: Ref) -> MeetingSheet:
    """The sheet without a speech, a vote, a guest or a decision."""

    def kept(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for one in records if one.id != ref.id)

    if ref.part is Part.SPEECH:
        return replace(sheet, items=tuple(replace(one, speeches=kept(one.speeches)) for one in sheet.items))
    if ref.part is Part.VOTE:
        return replace(sheet, items=tuple(replace(one, votes=kept(one.votes)) for one in sheet.items))
    if ref.part is Part.GUEST:
        return replace(sheet, guests=kept(sheet.guests))
    if ref.part is Part.DECISION:
        return replace(sheet, decisions=kept(sheet.decisions))
    return replace(sheet, elections=tuple(one for one in sheet.elections if one.election.id != ref.id))


def _of(sheet: MeetingSheet, part: Part) -> list[Record]:
    if part is Part.ITEM:
        return [one.item for one in sheet.items]
    if part is Part.SPEECH:
        return [said for one in sheet.items for said in one.speeches]
    if part is Part.VOTE:
        return [vote for one in sheet.items for vote in one.votes]
    if part is Part.GUEST:
        return list(sheet.guests)
    if part is Part.DECISION:
        return list(sheet.decisions)
    return [one.election for one in sheet.elections]


def _mapped(sheet: MeetingSheet, part: Part, edit: Callable[[Any], Any]) -> MeetingSheet:
    def each(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(edit(one) for one in records)

    if part is Part.MEETING:
        return replace(sheet, meeting=edit(sheet.meeting))
    if part is Part.ITEM:
        return replace(sheet, items=tuple(replace(one, item=edit(one.item)) for one in sheet.items))
    if part is Part.SPEECH:
        return replace(sheet, items=tuple(replace(one, speeches=each(one.speeches)) for one in sheet.items))
    if part is Part.VOTE:
        return replace(sheet, items=tuple(replace(one, votes=each(one.votes)) for one in sheet.items))
    if part is Part.ELECTION:
        return replace(sheet, elections=tuple(replace(one, election=edit(one.election)) for one in sheet.elections))
    is_guest = part is Part.GUEST
    return replace(sheet, guests=each(sheet.guests)) if is_guest else replace(sheet, decisions=each(sheet.decisions))
