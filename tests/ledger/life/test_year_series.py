"""The year of an organisation: what was held, what is missing, what is not asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.meetings import (
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    GENERAL_COMMITTEE,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    PARTY_DAY,
)
from ledger.kinds.meetings import Meeting, MeetingUnit
from ledger.kinds.organisation import OrgUnit
from ledger.life.facts import LifeFacts
from ledger.life.series import CellState, Series, year_series
from ledger.life.settings import LifeSettings
from tests.ledger.life.life_book import branch, life, meeting
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP

ON = date(2026, 8, 15)
GAP, HELD, OPEN, NOT_YET = CellState.GAP, CellState.HELD, CellState.OPEN, CellState.NOT_YET


def held(day: str, kind: str = MEMBER_MEETING, **more: Any) -> Meeting:
    return meeting(kind, held_on=date.fromisoformat(day), **more)


def book(*meetings: Meeting, **more: Any) -> LifeFacts:
    numbered = tuple(replace(one, id=number) for number, one in enumerate(meetings, start=1))
    return life(more.pop("roster", branch(8)), meetings=numbered, **more)


def series(facts: LifeFacts, kind: str, unit: OrgUnit = FIRST, year: int = 2026, on: date = ON) -> Series:
    return next(one for one in year_series(facts, year, on) if one.kind == kind and one.unit.id == unit.id)


def states(facts: LifeFacts, kind: str, unit: OrgUnit = FIRST, year: int = 2026, on: date = ON) -> list[CellState]:
    return [cell.state for cell in series(facts, kind, unit, year, on).cells]


def test_a_quarter_that_is_over_without_a_member_meeting_is_a_gap() -> None:
    found = series(book(held("2026-01-01"), held("2026-07-03")), MEMBER_MEETING)
    assert [(cell.key, cell.state) for cell in found.cells] == [
        ("2026-Q1", HELD),
        ("2026-Q2", GAP),
        ("2026-Q3", HELD),
        ("2026-Q4", OPEN),
    ]
    assert found.rule is not None
    assert found.rule.article == "第十一条"


@pytest.mark.parametrize(("on", "state"), [(date(2026, 3, 31), OPEN), (date(2026, 4, 1), GAP)])
def test_a_period_is_over_the_day_after_its_last(on: date, state: CellState) -> None:
    assert states(book(), MEMBER_MEETING, on=on)[0] is state


def test_only_what_was_held_counts_and_what_is_planned_is_named() -> None:
    planned = meeting(held_on=None, planned_on=date(2026, 9, 3))
    late = held("2026-09-20")
    found = series(book(planned, late), MEMBER_MEETING).cells[2]
    assert (found.state, found.meetings, [one.id for one in found.planned]) == (OPEN, (), [1])


def test_a_planned_life_meeting_stands_in_its_year() -> None:
    planned = meeting(LIFE_MEETING, held_on=None, planned_on=date(2027, 1, 20), for_year=2026)
    facts = book(planned)
    assert [one.id for one in series(facts, LIFE_MEETING).cells[0].planned] == [1]
    assert series(facts, LIFE_MEETING, year=2027).cells[0].planned == ()


def test_the_committee_is_asked_for_only_where_there_is_one() -> None:
    small = branch(6, offices=())
    assert series(book(roster=small), COMMITTEE_MEETING).is_applicable is False
    assert "没有设支部委员会" in series(book(roster=small), COMMITTEE_MEETING).words
    assert set(states(book(roster=small), COMMITTEE_MEETING)) == {NOT_YET}
    seven = branch(7, offices=())
    assert states(book(roster=seven), COMMITTEE_MEETING) == [GAP] * 7 + [OPEN] * 5
    assert states(book(roster=branch(6)), COMMITTEE_MEETING) == [GAP] * 7 + [OPEN] * 5


def test_groups_meet_each_month_and_a_branch_without_groups_is_not_asked() -> None:
    assert states(book(held("2026-02-03", GROUP_MEETING, org_unit_id=GROUP_ONE.id)), GROUP_MEETING, GROUP_ONE)[:3] == [
        GAP,
        HELD,
        GAP,
    ]
    without = series(book(), GROUP_MEETING, SECOND)
    assert (without.is_applicable, without.words) == (False, "没有党小组，不适用")


def test_a_branch_without_members_and_one_that_is_founded_inside_a_period_are_not_asked() -> None:
    assert set(states(book(), MEMBER_MEETING, SECOND)) == {NOT_YET}
    young = replace(FIRST, founded_on=date(2026, 4, 2))
    roster = replace(branch(8), units=(TOP, young, SECOND, GROUP_ONE))
    assert states(book(roster=roster), MEMBER_MEETING) == [NOT_YET, NOT_YET, OPEN, OPEN]
    ended = replace(FIRST, ended_on=date(2026, 6, 30))
    roster = replace(branch(8), units=(TOP, ended, SECOND, GROUP_ONE))
    assert states(book(roster=roster), MEMBER_MEETING) == [GAP, NOT_YET, NOT_YET, NOT_YET]
    gone = replace(FIRST, ended_on=date(2025, 12, 31))
    facts = book(roster=replace(branch(8), units=(TOP, gone)))
    assert {one.unit.id for one in year_series(facts, 2026, ON)} == {TOP.id}


def test_no_text_asked_for_it_before_it_was_issued() -> None:
    assert states(book(), MEMBER_MEETING, year=2018, on=date(2019, 1, 5)) == [NOT_YET] * 4


@pytest.mark.parametrize("kind", [LIFE_MEETING, APPRAISAL_MEETING])
def test_life_meeting_and_appraisal_count_for_their_year_and_have_time_until_march(kind: str) -> None:
    empty = book()
    assert states(empty, kind, year=2025, on=date(2026, 3, 31)) == [OPEN]
    assert states(empty, kind, year=2025, on=date(2026, 4, 1)) == [GAP]
    for_last = book(held("2026-02-10", kind, for_year=2025))
    assert states(for_last, kind, year=2025) == [HELD]
    assert states(for_last, kind, year=2026) == [OPEN]
    at_once = book(settings=LifeSettings(last_month_for_year=0))
    assert states(at_once, kind, year=2025, on=date(2026, 1, 1)) == [GAP]


def test_a_life_meeting_held_by_groups_is_one_of_the_branch_when_every_group_held_it() -> None:
    second_group = replace(GROUP_ONE, id=5, short_name="第二党小组")
    roster = replace(branch(8), units=(TOP, FIRST, SECOND, GROUP_ONE, second_group))
    one = held("2026-01-10", LIFE_MEETING, org_unit_id=GROUP_ONE.id)
    assert states(book(one, roster=roster), LIFE_MEETING) == [OPEN]
    assert states(book(one, replace(one, org_unit_id=5), roster=roster), LIFE_MEETING) == [HELD]


@pytest.mark.parametrize(
    ("per_year", "keys"),
    [(1, ["2026"]), (2, ["2026-H1", "2026-H2"]), (4, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])],
)
def test_lectures_follow_the_setting(per_year: int, keys: list[str]) -> None:
    found = series(book(settings=LifeSettings(lectures_per_year=per_year)), LECTURE)
    assert [cell.key for cell in found.cells] == keys
    assert "按本账簿设置" in found.words


def test_no_lecture_is_asked_for_where_the_book_says_so() -> None:
    found = series(book(settings=LifeSettings(lectures_per_year=0)), LECTURE)
    assert ({cell.state for cell in found.cells}, found.rule) == ({NOT_YET}, None)


def test_a_general_branch_has_its_meetings_listed_and_nothing_asked() -> None:
    facts = book(held("2026-03-03", GENERAL_COMMITTEE, org_unit_id=TOP.id))
    found = series(facts, GENERAL_COMMITTEE, TOP)
    assert [cell.state for cell in found.cells][:4] == [NOT_YET, NOT_YET, HELD, NOT_YET]
    assert found.rule is None


def test_a_joint_activity_counts_for_each_unit_and_as_what_it_says() -> None:
    joint = held("2026-05-08", JOINT_ACTIVITY, topic="参观", tags="主题党日")
    facts = book(joint, meeting_units=(MeetingUnit(id=1, meeting_id=1, org_unit_id=SECOND.id),))
    assert states(facts, PARTY_DAY)[4] is HELD
    assert states(facts, PARTY_DAY, SECOND)[4] is HELD
    assert states(facts, LECTURE)[1] is GAP
    assert states(book(held("2026-05-08", JOINT_ACTIVITY, topic="联谊")), PARTY_DAY)[4] is GAP


def test_a_unit_has_its_own_series_and_those_below_it() -> None:
    assert {one.unit.id for one in year_series(book(), 2026, ON, FIRST.id)} == {FIRST.id, GROUP_ONE.id}
    assert [one.kind for one in year_series(book(), 2026, ON, GROUP_ONE.id)] == [GROUP_MEETING]


days = st.integers(0, 364).map(lambda number: date(2026, 1, 1) + timedelta(days=number))


@given(st.lists(days, max_size=12), days, days)
def test_a_gap_is_a_closed_quarter_without_a_meeting_and_one_more_meeting_never_adds_one(
    held_on: list[date], one_more: date, as_of: date
) -> None:
    facts = book(*(meeting(held_on=day) for day in held_on))
    for cell in series(facts, MEMBER_MEETING, on=as_of).cells:
        is_missing = not any(cell.first <= day <= cell.last for day in held_on)
        was_held = any(cell.first <= day <= min(cell.last, as_of) for day in held_on)
        assert (cell.state is GAP) == (is_missing and cell.last < as_of)
        assert (cell.state is HELD) == was_held
    more = book(*(meeting(held_on=day) for day in (*held_on, one_more)))
    for before, after in zip(
        states(facts, MEMBER_MEETING, on=as_of), states(more, MEMBER_MEETING, on=as_of), strict=True
    ):
        assert before is GAP or after is not GAP
