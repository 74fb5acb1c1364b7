"""Dated facts that contradict each other: what is said about a person, and where nothing is."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.checks.course import course_findings
from ledger.checks.overview import overview
from ledger.errors import Level
from ledger.kinds.membership import GroupStay, Stay
from ledger.kinds.organisation import GROUP, Office, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP, UNITS, facts, member, stay

ON = date(2026, 11, 22)
GROUP_OF_SECOND = OrgUnit(id=5, level=GROUP, full_name="第二党小组", short_name="第二党小组", parent_id=SECOND.id)
PERSON = member(1, "王小明")


def sentences(book: RosterFacts) -> list[str]:
    return [one.sentence for one in course_findings(book, ON)]


def with_stays(*stays: Stay) -> RosterFacts:
    return facts(PERSON, stays=stays)


def with_group(*groups: OrgUnit) -> RosterFacts:
    stays = tuple(GroupStay(id=number, member_id=1, group_id=one.id) for number, one in enumerate(groups, start=1))
    return replace(facts(PERSON, group_stays=stays), units=(*UNITS, GROUP_OF_SECOND))


def with_office(unit: OrgUnit, stays: tuple[Stay, ...] = (stay(1),)) -> RosterFacts:
    held = Office(id=1, member_id=1, org_unit_id=unit.id, office="书记", from_on=date(2020, 1, 1))
    return facts(PERSON, stays=stays, offices=(held,))


def ended(book: RosterFacts, unit: OrgUnit) -> RosterFacts:
    gone = replace(unit, ended_on=date(2025, 1, 1))
    return replace(book, units=tuple(gone if one.id == unit.id else one for one in book.units))


def test_a_course_without_contradiction_gives_no_finding() -> None:
    moved = (stay(1, FIRST, left="2024-03-01"), stay(1, SECOND, joined="2024-03-01"))
    assert sentences(with_stays(*moved)) == []
    assert sentences(with_group(GROUP_ONE)) == []
    assert sentences(with_office(TOP)) == []


@pytest.mark.parametrize(
    ("stays", "words"),
    [
        ((stay(1, FIRST), stay(1, SECOND)), "王小明：同时在第一支部和第二支部，"),
        (
            (stay(1, SECOND, joined="2024-03-01"), stay(1, FIRST, joined="2020-01-01")),
            "王小明：自2024-03-01起同时在第一支部和第二支部，",
        ),
        (
            (stay(1, FIRST, left="2024-03-02"), stay(1, SECOND, joined="2024-03-01", left="2025-01-01")),
            "王小明：自2024-03-01起同时在第一支部和第二支部，",
        ),
        ((stay(1, FIRST), stay(1, FIRST, joined="2024-03-01")), "王小明：自2024-03-01起重复登记在第一支部，"),
        ((stay(1, FIRST, joined="2024-03-01", left="2024-02-01"),), "王小明：离开第一支部的日期2024-02-01早于进入日期"),
    ],
)
def test_stays_that_cannot_be_true_together_must_be_repaired(stays: tuple[Stay, ...], words: str) -> None:
    (found,) = course_findings(with_stays(*stays), ON)
    assert found.sentence.startswith(words)
    assert (found.level, found.article, found.record_id) == (Level.MUST, "本程序的一致性检查", 1)


def test_each_pair_of_overlapping_stays_is_named() -> None:
    long = stay(1, FIRST, joined="2000-01-01")
    short = (stay(1, SECOND, joined="2001-01-01", left="2002-01-01"), stay(1, SECOND, joined="2003-01-01"))
    assert len(sentences(with_stays(long, *short))) == 2


def test_days_lost_on_the_way_to_another_branch_are_pointed_out_but_not_an_absence_from_the_book() -> None:
    left = stay(1, FIRST, left="2024-03-01")
    back = stay(1, SECOND, joined="2024-03-05")
    assert sentences(with_stays(replace(left, went_to="区审计局"), back)) == []
    (found,) = sentences(with_stays(replace(left, went_to="第二支部"), back))
    assert found == "王小明：2024-03-01从第一支部转往第二支部，2024-03-05才进入，请核对这两个日期。"


def test_a_group_has_to_belong_to_the_branch() -> None:
    (found,) = sentences(with_group(GROUP_OF_SECOND))
    assert found == "王小明：编入的第二党小组不属于所在的党支部。"
    assert "同时编入第一党小组、第二党小组" in sentences(with_group(GROUP_ONE, GROUP_OF_SECOND))[0]


@pytest.mark.parametrize(
    ("book", "words"),
    [
        (ended(with_stays(stay(1)), FIRST), "王小明：所在的第一支部已自2025-01-01起撤销，请登记转出。"),
        (ended(with_group(GROUP_ONE), GROUP_ONE), "王小明：编入的第一党小组已自2025-01-01起撤销。"),
        (ended(with_office(TOP), TOP), "王小明：任书记的机关党总支已自2025-01-01起撤销，请登记免职。"),
        (with_office(FIRST, (stay(1, left="2025-01-01"),)), "王小明：已不在任何支部，仍登记为第一支部书记，"),
    ],
)
def test_what_has_ended_holds_nobody(book: RosterFacts, words: str) -> None:
    found = course_findings(book, ON)
    assert [one.level for one in found] == [Level.WARN]
    assert found[0].sentence.startswith(words)


def test_an_office_that_is_over_or_names_no_unit_says_nothing() -> None:
    past = Office(id=1, member_id=1, org_unit_id=TOP.id, office="书记", to_on=date(2025, 1, 1))
    nowhere = Office(id=2, member_id=1, office="书记")
    book = facts(PERSON, offices=(past, nowhere), group_stays=(GroupStay(id=1, member_id=1),))
    assert sentences(ended(book, TOP)) == []


def test_the_first_page_names_each_contradiction_once_and_only_where_it_concerns() -> None:
    person, other = member(1, "王小明", "2010-12-01"), member(2, "李娜", "2010-12-01")
    stays = (stay(1, FIRST), stay(1, FIRST, joined="2024-03-01"), stay(2, SECOND))
    book = facts(person, other, stays=stays)
    seen = overview(book, Rulebook(()), ON)
    told = [one.sentence for one in seen.findings if one.record_id == 1]
    assert len(told) == len(set(told))
    assert any("重复登记" in one for one in told)
    assert len(seen.birthdays) == len({one.entry.member.id for one in seen.birthdays}) == 2
    of_second = overview(book, Rulebook(()), ON, SECOND.id)
    assert {one.record_id for one in of_second.findings} == {2}
