"""What an inspector finds in minutes: each check fires on what it is for; complete minutes have no finding."""

from dataclasses import replace
from datetime import date, time

import pytest

from ledger.checks.life import life_findings
from ledger.codes.meetings import (
    ACCEPTANCE,
    COMMITTEE_MEETING,
    CONVERSION,
    GROUP_MEETING,
    LECTURE,
    LEFT_OUT,
    ON_LEAVE,
    PASSED,
    SHOW_OF_HANDS,
)
from ledger.errors import Level
from ledger.kinds.development import Holiday
from ledger.kinds.meetings import Attendance
from ledger.kinds.membership import LostContact
from ledger.life.facts import LifeFacts
from ledger.values.dates import LooseDate
from tests.ledger.life.life_book import (
    CHAIR,
    HELD,
    ballot,
    book,
    branch,
    life,
    meeting,
    secret,
    with_election,
    with_mark,
    with_meetings,
    with_vote,
)
from tests.ledger.life.life_book import attended as attended_by

ON = date(2026, 6, 30)


def found(facts: LifeFacts) -> dict[str, str]:
    """The findings about the meetings themselves, not about what else the year asks for."""
    return {one.rule: one.sentence for one in life_findings(facts, ON) if one.record_kind == "meetings"}


def test_complete_minutes_have_no_finding() -> None:
    assert found(with_vote(ballot(20, outcome=PASSED))) == {}
    assert found(with_election()) == {}


@pytest.mark.parametrize(
    ("facts", "rule", "words"),
    [
        (book(meeting(place="")), "minutes.complete", "缺地点"),
        (book(meeting(topic="")), "minutes.complete", "缺主题或议题"),
        (book(meeting(recorder_id=CHAIR)), "minutes.recorder", "同一人"),
        (book(meeting(chair_id=9)), "meeting.convener", "主持人党员9当天不是书记"),
        (book(meeting(GROUP_MEETING, chair_id=4)), "meeting.convener", "不是党小组组长"),
        (book(meeting(written_on=date(2026, 3, 12))), "minutes.late", "会后7天"),
        (book(meeting(held_on=date(2026, 7, 1), written_on=None)), "minutes.future", "晚于今天"),
        (book(meeting(held_on=date(2026, 3, 7), written_on=None)), "minutes.weekend", "周末"),
        (book(meeting(to_time=time(14, 30))), "minutes.duration", "不晚于开始时间"),
        (book(meeting(from_time=time(8, 0), to_time=time(17, 0))), "minutes.duration", "时长9.0小时"),
        (book(meeting(LECTURE, body="提纲")), "lecture.lecturer", "没有登记授课人"),
        (book(meeting(LECTURE, lecturer_id=CHAIR, body="")), "lecture.outline", "授课提纲"),
        (book(meeting(lecturer_id=CHAIR)), "lecture.separate", "单独记录"),
        (book(meeting(topic="专题民主生活会")), "meeting.right_name", "组织生活会"),
        (with_mark(status=ON_LEAVE), "attendance.reason", "党员20缺席没有写明原因"),
        (with_mark(status=LEFT_OUT, superior_consent="同意"), "vote.left_out", "仍计入应到"),
        (replace(book(), attendances=book().attendances[1:]), "attendance.roster", "登记到会情况的19人"),
        (
            replace(book(), attendances=(*book().attendances, Attendance(meeting_id=1, member_id=99, status="到会"))),
            "attendance.stranger",
            "不计入应到和实到",
        ),
        (
            book(roster=branch(lost_contacts=(LostContact(id=1, member_id=20, lost_since=LooseDate(2026, 1)),))),
            "attendance.away",
            "党员20当天登记为失联",
        ),
        (with_vote(ballot(10, 10, outcome=PASSED)), "vote.ordinary.majority", "恰为应到会半数"),
        (with_vote(ballot(20, outcome="未通过")), "vote.outcome", "按票数应为通过"),
        (with_vote(ballot(20, 5)), "vote.yes", "多于到会"),
        (with_vote(secret(ACCEPTANCE, 20, method=SHOW_OF_HANDS)), "vote.method", "无记名投票"),
        (with_vote(secret(ACCEPTANCE, 20, subject_name="李某、张某")), "vote.one_by_one", "逐人表决"),
        (with_vote(secret(ACCEPTANCE, 3), meeting(COMMITTEE_MEETING)), "vote.resolution", "支部党员大会讨论决定"),
        (with_vote(ballot(20), is_major=True), "meeting.committee_first", "没有支部委员会研究的记录"),
        (with_election(tellers="党员1、党员9"), "election.tellers", "监票人党员1同时是候选人"),
        (with_election(returned=21), "election.ballots", "选举无效"),
        (with_election(elected=4), "election.seats", "多于应选3名"),
        (with_election(elected=4, seats=4, is_equal=True), "election.majority", "党员4当选，按票数不能当选"),
    ],
)
def test_a_defect_is_found(facts: LifeFacts, rule: str, words: str) -> None:
    assert words in found(facts).get(rule, "")


