"""Writes the small book that is kept for each released schema: ``python -m tests.storage.released_book FILE``.

Run once per schema, with the program of that release; the file is never made anew.
"""

import sys
from datetime import date
from pathlib import Path

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from tests.storage.helpers import new_store


def write_book(path: Path) -> None:
    """A branch, two members with stays, one correction that was undone."""
    with new_store(path) as store:
        with store.change("新建账簿") as change:
            branch = change.add(
                ORG_UNITS, OrgUnit(level="党支部", full_name="中共某局机关第一支部", short_name="第一支部")
            )
        for name, birth_on in (("李娜", LooseDate(1988, 3)), ("王𬭚", LooseDate(1975, 11, 20))):
            with store.change(f"新增党员{name}") as change:
                member = change.add(MEMBERS, Member(name=name, birth_on=birth_on))
                stay = Stay(
                    member_id=member.id,
                    branch_id=branch.id,
                    joined_on=date(2020, 1, 1),
                    dues_paid_through=Month(2026, 2),
                )
                change.add(STAYS, stay)
        with store.change("删除在支部时段") as change:
            change.remove(STAYS, 1)
        store.undo()


if __name__ == "__main__":
    write_book(Path(sys.argv[1]))
