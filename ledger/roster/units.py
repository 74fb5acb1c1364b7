"""The organisations of a book as a tree."""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.kinds.organisation import OrgUnit
from ledger.values.period import holds_on


def in_tree_order(units: Iterable[OrgUnit], on: date) -> Iterator[tuple[OrgUnit, int]]:
    """The units that exist on a day with their depth, parents before children, siblings by their order number."""
    existing = sorted(
        (unit for unit in units if holds_on(on, None, unit.ended_on)), key=lambda unit: (unit.order_no, unit.id)
    )
    known = {unit.id for unit in existing}
    yield from _below(existing, None, known, 0)


def _below(units: list[OrgUnit], parent_id: int | None, known: set[int], depth: int) -> Iterator[tuple[OrgUnit, int]]:
    for unit in units:
        parent = unit.parent_id if unit.parent_id in known else None
        if parent == parent_id:
            yield unit, depth
            yield from _below(units, unit.id, known, depth + 1)
