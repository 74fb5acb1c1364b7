"""From one term to the next: approval of a shift, the closing election, the offices of those elected."""

from dataclasses import replace
from datetime import date

from ledger.checks.handover import handover_findings
from ledger.codes.meetings import COMMITTEE_SEATS, MEMBER_MEETING
from ledger.kinds.meetings import Candidate, Election
from ledger.kinds.organisation import Office, Term
from ledger.life.facts import LifeFacts
from tests.ledger.life.life_book import COMMITTEE, branch, life, meeting
from tests.ledger.roster.people import FIRST

TODAY = date(2026, 6, 1)
OLD = Term(id=1, org_unit_id=FIRST.id, term_no=3, started_on=date(2023, 3, 20), years=3)
NEW = Term(id=2, org_unit_id=FIRST.id, term_no=4, started_on=date(2026, 3, 20), years=3)
USUAL = meeting(MEMBER_MEETING, held_on=date(2026, 3, 18))
ELECTION = Election(id=1, meeting_id=1, office=COMMITTEE_SEATS, seats=3, ballot_no=1)


def book(
    *terms: Term, elected: tuple[int, ...] = (1, 2, 3), offices: tuple[Office, ...] = COMMITTEE, seats: int = 3
) -> LifeFacts:
    """The branch with a member meeting in March 2026 at which these were elected."""
    ballot = replace(ELECTION, seats=seats)
    candidates = tuple(
        Candidate(id=one, election_id=1, member_id=one, yes=18, is_elected=True, order_no=one) for one in elected
    )
    given = {"elections": (ballot,), "candidates": candidates} if elected else {}
    return life(branch(terms=terms, offices=offices), meetings=(USUAL,), **given)


def said(facts: LifeFacts) -> list[str]:
    return [one.sentence.removeprefix("第一支部：") for one in handover_findings(facts, TODAY)]


def test_a_change_of_term_with_its_election_and_offices_is_complete() -> None:
    assert said(book(OLD, NEW)) == []


def test_a_new_term_without_a_recorded_election_is_pointed_at() -> None:
    assert said(book(OLD, NEW, elected=())) == ["第4届自2026-03-20开始，没有登记换届选举的会议。"]


def test_the_first_term_of_a_book_and_times_without_meetings_are_left_in_peace() -> None:
    assert said(book(NEW, elected=())) == []
    assert said(life(branch(terms=(OLD, NEW)))) == []


def test_a_late_or_early_change_asks_for_the_approval() -> None:
    late = replace(NEW, started_on=date(2026, 5, 10))
    early = replace(NEW, started_on=date(2025, 10, 10))
    assert said(book(OLD, late))[0].endswith("第4届自2026-05-10开始，延期换届没有登记上级批复。")
    assert said(book(OLD, early))[0].endswith("第4届自2025-10-10开始，提前换届没有登记上级批复。")
    assert said(book(replace(OLD, extension_document="工委〔2026〕3号"), late)) == []


def test_those_elected_hold_an_office_and_the_others_have_left_theirs() -> None:
    assert said(book(OLD, NEW, elected=(1, 2, 5))) == [
        "2026-03-18当选的党员5没有登记任职。",
        "2026-03-18换届后，党员3的原任职没有登记免职日期。",
    ]


def test_an_election_waits_for_the_new_term_no_longer_than_for_the_offices() -> None:
    assert said(book(OLD, elected=(1, 2, 5)))[0] == "2026-03-18当选的党员5没有登记任职。"


def test_a_by_election_of_one_seat_ends_nobody_elses_office() -> None:
    assert said(book(OLD, NEW, elected=(3,), seats=1)) == []
