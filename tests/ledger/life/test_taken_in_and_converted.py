"""Somebody taken in or converted at a meeting is, at that meeting, still what he was before it."""

from dataclasses import replace
from datetime import timedelta

from ledger.codes.meetings import ACCEPTANCE, CONVERSION, PRESENT
from ledger.kinds.meetings import AgendaItem, Attendance
from ledger.life.expected import expected_entries, expected_ids
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet, MeetingSheet
from ledger.life.turnout import turnout
from ledger.values.dates import LooseDate
from tests.ledger.life import life_book as book
from tests.ledger.roster.people import FIRST

NEW = 21


def facts_with(admitted: LooseDate, full: LooseDate | None = None) -> LifeFacts:
    roster = book.branch(20, 1)
    members = tuple(
        replace(one, admitted_on=admitted, full_member_on=full) if one.id == NEW else one for one in roster.members
    )
    return book.life(replace(roster, members=members))


def test_whoever_is_taken_in_that_day_is_expected_from_the_next_on() -> None:
    facts = facts_with(LooseDate.of(book.HELD))
    for day, is_expected in ((book.HELD, False), (book.HELD + timedelta(days=1), True)):
        ids = expected_ids(facts, "支部党员大会", [FIRST.id], day)
        assert (NEW in ids) is is_expected
        assert ids == tuple(one.member.id for one in expected_entries(facts, "支部党员大会", [FIRST.id], day))


def test_of_whom_only_the_month_is_known_nothing_is_concluded() -> None:
    facts = facts_with(LooseDate(book.HELD.year, book.HELD.month))
    assert NEW in expected_ids(facts, "支部党员大会", [FIRST.id], book.HELD + timedelta(days=1))


def test_whoever_is_converted_does_not_vote_on_it() -> None:
    facts = facts_with(LooseDate(2025, 3, 5), LooseDate.of(book.HELD))
    meeting = book.meeting()
    marks = tuple(Attendance(member_id=number, status=PRESENT) for number in range(1, NEW + 1))
    sheet = MeetingSheet(meeting, attendances=marks)
    assert turnout(facts, sheet).should_vote == 21, "full from this day on"
    for resolution, voters in ((CONVERSION, 20), (ACCEPTANCE, 21)):
        vote = book.secret(resolution, 18, subject_id=NEW, subject_name="")
        voting = replace(sheet, items=(ItemSheet(AgendaItem(title="转正"), votes=(vote,)),))
        assert turnout(facts, voting).should_vote == voters
        assert turnout(facts, voting).should == 21
