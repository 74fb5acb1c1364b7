"""Every defect of the inspection list about meetings and talks: one book in which it is found, one in which it is not.

Defect 8 (terms) is held by tests/ledger/rules/test_organisation_advice.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks.life import life_findings
from ledger.checks.life.gaps import gap_findings
from ledger.codes.meetings import (
    ACCEPTANCE,
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    CONVERSION,
    GROUP_MEETING,
    LECTURE,
    LEFT_OUT,
    LIFE_MEETING,
    MEMBER_MEETING,
    ON_LEAVE,
    PARTY_DAY,
    PASSED,
    SHOW_OF_HANDS,
    STUDY,
)
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import Finding, Level
from ledger.kinds.attached import Addendum
from ledger.kinds.meetings import Attendance, Candidate, Decision, Election, Meeting
from ledger.kinds.membership import LostContact, Mobility
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.life.settings import LifeSettings
from ledger.values.dates import LooseDate
from tests.ledger.life.life_book import (
    CHAIR,
    DEPUTY,
    HELD,
    RULES,
    attended,
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
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND

SUMMER = date(2026, 7, 15)
NEXT_YEAR = date(2027, 1, 15)
APRIL = date(2027, 4, 1)
NEW_RULES = date(2026, 6, 4)  # the text of 2026 holds
GOOD = with_vote(ballot(20, outcome=PASSED))
LONG = "会议学习了上级文件精神，结合本单位工作实际，就如何改进作风、服务群众、提高办事效率进行了讨论。" * 8
OTHER = "支部研究了下半年工作计划，明确了责任分工，要求各小组按月推进并及时报告进展，遇到困难共同研究解决。" * 8


def on(*days: str, kind: str = MEMBER_MEETING, **more: Any) -> list[Meeting]:
    return [meeting(kind, held_on=date.fromisoformat(day), written_on=None, **more) for day in days]


def months(kind: str, **more: Any) -> list[Meeting]:
    return on(*(f"2026-{month:02}-05" for month in range(1, 13)), kind=kind, **more)


def year_of(kind: str, **more: Any) -> LifeFacts:
    return with_meetings(*on("2026-02-05", kind=kind, **more), roster=branch(8))


def talks(*pairs: Sequence[int], **more: Any) -> LifeFacts:
    """A branch of five, of whom 1 to 3 are the committee, with a talk for each pair."""
    given = {"org_unit_id": FIRST.id, "held_on": HELD, "from_time": time(9), "place": "办公室", "content": "谈心"}
    records = tuple(
        Talk(**{"id": number, "occasion": "日常谈心", **given, **more}) for number in range(1, len(pairs) + 1)
    )
    persons = [
        TalkPerson(id=2 * number + at, talk_id=number, role=role, member_id=pair[at])
        for number, pair in enumerate(pairs, start=1)
        for at, role in enumerate((TALKER, PARTNER))
    ]
    return life(branch(5), talks=records, talk_people=tuple(persons))


def studied(minutes: int) -> LifeFacts:
    return book(meeting(STUDY, study_minutes=minutes))


def leader(as_ordinary: bool) -> LifeFacts:  # noqa: FBT001 - a parameter
    roster = branch(20)
    people = (replace(roster.members[0], rank="县处级正职"), *roster.members[1:])
    facts = book(roster=replace(roster, members=people))
    marks = tuple(replace(one, as_ordinary=as_ordinary) if one.member_id == 1 else one for one in facts.attendances)
    return replace(facts, attendances=marks)


def decided(**more: Any) -> LifeFacts:
    given = {"id": 7, "meeting_id": 1, "text": "修订制度", "responsible_id": 2, "due_on": date(2026, 8, 1)}
    return book(decisions=(Decision(**{**given, **more}),))


def twice(first: str, second: str, **more: Any) -> LifeFacts:
    return with_meetings(meeting(body=first), meeting(body=second, held_on=date(2026, 4, 9)), **more)


def stranger() -> LifeFacts:
    facts = book()
    return replace(facts, attendances=(*facts.attendances, Attendance(id=9, meeting_id=1, member_id=99, status="到会")))


def lost() -> LifeFacts:
    return book(roster=branch(lost_contacts=(LostContact(id=1, member_id=20, lost_since=LooseDate(2026, 1)),)))


def away(kind: str) -> LifeFacts:
    gone = Mobility(id=1, member_id=20, from_on=LooseDate(2026, 1), destination_kind=kind)
    return book(roster=branch(mobilities=(gone,)))


def added(day: date) -> LifeFacts:
    sealed = meeting(written_on=HELD, sealed_on=date(2026, 3, 10), state="已定稿")
    return book(sealed, addenda=(Addendum(id=3, meeting_id=1, added_on=day, reason="更正", text="补充"),))


def probationer_stands(member_id: int) -> LifeFacts:
    one = Election(id=1, meeting_id=1, seats=1, is_equal=True, issued=20, returned=20, office="委员", tellers="党员9")
    stands = Candidate(id=1, election_id=1, member_id=member_id, yes=19, no=1, is_elected=True)
    return book(roster=branch(20, 1), elections=(one,), candidates=(stands,))


def studied_before(day: date) -> LifeFacts:
    facts = with_vote(ballot(20), is_major=True)
    before = meeting(COMMITTEE_MEETING, id=2, held_on=day, written_on=None)
    marks = attended(life(), before)
    return replace(facts, meetings=(*facts.meetings, before), attendances=(*facts.attendances, *marks))


def committee_of(came: int) -> LifeFacts:
    facts = book(meeting(COMMITTEE_MEETING))
    away = {"status": ON_LEAVE, "reason": "出差"}
    absent = {member: away for member in (1, 2, 3) if member > came}
    return replace(facts, attendances=attended(facts, facts.meetings[0], absent=absent))


ALL_TALKS = (*combinations((1, 2, 3), 2), (1, 4), (1, 5), (4, 5))
SMALL = branch(5, offices=())


@dataclass(frozen=True)
class Defect:
    """A defect of the list: the rule that finds it, a book that has it, one that has not."""

    number: int
    rule: str
    found: LifeFacts
    clean: LifeFacts = field(default_factory=lambda: GOOD)
    as_of: date = SUMMER
    level: Level = Level.WARN


B, W, I = Level.MUST, Level.WARN, Level.INFO  # noqa: E741 - the letters of the list
DEFECTS = (
    Defect(1, "meeting.member.per_quarter", book(), with_meetings(*on("2026-03-05", "2026-06-04")), level=B),
    Defect(2, "meeting.committee.per_month", book(), with_meetings(*months(COMMITTEE_MEETING))),
    Defect(2, "meeting.committee.per_month", book(), book(roster=SMALL)),
    Defect(3, "meeting.group.per_month", book(), with_meetings(*months(GROUP_MEETING, org_unit_id=GROUP_ONE.id))),
    Defect(4, "meeting.lecture", book(), with_meetings(*on("2026-02-05", "2026-05-07", kind=LECTURE))),
    Defect(5, "meeting.party_day.per_month", book(), with_meetings(*months(PARTY_DAY))),
    Defect(6, "meeting.life.per_year", book(), year_of(LIFE_MEETING), APRIL, B),
    Defect(6, "meeting.appraisal.per_year", book(), year_of(APPRAISAL_MEETING), APRIL, B),
    Defect(7, "talk.per_year", talks((1, 2)), talks(*ALL_TALKS), NEXT_YEAR),
    Defect(9, "attendance.roster", replace(book(), attendances=book().attendances[1:]), level=B),
    Defect(10, "vote.left_out", with_mark(status=LEFT_OUT, reason="出差"), with_mark(status=ON_LEAVE, reason="出差")),
    Defect(
        11,
        "vote.left_out",
        with_mark(status=LEFT_OUT, superior_consent="同意"),
        with_mark(status=LEFT_OUT, superior_consent="同意", meeting_consent="通过"),
    ),
    Defect(12, "attendance.roster", with_mark(status=""), with_mark(status=ON_LEAVE, reason="出差"), level=B),
    Defect(13, "attendance.reason", with_mark(status=ON_LEAVE), with_mark(status=ON_LEAVE, reason="病假")),
    Defect(14, "minutes.complete", book(meeting(place="", from_time=None)), level=B),
    Defect(15, "minutes.recorder", book(meeting(recorder_id=CHAIR))),
    Defect(
        16,
        "attendance.twice",
        with_meetings(meeting(), meeting(COMMITTEE_MEETING, from_time=time(15, 0), to_time=time(17, 0))),
        with_meetings(meeting(), meeting(COMMITTEE_MEETING, from_time=time(16, 0), to_time=time(17, 0))),
        level=B,
    ),
    Defect(17, "attendance.stranger", stranger(), level=B),
    Defect(17, "attendance.away", lost(), level=B),
    Defect(17, "attendance.abroad", away("国（境）外"), away("本省内"), level=B),
    Defect(18, "meeting.convener", book(meeting(chair_id=9)), book(meeting(chair_id=DEPUTY))),
    Defect(
        18,
        "meeting.convener",
        book(meeting(GROUP_MEETING, org_unit_id=GROUP_ONE.id)),
        book(meeting(GROUP_MEETING, org_unit_id=GROUP_ONE.id, chair_id=DEPUTY)),
    ),
    Defect(18, "meeting.convener", book(meeting(GROUP_MEETING)), book(meeting(GROUP_MEETING, chair_id=DEPUTY))),
    Defect(19, "vote.admission.quorum", with_vote(secret(ACCEPTANCE, 11, present=10, outcome=PASSED)), level=B),
    Defect(19, "vote.committee.quorum", committee_of(came=1), committee_of(came=2), level=B),
    Defect(20, "vote.ordinary.majority", with_vote(ballot(10, 10, outcome=PASSED)), level=B),
    Defect(21, "vote.yes", with_vote(ballot(20, 1)), with_vote(ballot(20)), level=B),
    Defect(
        22,
        "vote.voters",
        with_vote(ballot(10, present=20), roster=branch(20, 1), attendances=book(roster=branch(19, 2)).attendances[1:]),
        with_vote(ballot(10), roster=branch(20, 1)),
        level=B,
    ),
    Defect(22, "vote.voters", probationer_stands(21), probationer_stands(20), level=B),
    Defect(
        23,
        "vote.method",
        with_vote(secret(CONVERSION, 20, method=SHOW_OF_HANDS), meeting(held_on=NEW_RULES)),
        with_vote(secret(CONVERSION, 20), meeting(held_on=NEW_RULES)),
        level=B,
    ),
    Defect(23, "vote.method", with_vote(secret(CONVERSION, 20, method=SHOW_OF_HANDS)), level=W),
    Defect(
        24,
        "vote.one_by_one",
        with_vote(secret(ACCEPTANCE, 20, subject_name="李某、张某")),
        with_vote(secret(ACCEPTANCE, 20)),
        level=B,
    ),
    Defect(25, "election.quorum", replace(with_election(), attendances=book().attendances[:15]), with_election()),
    Defect(25, "election.ballots", with_election(returned=21), with_election()),
    Defect(25, "election.candidates", with_election(seats=4), with_election(), level=W),
    Defect(25, "election.tellers", with_election(tellers="党员1"), with_election()),
    Defect(25, "election.seats", with_election(elected=4), with_election(), level=B),
    Defect(25, "election.majority", with_election(elected=4, seats=4, is_equal=True), with_election()),
    Defect(26, "meeting.committee_first", with_vote(ballot(20), is_major=True), studied_before(date(2026, 2, 26))),
    Defect(26, "meeting.committee_first", studied_before(date(2025, 11, 6)), with_vote(ballot(5), roster=SMALL)),
    Defect(27, "minutes.copied", twice(LONG, LONG), twice(LONG, OTHER)),
    Defect(28, "minutes.late", book(meeting(written_on=date(2026, 3, 12))), level=I),
    Defect(29, "minutes.weekend", book(meeting(held_on=date(2026, 3, 7), written_on=None)), level=I),
    Defect(29, "minutes.holiday", book(meeting(held_on=date(2026, 5, 1), written_on=None)), level=I),
    Defect(29, "minutes.future", book(meeting(held_on=date(2026, 8, 3), written_on=None))),
    Defect(
        30,
        "minutes.later_document",
        book(meeting(topic="学习2026年5月11日在全国会议上的重要讲话")),
        book(meeting(topic="学习2026年3月1日在全国会议上的重要讲话")),
    ),
    Defect(31, "lecture.lecturer", book(meeting(LECTURE)), book(meeting(LECTURE, lecturer_id=CHAIR))),
    Defect(31, "lecture.outline", book(meeting(LECTURE, body="")), book(meeting(LECTURE))),
    Defect(31, "lecture.separate", book(meeting(lecturer_id=CHAIR)), book(meeting(STUDY, lecturer_id=CHAIR))),
    Defect(32, "minutes.duration", book(meeting(from_time=time(8), to_time=time(13))), level=I),
    Defect(32, "minutes.duration", book(meeting(to_time=time(14, 30)))),
    Defect(33, "decision.complete", decided(responsible_id=None), decided(), level=I),
    Defect(33, "decision.overdue", decided(due_on=date(2026, 4, 1)), decided(done_on=date(2026, 4, 1)), level=I),
    Defect(33, "talk.follow_up", talks((1, 4), follow_up="帮助"), talks((1, 4)), level=I),
    Defect(34, "meeting.right_name", book(meeting(topic="专题民主生活会")), book(meeting(topic="专题组织生活会"))),
    Defect(34, "vote.resolution", with_vote(secret(ACCEPTANCE, 3), meeting(COMMITTEE_MEETING)), level=B),
    Defect(49, "hours.member", studied(31 * 45), studied(32 * 45), NEXT_YEAR),
    Defect(49, "hours.committee", studied(55 * 45), studied(56 * 45), NEXT_YEAR),
    Defect(50, "leader.as_ordinary", leader(as_ordinary=False), leader(as_ordinary=True), NEXT_YEAR),
    Defect(53, "minutes.blank", book(meeting(body="", to_time=None)), level=I),
    Defect(53, "talk.blank", talks((1, 4), occasion=""), talks((1, 4)), level=I),
    Defect(55, "minutes.order", book(meeting(written_on=date(2026, 3, 4))), level=B),
    Defect(55, "minutes.order", added(date(2026, 3, 9)), added(date(2026, 3, 11)), level=B),
    Defect(55, "minutes.order", decided(done_on=date(2026, 3, 1)), decided(done_on=HELD), level=B),
    Defect(
        55,
        "minutes.order",
        with_mark(status=ON_LEAVE, reason="病假", made_up_on=date(2026, 3, 1)),
        with_mark(status=ON_LEAVE, reason="病假", made_up_on=date(2026, 3, 9)),
        level=B,
    ),
    Defect(
        55,
        "talk.order",
        talks((1, 4), follow_up="帮助", follow_up_done_on=date(2026, 3, 1)),
        talks((1, 4), follow_up="帮助", follow_up_done_on=HELD),
        level=B,
    ),
)


def of_rule(facts: LifeFacts, rule: str, as_of: date) -> list[Finding]:
    return [one for one in life_findings(facts, as_of) if one.rule == rule]


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: f"{one.number}-{one.rule}")
def test_a_defect_is_found_where_it_is_and_nowhere_else(defect: Defect) -> None:
    found = of_rule(defect.found, defect.rule, defect.as_of)
    assert defect.level in {one.level for one in found}
    assert all(one.sentence.endswith("。") and one.article for one in found)
    assert not of_rule(defect.clean, defect.rule, defect.as_of)


def test_the_whole_list_is_held() -> None:
    asked = {*range(1, 35), 49, 50, 53, 55} - {8}
    assert {defect.number for defect in DEFECTS} == asked


def everything() -> Iterable[Finding]:
    for defect in DEFECTS:
        yield from life_findings(defect.found, defect.as_of)


def test_what_was_only_quoted_to_us_never_says_more_than_a_warning() -> None:
    uncertain = {rule.id for rule in RULES.all() if rule.mark != "read"}
    heavy = {one.rule for one in everything() if one.level is Level.MUST}
    assert heavy
    assert not heavy & (uncertain - {rule.id for rule in RULES.all() if rule.mark == "read"})


def test_each_finding_of_a_book_can_be_answered_for_itself() -> None:
    for defect in DEFECTS:
        keys = [(one.rule, one.record_kind, one.record_id, one.scope) for one in life_findings(defect.found, APRIL)]
        assert len(keys) == len(set(keys)), defect.rule


def test_a_finding_about_a_gap_leads_to_the_unit_and_names_the_period() -> None:
    [found] = of_rule(book(), "meeting.member.per_quarter", SUMMER)
    assert (found.record_kind, found.record_id, found.scope) == ("org_units", FIRST.id, "2026-Q2")
    assert found.sentence == "第一支部：2026年第2季度没有召开支部党员大会。"
    assert found.article == "《中国共产党支部工作条例（试行）》第十一条"
    assert not [one for one in life_findings(book(), SUMMER, SECOND.id) if one.record_id == FIRST.id]


def test_a_book_that_keeps_no_meetings_of_a_year_is_not_blamed_for_it() -> None:
    assert life_findings(life(), SUMMER) == []
    years = {one.scope[:4] for one in life_findings(book(), NEXT_YEAR) if one.record_kind == "org_units"}
    assert years == {"2026"}


def test_the_secretary_lectures_once_a_year() -> None:
    def said(lecturer: int, as_of: date) -> list[Level]:
        facts = with_meetings(*on("2026-02-05", kind=LECTURE, lecturer_id=lecturer))
        return [one.level for one in of_rule(facts, "meeting.lecture", as_of) if one.scope == "2026-secretary"]

    assert said(DEPUTY, NEXT_YEAR) == [Level.WARN]
    assert said(DEPUTY, date(2026, 11, 2)) == [Level.INFO]
    assert said(DEPUTY, SUMMER) == []
    assert said(CHAIR, NEXT_YEAR) == []


def test_a_party_day_that_wanders_through_the_month_is_pointed_at() -> None:
    def moving(*days: int) -> list[Finding]:
        held = [
            meeting(PARTY_DAY, held_on=date(2026, month, day), written_on=None) for month, day in enumerate(days, 1)
        ]
        found = of_rule(with_meetings(*held), "meeting.party_day.per_month", date(2026, 7, 1))
        return [one for one in found if one.scope == "2026-day"]

    assert [one.level for one in moving(2, 11, 20, 28, 6, 15)] == [Level.INFO]
    assert moving(2, 6, 6, 3, 8, 5) == []
    assert moving(2, 11, 20) == []


def test_what_a_year_asks_is_judged_when_it_is_over_and_named_in_its_last_quarter() -> None:
    facts = studied(45)
    levels = {
        as_of: {one.level for one in of_rule(facts, "hours.member", as_of)}
        for as_of in (SUMMER, date(2026, 10, 1), NEXT_YEAR)
    }
    assert levels == {SUMMER: set(), date(2026, 10, 1): {Level.INFO}, NEXT_YEAR: {Level.WARN}}


def test_who_was_here_part_of_the_year_is_only_named_with_the_day() -> None:
    roster = branch(4)
    stays = (*roster.stays[:3], replace(roster.stays[3], joined_on=date(2026, 5, 4)))
    facts = book(meeting(COMMITTEE_MEETING, study_minutes=90), roster=replace(roster, stays=stays))
    found = of_rule(facts, "hours.member", NEXT_YEAR)
    assert [one.level for one in found] == [Level.INFO]
    assert found[0].sentence == "党员4（2026-05-04起在本支部）：2026年集中学习0.0学时，还差32.0学时（32学时）。"


def test_where_no_meeting_has_hours_the_branch_is_told_once() -> None:
    [found] = of_rule(book(), "hours.member", NEXT_YEAR)
    assert (found.record_id, found.scope) == (FIRST.id, "2026-hours")


held_days = st.lists(st.integers(0, 364), min_size=1, max_size=6)


@given(held_days, st.integers(0, 364), st.integers(0, 364))
def test_a_gap_is_told_for_each_closed_quarter_without_a_meeting_and_one_more_meeting_adds_none(
    some: list[int], one_more: int, today: int
) -> None:
    first, roster = date(2026, 1, 1), branch(3)
    as_of = first + timedelta(days=today)

    def gaps(*days: int) -> set[str]:
        meetings = tuple(
            meeting(id=place, held_on=first + timedelta(days=day)) for place, day in enumerate(days, start=1)
        )
        found = gap_findings(life(roster, meetings=meetings), as_of)
        return {one.scope for one in found if one.rule == "meeting.member.per_quarter"}

    held_in = {(first + timedelta(days=day)).month for day in some}
    closed = {quarter for quarter in (1, 2, 3, 4) if as_of.month > 3 * quarter}
    missing = {f"2026-Q{quarter}" for quarter in closed if not held_in & set(range(3 * quarter - 2, 3 * quarter + 1))}
    assert gaps(*some) == missing
    assert gaps(*some, one_more) <= missing


def test_the_words_about_a_confidential_talk_tell_neither_names_nor_text() -> None:
    facts = talks((1, 4), place="", is_confidential=True, follow_up="帮助就医")
    sentences = [one.sentence for one in life_findings(facts, SUMMER) if one.record_kind == "talks"]
    assert sentences
    assert not any("党员4" in one or "就医" in one or "谈心。" in one for one in sentences)


@pytest.mark.parametrize(
    ("more", "rule", "words"),
    [
        ({"place": "", "content": ""}, "talk.complete", "缺地点、谈话内容。"),
        ({"held_on": date(2026, 8, 1)}, "talk.future", "晚于今天"),
        ({"to_time": time(8)}, "talk.duration", "结束时间不晚于开始时间"),
        ({"written_on": date(2026, 3, 1)}, "talk.order", "整理日期2026-03-01早于谈话日期2026-03-05"),
        ({"follow_up": "帮助", "follow_up_due_on": date(2026, 7, 1)}, "talk.follow_up", "已过时限14天"),
    ],
)
def test_the_record_of_a_talk_is_complete_and_in_order(more: dict[str, Any], rule: str, words: str) -> None:
    [found] = of_rule(talks((1, 4), **more), rule, SUMMER)
    assert words in found.sentence
    assert not of_rule(talks((1, 4)), rule, SUMMER)


def test_nobody_talks_with_himself_and_a_talk_has_two_sides() -> None:
    assert of_rule(talks((4, 4)), "talk.people", SUMMER)
    alone = replace(talks((1, 4)), talk_people=())
    assert "谈话人、谈话对象" in of_rule(alone, "talk.complete", SUMMER)[0].sentence
    addendum = Addendum(id=1, talk_id=1, added_on=date(2026, 3, 8), reason="更正", text="补充")
    sealed = replace(talks((1, 4), sealed_on=date(2026, 3, 9)), addenda=(addendum,))
    assert of_rule(sealed, "talk.order", SUMMER)[0].scope == "addendum-1"


def test_no_similarity_is_looked_for_where_the_book_switches_it_off() -> None:
    assert not of_rule(twice(LONG, LONG, settings=LifeSettings(similar_percent=0)), "minutes.copied", SUMMER)
