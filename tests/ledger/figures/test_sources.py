"""The figures of a year summary, each from the records that fill it."""

from dataclasses import replace
from datetime import date

from ledger.codes.development import ON_TIME
from ledger.codes.meetings import ABSENT, JOINT_ACTIVITY, LEFT_OUT, LIFE_MEETING, ON_LEAVE, PARTY_DAY
from ledger.figures.definition import Measure, conditions_from
from ledger.figures.evaluate import Asked, evaluate
from ledger.figures.sources import sources_of
from ledger.kinds.appraisal import Appraisal, AppraisalResult
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.registers.awards import AWARDS, Award
from ledger.kinds.registers.integrity import INTEGRITY_EVENTS, IntegrityEvent
from ledger.kinds.registers.service_cases import SERVICE_CASES, ServiceCase
from ledger.kinds.registers.task_teams import TASK_TEAMS, TaskTeam
from ledger.kinds.registers.visiting import VISITS, Visit
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.kinds.talks import Talk, TalkPerson
from ledger.values.money import Money
from tests.ledger.figures import figure_book as books
from tests.ledger.figures.figure_book import DAY, END, FIRST, SECOND, TOP, value
from tests.ledger.roster import people

SHARE = conditions_from([("mark", "is", "到会")])


def test_a_shared_activity_counts_once_for_the_whole_and_once_for_each_branch() -> None:
    book = books.facts(
        meetings=(books.meeting(1, TOP.id, JOINT_ACTIVITY), books.meeting(2)),
        meeting_units=books.joint(1, FIRST.id, SECOND.id),
    )
    assert [value("party_days", book, unit) for unit in (None, TOP.id, FIRST.id, SECOND.id)] == ["2", "2", "2", "1"]


def test_at_a_joint_meeting_each_branch_counts_its_own_people() -> None:
    book = books.facts(
        meetings=(books.meeting(1),),
        meeting_units=books.joint(1, SECOND.id),
        attendances=(*books.came(1, 1, 2, 4), *books.came(1, 3, status=ON_LEAVE), *books.came(1, 5, status=ABSENT)),
    )
    assert [value("attendance_share", book, unit) for unit in (None, FIRST.id, SECOND.id)] == ["50.0", "66.7", "33.3"]


def test_leave_counts_as_expected_and_it_is_said() -> None:
    book = books.facts(meetings=(books.meeting(1),), attendances=books.came(1, 1, 2))
    found = books.figure("attendance_share", book)
    assert (found.value, found.whole, found.note) == (found.value, 3, "请假的计入应到、不计入实到")
    left_out = books.came(1, 3, status=LEFT_OUT, superior_consent="同意", meeting_consent="通过")
    smaller = books.facts(meetings=(books.meeting(1),), attendances=(*books.came(1, 1), *left_out))
    assert value("attendance_share", smaller) == "50.0"
    without = books.defined("attendances", ("mark", "is", "到会", "缺席"), measure=Measure.SHARE, share=SHARE)
    assert evaluate(without, book, Asked(2026, END)).note == "请假的不计入应到"


def test_only_leaders_who_came_as_ordinary_members_are_counted() -> None:
    members = [people.member(number, f"党员{number}") for number in (1, 2)]
    who = people.facts(replace(members[0], rank="县处级副职"), members[1])
    marks = (*books.came(1, 1, 2, as_ordinary=True), *books.came(2, 1))
    book = books.facts(who, meetings=(books.meeting(1), books.meeting(2)), attendances=marks)
    assert value("leaders_as_ordinary", book) == "1"


def test_study_that_is_a_meeting_and_an_entry_of_the_register_counts_once() -> None:
    events = (
        IntegrityEvent(id=1, org_unit_id=FIRST.id, held_on=DAY, kind="党规党纪学习", title="学习", meeting_id=1),
        IntegrityEvent(id=2, org_unit_id=FIRST.id, held_on=DAY, kind="党规党纪学习", title="又学习"),
    )
    book = books.facts(records={INTEGRITY_EVENTS.key: events}, meetings=(books.meeting(1, tags="党规、专题学习"),))
    assert value("integrity_studies", book) == "2"
    assert value("topic_studies", book) == "2"


def test_a_life_meeting_of_next_january_counts_for_its_year() -> None:
    book = books.facts(meetings=(books.meeting(1, kind=LIFE_MEETING, held_on=date(2027, 1, 20), for_year=2026),))
    assert value("life_meetings", book, as_of=date(2027, 2, 1)) == "1"
    assert value("life_meetings", book, year=2027, as_of=date(2027, 2, 1)) == "gap"


