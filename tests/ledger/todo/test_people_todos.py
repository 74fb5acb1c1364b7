"""Terms, letters, 政治生日, talks and hours of the year, appraisal, registers with a day."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.kinds.appraisal import Appraisal
from ledger.kinds.development import TransferLetter
from ledger.kinds.meetings import Attendance, Meeting
from ledger.kinds.organisation import Term
from ledger.kinds.registers.instructions import INSTRUCTIONS, Instruction
from ledger.roster.facts import RosterFacts
from ledger.todo.appraisal import appraisal_todos
from ledger.todo.birthdays import birthday_todos, birthdays_of_year
from ledger.todo.kept import kept_todos
from ledger.todo.letters import letter_todos
from ledger.todo.terms import term_todos
from ledger.todo.yearly import yearly_todos
from tests.ledger.life.life_book import branch, life
from tests.ledger.roster import people
from tests.ledger.roster.people import FIRST, SECOND
from tests.ledger.todo.todo_book import ALL_RULES, TODAY, facts, shown

# 换届


def term(**more: object) -> RosterFacts:
    given: dict[str, object] = {"org_unit_id": FIRST.id, "term_no": 5, "started_on": date(2024, 3, 1), "years": 3}
    return people.facts(terms=(Term(id=9, **given | more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "key"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), "term.ends.6:9"),
        (date(2026, 12, 1), "term.ends.3:9"),
        (date(2027, 2, 1), "term.ends.1:9"),
        (date(2027, 3, 1), "term.over:9"),
    ],
)
def test_the_end_of_a_term_is_named_six_three_and_one_month_before_and_afterwards(today: date, key: str | None) -> None:
    found = [one.key for one in term_todos(term(), ALL_RULES, {}, today, None)]
    assert found == ([key] if key else [])


def test_an_election_closes_a_term_and_leaves_the_new_one_to_be_entered() -> None:
    found = shown(term_todos, term(), ALL_RULES, {FIRST.id: (date(2027, 2, 20),)}, date(2027, 3, 5), None)
    assert found == [("近期", "第一支部第5届已于2027-02-20换届选举，请登记新一届任期和任职")]


def test_an_approved_extension_moves_the_end_of_the_term() -> None:
    extended = term(extended_to=date(2027, 9, 1))
    assert shown(term_todos, extended, ALL_RULES, {}, date(2027, 9, 2), None) == [("逾期", "第一支部第5届延期已到期")]
    assert shown(term_todos, extended, ALL_RULES, {}, date(2027, 9, 2), SECOND.id) == []


# 介绍信


@pytest.mark.parametrize(
    ("today", "weight"),
    [(date(2026, 11, 9), None), (date(2026, 11, 10), "近期"), (date(2026, 11, 21), "逾期")],
)
def test_a_letter_without_receipt_is_named_before_and_after_its_month(today: date, weight: str | None) -> None:
    roster = people.facts(people.member(1, "王小明"))
    letter = TransferLetter(
        id=3, member_id=1, from_unit_id=FIRST.id, serial_year=2026, serial_no=2, issued_on=date(2026, 10, 20)
    )
    found = shown(letter_todos, [letter], roster, ALL_RULES, today, None)
    assert [one for one, _ in found] == ([weight] if weight else [])
    for done in (replace(letter, receipt_on=date(2026, 11, 1)), replace(letter, is_void=True)):
        assert shown(letter_todos, [done], roster, ALL_RULES, date(2027, 1, 1), None) == []


# 政治生日


def test_a_birthday_is_planned_until_its_week_and_then_near() -> None:
    roster = people.facts(
        people.member(1, "王小明", "2010-11-29"),
        people.member(2, "李娜", "2010-12-20"),
        people.member(3, "赵刚", "2010-12-23"),
        people.member(4, "陈静", "2010-12"),
        people.member(5, "孙伟", "2025-12-01"),
    )
    assert shown(birthday_todos, roster, TODAY, None) == [
        ("近期", "王小明入党16周年政治生日"),
        ("计划", "孙伟入党1周年政治生日"),
        ("计划", "李娜入党16周年政治生日"),
    ]
    by_conversion = replace(roster, birthday_is_conversion=True)
    assert shown(birthday_todos, by_conversion, date(2026, 6, 20), None)[0][1] == "王小明转正15周年政治生日"


def test_the_year_of_birthdays_goes_by_day_and_leaves_out_the_year_of_admission() -> None:
    roster = people.facts(
        people.member(1, "王小明", "2012-02-29"),
        people.member(2, "李娜", "2010-01-05"),
        people.member(3, "赵刚", "2026-03-01"),
    )
    found = [(one.entry.member.name, one.on, one.years) for one in birthdays_of_year(roster, 2026, TODAY, None)]
    assert found == [("李娜", date(2026, 1, 5), 16), ("王小明", date(2026, 2, 28), 14)]


def test_over_the_turn_of_the_year_nobody_is_missed() -> None:
    roster = people.facts(people.member(1, "王小明", "2010-01-03"))
    assert shown(birthday_todos, roster, date(2026, 12, 28), None) == [("近期", "王小明入党17周年政治生日")]


# What a year asks of persons


def test_talks_and_hours_that_are_lacking_are_named_from_october_on() -> None:
    study = Meeting(id=1, kind="党课", org_unit_id=FIRST.id, held_on=date(2026, 5, 8), study_minutes=45 * 60)
    given = life(
        branch(full=4),
        meetings=(study,),
        attendances=tuple(Attendance(id=n, meeting_id=1, member_id=n, status="到会") for n in (1, 2, 3)),
    )
    found = list(yearly_todos(given, date(2026, 10, 1), None))
    assert [one.words for one in found] == [
        "第一支部2026年还有谈心谈话没有安排：党员1、党员2、党员4",
        "第一支部1名党员2026年集中学习学时不足：党员4",
    ]
    assert all(one.article for one in found)
    assert list(yearly_todos(given, date(2026, 9, 30), None)) == []


def test_without_a_meeting_that_has_hours_nobody_is_called_short() -> None:
    assert not any("学时" in words for _, words in shown(yearly_todos, life(branch(full=4)), TODAY, None))


# 民主评议


def test_the_appraisal_of_the_year_is_asked_for_from_november_on() -> None:
    given = life(branch(full=3))
    words = "第一支部2026年度还没有开展民主评议党员"
    assert shown(appraisal_todos, given, date(2026, 10, 31), None) == []
    assert shown(appraisal_todos, given, date(2026, 11, 1), None) == [("近期", words)]
    done = replace(given, appraisals=(Appraisal(id=1, org_unit_id=FIRST.id, for_year=2026),))
    assert shown(appraisal_todos, done, date(2026, 11, 1), None) == []


def test_an_appraisal_of_last_year_is_late_after_its_month_where_appraisals_are_kept() -> None:
    earlier = Appraisal(id=1, org_unit_id=FIRST.id, for_year=2025)
    given = life(branch(full=3), appraisals=(earlier,))
    words = "第一支部2026年度还没有开展民主评议党员"
    assert shown(appraisal_todos, given, date(2027, 3, 31), None) == [("近期", words)]
    assert shown(appraisal_todos, given, date(2027, 4, 1), None) == [("逾期", words)]
    assert shown(appraisal_todos, replace(given, appraisals=()), date(2027, 4, 1), None) == []


def test_a_meeting_that_appraised_and_has_no_results_is_told_as_that() -> None:
    meeting = Meeting(id=1, kind="民主评议党员", org_unit_id=FIRST.id, held_on=date(2026, 11, 9), for_year=2026)
    found = shown(appraisal_todos, life(branch(full=3), meetings=(meeting,)), TODAY, None)
    assert found == [("近期", "第一支部2026年度民主评议会议已召开，还没有登记评议结果")]


# 台账


def test_what_is_due_in_a_register_is_named_a_month_before_until_it_is_done() -> None:
    one = Instruction(
        id=4, org_unit_id=FIRST.id, received_on=date(2026, 11, 1), matter="上报整改情况", owner_id=2, due_on=TODAY
    )
    given = facts(records={INSTRUCTIONS.key: (one,)}).registers
    found = next(iter(kept_todos(given, TODAY, FIRST.id)))
    assert (found.words, found.note, found.who) == ("批示交办：上报整改情况", "今天为止　党员2", "党员2")
    assert (found.record_kind, found.record_id) == ("instructions", 4)
    assert list(kept_todos(given, date(2026, 10, 22), None)) == []
    done = facts(records={INSTRUCTIONS.key: (replace(one, done_on=TODAY),)}).registers
    assert list(kept_todos(done, date(2027, 1, 1), None)) == []
    assert list(kept_todos(given, TODAY, SECOND.id)) == []
