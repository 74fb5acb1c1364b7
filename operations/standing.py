"""What stands against a record of the past standing in the book again.

Nothing is brought back that would refer to something gone, stand twice, or change minutes that are closed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.codes.meetings import CHECKED, SEALED
from ledger.kind import Record, RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.attached import FINDING_ANSWERS
from ledger.kinds.book import IMPORT_MAPPINGS, OWN_FIELDS, OWN_VALUES, SETTINGS, STROKE_FIXES
from ledger.kinds.dues import CLOSED_DUES, DUES_CLOSINGS
from ledger.kinds.meetings import ATTENDANCES, MEETING_UNITS, MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, POST_HOLDINGS, STAYS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.talks import TALKS
from ledger.values.period import first_day
from storage.store import Store

Place = tuple[str, int]

ONLY_ONE: dict[str, tuple[str, ...]] = {
    MEMBERS.key: ("id_number",),
    ATTENDANCES.key: ("meeting_id", "member_id"),
    MEETING_UNITS.key: ("meeting_id", "org_unit_id"),
    POST_HOLDINGS.key: ("member_id", "from_on"),
    DUES_CLOSINGS.key: ("branch_id", "month", "is_year"),
    CLOSED_DUES.key: ("closing_id", "member_id", "month"),
    FINDING_ANSWERS.key: ("rule", "record_kind", "record_id", "scope"),
    OWN_FIELDS.key: ("record_kind", "label"),
    OWN_VALUES.key: ("own_field_id", "record_id"),
    SETTINGS.key: ("key",),
    IMPORT_MAPPINGS.key: ("record_kind", "signature"),
    STROKE_FIXES.key: ("character",),
}
"""The fields by which two records of a kind would be the same one; a person without a number is never the same."""

_PERIODS = {STAYS.key: ("joined_on", "left_on"), GROUP_STAYS.key: ("from_on", "to_on")}
"""Periods of a member that may not overlap."""

_OWNER = {
    "meeting_id": MEETINGS.key,
    "talk_id": TALKS.key,
    "agenda_item_id": "agenda_items",
    "election_id": "elections",
}
_ALSO_WHEN_CLOSED = frozenset({"addenda", "attachments"})
"""What is added to minutes after they are closed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record as it shall stand in the book, under its id."""

    kind: RecordKind[Any]
    record: Any

    @property
    def place(self) -> Place:
        """Kind key and id."""
        return (self.kind.key, self.record.id)

    @property
    def words(self) -> str:
        """How it is called in a sentence."""
        name = self.kind.describe(self.record)
        return self.kind.title if name == self.kind.title else f"{self.kind.title}“{name}”"


def obstacles(store: Store, wanted: Iterable[Wanted]) -> list[str]:
    """What stands against it, one clause each without a full stop; empty when nothing does."""
    every = list(wanted)
    look = _Look(store, {one.place: one.record for one in every})
    found = [*_missing(look, every), *_circles(look, every), *_taken(look, every), *_closed(look, every)]
    return list(dict.fromkeys(found))


class _Look:
    """The book as it will be: what comes back stands in it already."""

    def __init__(self, store: Store, coming: Mapping[Place, Record]) -> None:
        self.store = store
        self.coming = coming
        self._known: dict[Place, Any] = {}

    def find(self, kind_key: str, record_id: int) -> Any:
        """The record that comes back or is there, or None."""
        place = (kind_key, record_id)
        if place not in self._known:
            coming = self.coming.get(place)
            self._known[place] = self.store.find(KIND_BY_KEY[kind_key], record_id) if coming is None else coming
        return self._known[place]


def _missing(look: _Look, wanted: Iterable[Wanted]) -> Iterator[str]:
    for one in wanted:
        for label, kind_key, record_id in _references(one):
            if kind_key in KIND_BY_KEY and look.find(kind_key, record_id) is None:
                yield f"{one.words}的“{label}”已不在账簿中，请先恢复那条{KIND_BY_KEY[kind_key].title}"


def _references(one: Wanted) -> Iterator[tuple[str, str, int]]:
    for field in one.kind.references():
        record_id = getattr(one.record, field.name)
        if record_id is not None:
            yield field.info.label, field.info.refers_to, record_id
    if one.kind is OWN_VALUES:
        yield MEMBERS.title, MEMBERS.key, one.record.record_id
    if one.kind in (FINDING_ANSWERS, PARTICIPANTS) and one.record.record_id:
        kind = KIND_BY_KEY.get(one.record.record_kind)
        yield kind.title if kind else "", one.record.record_kind, one.record.record_id


def _circles(look: _Look, wanted: Iterable[Wanted]) -> Iterator[str]:
    """A unit that was moved since, with the one that was above it now below it, cannot go back alone."""
    for one in wanted:
        above = one.record.parent_id if one.kind is ORG_UNITS else None
        while above is not None:
            if above == one.record.id:
                yield f"{one.words}会成为自己的上级，请先调整现在的上下级"
                break
            unit = look.find(ORG_UNITS.key, above)
            above = None if unit is None else unit.parent_id


def _taken(look: _Look, wanted: Iterable[Wanted]) -> Iterator[str]:
    there: dict[str, dict[tuple[Any, ...], int]] = {}
    for one in wanted:
        names = ONLY_ONE.get(one.kind.key)
        if names is not None:
            if one.kind.key not in there:
                every = look.store.all(one.kind)
                there[one.kind.key] = {_values(record, names): record.id for record in every}
            same = there[one.kind.key].get(_values(one.record, names), one.record.id)
            if same != one.record.id and any(_values(one.record, names)):
                yield f"{one.words}在账簿中已另有一条，不能重复"
        if one.kind.key in _PERIODS and _overlaps(look.store, one):
            yield f"{look.find(MEMBERS.key, one.record.member_id or 0).name}在同一时期已另有{one.kind.title}"


def _values(record: Record, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _overlaps(store: Store, one: Wanted) -> bool:
    others = store.where(one.kind, member_id=one.record.member_id)
    start, end = _span(one)
    spans = [_span(Wanted(one.kind, other)) for other in others if other.id != one.record.id]
    return any(first < end and start < last for first, last in spans)


def _span(one: Wanted) -> tuple[date, date]:
    first, last = (getattr(one.record, name) for name in _PERIODS[one.kind.key])
    return (first_day(first) if first else date.min, first_day(last) if last else date.max)


def _closed(look: _Look, wanted: Iterable[Wanted]) -> Iterator[str]:
    for one in wanted:
        owner = None if one.kind.key in _ALSO_WHEN_CLOSED else _minutes(look, one)
        if owner is not None and owner.record.state == SEALED:
            yield f"{owner.kind.describe(owner.record)}的记录已经定稿，需要更正的请登记补正"
        elif owner is not None and owner.record.state == CHECKED:
            yield f"{owner.kind.describe(owner.record)}的记录已经核对，请先退回草稿"


def _minutes(look: _Look, one: Wanted) -> Wanted | None:
    """The meeting or talk as it stands in the book that the record is, or is part of; None when it only comes back."""
    if one.kind in (MEETINGS, TALKS):
        present = look.store.find(one.kind, one.record.id)
        return None if present is None else Wanted(one.kind, present)
    for name, kind_key in _OWNER.items():
        owner_id = getattr(one.record, name, None)
        if owner_id is not None:
            owner = look.find(kind_key, owner_id)
            return None if owner is None else _minutes(look, Wanted(KIND_BY_KEY[kind_key], owner))
    return None