def test_an_appraisal_counts_for_its_year_and_each_branch_for_its_people() -> None:
    results = tuple(
        AppraisalResult(id=one, appraisal_id=1, member_id=one, grade="优秀" if one in (1, 4) else "合格")
        for one in range(1, 7)
    )
    held = Appraisal(id=1, org_unit_id=TOP.id, for_year=2026, held_on=date(2027, 1, 20))
    book = books.facts(appraisals=(held,), results=results)
    late = date(2027, 2, 1)
    assert value("excellent", book, as_of=late) == "2"
    assert value("excellent", book, FIRST.id, as_of=late) == "1"
    assert value("unqualified", book, as_of=late) == "0", "somebody was appraised, so none is an answer"
    assert value("excellent", book, as_of=END) == "gap", "not yet held"


def test_who_gets_no_grade_for_a_reason_counts_as_the_appraisal_counts_him() -> None:
    appraisal = Appraisal(id=1, org_unit_id=FIRST.id, for_year=2026, held_on=DAY)
    lines = (
        AppraisalResult(id=1, appraisal_id=1, member_id=1, grade="合格"),
        AppraisalResult(id=2, appraisal_id=1, member_id=2, reason="预备党员，参加评议，不定等次"),
        AppraisalResult(id=3, appraisal_id=1, member_id=3),
    )
    book = books.facts(appraisals=(appraisal,), results=lines)
    assert [value(key, book) for key in ("qualified", "ungraded")] == ["1", "1"]


def test_people_on_the_way_are_counted_by_what_they_reached() -> None:
    case = DevelopmentCase(
        id=7,
        org_unit_id=FIRST.id,
        name="申请人",
        applied_on=date(2025, 2, 1),
        activist_on=date(2026, 3, 1),
        candidate_on=date(2027, 4, 1),
    )
    done = DevelopmentCase(
        id=8,
        org_unit_id=SECOND.id,
        member_id=4,
        name="党员4",
        accepted_on=date(2025, 6, 1),
        approved_on=date(2025, 7, 1),
        conversion_on=date(2026, 6, 3),
        conversion_outcome=ON_TIME,
        conversion_approved_on=date(2026, 7, 1),
    )
    members = [people.member(4, "党员4", "2025-06-01", "2026-06-01")]
    who = people.facts(*members, stays=(people.stay(4, SECOND),))
    book = books.facts(who, cases=(case, done))
    assert value("activists", book) == "1"
    assert value("conversions", book) == "1", "not once by the case and once by the roster"
    assert value("accepted", book, year=2025) == "1"
    assert value("conversions", book, FIRST.id) == "gap"
    assert [value("stage_activists", book, year=year) for year in (2025, 2026)] == ["0", "1"]
    assert value("stage_applicants", book, year=2025) == "1"


def test_a_conversion_that_is_not_approved_yet_is_none() -> None:
    case = DevelopmentCase(
        id=1,
        org_unit_id=SECOND.id,
        name="甲",
        accepted_on=date(2025, 6, 1),
        approved_on=date(2025, 7, 1),
        conversion_on=date(2026, 6, 3),
        conversion_outcome=ON_TIME,
    )
    assert value("conversions", books.facts(cases=(case,))) == "gap"
    approved = replace(case, conversion_approved_on=date(2026, 7, 1))
    assert value("conversions", books.facts(cases=(approved,))) == "1"


def test_a_conversion_without_a_case_is_known_from_the_roster() -> None:
    who = people.facts(people.member(1, "甲", "2025-03-01", "2026-03-01"))
    assert value("conversions", books.facts(who)) == "1"
    away = people.stay(1, FIRST, joined="2026-09-01")
    assert value("conversions", books.facts(people.facts(who.members[0], stays=(away,)))) == "gap", "it was elsewhere"


def test_volunteering_of_the_whole_counts_for_the_branches_whose_people_came() -> None:
    event = VolunteerEvent(id=1, org_unit_id=TOP.id, held_on=DAY, title="清洁", minutes=90)
    book = books.facts(
        records={VOLUNTEER_EVENTS.key: (event,)},
        participants=(*books.took_part(VOLUNTEER_EVENTS.key, 1, 1, 2, 4), *books.took_part("visits", 1, 5)),
    )
    assert [value("volunteering", book, unit) for unit in (None, FIRST.id, SECOND.id)] == ["3", "2", "1"]
    assert [value("volunteer_events", book, unit) for unit in (None, FIRST.id, SECOND.id)] == ["1", "1", "1"]
    assert value("volunteer_hours", book) == "4.5"


