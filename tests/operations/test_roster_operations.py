"""Every act on the roster: done, undone to the very state before, done again."""

from collections.abc import Callable
from datetime import date

import pytest

from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.book import OWN_FIELDS, OWN_VALUES, OwnField
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import GROUP_STAYS, MOBILITIES, LostContact, Mobility, StandingChange
from ledger.kinds.organisation import GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, Office, OrgUnit
from ledger.roster.asof import former_on, roster_on
from ledger.values.dates import LooseDate
from operations import roster
from operations.facts import read_facts
from operations.organisation import appoint
from operations.records import remove_record, save_record
from operations.roster import Arrival, Departure
from storage.store import Store

MOVED = Departure(date(2026, 3, 10), "转出", went_to="区审计局", letter_no="2026-07")


def enrolled(store: Store) -> Member:
    unit = next(one for one in store.all(ORG_UNITS) if one.short_name == "第一支部")
    person = Member(name="王小明", sex="男", admitted_on=LooseDate(2010, 7, 1), full_member_on=LooseDate(2011, 7, 1))
    return roster.enrol(store, person, Arrival(unit.id, date(2020, 1, 1), "转入"))


def branch(store: Store, name: str) -> int:
    return next(one.id for one in store.all(ORG_UNITS) if one.short_name == name)


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


Act = Callable[[Store, Member], object]


def a_group(store: Store) -> int:
    group = OrgUnit(level=GROUP, full_name="第一党小组", short_name="第一党小组", parent_id=branch(store, "第一支部"))
    return save_record(store, ORG_UNITS, group).id


ACTS: dict[str, Act] = {
    "enrol": lambda s, _: roster.enrol(s, Member(name="李娜"), Arrival(branch(s, "第一支部"))),
    "transfer out": lambda s, m: roster.transfer_out(s, m.id, MOVED),
    "move": lambda s, m: roster.move_within_book(s, m.id, MOVED, Arrival(branch(s, "第二支部"))),
    "group": lambda s, m: roster.join_group(s, m.id, a_group(s), date(2026, 1, 1)),
    "post": lambda s, m: roster.set_post(s, m.id, "公务员", None),
    "standing": lambda s, m: roster.change_standing(s, StandingChange(member_id=m.id, change="停止党籍")),
    "mobility": lambda s, m: roster.begin_mobility(s, Mobility(member_id=m.id, destination="深圳")),
    "lost": lambda s, m: roster.lose_contact(s, LostContact(member_id=m.id)),
    "own value": lambda s, m: roster.set_own_value(s, m.id, own_field(s), "A 型"),
    "hand order": lambda s, m: roster.order_by_hand(s, [m.id]),
    "edit": lambda s, m: save_record(s, MEMBERS, Member(id=m.id, name="王晓明")),
}


def own_field(store: Store) -> int:
    return save_record(store, OWN_FIELDS, OwnField(record_kind="members", label="血型")).id


@pytest.mark.parametrize("name", ACTS)
def test_every_act_can_be_taken_back_and_done_again(name: str, store: Store) -> None:
    member = enrolled(store)
    if name == "own value":
        own_field(store)
    before = dump(store)
    entries = len(store.history())
    ACTS[name](store, member)
    steps = len(store.history()) - entries
    after = dump(store)
    assert after != before
    for _ in range(steps):
        store.undo()
    assert dump(store) == before
    for _ in range(steps):
        store.redo()
    assert dump(store) == after


def test_leaving_keeps_the_person_and_closes_what_was_open(store: Store) -> None:
    member = enrolled(store)
    appoint(store, Office(member_id=member.id, org_unit_id=branch(store, "第一支部"), office="书记"))
    roster.transfer_out(store, member.id, MOVED)
    facts = read_facts(store)
    assert [entry.offices for entry in roster_on(facts, date(2026, 3, 9))] == [("书记",)]
    assert roster_on(facts, date(2026, 3, 10)) == []
    gone = former_on(facts, date(2026, 3, 10))
    assert [(entry.member.name, entry.stay.went_to, entry.stay.leave_letter_no) for entry in gone] == [
        ("王小明", "区审计局", "2026-07")
    ]


def test_a_person_returns_as_the_same_person(store: Store) -> None:
    member = enrolled(store)
    roster.transfer_out(store, member.id, MOVED)
    roster.transfer_in(store, member.id, Arrival(branch(store, "第二支部"), date(2026, 9, 1), "转入"))
    now = roster_on(read_facts(store), date(2026, 10, 1))
    assert [(entry.member.id, entry.branch.short_name) for entry in now] == [(member.id, "第二支部")]


def test_nobody_is_enrolled_twice(store: Store) -> None:
    member = enrolled(store)
    with pytest.raises(KnownError, match="请先办理转出"):
        roster.transfer_in(store, member.id, Arrival(branch(store, "第二支部"), date(2026, 9, 1)))


