"""Faults that a second reader found, each as it was found."""

from dataclasses import replace
from datetime import date

from ledger.codes.meetings import LEFT_OUT, PRESENT
from ledger.codes.membership import RIGHTS_SUSPENDED
from ledger.kinds.meetings import Candidate, Election
from ledger.kinds.membership import StandingChange
from ledger.life.elections import ElectionVerdict, election_verdict
from ledger.life.sheet import ElectionSheet, sheet_of, with_attendance_of_roster
from ledger.life.turnout import turnout
from tests.ledger.life.life_book import HELD, RULES, attended, book, branch, case, life

IN_2019 = date(2019, 5, 9)


def judged(yes: tuple[int, ...], seats: int, present: int, day: date = HELD) -> ElectionVerdict:
    ballot = Election(seats=seats, issued=present, returned=present, office="委员", is_equal=True)
    candidates = tuple(Candidate(id=n, yes=votes, order_no=n) for n, votes in enumerate(yes, start=1))
    return election_verdict(ElectionSheet(ballot, candidates), case(20, 20 - present, day=day).turnout, RULES, day)


def test_an_old_election_is_not_judged_by_one_half_for_want_of_a_rule() -> None:
    quorum = judged((12, 12, 12), 3, present=12, day=IN_2019).steps[0]
    assert not quorum.holds
    assert "五分之四（16人）" in quorum.text
    assert quorum.citation == "", "the rule that we know was not in force yet"


def test_a_tie_by_one_reading_only_is_a_difference_too() -> None:
    outcome = judged((9, 9), 1, present=16)
    assert len(outcome.tied) == 2
    assert outcome.readings_differ


def test_more_yes_marks_than_the_ballots_allow_are_noticed() -> None:
    assert not judged((20, 20, 20), 3, present=20).problems
    problems = judged((20, 20, 20, 20), 3, present=20).problems
    assert any("赞成票共80，多于20张有效选票每张可选3名" in one.sentence for one in problems)


def test_checked_minutes_do_not_follow_the_roster_either() -> None:
    sheet = sheet_of(book(roster=branch(4)), 1)
    checked = replace(sheet, meeting=replace(sheet.meeting, state="已核对"))
    assert with_attendance_of_roster(life(branch(3)), checked) == checked
    assert len(with_attendance_of_roster(life(branch(3)), sheet).attendances) == 3


def test_leaving_out_needs_both_consents_and_suspended_rights_take_the_vote() -> None:
    suspended = StandingChange(id=1, member_id=19, change=RIGHTS_SUSPENDED, from_on=date(2026, 1, 1))
    facts = book(roster=branch(20, standing_changes=(suspended,)))
    both = {"status": LEFT_OUT, "superior_consent": "机关党委同意", "meeting_consent": "支部大会通过"}
    one = {"status": LEFT_OUT, "superior_consent": "机关党委同意"}
    marks = attended(facts, facts.meetings[0], absent={20: both, 18: one})
    counted = turnout(facts, sheet_of(replace(facts, attendances=marks), 1))
    assert (counted.should, counted.should_vote, counted.came) == (19, 18, 18)
    assert [mark.entry.member.id for mark in counted.left_out] == [20]
    assert [mark.entry.member.id for mark in counted.absent] == [18]
    assert {mark.status for mark in counted.with_status(PRESENT)} == {PRESENT}


def test_a_ballot_of_which_nothing_is_entered_is_not_valid() -> None:
    empty = judged((0, 0), 1, present=0)
    assert not empty.is_valid
    assert "还没有填写发出和收回的选票" in empty.sentence
    not_back = election_verdict(ElectionSheet(Election(seats=1, issued=20)), case(20).turnout, RULES, HELD)
    assert not not_back.is_valid
