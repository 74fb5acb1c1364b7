from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.kinds.member import Member
from ledger.kinds.membership import GroupStay
from ledger.kinds.organisation import Office
from ledger.roster.asof import roster_on
from ledger.roster.order import Names, Order, in_order
from ledger.roster.search import matches, search_text
from ledger.values.dates import LooseDate
from operations.tables import pinyin_table, stroke_table
from tests.ledger.roster.people import GROUP_ONE, facts

ON = date(2026, 11, 22)
NAMES = Names(pinyin_table(), stroke_table())


def person(member_id: int, name: str, admitted: int = 2000, **more: Any) -> Member:
    return Member(id=member_id, name=name, admitted_on=LooseDate(admitted, 7, 1), **more)


def ordered(order: Order, *members: Member, names: Names = NAMES, **more: Any) -> list[str]:
    roster = roster_on(facts(*members, **more), ON)
    return [entry.member.name for entry in in_order(roster, order, names)]


def test_by_post_the_secretary_comes_first_then_rank_then_admission() -> None:
    people = (
        person(1, "甲", 1990, rank="一级科员"),
        person(2, "乙", 2010, rank="乡科级正职"),
        person(3, "丙", 1980),
        person(4, "丁"),
        person(5, "戊"),
    )
    offices = (
        Office(member_id=4, org_unit_id=2, office="组织委员"),
        Office(member_id=5, org_unit_id=2, office="书记"),
    )
    assert ordered(Order.POST, *people, offices=offices) == ["戊", "丁", "乙", "甲", "丙"]


def test_by_admission_the_longest_standing_comes_first_and_the_unknown_last() -> None:
    assert ordered(Order.ADMITTED, person(1, "甲", 2010), Member(id=2, name="乙"), person(3, "丙", 1990)) == [
        "丙",
        "甲",
        "乙",
    ]


def test_by_strokes_two_characters_stand_before_three_with_the_same_surname() -> None:
    assert ordered(Order.STROKES, person(1, "张三丰"), person(2, "王二小"), person(3, "王伟"), person(4, "丁一")) == [
        "丁一",
        "王伟",
        "王二小",
        "张三丰",
    ]


def test_a_stroke_correction_of_the_user_counts() -> None:
    corrected = Names(pinyin_table(), stroke_table(), {"张": "1"})
    assert ordered(Order.STROKES, person(1, "丁一"), person(2, "张三"), names=corrected) == ["张三", "丁一"]


def test_by_pinyin_surnames_are_read_right_and_the_hand_reading_goes_first() -> None:
    assert ordered(Order.PINYIN, person(1, "曾国"), person(2, "单丹"), person(3, "仇英")) == ["仇英", "单丹", "曾国"]
    assert ordered(Order.PINYIN, person(1, "曾国"), person(2, "单丹", pinyin="zzz dan")) == ["曾国", "单丹"]


def test_by_group_and_by_hand() -> None:
    stays = (GroupStay(member_id=2, group_id=GROUP_ONE.id),)
    assert ordered(Order.GROUP, person(1, "甲"), person(2, "乙"), group_stays=stays) == ["乙", "甲"]
    assert ordered(Order.HAND, person(1, "甲"), person(2, "乙", hand_order=1)) == ["乙", "甲"]


@given(st.permutations(range(1, 7)), st.sampled_from(Order))
def test_an_order_does_not_depend_on_how_people_were_entered(places: list[int], order: Order) -> None:
    people = [person(number, name) for number, name in zip(range(1, 7), "王王李张张丁", strict=True)]
    shuffled = [people[place - 1] for place in places]
    first = roster_on(facts(*people), ON)
    second = roster_on(facts(*shuffled), ON)
    assert [one.member.id for one in in_order(first, order, NAMES)] == [
        one.member.id for one in in_order(second, order, NAMES)
    ]


@pytest.mark.parametrize(
    "wanted", ["wxm", "小明", "王小", "wangxiaoming", "1380000", "330499", "第一支部 王", "WXM", "科长"]
)
def test_a_person_is_found_by_any_usual_handle(wanted: str) -> None:
    member = person(
        1, "王小明", id_number="330499199001011234", phone="13800001111", admin_post="综合科科长", pinyin=""
    )
    assert matches(search_text(roster_on(facts(member), ON)[0], pinyin_table()), wanted)


@pytest.mark.parametrize(("name", "wanted"), [("单小华", "sxh"), ("仇英", "qy"), ("解放", "xf"), ("曾国强", "zgq")])
def test_surnames_with_two_readings_are_found_by_the_right_one(name: str, wanted: str) -> None:
    assert matches(search_text(roster_on(facts(person(1, name)), ON)[0], pinyin_table()), wanted)


def test_a_person_is_not_found_by_what_is_not_his() -> None:
    assert not matches(search_text(roster_on(facts(person(1, "王小明")), ON)[0], pinyin_table()), "李")
