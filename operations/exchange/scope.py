"""Which records of a book belong to a unit and what is below it, and what these refer to: nothing else leaves the book.

What is only referred to (another branch that held a meeting jointly, a lecturer from elsewhere) goes along with what is
needed to know it again, and never changes anything where it arrives.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY, KINDS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, STAYS
from ledger.kinds.organisation import ORG_UNITS
from operations.confidential import told_elsewhere
from operations.exchange.belonging import HANDED_DOWN, STAYS_AT_HOME, Place, owner_of, references
from operations.exchange.numbered import named_in_texts
from storage.snapshot import Records

_KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    ORG_UNITS.key: ("level", "full_name", "short_name"),
    MEMBERS.key: ("name", "sex", "birth_on", "id_number"),
}
"""What is told of a unit or person that does not belong to the unit."""


class Packed(NamedTuple):
    """A record in a file, under the number that it has in its own book."""

    kind: RecordKind[Any]
    record: Any
    is_referred: bool = False

    @property
    def place(self) -> Place:
        """Kind key and id there."""
        return (self.kind.key, self.record.id)


def owned_by(records: Records, unit_id: int) -> list[Packed]:
    """The records of a unit and what is below it, and what they refer to, in the order of kinds and ids."""
    return _Scope(_told(records), unit_id).packed()


def handed_down(records: Records) -> list[Packed]:
    """What a 党总支 prescribes for its branches."""
    return [Packed(kind, one) for kind in HANDED_DOWN for one in records[kind.key]]


def _told(records: Records) -> Records:
    """Without the texts of confidential talks."""
    telling = told_elsewhere(records)
    return {key: [told for one in found if (told := telling(key, one)) is not None] for key, found in records.items()}


class _Scope:
    """One look through the records of a book."""

    def __init__(self, records: Records, unit_id: int) -> None:
        self._records = records
        self._by_place = {(key, one.id): one for key, found in records.items() for one in found}
        self._units = self._units_below(unit_id)
        is_whole = len(self._units) == len(records[ORG_UNITS.key])
        self._members = {one.id for one in records[MEMBERS.key]} if is_whole else self._members_of()
        self._is_owned: dict[Place, bool] = {}

    def packed(self) -> list[Packed]:
        """What goes into the file."""
        owned = {
            (kind.key, one.id)
            for kind in KINDS
            if kind.key not in STAYS_AT_HOME
            for one in self._records[kind.key]
            if self._owns((kind.key, one.id))
        }
        referred = self._referred(owned)
        return [
            Packed(kind, one, is_referred=False)
            if (kind.key, one.id) in owned
            else Packed(kind, referred[kind.key, one.id], is_referred=True)
            for kind in KINDS
            for one in self._records[kind.key]
            if (kind.key, one.id) in owned or (kind.key, one.id) in referred
        ]

    def _units_below(self, unit_id: int) -> set[int]:
        found = {unit_id}
        units = self._records[ORG_UNITS.key]
        while more := {one.id for one in units if one.parent_id in found} - found:
            found |= more
        return found

    def _members_of(self) -> set[int]:
        stays = {one.member_id for one in self._records[STAYS.key] if one.branch_id in self._units}
        return stays | {one.member_id for one in self._records[GROUP_STAYS.key] if one.group_id in self._units}

    def _owns(self, place: Place) -> bool:
        if place[0] == ORG_UNITS.key:
            return place[1] in self._units
        if place[0] == MEMBERS.key:
            return place[1] in self._members
        if place not in self._is_owned:
            record = self._by_place.get(place)
            owner = None if record is None else owner_of(place[0], record, self._by_place.get)
            self._is_owned[place] = owner is not None and owner != place and self._owns(owner)
        return self._is_owned[place]

    def _referred(self, owned: set[Place]) -> dict[Place, Any]:
        """What owned records refer to, and what that cannot stand without."""
        found: dict[Place, Any] = {}
        waiting = [place for one in owned for place in self._named(one, is_all=True)]
        while waiting:
            place = waiting.pop()
            if place in owned or place in found:
                continue
            found[place] = self._cut(place)
            waiting += self._named(place, is_all=False)
        return found

    def _named(self, place: Place, *, is_all: bool) -> Iterator[Place]:
        record = self._by_place[place]
        named = [one.place for one in references(place[0], record, self._by_place.get) if is_all or one.is_required]
        for other in (*named, *named_in_texts(place[0], record)):
            if other in self._by_place and other[0] not in STAYS_AT_HOME:
                yield other

    def _cut(self, place: Place) -> Any:
        """The record as it is told where it does not belong to the unit: known again, nothing more."""
        record = self._by_place[place]
        kind = KIND_BY_KEY[place[0]]
        known_by = _KNOWN_BY.get(kind.key)
        if known_by is not None:
            return kind.record(id=record.id, **{name: getattr(record, name) for name in known_by})
        free = [one.name for one in kind.references() if not one.info.required]
        return dataclasses.replace(record, **dict.fromkeys(free))
