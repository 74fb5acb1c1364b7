"""What is missing is planned in one step, nothing twice, on days when people are at work."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.meetings import PLANNED
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import KnownError
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.life.coverage import AMONG_MEMBERS, WITH_COMMITTEE, WITHIN_COMMITTEE
from ledger.life.sheet import TalkSheet
from operations.life.talk_planning import Proposal, UnitCoverage, coverage_of_units, plan_talks, proposals_for, spread
from operations.life.talk_reading import read_talks
from operations.life.talks import save_talk
from storage.store import Store
from tests.operations.life.conftest import BRANCH

TODAY = date(2026, 3, 20)
LEADER, SECOND, FIRST, NEXT, LAST = 1, 2, 3, 4, 5


def covered(store: Store, year: int = 2026) -> UnitCoverage:
    (one,) = coverage_of_units(read_talks(store), year, TODAY, BRANCH)
    return one


def proposals(store: Store) -> tuple[Proposal, ...]:
    one = covered(store)
    return proposals_for(one, one.coverage.missing)


def held(store: Store, talker: int, partner: int) -> None:
    people = (TalkPerson(role=TALKER, member_id=talker), TalkPerson(role=PARTNER, member_id=partner))
    save_talk(store, TalkSheet(Talk(org_unit_id=BRANCH, held_on=TODAY), people), TODAY)


def test_everybody_who_lacks_a_talk_gets_one_and_two_members_share_theirs(life_store: Store) -> None:
    found = proposals(life_store)
    kinds = [one.kind for one in found]
    assert kinds.count(WITHIN_COMMITTEE) == 1
    assert kinds.count(WITH_COMMITTEE) == 3
    assert kinds.count(AMONG_MEMBERS) == 2  # three members: two talk with each other, the third with one of them
    with_committee = [one for one in found if one.kind == WITH_COMMITTEE]
    assert {one.talker_id for one in with_committee} <= {LEADER, SECOND}
    assert {one.partner_id for one in with_committee} == {FIRST, NEXT, LAST}


def test_what_took_place_or_is_planned_is_not_proposed_again(life_store: Store) -> None:
    held(life_store, LEADER, SECOND)
    assert all(one.kind != WITHIN_COMMITTEE for one in proposals(life_store))
    wanted = [replace(one, on=date(2026, 4, 1)) for one in proposals(life_store)]
    plan_talks(life_store, wanted, "日常谈心")
    one = covered(life_store)
    assert proposals_for(one, one.coverage.missing) == ()
    plans = {one.plan_for(missing) for missing in one.coverage.missing}
    assert {plan.planned_on for plan in plans if plan is not None} == {date(2026, 4, 1)}
    assert None not in plans


def test_all_is_planned_in_one_step_and_taken_back_in_one(life_store: Store) -> None:
    wanted = [replace(one, on=date(2026, 4, 1)) for one in proposals(life_store)]
    made = plan_talks(life_store, wanted)
    assert [one.state for one in life_store.all(TALKS)] == [PLANNED] * len(wanted)
    people = life_store.where(TALK_PEOPLE, talk_id=made[0].id)
    assert [(one.role, one.member_id) for one in people] == [
        (TALKER, wanted[0].talker_id),
        (PARTNER, wanted[0].partner_id),
    ]
    assert life_store.undo_label == f"计划谈心谈话 {len(wanted)} 次"
    life_store.undo()
    assert (life_store.all(TALKS), life_store.all(TALK_PEOPLE)) == ([], [])


@pytest.mark.parametrize("wanted", [[], [Proposal(BRANCH, AMONG_MEMBERS, FIRST, NEXT)]])
def test_nothing_and_no_day_is_refused(life_store: Store, wanted: list[Proposal]) -> None:
    with pytest.raises(KnownError, match="日期"):
        plan_talks(life_store, wanted)
    assert life_store.all(TALKS) == []


def test_a_general_branch_is_looked_at_branch_by_branch(life_store: Store) -> None:
    facts = read_talks(life_store)
    for unit_id in (1, None):
        found = coverage_of_units(facts, 2026, TODAY, unit_id)
        assert [one.unit.short_name for one in found] == [
            unit.short_name for unit in facts.roster.units if unit.level == "党支部"
        ]


@given(count=st.integers(1, 60), first=st.dates(date(2026, 1, 1), date(2026, 12, 31)), more=st.integers(-5, 90))
def test_days_are_spread_in_order_and_at_work(count: int, first: date, more: int) -> None:
    last = date.fromordinal(first.toordinal() + more)
    days = spread(count, first, last)
    assert len(days) == count
    assert list(days) == sorted(days)
    assert all(first <= day <= max(first, last) for day in days)
    has_working_days = any(
        date.fromordinal(number).weekday() < 5 for number in range(first.toordinal(), max(first, last).toordinal() + 1)
    )
    assert all(day.weekday() < 5 for day in days) or not has_working_days
