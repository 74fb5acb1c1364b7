from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.checks.overview import overview
from ledger.checks.roster import entry_findings, member_problems
from ledger.codes.membership import BASIS_ON_TIME, BASIS_WITHOUT_PROBATION
from ledger.errors import Level
from ledger.kinds.member import Member
from ledger.kinds.membership import LostContact, PostHolding
from ledger.roster.asof import roster_on
from ledger.rulebook import Rulebook, parse_rules
from ledger.values.dates import LooseDate
from tests.ledger.roster.people import FIRST, SECOND, facts, member, stay

ON = date(2026, 11, 22)
COMPLETE = Member(
    id=1,
    name="王小明",
    sex="男",
    ethnic_group="汉族",
    birth_on=LooseDate(1990, 1, 1),
    id_number="330499199001010018",
    education="大学本科",
    admitted_on=LooseDate(2012, 7, 1),
    full_member_on=LooseDate(2013, 7, 1),
    phone="13800000000",
)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook(parse_rules(Path("resources/rulebook/organisation.toml").read_text(encoding="utf-8")))


def sentences(person: Member, rulebook: Rulebook, **more: Any) -> list[str]:
    book = facts(person, post_holdings=(PostHolding(member_id=1, post="公务员"),), **more)
    return [finding.sentence for finding in entry_findings(roster_on(book, ON)[0], rulebook, ON)]


def sound() -> Member:
    from ledger.values.id_number import check_character  # noqa: PLC0415 - the number is completed here

    first17 = COMPLETE.id_number[:17]
    return replace(COMPLETE, id_number=first17 + check_character(first17))


def test_a_complete_and_consistent_member_gives_no_finding(rulebook: Rulebook) -> None:
    assert sentences(sound(), rulebook) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"phone": ""}, "缺手机号"),
        ({"full_member_on": None, "person_category": "正式党员"}, "缺转正日期"),
        ({"birth_on": LooseDate(1991, 1, 1)}, "不一致"),
        ({"sex": "女"}, "不一致"),
        ({"admitted_on": LooseDate(2005, 7, 1)}, "未满18周岁"),
        ({"full_member_on": LooseDate(2012, 6, 1)}, "早于入党日期"),
        ({"full_member_on": LooseDate(2013, 3, 1)}, "不满一年"),
        ({"full_member_on": LooseDate(2015, 7, 1)}, "党龄起算依据"),
        ({"full_member_on": LooseDate(2013, 9, 1), "seniority_basis": BASIS_ON_TIME}, "按此应为2013-07-01"),
        ({"seniority_basis": BASIS_WITHOUT_PROBATION}, "按此应为2012-07-01"),
    ],
)
def test_each_contradiction_and_gap_is_named(change: dict[str, Any], words: str, rulebook: Rulebook) -> None:
    found = sentences(replace(sound(), **change), rulebook)
    assert any(words in sentence for sentence in found), found


@pytest.mark.parametrize(
    "change",
    [
        {"seniority_basis": BASIS_ON_TIME},
        {"seniority_basis": BASIS_ON_TIME, "full_member_on": LooseDate(2013)},
        {"seniority_basis": "按档案记载", "full_member_on": LooseDate(2015, 7, 1)},
    ],
)
def test_a_day_that_fits_its_reason_is_not_questioned(change: dict[str, Any], rulebook: Rulebook) -> None:
    assert sentences(replace(sound(), **change), rulebook) == []


def test_what_is_typed_is_questioned_at_once_and_kept() -> None:
    late = replace(sound(), full_member_on=LooseDate(2012, 6, 1), id_number="")
    assert [(one.field, one.level) for one in member_problems(late)] == [("full_member_on", Level.WARN)]


def test_post_and_category_are_missed_as_well(rulebook: Rulebook) -> None:
    open_book = facts(replace(sound(), admitted_on=LooseDate(2012), full_member_on=None))
    (found,) = entry_findings(roster_on(open_book, ON)[0], rulebook, ON)
    assert found.sentence == "王小明：缺工作岗位、人员类别。"


def test_a_lost_member_without_date_is_pointed_out(rulebook: Rulebook) -> None:
    assert any("失去联系日期" in one for one in sentences(sound(), rulebook, lost_contacts=(LostContact(member_id=1),)))


def test_dates_known_by_month_are_not_called_wrong(rulebook: Rulebook) -> None:
    vague = replace(sound(), admitted_on=LooseDate(2012, 7), full_member_on=LooseDate(2013, 7))
    assert sentences(vague, rulebook) == []


def test_a_wrong_check_character_marks_the_field_and_does_not_block_it() -> None:
    wrong = replace(sound(), id_number="330499199001010010")
    assert [one.level for one in member_problems(wrong) if one.field == "id_number"] == [Level.WARN]
    assert member_problems(Member()) != []


def test_the_overview_counts_persons_once_and_moves_inside_not_at_all(rulebook: Rulebook) -> None:
    people = (member(1, "甲"), member(2, "乙", "2026-01-01", "2027-01-01"), member(3, "丙"), member(4, "丁"))
    stays = (
        stay(1, FIRST, left="2026-03-01"),
        stay(1, SECOND, joined="2026-03-01"),
        stay(2, FIRST, joined="2026-01-01"),
        stay(3, FIRST, left="2026-05-01"),
        stay(4, FIRST, left="2025-05-01"),
    )
    seen = overview(facts(*people, stays=stays), rulebook, ON)
    assert (seen.headcount.members, seen.headcount.full, seen.headcount.on_probation) == (2, 1, 1)
    assert (seen.arrivals, seen.departures) == (1, 1)
    assert [(unit.short_name, count.members) for unit, count in seen.by_branch] == [("第一支部", 1), ("第二支部", 1)]
    of_first = overview(facts(*people, stays=stays), rulebook, ON, FIRST.id)
    assert (of_first.headcount.members, of_first.arrivals, of_first.departures) == (1, 1, 2)


def test_political_birthdays_of_the_next_thirty_days_are_shown_in_order(rulebook: Rulebook) -> None:
    people = (member(1, "甲", "2010-12-20"), member(2, "乙", "2010-11-23"), member(3, "丙", "2010-12-25"))
    seen = overview(facts(*people), rulebook, ON)
    assert [(one.entry.member.name, one.years) for one in seen.birthdays] == [("乙", 16), ("甲", 16)]


def test_a_day_before_the_first_rule_has_nothing_to_be_judged_by(rulebook: Rulebook) -> None:
    old = date(1985, 7, 1)
    book = facts(replace(sound(), admitted_on=LooseDate(1980, 7, 1), full_member_on=LooseDate(1980, 9, 1)))
    assert not any("转正日期" in one.sentence for one in overview(book, rulebook, old).findings)


def test_who_was_admitted_without_probation_is_not_called_too_early(rulebook: Rulebook) -> None:
    day = LooseDate(1975, 7, 1)
    old = replace(sound(), birth_on=None, id_number="", admitted_on=day, full_member_on=day)
    assert any("不满一年" in one for one in sentences(old, rulebook))
    assert not any(
        "不满一年" in one for one in sentences(replace(old, seniority_basis=BASIS_WITHOUT_PROBATION), rulebook)
    )
