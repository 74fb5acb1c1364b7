"""By the approval a person enters the roster by itself; conversion, extension and cancellation change it there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.checks.development import development_findings
from ledger.codes.development import CANCELLED, EXTENDED, ON_TIME
from ledger.codes.meetings import CONVERSION, NOT_PASSED
from ledger.codes.membership import (
    BASIS_ON_TIME,
    FULL_MEMBER,
    NEWLY_ADMITTED,
    ON_PROBATION,
    PROBATION_CANCELLED,
    TRANSFERRED_IN,
)
from ledger.development.known import as_known, stage_of
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import POST_HOLDINGS, STANDING_CHANGES, STAYS, Stay
from ledger.kinds.organisation import GROUP, ORG_UNITS, OrgUnit
from ledger.roster.asof import roster_on
from ledger.values.dates import LooseDate
from operations.development.cases import end_case, open_case, save_case
from operations.development.linking import link_vote, votes_about
from operations.development.outcome import (
    Approval,
    Cancellation,
    Conversion,
    Extension,
    accept,
    acceptance_words,
    cancel,
    convert,
    extend,
)
from operations.development.reading import read_development
from operations.facts import read_facts
from operations.life.meetings import remove_meeting
from storage.store import Store
from tests.operations.development.conftest import HELD, TODAY, case, stored, vote_on
from tests.operations.life.conftest import BRANCH

APPROVAL = Approval(date(2027, 7, 15), "党〔2027〕8号", post="公务员")
END = date(2028, 6, 10)
CONVERSION_OF = Conversion(date(2028, 7, 20), END, BASIS_ON_TIME, "党〔2028〕9号")


def rows(store: Store) -> dict[str, list[Any]]:
    return {kind.key: store.all(kind) for kind in (DEVELOPMENT_CASES, MEMBERS, STAYS, STANDING_CHANGES, POST_HOLDINGS)}


def accepted(store: Store) -> Member:
    link_vote(store, 1, "acceptance_vote_id", vote_on(store))
    return accept(store, 1, APPROVAL, TODAY)


def decided(store: Store, outcome: str, on: date = date(2028, 6, 12)) -> None:
    save_case(store, replace(stored(store), conversion_on=on, conversion_outcome=outcome), TODAY)


def category(store: Store, on: date) -> str:
    found = [entry.category for entry in roster_on(read_facts(store), on) if entry.member.name == "何思远"]
    return "".join(found)


def test_the_approval_enters_the_person_as_of_the_meeting(case_store: Store) -> None:
    before = rows(case_store)
    member = accepted(case_store)
    assert (member.introducers, member.admitted_at) == ("王小明、李娜", "中共某局机关第一支部委员会")
    assert member.admitted_on is not None
    assert member.admitted_on.exact == HELD
    [stay] = case_store.where(STAYS, member_id=member.id)
    assert (stay.branch_id, stay.joined_on, stay.join_way) == (BRANCH, HELD, NEWLY_ADMITTED)
    assert [one.post for one in case_store.where(POST_HOLDINGS, member_id=member.id)] == ["公务员"]
    assert category(case_store, HELD) == ON_PROBATION
    assert category(case_store, date(2027, 6, 9)) == ""
    facts = read_development(case_store)
    assert stage_of(as_known(facts, stored(case_store), TODAY)) == "预备党员"
    assert not [one for one in development_findings(facts, TODAY) if one.rule == "development.roster"]
    case_store.undo()
    assert {key: group for key, group in rows(case_store).items() if key != DEVELOPMENT_CASES.key} == {
        key: group for key, group in before.items() if key != DEVELOPMENT_CASES.key
    }
    assert stored(case_store).member_id is None
    case_store.redo()
    assert category(case_store, HELD) == ON_PROBATION


def test_who_comes_into_a_group_is_assigned_with_the_approval(case_store: Store) -> None:
    accepted(case_store)
    assert stored(case_store).assigned_on is None
    with case_store.change("建立党小组") as change:
        group = change.add(
            ORG_UNITS, OrgUnit(parent_id=BRANCH, level=GROUP, full_name="第一党小组", short_name="第一党小组")
        )
    accept(case_store, 1, replace(APPROVAL, group_id=group.id), TODAY)
    assert stored(case_store).assigned_on == APPROVAL.on


def test_the_question_before_says_what_will_happen(case_store: Store) -> None:
    link_vote(case_store, 1, "acceptance_vote_id", vote_on(case_store))
    assert acceptance_words(read_development(case_store), stored(case_store)) == (
        "编入名册：何思远，第一支部，预备党员，入党日期2027-06-10，"
        "入党介绍人王小明、李娜，预备期至2028-06-10，自2027-06-10起计为党员。"
    )


def test_doing_it_again_changes_nothing_and_a_corrected_approval_only_the_case(case_store: Store) -> None:
    accepted(case_store)
    after = rows(case_store)
    accept(case_store, 1, APPROVAL, TODAY)
    assert rows(case_store) == after
    accept(case_store, 1, replace(APPROVAL, document="党〔2027〕18号"), TODAY)
    assert case_store.all(MEMBERS) == after[MEMBERS.key]
    assert stored(case_store).approval_document == "党〔2027〕18号"


def test_somebody_in_the_roster_already_is_not_entered_twice(case_store: Store) -> None:
    with case_store.change("补录") as change:
        known = change.add(MEMBERS, Member(name="何思远", degree="学士", introducers="旧介绍人"))
    save_case(case_store, replace(stored(case_store), member_id=known.id, accepted_on=HELD), TODAY)
    member = accept(case_store, 1, APPROVAL, TODAY)
    assert (member.id, member.degree, member.introducers) == (known.id, "学士", "旧介绍人")
    assert category(case_store, HELD) == ON_PROBATION


@pytest.mark.parametrize(
    ("prepare", "approval", "words"),
    [
        (lambda _: None, APPROVAL, "还没有支部大会通过日期"),
        (
            lambda store: link_vote(store, 1, "acceptance_vote_id", vote_on(store, outcome=NOT_PASSED)),
            APPROVAL,
            "接收表决未通过",
        ),
        (
            lambda store: link_vote(store, 1, "acceptance_vote_id", vote_on(store, outcome="")),
            APPROVAL,
            "请先在会议记录的这项表决里填写“宣布”",
        ),
        (
            lambda store: link_vote(store, 1, "acceptance_vote_id", vote_on(store)),
            Approval(date(2027, 6, 9)),
            "早于支部大会通过日期2027-06-10",
        ),
        (
            lambda store: link_vote(store, 1, "acceptance_vote_id", vote_on(store)),
            Approval(date(2028, 8, 2)),
            "晚于今天",
        ),
    ],
)
def test_nobody_is_entered_while_something_is_missing(
    case_store: Store, prepare: Callable[[Store], object], approval: Approval, words: str
) -> None:
    prepare(case_store)
    before = rows(case_store)
    with pytest.raises(KnownError, match=words):
        accept(case_store, 1, approval, TODAY)
    assert rows(case_store) == before


def test_an_id_number_of_the_roster_is_not_entered_twice(case_store: Store) -> None:
    with case_store.change("补录") as change:
        change.add(MEMBERS, Member(name="何思远", id_number="330499199805020014"))
    changed = replace(stored(case_store), id_number="330499199805020014", accepted_on=HELD)
    save_case(case_store, changed, TODAY)
    with pytest.raises(KnownError, match="身份证号相同"):
        accept(case_store, 1, APPROVAL, TODAY)


def test_a_namesake_of_the_same_birth_is_asked_about_where_an_id_number_is_missing(case_store: Store) -> None:
    with case_store.change("补录") as change:
        known = change.add(MEMBERS, Member(name="何思远", birth_on=LooseDate(1998, 5)))
    save_case(case_store, replace(stored(case_store), accepted_on=HELD), TODAY)
    with pytest.raises(KnownError, match="名册中已有同名的何思远"):
        accept(case_store, 1, APPROVAL, TODAY)
    with case_store.change("更正") as change:
        change.update(MEMBERS, replace(known, birth_on=LooseDate(1971, 3)))
    assert accept(case_store, 1, APPROVAL, TODAY).id != known.id


def test_who_came_over_during_probation_is_not_entered_for_the_time_before(case_store: Store) -> None:
    with case_store.change("转入") as change:
        known = change.add(MEMBERS, Member(name="何思远"))
        came = Stay(member_id=known.id, branch_id=BRANCH, joined_on=date(2028, 2, 1), join_way=TRANSFERRED_IN)
        change.add(STAYS, came)
    save_case(case_store, replace(stored(case_store), member_id=known.id, accepted_on=HELD), TODAY)
    accept(case_store, 1, APPROVAL, TODAY)
    assert [one.joined_on for one in case_store.where(STAYS, member_id=known.id)] == [date(2028, 2, 1)]
    assert (category(case_store, HELD), category(case_store, TODAY)) == ("", ON_PROBATION)


def test_who_lost_the_probation_may_be_taken_in_again(case_store: Store) -> None:
    member = accepted(case_store)
    decided(case_store, CANCELLED)
    cancel(case_store, 1, Cancellation(date(2028, 7, 1)), TODAY)
    again, later = date(2031, 3, 1), date(2031, 6, 1)
    opened = open_case(case_store, case(member_id=member.id, accepted_on=again), later)
    accept(case_store, opened.id, Approval(date(2031, 4, 1)), later)
    assert [category(case_store, on) for on in (HELD, date(2028, 7, 2), again)] == [ON_PROBATION, "", ON_PROBATION]
    assert [one.left_on for one in case_store.where(STAYS, member_id=member.id)] == [date(2028, 7, 1), None]
    assert not [one for one in development_findings(read_development(case_store), later) if "名册" in one.sentence]


def test_who_was_a_full_member_once_and_joins_again_is_on_probation(case_store: Store) -> None:
    with case_store.change("补录") as change:
        old = Member(name="何思远", full_member_on=LooseDate(2010, 7), person_category=FULL_MEMBER)
        known = change.add(MEMBERS, replace(old, seniority_basis=BASIS_ON_TIME))
    save_case(case_store, replace(stored(case_store), member_id=known.id, accepted_on=HELD), TODAY)
    accept(case_store, 1, APPROVAL, TODAY)
    assert category(case_store, TODAY) == ON_PROBATION
    assert case_store.get(MEMBERS, known.id).seniority_basis == ""


def test_conversion_makes_a_full_member_from_the_day_and_for_the_reason_chosen(case_store: Store) -> None:
    accepted(case_store)
    vote = vote_on(case_store, CONVERSION, date(2028, 6, 12))
    link_vote(case_store, 1, "conversion_vote_id", vote)
    before = rows(case_store)
    member = convert(case_store, 1, CONVERSION_OF, TODAY)
    assert (member.person_category, member.seniority_basis) == (FULL_MEMBER, BASIS_ON_TIME)
    assert (category(case_store, date(2028, 6, 9)), category(case_store, END)) == (ON_PROBATION, FULL_MEMBER)
    convert(case_store, 1, CONVERSION_OF, TODAY)
    case_store.undo()
    assert rows(case_store) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"basis": ""}, "请选择党龄起算依据"),
        ({"approved_on": date(2028, 6, 11)}, "早于讨论转正的支部大会2028-06-12"),
        ({"approved_on": date(2028, 8, 2)}, "晚于今天"),
        ({"full_member_on": HELD}, "应晚于支部大会通过日期2027-06-10"),
    ],
)
def test_a_conversion_with_days_that_cannot_be_is_refused(case_store: Store, given: dict[str, Any], words: str) -> None:
    accepted(case_store)
    decided(case_store, ON_TIME)
    with pytest.raises(KnownError, match=words):
        convert(case_store, 1, replace(CONVERSION_OF, **given), TODAY)


def test_nobody_is_converted_whom_the_meeting_has_not_discussed(case_store: Store) -> None:
    with pytest.raises(KnownError, match="还没有批准为预备党员"):
        convert(case_store, 1, CONVERSION_OF, TODAY)
    accepted(case_store)
    with pytest.raises(KnownError, match="还没有通过何思远按期转正"):
        convert(case_store, 1, CONVERSION_OF, TODAY)


def test_an_extension_lasts_half_a_year_to_a_year_and_the_roster_goes_on_showing_probation(case_store: Store) -> None:
    accepted(case_store)
    with pytest.raises(KnownError, match="还没有通过延长"):
        extend(case_store, 1, Extension(date(2028, 12, 10)), TODAY)
    decided(case_store, EXTENDED)
    for day in (date(2028, 12, 9), date(2029, 6, 11)):
        with pytest.raises(KnownError, match="2028-12-10至2029-06-10之间"):
            extend(case_store, 1, Extension(day), TODAY)
    kept = extend(case_store, 1, Extension(date(2028, 12, 10), date(2028, 7, 1), "党〔2028〕7号"), TODAY)
    assert (kept.extended_to, kept.extension_document) == (date(2028, 12, 10), "党〔2028〕7号")
    assert category(case_store, date(2028, 9, 1)) == ON_PROBATION


def test_a_cancellation_ends_the_stay_and_leaves_the_reason(case_store: Store) -> None:
    member = accepted(case_store)
    with pytest.raises(KnownError, match="还没有通过取消"):
        cancel(case_store, 1, Cancellation(date(2028, 7, 1)), TODAY)
    decided(case_store, CANCELLED)
    before = rows(case_store)
    cancel(case_store, 1, Cancellation(date(2028, 7, 1), "党〔2028〕7号"), TODAY)
    [stay] = case_store.where(STAYS, member_id=member.id)
    assert (stay.left_on, stay.leave_way) == (date(2028, 7, 1), PROBATION_CANCELLED)
    after = rows(case_store)
    cancel(case_store, 1, Cancellation(date(2028, 7, 1), "党〔2028〕7号"), TODAY)
    assert rows(case_store) == after
    case_store.undo()
    assert rows(case_store) == before


def test_who_was_taken_in_is_not_ended_as_an_applicant(case_store: Store) -> None:
    with pytest.raises(KnownError, match="请填写终止原因"):
        end_case(case_store, 1, TODAY, " ")
    accepted(case_store)
    with pytest.raises(KnownError, match="已批准为预备党员"):
        end_case(case_store, 1, TODAY, "其他")


def test_votes_about_the_person_are_offered_and_judged_by_the_version_of_the_case(case_store: Store) -> None:
    vote_id = vote_on(case_store)
    other = vote_on(case_store, CONVERSION, date(2028, 6, 12))
    facts = read_development(case_store)
    assert [one.vote.id for one in votes_about(facts, stored(case_store))] == [other, vote_id]
    [found] = votes_about(facts, stored(case_store), "acceptance_vote_id")
    assert found.words == "2027-06-10支部党员大会：接收预备党员，赞成4票，通过"
    save_case(case_store, replace(stored(case_store), rules="细则2014"), TODAY)
    link_vote(case_store, 1, "acceptance_vote_id", vote_id)
    assert read_development(case_store).life.vote_versions == {vote_id: "细则2014"}


def test_a_meeting_that_goes_leaves_the_case_without_its_vote(case_store: Store) -> None:
    link_vote(case_store, 1, "acceptance_vote_id", vote_on(case_store))
    linked = stored(case_store)
    meeting = read_development(case_store).life.meetings[0]
    remove_meeting(case_store, meeting.id)
    assert stored(case_store).acceptance_vote_id is None
    case_store.undo()
    assert stored(case_store) == linked
