"""Marks, own fields, records of other units that are only named: what is compared, and what goes along."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.kinds.book import OWN_FIELDS, OWN_VALUES, OwnField, OwnValue
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.exchange import EXCHANGE_ORIGINS
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations.exchange import Status, merge
from operations.exchange.here import read_here
from operations.exchange.marks import changed_fields, field_marks, record_mark
from operations.exchange.words import shown
from operations.records import save_record
from storage.store import Store
from tests.operations.exchange.branches import (
    TODAY,
    branch_book,
    enrol,
    handed_up,
    hold,
    planned,
    superior_book,
    taken,
    unit_of,
)

WANG = Member(name="王芳", phone="13800000000")


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Store]:
    with branch_book(tmp_path / "一.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def top(tmp_path: Path) -> Iterator[Store]:
    with superior_book(tmp_path / "总.zbtz", "第一支部") as made:
        yield made


def test_marks_name_the_fields_that_differ() -> None:
    before, after = field_marks(MEMBERS, WANG), field_marks(MEMBERS, replace(WANG, phone="", sex="女"))
    assert changed_fields(MEMBERS, before, after) == ["sex", "phone"]
    assert changed_fields(MEMBERS, before, before) == []
    assert changed_fields(MEMBERS, "", after) is None
    assert changed_fields(MEMBERS, "00000000" + before[8:], after) is None  # made of other fields
    assert record_mark(MEMBERS, WANG) == record_mark(MEMBERS, replace(WANG, id=7))
    assert record_mark(MEMBERS, WANG) != record_mark(MEMBERS, replace(WANG, sex="女"))


def test_a_kind_that_has_got_a_field_since_is_compared_anew(branch: Store, top: Store, tmp_path: Path) -> None:
    taken(top, handed_up(branch, tmp_path / "一.zbjh").path)
    with top.change("旧版本的标记") as change:
        for one in top.where(EXCHANGE_ORIGINS, record_kind="members"):
            change.update(EXCHANGE_ORIGINS, replace(one, digest="0" * 16))
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13911111111", education="大学"))
    plan = planned(top, handed_up(branch, tmp_path / "二.zbjh").path)
    (waiting,) = plan.of(Status.CONFLICT)
    assert waiting.fields == ("education", "phone")


def test_own_fields_travel_with_their_values(branch: Store, top: Store, tmp_path: Path) -> None:
    with branch.change("自设字段") as change:
        blood = change.add(OWN_FIELDS, OwnField(record_kind=MEMBERS.key, label="血型"))
        change.add(OWN_FIELDS, OwnField(record_kind=MEMBERS.key, label="没有用过的"))
        change.add(OWN_VALUES, OwnValue(own_field_id=blood.id, record_id=2, value="O"))
    with top.change("录入") as change:
        change.add(MEMBERS, Member(name="别人"))
    taken(top, handed_up(branch, tmp_path / "一.zbjh").path)
    assert [one.label for one in top.all(OWN_FIELDS)] == ["血型"]
    (value,) = top.all(OWN_VALUES)
    assert top.get(MEMBERS, value.record_id).name == branch.get(MEMBERS, 2).name


def test_a_meeting_of_the_superior_that_a_case_names_goes_along_without_its_details(tmp_path: Path) -> None:
    with superior_book(tmp_path / "两级.zbtz") as book, superior_book(tmp_path / "总.zbtz", "第一支部") as top:
        with book.change("登记") as change:
            unit = change.add(ORG_UNITS, unit_of(BRANCH, "第一支部", 1))
            person = enrol(change, unit.id, None, "王芳")
            held = hold(change, 1, [person], date(2026, 2, 1))
            case = DevelopmentCase(org_unit_id=unit.id, name="赵敏", rules="2014", proposal_meeting_id=held.id)
            change.add(DEVELOPMENT_CASES, case)
        file = handed_up(book, tmp_path / "一.zbjh", unit.id).path
        plan = planned(top, file)
        named = [one for one in plan.items if one.kind is MEETINGS]
        assert [(one.is_referred, one.there.chair_id) for one in named] == [(True, None)]
        rows = shown(plan, read_here(top.path, plan.file)).rows
        assert "只用来对应" in next(one.note for one in rows if one.title == "会议")
        merge(top, plan, TODAY)
        assert top.all(DEVELOPMENT_CASES)[0].proposal_meeting_id == top.all(MEETINGS)[0].id
        assert {one.status for one in planned(top, file).items} == {Status.SAME}
