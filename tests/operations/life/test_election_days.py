"""An election recorded at a meeting closes a term that is over, in 自查 as on the page of organisations."""

from datetime import date

from ledger.errors import Level
from ledger.kinds.meetings import Candidate, Election, Meeting
from ledger.kinds.organisation import TERMS, Term
from ledger.life.sheet import ElectionSheet, MeetingSheet
from operations.checking import self_check
from operations.life.meetings import save_meeting
from operations.life.reading import read_election_days
from storage.store import Store
from tests.operations.life.conftest import BRANCH

TODAY = date(2026, 3, 20)


def overdue(store: Store) -> list[Level]:
    return [one.level for one in self_check(store, TODAY) if one.rule.startswith("term.") and "第1届" in one.sentence]


def test_an_election_closes_a_term_that_is_over(life_store: Store) -> None:
    with life_store.change("登记任期") as change:
        change.add(TERMS, Term(org_unit_id=BRANCH, term_no=1, started_on=date(2022, 1, 10), years=3))
    assert overdue(life_store)
    assert Level.INFO not in overdue(life_store)
    ballot = ElectionSheet(Election(office="委员", seats=1, issued=4, returned=4), (Candidate(member_id=1, yes=4),))
    head = Meeting(kind="支部党员大会", org_unit_id=BRANCH, held_on=date(2026, 3, 5), for_year=2026)
    save_meeting(life_store, MeetingSheet(head, elections=(ballot,)), TODAY)
    assert read_election_days(life_store) == {BRANCH: (date(2026, 3, 5),)}
    assert overdue(life_store) == [Level.INFO]
