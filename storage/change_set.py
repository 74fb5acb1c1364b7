"""What a change has touched, so that pages refresh only when it concerns them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from ledger.kind import RecordKind
from storage.log import LogRow

Ids = dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids by record kind key, as they stand after the change; a record is in at most one of the three."""

    added: Ids = field(default_factory=dict)
    updated: Ids = field(default_factory=dict)
    removed: Ids = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[LogRow]) -> Self:
        """The net effect of rows in their order: added and then updated is added, added and then removed is nothing."""
        first: dict[tuple[str, int], bool] = {}
        last: dict[tuple[str, int], bool] = {}
        for row in rows:
            place = (row.kind, row.record_id)
            first.setdefault(place, row.before is not None)
            last[place] = row.after is not None
        return cls(
            added=_grouped(place for place in first if not first[place] and last[place]),
            updated=_grouped(place for place in first if first[place] and last[place]),
            removed=_grouped(place for place in first if first[place] and not last[place]),
        )

    def touches(self, kind: RecordKind[Any]) -> bool:
        """Whether any record of the kind was added, updated or removed."""
        return bool(self.ids(kind))

    def ids(self, kind: RecordKind[Any]) -> frozenset[int]:
        """All records of the kind that were added, updated or removed."""
        groups = (self.added, self.updated, self.removed)
        return frozenset().union(*(group.get(kind.key, frozenset()) for group in groups))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return not (self.added or self.updated or self.removed)

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        """Everything that either has touched, each under the name that it has there."""
        return ChangeSet(
            added=_union(self.added, other.added),
            updated=_union(self.updated, other.updated),
            removed=_union(self.removed, other.removed),
        )


def _grouped(places: Iterable[tuple[str, int]]) -> Ids:
    groups: dict[str, set[int]] = {}
    for kind, record_id in places:
        groups.setdefault(kind, set()).add(record_id)
    return {kind: frozenset(ids) for kind, ids in groups.items()}


def _union(one: Ids, other: Ids) -> Ids:
    nothing: frozenset[int] = frozenset()
    return {kind: one.get(kind, nothing) | other.get(kind, nothing) for kind in one.keys() | other.keys()}
