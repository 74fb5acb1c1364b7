"""Finding and keeping organisations."""

from ledger.errors import KnownError
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from storage.store import Store


def find_unit(store: Store, name: str) -> OrgUnit:
    """The organisation with this full or short name. Raises KnownError when there is none or more than one."""
    found = [unit for unit in store.all(ORG_UNITS) if name in (unit.full_name, unit.short_name)]
    if not found:
        known = "、".join(unit.short_name for unit in store.all(ORG_UNITS))
        raise KnownError(f"账簿里没有“{name}”，现有：{known}。")
    if len(found) > 1:
        raise KnownError(f"“{name}”不止一个，请写全称。")
    return found[0]
