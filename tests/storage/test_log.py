"""The log: who did what and when, page by page; undo survives a restart."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from storage.errors import ChangedOutsideError
from storage.log import Action
from storage.store import Store
from tests.storage.helpers import behind_the_back, dump, new_store, open_store


@pytest.fixture
def member(store: Store) -> Member:
    with store.change("新增党员李娜") as change:
        return change.add(MEMBERS, Member(name="李娜"))


def test_an_entry_says_who_when_what_and_each_row_before_and_after(store: Store, member: Member) -> None:
    with store.change("修改手机号") as change:
        change.update(MEMBERS, replace(member, phone="13800000000"))
    entry = store.history(limit=1)[0]
    assert (entry.id, entry.label, entry.operator, entry.action) == (2, "修改手机号", "王芳", Action.CHANGE)
    assert entry.made_at == datetime(2026, 3, 5, 8, 3)  # noqa: DTZ001 - the clock of the tests is local
    (row,) = entry.rows
    assert (row.kind, row.record_id) == ("members", member.id)
    assert row.before is not None
    assert row.after == {**row.before, "phone": "13800000000"}
    assert store.last_change_at == entry.made_at


def test_undo_and_redo_are_entries_that_name_what_they_take_back(store: Store, member: Member) -> None:
    store.undo()
    store.redo()
    redone, undone, first = store.history()
    assert (undone.action, undone.label, undone.target_id) == (Action.UNDO, "撤销：新增党员李娜", first.id)
    assert (redone.action, redone.label, redone.target_id) == (Action.REDO, "重做：新增党员李娜", first.id)
    assert redone.rows == first.rows == tuple(row.reverse() for row in undone.rows)
    assert store.get(MEMBERS, member.id) == member


def test_pages_go_back_to_the_first_entry(store: Store) -> None:
    for number in range(7):
        with store.change(f"第{number}步") as change:
            change.add(MEMBERS, Member(name="甲"))
    pages = [store.history(limit=3)]
    while page := store.history(limit=3, before_id=pages[-1][-1].id):
        pages.append(page)
    assert [[entry.id for entry in page] for page in pages] == [[7, 6, 5], [4, 3, 2], [1]]


def test_the_history_of_one_record_has_only_its_rows(store: Store, member: Member) -> None:
    with store.change("导入") as change:
        change.update(MEMBERS, replace(member, sex="女"))
        change.add(MEMBERS, Member(name="乙"))
        change.add(ORG_UNITS, OrgUnit(full_name="第一支部"))
    with store.change("新增") as change:
        change.add(MEMBERS, Member(name="丙"))
    found = store.history(kind=MEMBERS, record_id=member.id)
    assert [(entry.label, len(entry.rows)) for entry in found] == [("导入", 1), ("新增党员李娜", 1)]
    assert [(entry.label, len(entry.rows)) for entry in store.history(kind=ORG_UNITS)] == [("导入", 1)]
    assert len(store.history(kind=MEMBERS)) == 3
    assert [entry.label for entry in store.history(kind=MEMBERS, before_id=3, limit=1)] == ["导入"]
    with pytest.raises(ValueError, match="without its kind"):
        store.history(record_id=member.id)


def test_undo_and_redo_go_on_after_a_restart(path: Path) -> None:
    with new_store(path) as store:
        for name in ("甲", "乙", "丙"):
            with store.change(f"新增{name}") as change:
                change.add(MEMBERS, Member(name=name))
        store.undo()
    with open_store(path) as store:
        assert (store.undo_label, store.redo_label) == ("新增乙", "新增丙")
        store.undo()
        store.redo()
        store.redo()
        assert [member.name for member in store.all(MEMBERS)] == ["甲", "乙", "丙"]
        assert (store.undo_label, store.redo_label) == ("新增丙", None)


def test_a_new_change_ends_what_could_be_redone(store: Store, member: Member) -> None:
    store.undo()
    with store.change("另起") as change:
        change.add(MEMBERS, replace(member, id=0))
    assert store.redo_label is None
    assert store.redo().is_empty


def test_a_row_changed_behind_the_back_is_not_overwritten_by_undo(store: Store, member: Member) -> None:
    behind_the_back(store.path, "UPDATE members SET phone = '1' WHERE id = ?", member.id)
    before = dump(store.path)
    with pytest.raises(ChangedOutsideError, match="在程序之外被改动，这一步不能撤销或重做，数据没有变动"):
        store.undo()
    assert dump(store.path) == before
    assert store.undo_label == "新增党员李娜"


def test_a_new_book_has_no_past(store: Store) -> None:
    assert store.last_change_at is None
    assert (store.undo_label, store.redo_label, store.history()) == (None, None, [])
    assert store.undo().is_empty


@pytest.mark.parametrize("entry_id", [1, 2, 3])
def test_a_book_whose_log_has_lost_an_entry_opens_and_forgets_what_it_cannot_undo(path: Path, entry_id: int) -> None:
    with new_store(path) as store:
        for name in ("甲", "乙"):
            with store.change(f"新增{name}") as change:
                change.add(MEMBERS, Member(name=name))
        store.undo()
        store.redo()
    behind_the_back(path, "DELETE FROM log_entries WHERE id = ?", entry_id)
    with open_store(path) as store:
        assert store.undo_label in {None, "新增乙"}
        assert store.verify().broken_entry == entry_id
        with store.change("新增丙") as change:
            change.add(MEMBERS, Member(name="丙"))
        store.undo()
        assert [member.name for member in store.all(MEMBERS)] == ["甲", "乙"]
