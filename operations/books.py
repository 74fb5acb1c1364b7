"""Making a book: one 党总支 with its branches, or a single 支部."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, ORG_UNITS, OrgUnit
from storage.log import Action
from storage.store import Change, Store


def found_book(
    path: Path, label: str, fill: Callable[[Store, Change], None], *, clock: Callable[[], datetime], operator: str
) -> Store:
    """Make a book with its first contents, a step that 撤销 does not take away. Returns the open store.

    When the contents cannot be written no file stays behind, and the name is free for the next try.
    Raises KnownError when the place cannot be written or something is there already.
    """
    store = Store.create(path, clock=clock, operator=operator)
    try:
        with store.change(label, Action.FOUND) as change:
            fill(store, change)
    except BaseException:
        store.close()
        path.unlink()
        raise
    return store


def new_book(
    path: Path, org: str, branches: Sequence[str], *, clock: Callable[[], datetime], operator: str = ""
) -> Store:
    """Create a book with one organisation; without branches it is a single 支部. Returns the open store.

    Raises KnownError when the place cannot be written or something is there already.
    """

    def fill(_: Store, change: Change) -> None:
        level = GENERAL_BRANCH if branches else BRANCH
        top = change.add(ORG_UNITS, OrgUnit(level=level, full_name=org, short_name=short_name(org, org)))
        for number, branch in enumerate(branches, start=1):
            unit = OrgUnit(
                level=BRANCH,
                full_name=branch,
                short_name=short_name(branch, org),
                parent_id=top.id,
                order_no=number,
            )
            change.add(ORG_UNITS, unit)

    return found_book(path, f"新建账簿：{org}", fill, clock=clock, operator=operator)


def short_name(full_name: str, org: str) -> str:
    """A first proposal for the short name, to be edited: 中共某某局机关第一支部委员会 → 第一支部."""
    name = _plain(full_name)
    stem = _plain(org).removesuffix("党总支").removesuffix("总支部").removesuffix("总支")
    return name.removeprefix(stem) or name if full_name != org else name


def _plain(full_name: str) -> str:
    return full_name.removeprefix("中国共产党").removeprefix("中共").removesuffix("委员会")
