"""Who takes part in an appraisal, how many may be 优秀, what is said while it is typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.appraisal.appraisees import ON_PROBATION_REASON, Part, appraisees
from ledger.appraisal.cap import excellent_cap
from ledger.appraisal.entering import appraisal_problems
from ledger.appraisal.sheet import AppraisalSheet, begun, with_roster
from ledger.appraisal.summary import appraisal_summary, summary_of, year_summary
from ledger.codes.appraisal import EXCELLENT, UNGRADED
from ledger.codes.meetings import LIFE_MEETING
from ledger.codes.membership import STOPPED, UNDER_OBSERVATION
from ledger.errors import Level
from ledger.kinds.appraisal import Appraisal, MemberScore
from ledger.kinds.membership import LostContact, StandingChange
from ledger.values.dates import LooseDate
from tests.ledger.appraisal.appraisal_book import ALL_RULES, MEETING, YEAR, changed, facts, graded
from tests.ledger.life.life_book import HELD, branch, meeting
from tests.ledger.roster.people import FIRST

TODAY = date(2026, 6, 1)


def sentences(sheet: AppraisalSheet, **more: object) -> list[str]:
    return [one.sentence for one in appraisal_problems(facts(**more), sheet, TODAY)]  # type: ignore[arg-type]


def test_full_members_are_graded_those_on_probation_are_not() -> None:
    found = {one.entry.member.id: one for one in appraisees(branch(7, on_probation=1), FIRST.id, HELD)}
    assert [one.part for one in found.values()] == [Part.GRADED] * 7 + [Part.UNGRADED]
    assert found[8].reason == ON_PROBATION_REASON


def test_others_of_the_roster_are_named_with_what_to_look_at() -> None:
    roster = branch(
        7,
        standing_changes=(
            StandingChange(id=1, member_id=5, change=STOPPED, from_on=date(2025, 1, 1)),
            StandingChange(id=2, member_id=6, change=UNDER_OBSERVATION, from_on=date(2025, 6, 1)),
        ),
        lost_contacts=(LostContact(id=1, member_id=7, lost_since=LooseDate(2025, 9)),),
    )
    found = {one.entry.member.id: one for one in appraisees(roster, FIRST.id, HELD)}
    assert (found[5].part, found[5].remark) == (Part.ASIDE, "停止党籍")
    assert (found[6].part, found[6].remark) == (Part.GRADED, "留党察看")
    assert found[7].remark == "失去联系"


def test_a_new_appraisal_takes_the_meeting_and_the_roster_of_its_day() -> None:
    sheet = begun(facts(branch(7, on_probation=1)), FIRST.id, YEAR)
    assert sheet.appraisal.meeting_id == MEETING.id
    assert sheet.appraisal.held_on is None, "the day stands in the minutes"
    assert [one.member_id for one in sheet.results] == list(range(1, 9))
    assert sheet.results[-1].reason == ON_PROBATION_REASON


def test_an_appraisal_joined_with_the_life_meeting_takes_that_one() -> None:
    joined = replace(meeting(LIFE_MEETING, for_year=YEAR), id=9)
    assert begun(facts(meetings=(joined,)), FIRST.id, YEAR).appraisal.meeting_id == 9
    assert begun(facts(meetings=()), FIRST.id, YEAR, HELD).appraisal.held_on == HELD


def test_the_roster_followed_again_keeps_what_was_entered() -> None:
    book = facts(branch(3))
    sheet = changed(begun(facts(branch(5)), FIRST.id, YEAR), 4, excellent=3)
    assert [one.member_id for one in with_roster(book, sheet).results] == [1, 2, 3, 4], "5 was untouched and has left"


@pytest.mark.parametrize(
    ("full", "members", "by_full", "by_members"), [(20, 20, 6, 6), (20, 22, 6, 7), (2, 3, 0, 1), (9, 10, 3, 3)]
)
def test_a_third_is_rounded_down_under_both_readings(full: int, members: int, by_full: int, by_members: int) -> None:
    cap = excellent_cap(full, members, ALL_RULES, HELD)
    assert cap is not None
    assert (cap.by_full, cap.by_members, cap.differ) == (by_full, by_members, by_full != by_members)
    assert f"不超过{by_full}名" in cap.words


@given(st.integers(0, 500), st.integers(0, 60))
def test_the_cap_never_lets_more_than_a_third_through(full: int, on_probation: int) -> None:
    cap = excellent_cap(full, full + on_probation, ALL_RULES, HELD)
    assert cap is not None
    assert cap.by_full * 3 <= full < (cap.by_full + 1) * 3
    assert cap.by_full <= cap.by_members
    assert cap.excess(cap.by_full) == 0
    assert cap.excess(cap.by_full + 1) == 1


def test_there_is_no_cap_before_there_was_a_rule() -> None:
    assert excellent_cap(20, 20, ALL_RULES, date(2010, 1, 1)) is None


def test_a_whole_appraisal_has_nothing_to_be_said() -> None:
    assert sentences(graded()) == []


def test_votes_are_compared_with_the_ballots_that_count() -> None:
    assert sentences(changed(graded(), 4, qualified=3)) == ["党员4的票数合计21，多于有效测评票20张。"]
    less = sentences(changed(graded(), 4, qualified=1))
    assert less == ["党员4的票数合计19，少于有效测评票20张，请核对是否有1张未填。"]
    assert sentences(changed(graded(void=1), 4, qualified=1))[0].startswith("党员1的票数合计20，多于有效测评票19张")


def test_ballots_that_cannot_be_are_pointed_at_and_still_kept() -> None:
    problems = appraisal_problems(facts(), graded(returned=21, void=0), TODAY)
    assert "收回测评票21张，多于发出20张，测评无效。" in [one.sentence for one in problems]
    assert all(one.level is not Level.MUST for one in problems)


def test_those_on_probation_get_neither_votes_nor_grade() -> None:
    roster = branch(7, on_probation=1)
    sheet = changed(graded(roster), 8, excellent=3, qualified=4, grade=EXCELLENT)
    assert sentences(sheet, roster=roster) == [
        "预备8：预备党员参加评议，不评定等次，不计票。",
        "预备8是预备党员，参加评议，不评定等次。",
    ]


def test_no_grade_asks_for_the_reason() -> None:
    assert sentences(changed(graded(), 4, grade=UNGRADED)) == ["党员4不定等次，请填写不定等次或未参评的原因。"]


def test_a_year_has_one_appraisal_a_unit() -> None:
    first = graded()
    second = AppraisalSheet(Appraisal(org_unit_id=FIRST.id, for_year=YEAR))
    assert [one.sentence for one in appraisal_problems(facts(sheet=first), second, TODAY)] == [
        "2025年度已经有一次民主评议，请打开那一次。"
    ]
    assert appraisal_problems(facts(sheet=first), first, TODAY) == []


def test_what_cannot_be_kept_is_said() -> None:
    found = sentences(AppraisalSheet(Appraisal(for_year=2027, held_on=date(2026, 7, 1), issued=-1)))
    assert found == [
        "请填写党组织。",
        "评议年度2027不对，应是已经开始的年度。",
        "测评日期晚于今天，请核对。",
        "测评票数不能是负数。",
    ]


def test_the_summary_counts_people_ballots_and_grades() -> None:
    roster = branch(20, on_probation=2)
    sheet = changed(graded(roster, excellent=6, void=1), 20, grade="", told_on=None)
    one = summary_of(facts(roster), sheet)
    assert (one.full, one.members, one.took_part, one.issued, one.returned, one.valid) == (20, 22, 22, 20, 20, 19)
    assert one.grades == {"优秀": 6, "合格": 13, "基本合格": 0, "不合格": 0}
    assert (one.ungraded, one.open, one.told) == (2, 1, 19)
    assert one.cap is not None
    assert one.cap.differ


def test_an_appraisal_counts_for_its_year_whatever_the_day_of_its_meeting() -> None:
    sheet = graded()
    book = facts(sheet=sheet)
    assert MEETING.held_on is not None
    assert MEETING.held_on.year == YEAR + 1
    assert year_summary(book, YEAR) == replace(appraisal_summary(book, 1), cap=None)
    assert year_summary(book, YEAR + 1).took_part == 0


def test_scores_are_told_in_words() -> None:
    score = MemberScore(id=1, title="先锋指数", for_year=YEAR, period="全年", member_id=3, points="96.5", grade="优秀")
    book = facts(scores=(score,))
    assert book.score_words(3, YEAR) == "先锋指数（全年）96.5，优秀"
    assert book.score_words(3, YEAR + 1) == ""
