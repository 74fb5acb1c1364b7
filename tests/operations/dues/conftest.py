from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.codes.dues import CIVIL_SERVANT
from ledger.dues.assessing import Asked, PayItem
from ledger.dues.receiving import Entry
from ledger.kinds.member import Member
from ledger.values.dates import LooseDate
from ledger.values.money import Money
from ledger.values.months import Month
from operations import roster
from operations.books import new_book
from operations.dues.receiving import record_payment
from operations.dues.verifying import Verification, verify_dues
from operations.roster import Arrival
from storage.store import Store

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 15)
BRANCH, WANG, LI = 2, 1, 2


@pytest.fixture
def dues_book(tmp_path: Path) -> Iterator[Store]:
    """王小明 owes 30 元 a month in 2025 and 40 in 2026, and has paid 50 for January; 李娜 has no assessment yet."""
    store = new_book(
        tmp_path / "支部.zbtz", "中共某局机关总支部委员会", ("中共某局机关第一支部委员会",), clock=lambda: NOW
    )
    for name in ("王小明", "李娜"):
        person = Member(name=name, admitted_on=LooseDate(2010, 7, 1), full_member_on=LooseDate(2011, 7, 1))
        roster.enrol(store, person, Arrival(BRANCH))
    for month, pay in ((Month(2025, 1), 3000_01), (Month(2026, 1), 4000_00)):
        asked = Asked(person_kind=CIVIL_SERVANT, month=month, items=(PayItem("级别工资", Money(pay)),))
        verify_dues(store, Verification(member_id=WANG, asked=asked))
    entry = Entry(
        member_id=WANG, received_on=date(2026, 1, 10), amount=Money(50_00), months=(Month(2026, 1),), receipt_no="0001"
    )
    record_payment(store, entry, TODAY)
    yield store
    store.close()
