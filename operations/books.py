"""Making a book: one 党总支 with its branches, or a single 支部."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, ORG_UNITS, OrgUnit
from storage.log import Action
from storage.store import Store


def new_book(
    path: Path, org: str, branches: Sequence[str], *, clock: Callable[[], datetime], operator: str = ""
) -> Store:
    """Create a book with one organisation; without branches it is a single 支部. Returns the open store.

    Raises KnownError when the place cannot be written or something is there already.
    """
    store = Store.create(path, clock=clock, operator=operator)
    with store.change(f"新建账簿：{org}", Action.FOUND) as change:
        top = OrgUnit(level=GENERAL_BRANCH if branches else BRANCH, full_name=org, short_name=short_name(org, org))
        top = change.add(ORG_UNITS, top)
        for number, branch in enumerate(branches, start=1):
            unit = OrgUnit(
                level=BRANCH,
                full_name=branch,
                short_name=short_name(branch, org),
                parent_id=top.id,
                order_no=number,
            )
            change.add(ORG_UNITS, unit)
    return store


def short_name(full_name: str, org: str) -> str:
    """A first proposal for the short name, to be edited: 中共某某局机关第一支部委员会 → 第一支部."""
    name = _plain(full_name)
    stem = _plain(org).removesuffix("党总支").removesuffix("总支部").removesuffix("总支")
    return name.removeprefix(stem) or name if full_name != org else name


def _plain(full_name: str) -> str:
    return full_name.removeprefix("中国共产党").removeprefix("中共").removesuffix("委员会")
