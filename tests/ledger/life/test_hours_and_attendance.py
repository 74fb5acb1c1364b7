"""学时, 考勤 and the figures of the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks.answers import with_answers
from ledger.codes.meetings import (
    ABSENT,
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    GROUP_MEETING,
    LEFT_OUT,
    LIFE_MEETING,
    MEMBER_MEETING,
    ON_LEAVE,
    PRESENT,
)
from ledger.codes.membership import STOPPED
from ledger.errors import Finding, Level
from ledger.kinds.attached import FindingAnswer
from ledger.kinds.meetings import Meeting, MeetingUnit
from ledger.kinds.membership import GroupStay, StandingChange
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.trainings import Training
from ledger.life.expected import expected_entries, expected_ids
from ledger.life.facts import LifeFacts
from ledger.life.hours import MemberHours, study_hours
from ledger.life.marks import UNMARKED, mark_of, marks_of, tally
from ledger.life.matrix import MatrixRow, attendance_matrix
from ledger.life.settings import LIFE_SETTINGS, LifeSettings, find_setting
from ledger.life.sheet import sheet_of
from ledger.life.statistics import KindCount, life_statistics
from ledger.life.turnout import turnout
from ledger.roster.asof import roster_on
from ledger.roster.entry import each_once
from tests.ledger.life.life_book import HELD, attended, book, branch, life, meeting, with_meetings
from tests.ledger.roster import people
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP

YEAR_END = date(2026, 12, 31)


def marked(one: Meeting, facts: LifeFacts | None = None, **absent: dict[str, Any]) -> LifeFacts:
    """A book with one meeting; ``absent`` is p20={...}: the mark of member 20."""
    empty = facts or life()
    marks = attended(empty, one, absent={int(name[1:]): mark for name, mark in absent.items()})
    return replace(empty, meetings=(*empty.meetings, one), attendances=(*empty.attendances, *marks))


def hours_of(facts: LifeFacts, member_id: int, as_of: date = YEAR_END) -> MemberHours:
    return next(one for one in study_hours(facts, 2026, as_of, FIRST.id) if one.entry.member.id == member_id)


def test_hours_are_credited_to_who_came_and_to_who_made_it_up() -> None:
    facts = marked(
        meeting(study_minutes=90),
        p18={"status": ON_LEAVE, "reason": "出差"},
        p19={"status": ON_LEAVE, "made_up_on": date(2026, 3, 20)},
        p20={"status": ABSENT, "made_up_on": date(2027, 1, 5)},
    )
    assert [(hours_of(facts, one).hours, hours_of(facts, one).minutes) for one in (17, 18, 19, 20)] == [
        (Decimal("2.0"), 90),
        (Decimal("0.0"), 0),
        (Decimal("2.0"), 90),
        (Decimal("0.0"), 0),
    ]
    assert hours_of(facts, 19).lines[0].is_made_up


def test_committee_members_are_asked_for_more() -> None:
    facts = marked(meeting(study_minutes=90))
    assert [(hours_of(facts, one).asked, hours_of(facts, one).lacking) for one in (1, 20)] == [
        (56, Decimal("54.0")),
        (32, Decimal("30.0")),
    ]


@pytest.mark.parametrize(("minutes", "is_short"), [(32 * 45, False), (32 * 45 - 1, True)])
def test_hours_are_compared_exactly(minutes: int, is_short: bool) -> None:  # noqa: FBT001 - a parameter
    one = hours_of(marked(meeting(study_minutes=minutes)), 20)
    assert one.hours == Decimal("32.0")
    assert one.is_short is is_short


def test_an_hour_is_as_long_as_the_book_says() -> None:
    facts = marked(meeting(study_minutes=90), replace(life(), settings=LifeSettings(minutes_per_hour=60)))
    assert hours_of(facts, 20).hours == Decimal("1.5")


def test_who_came_during_the_year_is_shown_with_the_day_and_nothing_is_divided() -> None:
    stays = (people.stay(1), people.stay(2, joined="2026-05-04"))
    roster = people.facts(people.member(1, "甲"), people.member(2, "乙"), stays=stays)
    found = study_hours(life(roster), 2026, YEAR_END)
    assert [(one.since, one.asked) for one in found] == [(None, 32), (date(2026, 5, 4), 32)]
    assert study_hours(life(roster), 2026, date(2025, 12, 31)) == ()


def test_who_comes_back_during_the_year_is_here_since_then_and_who_moves_between_branches_all_along() -> None:
    stays = (
        replace(people.stay(1, left="2024-03-01"), id=1),
        replace(people.stay(1, joined="2026-06-02"), id=2),
        replace(people.stay(2, SECOND, left="2026-04-01"), id=3),
        replace(people.stay(2, joined="2026-04-01"), id=4),
        people.stay(3),
    )
    members = (people.member(1, "甲"), people.member(2, "乙"), people.member(3, "丙", "2026-05-20", ""))
    found = study_hours(life(people.facts(*members, stays=stays)), 2026, YEAR_END, FIRST.id)
    assert [one.since for one in found] == [date(2026, 6, 2), None, date(2026, 5, 20)]


def test_hours_of_another_year_or_after_the_day_do_not_count() -> None:
    facts = with_meetings(
        meeting(held_on=date(2025, 3, 5), study_minutes=90), meeting(held_on=date(2026, 9, 5), study_minutes=90)
    )
    assert hours_of(facts, 20, date(2026, 8, 1)).minutes == 0


def row_of(facts: LifeFacts, member_id: int, unit: int = FIRST.id, **more: Any) -> MatrixRow:
    kinds = more.get("kinds")
    matrix = attendance_matrix(facts, unit, date(2026, 1, 1), YEAR_END, kinds, YEAR_END)
    return next(row for row in matrix.rows if row.entry.member.id == member_id)


def test_the_matrix_has_a_mark_for_each_meeting_and_their_sums() -> None:
    first = marked(meeting(), p20={"status": ON_LEAVE, "reason": "出差"})
    facts = marked(meeting(COMMITTEE_MEETING, id=2, held_on=date(2026, 3, 9)), first)
    assert row_of(facts, 20) == MatrixRow(row_of(facts, 20).entry, (ON_LEAVE, ""), 1, 0, 1, 0)
    assert row_of(facts, 1).marks == (PRESENT, PRESENT)
    assert row_of(facts, 1, kinds=frozenset({COMMITTEE_MEETING})).marks == (PRESENT,)


def test_who_is_left_out_with_both_consents_is_not_expected_and_without_them_absent() -> None:
    both = {"status": LEFT_OUT, "superior_consent": "同意", "meeting_consent": "通过"}
    facts = marked(meeting(), p19={"status": LEFT_OUT}, p20=both)
    assert (row_of(facts, 19).should, row_of(facts, 19).absent, row_of(facts, 20).should) == (1, 1, 0)
    unmarked = replace(facts, attendances=facts.attendances[1:])
    assert (row_of(unmarked, 1).marks, row_of(unmarked, 1).should, row_of(unmarked, 1).absent) == ((UNMARKED,), 1, 0)
    assert mark_of(None) == UNMARKED


def test_a_branch_sees_its_own_people_of_a_joint_meeting_and_the_general_branch_everybody() -> None:
    stays = (people.stay(1), people.stay(2, SECOND))
    roster = people.facts(people.member(1, "甲"), people.member(2, "乙"), stays=stays)
    empty = life(roster, meeting_units=(MeetingUnit(id=1, meeting_id=1, org_unit_id=SECOND.id),))
    one = meeting()
    facts = replace(empty, meetings=(one,), attendances=attended(empty, one, (SECOND.id,)))
    assert set(marks_of(facts, one, FIRST.id)) == {1}
    assert set(marks_of(facts, one, TOP.id)) == {1, 2}
    assert [(count.held, count.should, count.came) for count in counts(facts, TOP.id)] == [(1, 2, 2)]
    assert [(count.held, count.should) for count in counts(facts, SECOND.id)] == [(1, 1)]


def counts(facts: LifeFacts, unit_id: int | None) -> list[KindCount]:
    return [one for one in life_statistics(facts, 2026, YEAR_END, unit_id) if one.kind == MEMBER_MEETING]


def test_the_statistics_say_what_was_asked_planned_and_held_and_who_came() -> None:
    facts = marked(meeting(), p20={"status": ON_LEAVE, "reason": "出差"})
    planned = meeting(id=2, held_on=None, planned_on=date(2026, 12, 30))
    later = marked(meeting(LIFE_MEETING, id=3, held_on=date(2026, 2, 2), for_year=2025), facts)
    found = {
        one.kind: one for one in life_statistics(replace(later, meetings=(*later.meetings, planned)), 2026, YEAR_END)
    }
    assert found[MEMBER_MEETING] == KindCount(MEMBER_MEETING, 1, 1, 4, 20, 19, Decimal("95.0"), 1)
    assert (found[LIFE_MEETING].held, found[LIFE_MEETING].asked, found[LIFE_MEETING].share) == (0, 1, None)
    assert found[GROUP_MEETING].asked == 12


def test_expected_ids_are_the_people_of_the_roster() -> None:
    stopped = StandingChange(id=1, member_id=5, change=STOPPED, from_on=date(2026, 1, 1))
    moved = GroupStay(id=9, member_id=6, group_id=GROUP_ONE.id, to_on=HELD)
    stays = tuple(people.stay(one, SECOND if one == 4 else FIRST) for one in range(1, 9))
    roster = branch(8, stays=stays, standing_changes=(stopped,))
    facts = life(replace(roster, group_stays=(*roster.group_stays, moved)))
    for unit in (TOP.id, FIRST.id, SECOND.id, GROUP_ONE.id, 77):
        listed = [one.member.id for one in each_once(roster_on(facts.roster, HELD, unit)) if one.counts_as_member]
        assert list(expected_ids(facts, GENERAL_MEETING, (unit,), HELD)) == listed
        assert [one.member.id for one in expected_entries(facts, GENERAL_MEETING, (unit,), HELD)] == listed


statuses = st.sampled_from([PRESENT, ON_LEAVE, ABSENT, LEFT_OUT, ""])


@given(st.lists(statuses, min_size=20, max_size=20), st.integers(0, 19))
def test_leave_never_lowers_who_should_come(given_marks: list[str], who: int) -> None:
    facts = book()
    marks = tuple(replace(one, status=status) for one, status in zip(facts.attendances, given_marks, strict=True))
    facts = replace(facts, attendances=marks)
    on_leave = replace(
        facts, attendances=tuple(replace(one, status=ON_LEAVE) if at == who else one for at, one in enumerate(marks))
    )
    for one in (facts, on_leave):
        sums, counted = tally(marks_of(one, one.meetings[0]).values()), turnout(one, sheet_of(one, 1))
        assert sums.should == counted.should == 20
        assert (sums.came, sums.on_leave, sums.absent) == (counted.came, len(counted.on_leave), len(counted.absent))


def test_every_setting_is_declared_with_its_default_among_its_values() -> None:
    defaults = LifeSettings()
    for info in LIFE_SETTINGS:
        value = getattr(defaults, info.name)
        assert find_setting(f"life.{info.name}") is info
        labels = getattr(info, "labels", None)
        assert labels is None or value in labels
        assert getattr(info, "least", value) <= value <= getattr(info, "most", value)
    assert {info.name for info in LIFE_SETTINGS} == set(LifeSettings.__slots__)


def test_a_finding_meets_the_newest_answer_to_its_scope() -> None:
    first, second = (Finding("r", Level.WARN, "缺", "", "org_units", 2, f"2026-Q{n}") for n in (1, 2))
    answers = [
        FindingAnswer(
            id=number, rule="r", record_kind="org_units", record_id=2, scope="2026-Q1", text=text, answered_on=HELD
        )
        for number, text in enumerate(("旧", "新"), start=1)
    ]
    checked = with_answers([first, second], reversed(answers))
    assert [one.answer.text if one.answer else "" for one in checked] == ["新", ""]


def test_trainings_count_for_those_who_took_part_with_their_own_time() -> None:
    """业务培训 is no study of a member; who had another time than the others is credited with his own."""
    courses = (
        Training(id=1, org_unit_id=FIRST.id, from_on=date(2026, 3, 2), title="轮训", kind="党员教育培训", minutes=90),
        Training(id=2, org_unit_id=FIRST.id, from_on=date(2026, 4, 2), title="公文", kind="业务培训", minutes=90),
    )
    people = (
        Participant(id=1, record_kind="trainings", record_id=1, member_id=1),
        Participant(id=2, record_kind="trainings", record_id=1, member_id=2, minutes=45),
        Participant(id=3, record_kind="trainings", record_id=2, member_id=1),
        Participant(id=4, record_kind="volunteer_events", record_id=1, member_id=1),
        Participant(id=5, record_kind="trainings", record_id=1, name="周洋"),
    )
    facts = life(branch(), trainings=courses, participants=people)
    first, second = hours_of(facts, 1), hours_of(facts, 2)
    assert [str(one.hours) for one in (first, second)] == ["2.0", "1.0"]
    (line,) = first.lines
    assert (line.topic, line.is_training, line.source) == ("轮训", True, ("trainings", 1))
    assert study_hours(facts, 2026, date(2026, 3, 1), FIRST.id)[0].lines == ()
