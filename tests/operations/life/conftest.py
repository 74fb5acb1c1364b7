"""A book with one branch, four full members of which two are its committee, and one on probation."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.codes.organisation import COMMITTEE_MEMBER, SECRETARY
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import OFFICES, Office
from ledger.values.dates import LooseDate
from operations.books import new_book
from storage.store import Store

BRANCH = 2
NAMES = ("王小明", "李娜", "赵刚", "陈静", "阿依古丽·买买提")


@pytest.fixture
def life_store(tmp_path: Path) -> Iterator[Store]:
    """Members 1 to 5; 1 is the secretary, 2 on the committee, 5 on probation."""
    store = new_book(
        tmp_path / "账簿.zbtz",
        "中共某局机关总支部委员会",
        ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会"),
        clock=lambda: datetime(2026, 3, 20, 9, 0, tzinfo=UTC),
        operator="王小明",
    )
    with store.change("登记党员") as change:
        for number, name in enumerate(NAMES, start=1):
            admitted = LooseDate(2026, 1, 10) if number == len(NAMES) else LooseDate(2010, 7, 1)
            full = None if number == len(NAMES) else LooseDate(2011, 7, 1)
            member = change.add(MEMBERS, Member(name=name, admitted_on=admitted, full_member_on=full))
            change.add(STAYS, Stay(member_id=member.id, branch_id=BRANCH, joined_on=date(2020, 1, 1)))
        for member_id, office in ((1, SECRETARY), (2, COMMITTEE_MEMBER)):
            change.add(
                OFFICES, Office(member_id=member_id, org_unit_id=BRANCH, office=office, from_on=date(2024, 1, 1))
            )
    yield store
    store.close()