@pytest.mark.parametrize("day", [None, date(2019, 1, 1), date(2026, 3, 9)])
def test_nobody_returns_before_he_has_left(day: date | None, store: Store) -> None:
    member = enrolled(store)
    roster.transfer_out(store, member.id, MOVED)
    with pytest.raises(KnownError, match="王小明2026-03-10才离开第一支部"):
        roster.transfer_in(store, member.id, Arrival(branch(store, "第二支部"), day))
    roster.transfer_in(store, member.id, Arrival(branch(store, "第二支部"), MOVED.on))


def test_moving_to_another_branch_ends_the_offices_of_the_old_one_only(store: Store) -> None:
    member = enrolled(store)
    top = next(one.id for one in store.all(ORG_UNITS) if one.level == GENERAL_BRANCH)
    for unit_id, name in ((branch(store, "第一支部"), "书记"), (top, "组织委员")):
        appoint(store, Office(member_id=member.id, org_unit_id=unit_id, office=name))
    roster.move_within_book(store, member.id, MOVED, Arrival(branch(store, "第二支部")))
    assert [entry.offices for entry in roster_on(read_facts(store), MOVED.on)] == [("组织委员",)]
    roster.transfer_out(store, member.id, Departure(date(2026, 5, 1), "转出"))
    assert store.where(OFFICES, to_on=None) == []


def test_what_would_begin_after_the_leaving_never_was(store: Store) -> None:
    member = enrolled(store)
    roster.join_group(store, member.id, a_group(store), date(2026, 6, 1))
    roster.begin_mobility(store, Mobility(member_id=member.id, from_on=LooseDate(2026, 6)))
    appoint(store, Office(member_id=member.id, org_unit_id=branch(store, "第一支部"), office="书记"))
    roster.transfer_out(store, member.id, MOVED)
    assert (store.all(GROUP_STAYS), store.all(MOBILITIES)) == ([], [])
    assert [held.to_on for held in store.all(OFFICES)] == [MOVED.on]


def test_a_group_from_the_beginning_replaces_the_earlier_one_and_a_later_one_follows_it(store: Store) -> None:
    member, group = enrolled(store), a_group(store)
    roster.join_group(store, member.id, group, None)
    roster.join_group(store, member.id, None, date(2026, 1, 1))
    assert [(one.from_on, one.to_on) for one in store.all(GROUP_STAYS)] == [(None, date(2026, 1, 1))]
    roster.join_group(store, member.id, group, date(2026, 2, 1))
    roster.join_group(store, member.id, group, date(2026, 2, 1))
    assert [(one.from_on, one.to_on) for one in store.all(GROUP_STAYS)][1:] == [(date(2026, 2, 1), None)]
    roster.join_group(store, member.id, group, None)
    assert [(one.from_on, one.to_on) for one in store.all(GROUP_STAYS)][1:] == [(None, None)]


def test_the_same_day_again_corrects_the_post(store: Store) -> None:
    member = enrolled(store)
    roster.set_post(store, member.id, "公务员", None)
    roster.set_post(store, member.id, "机关单位工勤岗位", None)
    roster.set_post(store, member.id, "退休人员", date(2026, 5, 1))
    assert [entry.post for entry in roster_on(read_facts(store), date(2026, 4, 30))] == ["机关单位工勤岗位"]
    assert [entry.post for entry in roster_on(read_facts(store), date(2026, 5, 1))] == ["退休人员"]


def test_an_own_value_is_kept_changed_and_taken_away(store: Store) -> None:
    member, field_id = enrolled(store), own_field(store)
    for value in ("A 型", "B 型"):
        roster.set_own_value(store, member.id, field_id, value)
    assert [one.value for one in store.all(OWN_VALUES)] == ["B 型"]
    roster.set_own_value(store, member.id, field_id, "")
    assert store.all(OWN_VALUES) == []


def test_who_is_in_no_branch_cannot_leave(store: Store) -> None:
    member = enrolled(store)
    roster.transfer_out(store, member.id, MOVED)
    with pytest.raises(KnownError, match="目前不在任何支部"):
        roster.transfer_out(store, member.id, MOVED)


def test_leaving_before_arriving_is_refused_and_changes_nothing(store: Store) -> None:
    member = enrolled(store)
    before = dump(store)
    with pytest.raises(KnownError, match="早于进入日期2020-01-01"):
        roster.transfer_out(store, member.id, Departure(date(2019, 1, 1), "转出"))
    assert dump(store) == before


def test_a_record_without_a_name_is_not_saved(store: Store) -> None:
    with pytest.raises(KnownError, match="请填写姓名"):
        save_record(store, MEMBERS, Member(sex="女"))


def test_labels_say_what_was_changed(store: Store) -> None:
    member = enrolled(store)
    save_record(store, MEMBERS, Member(id=member.id, name="王小明", phone="13800000000"))
    assert store.undo_label is not None
    assert store.undo_label.startswith("修改党员王小明：")
    assert "手机号" in store.undo_label
    field_id = own_field(store)
    remove_record(store, OWN_FIELDS, field_id)
    assert store.undo_label == "删除自设字段血型"