def test_an_open_vote_is_cited_by_the_article_on_what_was_decided() -> None:
    def article(resolution: str) -> str:
        facts = with_vote(secret(resolution, 20, method=SHOW_OF_HANDS))
        return next(one.article for one in life_findings(facts, ON) if one.rule == "vote.method")

    assert article(ACCEPTANCE).endswith("第二十条（2014年）")
    assert article(CONVERSION).endswith("第三十三条（2014年）")


def test_nobody_is_at_two_meetings_at_once() -> None:
    overlapping = with_meetings(meeting(), meeting(COMMITTEE_MEETING, from_time=time(15, 0), to_time=time(17, 0)))
    after = with_meetings(meeting(), meeting(COMMITTEE_MEETING, from_time=time(16, 0), to_time=time(17, 0)))
    assert "同一时间也记为参加" in found(overlapping)["attendance.twice"]
    assert "attendance.twice" not in found(after)


def test_a_major_matter_that_the_committee_has_studied_is_in_order() -> None:
    facts = with_vote(ballot(20), is_major=True)
    studied = meeting(COMMITTEE_MEETING, id=2, held_on=date(2026, 2, 26), written_on=None)
    marks = attended_by(life(), studied)
    both = replace(facts, meetings=(*facts.meetings, studied), attendances=(*facts.attendances, *marks))
    assert "meeting.committee_first" not in found(both)


def test_a_rule_that_was_only_quoted_to_us_never_says_more_than_a_warning() -> None:
    levels = {one.rule: one.level for one in life_findings(with_election(tellers="党员1"), ON)}
    assert levels["election.tellers"] is Level.WARN


def test_what_was_planned_and_not_held_is_no_defect() -> None:
    assert found(with_meetings(replace(meeting(place=""), held_on=None, planned_on=HELD))) == {}


def test_the_table_of_holidays_decides_about_a_day_and_the_year_without_one_knows_the_fixed_days_only() -> None:
    saturday, monday, new_year = date(2026, 3, 7), date(2026, 4, 6), date(2026, 1, 1)
    worked, off = (
        Holiday(id=1, day_on=saturday, is_work=True, name="清明节"),
        Holiday(id=2, day_on=monday, name="清明节"),
    )

    def said(day: date, *table: Holiday) -> str:
        facts = replace(book(meeting(held_on=day, written_on=None)), holidays=table)
        return " ".join(found(facts).get(f"minutes.{rule}", "") for rule in ("weekend", "holiday")).strip()

    assert "周末" in said(saturday)
    assert said(saturday, worked, off) == ""
    assert said(monday) == ""
    assert "清明节假期" in said(monday, worked, off)
    assert "元旦假期" in said(new_year)
    assert said(new_year, worked, off) == ""
