"""Who is elected, by both readings of the majority; and how a new meeting begins."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from ledger.codes.meetings import COMMITTEE_MEETING, GENERAL_MEETING, GROUP_MEETING, MEMBER_MEETING, ON_LEAVE, PRESENT
from ledger.kinds.attached import Addendum
from ledger.kinds.meetings import AgendaItem, Candidate, Election, MeetingTemplate, MeetingUnit
from ledger.life.elections import ElectionVerdict, election_days, election_verdict, least_candidates
from ledger.life.sheet import (
    ElectionSheet,
    from_template,
    new_sheet,
    next_number,
    repeated,
    sheet_of,
    with_attendance_of_roster,
)
from ledger.life.turnout import turnout
from tests.ledger.life.life_book import CHAIR, HELD, RULES, book, branch, case, life, meeting, with_meetings
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP

NEXT = date(2026, 6, 4)


def judged(*votes: int, seats: int = 3, absent: int = 0, **more: Any) -> ElectionVerdict:
    given = {"seats": seats, "issued": 20 - absent, "returned": 20 - absent, "office": "委员", **more}
    candidates = tuple(Candidate(id=n, name=f"候选{n}", yes=yes, order_no=n) for n, yes in enumerate(votes, start=1))
    return election_verdict(ElectionSheet(Election(**given), candidates), case(20, absent).turnout, RULES, HELD)


def names(outcome: ElectionVerdict) -> list[str]:
    return [one.name for one in outcome.elected]


def test_the_most_votes_above_half_take_the_seats() -> None:
    outcome = judged(15, 18, 11, 12)
    assert names(outcome) == ["候选2", "候选1", "候选4"]
    assert outcome.sentence == "应选3名，当选3名。"


def test_a_tie_at_the_cut_is_voted_on_again() -> None:
    outcome = judged(18, 12, 12, 12)
    assert names(outcome) == ["候选1"]
    assert [one.name for one in outcome.tied] == ["候选2", "候选3", "候选4"]
    assert "得票相同，须就他们重新投票" in outcome.sentence


def test_exactly_half_is_not_elected_and_the_seat_stays_open() -> None:
    outcome = judged(18, 15, 10, 4)
    assert names(outcome) == ["候选1", "候选2"]
    assert outcome.vacant == 1
    assert "尚缺1名" in outcome.sentence


def test_the_two_readings_differ_when_few_came() -> None:
    outcome = judged(14, 13, 10, 2, absent=4, issued=16, returned=16)
    assert names(outcome) == ["候选1", "候选2", "候选3"]
    assert outcome.readings_differ
    assert "以上级解释为准" in outcome.sentence


@pytest.mark.parametrize(("absent", "is_valid"), [(4, True), (5, False)])
def test_four_fifths_have_to_be_there(absent: int, is_valid: bool) -> None:  # noqa: FBT001 - a parameter
    outcome = judged(15, 15, 15, 0, absent=absent)
    assert outcome.is_valid is is_valid
    assert bool(outcome.elected) is is_valid


def test_more_ballots_than_were_given_out_void_the_election() -> None:
    outcome = judged(15, 15, 15, 0, returned=21)
    assert not outcome.is_valid
    assert outcome.sentence.endswith("选举无效，须重新选举。")


@pytest.mark.parametrize(("seats", "least"), [(3, 4), (5, 6), (7, 9)])
def test_a_fifth_more_candidates_than_seats(seats: int, least: int) -> None:
    assert least_candidates(seats, RULES, HELD) == least
    assert bool(judged(*([12] * (least - 1)), seats=seats).problems)
    assert not judged(*([12] * least), seats=seats).problems
    assert not judged(12, seats=1, is_equal=True).problems


@pytest.mark.parametrize(
    ("kind", "unit", "expected"),
    [
        (MEMBER_MEETING, FIRST.id, 7),
        (COMMITTEE_MEETING, FIRST.id, 3),
        (GROUP_MEETING, GROUP_ONE.id, 3),
        (GENERAL_MEETING, TOP.id, 7),
        (MEMBER_MEETING, SECOND.id, 0),
    ],
)
def test_who_is_expected_follows_from_kind_and_unit(kind: str, unit: int, expected: int) -> None:
    facts = life(branch(5, 2))
    sheet = new_sheet(facts, kind, unit, HELD)
    assert [one.status for one in sheet.attendances] == [PRESENT] * expected
    counted = turnout(facts, sheet)
    assert (counted.should, counted.came) == (expected, expected)


def test_those_on_probation_are_expected_and_do_not_vote() -> None:
    facts = life(branch(5, 2))
    counted = turnout(facts, new_sheet(facts, MEMBER_MEETING, FIRST.id, HELD))
    assert (counted.should, counted.should_vote, counted.came_vote) == (7, 5, 5)


def test_meetings_of_a_kind_are_numbered_through_the_year() -> None:
    facts = with_meetings(meeting(number=1), meeting(number=4), meeting(COMMITTEE_MEETING, number=9))
    assert next_number(facts, MEMBER_MEETING, FIRST.id, 2026) == 5
    assert next_number(facts, MEMBER_MEETING, FIRST.id, 2027) == 1


def test_a_repeated_meeting_keeps_the_frame_and_no_word_of_the_old() -> None:
    old = book(
        meeting(topic="旧主题", body="旧内容", summary="旧小结"),
        agenda_items=(AgendaItem(id=1, meeting_id=1, order_no=1, title="学习", report="旧汇报"),),
        addenda=(Addendum(id=1, meeting_id=1, added_on=HELD, reason="旧", text="旧"),),
    )
    fresh = repeated(old, 1, NEXT)
    assert (fresh.meeting.place, fresh.meeting.chair_id, fresh.meeting.held_on) == ("三楼会议室", CHAIR, NEXT)
    assert [one.item.title for one in fresh.items] == ["学习"]
    assert "旧" not in repr(fresh)
    assert fresh.meeting.id == 0


def test_a_template_gives_place_times_and_one_item_a_line() -> None:
    template = MeetingTemplate(
        kind=MEMBER_MEETING, title="季度大会", text="学习\n\n通报党费", place="会议室", from_time=time(9)
    )
    sheet = from_template(life(), template, FIRST.id, NEXT)
    assert [one.item.title for one in sheet.items] == ["学习", "通报党费"]
    assert (sheet.meeting.place, sheet.meeting.from_time) == ("会议室", time(9))


def test_marks_stay_when_the_roster_of_the_day_changes_and_sealed_minutes_do_not_follow_it() -> None:
    facts = book(roster=branch(3))
    sheet = sheet_of(facts, 1)
    on_leave = tuple(replace(one, status=ON_LEAVE) if one.member_id == 3 else one for one in sheet.attendances)
    grown = life(branch(4))
    followed = with_attendance_of_roster(grown, replace(sheet, attendances=on_leave))
    assert [(one.member_id, one.status) for one in followed.attendances] == [
        (1, PRESENT),
        (2, PRESENT),
        (3, ON_LEAVE),
        (4, PRESENT),
    ]
    sealed = replace(sheet, meeting=replace(sheet.meeting, state="已定稿"))
    assert with_attendance_of_roster(grown, sealed) == sealed


def test_a_joint_meeting_is_one_of_each_unit_and_expects_everybody_once() -> None:
    facts = book(meeting_units=(MeetingUnit(id=1, meeting_id=1, org_unit_id=SECOND.id),))
    assert facts.units_of[1] == (FIRST.id, SECOND.id)
    assert facts.meetings_of_unit[SECOND.id] == facts.meetings_of_unit[FIRST.id]
    assert turnout(facts, sheet_of(facts, 1)).should == 20


def test_the_days_of_elections_are_known_by_unit() -> None:
    elections = (
        Election(id=1, meeting_id=1, office="委员"),
        Election(id=2, meeting_id=1, office="书记"),
        Election(id=3, meeting_id=2, office="副书记"),
        Election(id=4, meeting_id=3, office="委员"),
    )
    planned = meeting(held_on=None, planned_on=NEXT)
    facts = with_meetings(meeting(), meeting(held_on=NEXT), planned, elections=elections)
    assert election_days(facts) == {FIRST.id: (HELD,)}
