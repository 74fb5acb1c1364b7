"""The branch and 党小组 of an imported row as units of the book; groups that the book lacks are made."""

from collections.abc import Mapping

from ledger.intake.reading import Value
from ledger.kinds.organisation import GROUP, ORG_UNITS, OrgUnit
from operations.importing.units import find_by_name
from storage.store import Change, Store


class Places:
    """Finds the units of rows within one change."""

    def __init__(
        self, store: Store, change: Change, branches: Mapping[str, int], default_branch_id: int | None
    ) -> None:
        self._change = change
        self._branches = branches
        self._default_branch_id = default_branch_id
        self._groups = [unit for unit in store.all(ORG_UNITS) if unit.level == GROUP and unit.ended_on is None]

    def branch(self, name: Value) -> int | None:
        """The branch that a name means, else the default one."""
        return self._branches.get(str(name or ""), self._default_branch_id)

    def group(self, name: Value, branch_id: int | None) -> int | None:
        """The group of that name below a branch, made when it is not there; None for no name."""
        if not name:
            return None
        below = [unit for unit in self._groups if unit.parent_id == branch_id]
        found = find_by_name(str(name), below)
        if found is None:
            unit = OrgUnit(
                level=GROUP,
                full_name=str(name),
                short_name=str(name),
                parent_id=branch_id,
                order_no=len(below) + 1,
            )
            found = self._change.add(ORG_UNITS, unit)
            self._groups.append(found)
        return found.id
