"""Finding and keeping organisations."""

from collections.abc import Sequence

from ledger.errors import KnownError
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from storage.store import Store


def find_unit(store: Store, name: str) -> OrgUnit:
    """The organisation with this full or short name. Raises KnownError when there is none or more than one."""
    return unit_named(store.all(ORG_UNITS), name)


def unit_named(units: Sequence[OrgUnit], name: str, place: str = "账簿") -> OrgUnit:
    """The one of these with this full or short name. Raises KnownError when there is none or more than one."""
    found = [unit for unit in units if name in (unit.full_name, unit.short_name)]
    if not found:
        known = "、".join(unit.short_name for unit in units)
        raise KnownError(f"{place}里没有“{name}”，现有：{known}。")
    if len(found) > 1:
        raise KnownError(f"“{name}”不止一个，请写全称。")
    return found[0]
