"""The log read for people: entries without rows, one entry in pieces, what is gone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from storage.past import HeadFilter
from storage.store import Store


@pytest.fixture
def member(store: Store) -> Member:
    with store.change("新增党员李娜") as change:
        return change.add(MEMBERS, Member(name="李娜"))


def labels(store: Store, **wanted: object) -> list[str]:
    return [one.label for one in store.past.heads(HeadFilter(**wanted), limit=10)]  # type: ignore[arg-type]


def test_entries_are_told_apart_by_day_person_and_kind(store: Store, member: Member) -> None:
    store.work_as("李书记")
    with store.change("两条") as change:
        change.add(ORG_UNITS, OrgUnit(full_name="第一支部"))
        change.update(MEMBERS, replace(member, sex="女"))
        change.update(MEMBERS, replace(member, sex="男"))
    day = date(2026, 3, 5)
    assert labels(store) == ["两条", "新增党员李娜"]
    assert labels(store, operator="王芳") == ["新增党员李娜"]
    assert labels(store, kind="org_units") == ["两条"]
    assert labels(store, since=day, until=day) == ["两条", "新增党员李娜"]
    assert labels(store, until=day - timedelta(days=1)) == []
    assert labels(store, since=day + timedelta(days=1)) == []
    assert [one.records for one in store.past.heads(HeadFilter(), limit=10)] == [2, 1]
    assert [one.records for one in store.past.heads(HeadFilter(kind="members"), limit=10)] == [1, 1]
    assert [one.id for one in store.past.heads(HeadFilter(), limit=10, before_id=2)] == [1]
    assert [one.id for one in store.past.heads_of([1, 2, 99])] == [2, 1]
    assert store.past.operators() == ["李书记", "王芳"]
    assert store.past.entry_count() == 2


def test_an_entry_is_read_record_by_record_on_balance(store: Store, member: Member) -> None:
    with store.change("多处") as change:
        change.update(MEMBERS, replace(member, sex="女"))
        unit = change.add(ORG_UNITS, OrgUnit(full_name="第一支部"))
        change.update(MEMBERS, replace(member, sex="男"))
    first, second = store.past.net_rows(2)
    assert (first.before or {})["sex"] == ""
    assert (first.after or {})["sex"] == "男"
    assert (second.kind, second.record_id, second.before) == ("org_units", unit.id, None)
    assert store.past.net_rows(2, limit=1) == [first]
    assert store.past.net_rows(2, limit=5, offset=1) == [second]
    assert store.past.net_rows(2, kind="org_units") == [second]
    assert [one.loaded() for one in store.past.written(2)] == list(store.history(limit=1)[0].rows)
    assert [one.record_id for one in store.past.written(2, "org_units")] == [unit.id]


def test_a_record_is_known_as_it_was_at_an_entry(store: Store, member: Member) -> None:
    with store.change("改名") as change:
        change.update(MEMBERS, replace(member, name="李纳"))
    with store.change("删除") as change:
        change.remove(MEMBERS, member.id)
    then = [(store.past.row_then("members", member.id, number) or {}).get("name") for number in (0, 1, 2, 3)]
    assert then == [None, "李娜", "李纳", "李纳"]


def test_only_what_is_gone_now_counts_as_removed(store: Store, member: Member) -> None:
    with store.change("删除") as change:
        change.remove(MEMBERS, member.id)
    (gone,) = store.past.removals()
    assert (gone.entry_id, gone.kind, gone.record_id) == (2, "members", member.id)
    assert store.past.removed_row(gone)["name"] == "李娜"
    with store.change("恢复") as change:
        change.bring_back(MEMBERS, member)
    assert store.past.removals() == []
    assert store.get(MEMBERS, member.id) == member
    store.undo()
    assert [one.entry_id for one in store.past.removals()] == [4]


def test_only_who_was_there_and_is_gone_is_brought_back(store: Store, member: Member) -> None:
    with pytest.raises(ValueError, match="is there"), store.change("恢复") as change:
        change.bring_back(MEMBERS, member)
    with pytest.raises(ValueError, match="is there"), store.change("恢复") as change:
        change.bring_back(MEMBERS, Member(name="新"))
    assert len(store.history()) == 1


def test_what_came_back_is_found_by_the_search(store: Store) -> None:
    with store.change("新增") as change:
        member = change.add(MEMBERS, Member(name="李娜"))
    found = store.search("李娜")
    with store.change("删除") as change:
        change.remove(MEMBERS, member.id)
    with store.change("恢复") as change:
        change.bring_back(MEMBERS, member)
    assert store.search("李娜") == found