def test_secondments_count_from_the_fifteenth_day_and_in_each_year_they_touch() -> None:
    teams = tuple(
        TaskTeam(id=one, org_unit_id=FIRST.id, started_on=date(2025, 12, 1), title="专班") for one in (1, 2, 3)
    )
    sent = (
        *books.took_part(TASK_TEAMS.key, 1, 1, role="脱产", from_on=date(2025, 12, 20), to_on=date(2026, 1, 2)),
        *books.took_part(TASK_TEAMS.key, 2, 2, role="脱产", from_on=date(2025, 12, 20), to_on=date(2026, 1, 3)),
        *books.took_part(TASK_TEAMS.key, 3, 3, role="兼职"),
    )
    book = books.facts(records={TASK_TEAMS.key: teams}, participants=sent)
    assert [value("seconded", book, year=year) for year in (2025, 2026, 2027)] == ["1", "1", "gap"]
    assert value("team_members", book) == "3"


def test_a_case_counts_when_it_is_solved() -> None:
    cases = (
        ServiceCase(id=1, org_unit_id=FIRST.id, raised_on=date(2025, 12, 1), problem="停车", solved_on=DAY),
        ServiceCase(id=2, org_unit_id=FIRST.id, raised_on=DAY, problem="路灯"),
    )
    assert value("solved_cases", books.facts(records={SERVICE_CASES.key: cases})) == "1"


def test_money_of_a_visit_comes_from_the_cash_book_where_it_is_linked() -> None:
    visit = Visit(org_unit_id=FIRST.id, visited_on=DAY, occasion="春节慰问")
    visits = (
        replace(visit, id=1, member_id=1, amount=Money(50000)),
        replace(visit, id=2, name="张大爷", amount=Money(1), cash_entry_id=9),
        replace(visit, id=3, member_id=1),
    )
    book = books.facts(records={VISITS.key: visits}, paid={9: Money(80050)})
    assert value("visit_money", book) == "1300.50"
    assert [value(key, book) for key in ("visits", "visited_people")] == ["3", "2"]


def test_awards_count_for_the_branch_of_who_received_them() -> None:
    award = Award(id=1, org_unit_id=TOP.id, awarded_on=DAY, receiver="个人", member_id=4, title="优秀党员")
    book = books.facts(records={AWARDS.key: (award,)})
    assert [value("personal_awards", book, unit) for unit in (TOP.id, FIRST.id, SECOND.id)] == ["1", "0", "1"]
    assert value("collective_awards", book) == "0"
    assert value("collective_awards", books.facts()) == "gap", "a register that nobody keeps says nothing"


def test_talks_count_by_talk_and_by_person() -> None:
    talk = Talk(id=1, org_unit_id=FIRST.id, held_on=DAY, occasion="廉政谈话")
    who = tuple(
        TalkPerson(id=place, talk_id=1, role=role, member_id=member)
        for place, (role, member) in enumerate((("谈话人", 1), ("谈话对象", 2), ("谈话对象", 3)), start=1)
    )
    book = books.facts(talks=(talk, Talk(id=2, org_unit_id=FIRST.id, planned_on=DAY)), talk_people=who)
    assert [value(key, book) for key in ("talks", "talked_people", "integrity_talks")] == ["1", "2", "1"]


def test_members_are_those_of_the_last_day_of_the_year() -> None:
    stays = (people.stay(1, FIRST, left="2026-12-31"), people.stay(2, FIRST, joined="2026-12-31"))
    who = people.facts(people.member(1, "甲"), people.member(2, "乙", full="2027-01-01"), stays=stays)
    book = books.facts(who)
    later = date(2027, 5, 1)
    assert [row.person for row in books.figure("members", book, as_of=later).rows] == [2]
    assert value("probationary", book, as_of=later) == "1"
    assert value("members", book, year=2025, as_of=later) == "1"
    assert value("members", book, year=2028, as_of=later) == "gap", "the year has not begun"


def test_how_a_row_is_called_and_what_it_opens() -> None:
    book = books.facts(meetings=(books.meeting(1, topic="读书"),), attendances=books.came(1, 1))
    row = books.figure("attendance_share", book).rows[0]
    source = sources_of(book)["attendances"]
    assert source.words(book, row) == f"党员1（到会）　{PARTY_DAY}　读书"
    assert source.opens(row) == ("meetings", 1)
