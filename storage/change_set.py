"""What a change has touched, so that pages refresh only when it concerns them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from ledger.kind import RecordKind
from storage.log import LogRow

Ids = dict[str, frozenset[int]]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids by record kind key, as they stand after the change; a record is in at most one of the three."""

    added: Ids = field(default_factory=dict)
    updated: Ids = field(default_factory=dict)
    removed: Ids = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[LogRow]) -> Self:
        """The net effect of rows in their order: what came and went, or was changed and changed back, is left out."""
        first: dict[Place, LogRow] = {}
        last: dict[Place, LogRow] = {}
        for row in rows:
            first.setdefault((row.kind, row.record_id), row)
            last[row.kind, row.record_id] = row
        net = [(place, first[place].before, last[place].after) for place in first]
        return cls(
            added=_grouped(place for place, before, after in net if before is None and after is not None),
            updated=_grouped(place for place, before, after in net if None not in (before, after) and before != after),
            removed=_grouped(place for place, before, after in net if before is not None and after is None),
        )

    def touches(self, kind: RecordKind[Any]) -> bool:
        """Whether any record of the kind was added, updated or removed."""
        return bool(self.ids(kind))

    def ids(self, kind: RecordKind[Any]) -> frozenset[int]:
        """All records of the kind that were added, updated or removed."""
        groups = (self.added, self.updated, self.removed)
        return frozenset().union(*(group.get(kind.key, frozenset()) for group in groups))

    @property
    def kinds(self) -> frozenset[str]:
        """Keys of the kinds of which a record was touched."""
        return frozenset(self.added) | frozenset(self.updated) | frozenset(self.removed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return not (self.added or self.updated or self.removed)


def _grouped(places: Iterable[Place]) -> Ids:
    groups: dict[str, set[int]] = {}
    for kind, record_id in places:
        groups.setdefault(kind, set()).add(record_id)
    return {kind: frozenset(ids) for kind, ids in groups.items()}
