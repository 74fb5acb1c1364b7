"""Records in, records out; a change is whole or not at all."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from storage.change_set import ChangeSet
from storage.engine import EngineError
from storage.store import Store
from tests.storage.helpers import dump, open_store

LI_NA = Member(name="李娜", sex="女", birth_on=LooseDate(1988, 3), admitted_on=LooseDate(2010), hand_order=3)
BRANCH = OrgUnit(
    level="党支部", full_name="中共区直机关第一支部委员会", short_name="第一支部", founded_on=date(2001, 7, 1)
)


def add_stay(store: Store, through: Month) -> Stay:
    with store.change("建立名册") as change:
        member = change.add(MEMBERS, LI_NA)
        branch = change.add(ORG_UNITS, BRANCH)
        return change.add(STAYS, Stay(member_id=member.id, branch_id=branch.id, dues_paid_through=through))


def import_and_fail(store: Store) -> None:
    with store.change("导入") as change:
        change.add(MEMBERS, LI_NA)
        change.add(ORG_UNITS, BRANCH)
        raise ZeroDivisionError


def remove_member(store: Store, member_id: int) -> None:
    with store.change("删人") as change:
        change.add(MEMBERS, LI_NA)
        change.remove(MEMBERS, member_id)


def test_what_was_written_is_read_back_after_a_restart(store: Store, path: Path) -> None:
    stay = add_stay(store, Month(2026, 2))
    store.close()
    with open_store(path) as again:
        assert again.all(MEMBERS) == [replace(LI_NA, id=1)]
        assert again.get(ORG_UNITS, 1) == replace(BRANCH, id=1)
        assert again.where(STAYS, member_id=1, left_on=None, dues_paid_through=Month(2026, 2)) == [stay]
        assert again.where(STAYS, dues_paid_through=None) == []
        assert again.count(STAYS) == 1


def test_a_rare_character_and_a_line_break_are_kept_as_written(store: Store) -> None:
    with store.change("新增") as change:
        change.add(MEMBERS, Member(name="王𬭚\U00030edd", note="第一行\n第二行 'quoted' \"too\""))
    assert [(member.name, member.note) for member in store.all(MEMBERS)] == [
        ("王𬭚\U00030edd", "第一行\n第二行 'quoted' \"too\"")
    ]


def test_a_record_that_is_not_there_is_none_to_find_and_an_error_to_get(store: Store) -> None:
    assert store.find(MEMBERS, 7) is None
    with pytest.raises(KeyError, match="members 7"):
        store.get(MEMBERS, 7)
    with pytest.raises(KeyError, match="members 7"), store.change("改") as change:
        change.update(MEMBERS, replace(LI_NA, id=7))
    with pytest.raises(KeyError, match="members 7"), store.change("删") as change:
        change.remove(MEMBERS, 7)


def test_a_field_that_is_not_declared_is_a_bug(store: Store) -> None:
    with pytest.raises(KeyError, match="nickname"):
        store.where(MEMBERS, nickname="小李")


def test_an_exception_takes_the_whole_change_back(store: Store, path: Path) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    before = dump(path)
    with pytest.raises(ZeroDivisionError):
        import_and_fail(store)
    assert dump(path) == before
    assert (store.undo_label, store.history(), heard) == (None, [], [])
    with store.change("再来") as change:
        change.add(MEMBERS, LI_NA)
    assert store.count(MEMBERS) == 1


def test_a_change_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    with store.change("新增") as change:
        member = change.add(MEMBERS, LI_NA)
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    with store.change("看看"):
        pass
    with store.change("没改") as change:
        change.update(MEMBERS, member)
    assert change.result.is_empty
    assert store.undo_label == "新增"
    assert len(store.history()) == 1
    assert heard == []


def test_the_listener_learns_kinds_and_ids_of_change_undo_and_redo(store: Store) -> None:
    heard: list[ChangeSet] = []
    stop = store.subscribe(heard.append)
    stay = add_stay(store, Month(2026, 1))
    with store.change("转出") as change:
        change.update(STAYS, replace(stay, left_on=date(2026, 3, 1)))
        change.remove(STAYS, stay.id)
        change.add(MEMBERS, LI_NA)
    store.undo()
    store.redo()
    stop()
    store.undo()
    everything = {"members": frozenset({1}), "org_units": frozenset({1}), "stays": frozenset({1})}
    assert heard == [
        ChangeSet(added=everything),
        ChangeSet(added={"members": frozenset({2})}, removed={"stays": frozenset({1})}),
        ChangeSet(added={"stays": frozenset({1})}, removed={"members": frozenset({2})}),
        ChangeSet(added={"members": frozenset({2})}, removed={"stays": frozenset({1})}),
    ]
    assert heard[1] == change.result


def test_a_reference_to_nothing_is_refused_and_nothing_of_the_change_stays(store: Store) -> None:
    stay = add_stay(store, Month(2026, 1))
    assert stay.member_id is not None
    with pytest.raises(EngineError, match="FOREIGN KEY"):
        remove_member(store, stay.member_id)
    assert store.count(MEMBERS) == 1


def test_the_number_of_a_removed_record_is_not_given_again(store: Store) -> None:
    with store.change("新增") as change:
        first = change.add(MEMBERS, LI_NA)
    with store.change("删除") as change:
        change.remove(MEMBERS, first.id)
    with store.change("新增") as change:
        assert change.add(MEMBERS, LI_NA).id == 2


def test_a_change_inside_a_change_is_a_bug(store: Store) -> None:
    with pytest.raises(RuntimeError, match="open already"), store.change("外"), store.change("内"):
        pass
    add_stay(store, Month(2026, 1))
    with pytest.raises(RuntimeError, match="open already"), store.change("外"):
        store.undo()
    assert store.count(STAYS) == 1


def test_a_change_object_cannot_write_after_its_block(store: Store) -> None:
    with store.change("新增") as stale:
        member = stale.add(MEMBERS, LI_NA)
    with store.change("又一次"), pytest.raises(RuntimeError, match="over"):
        stale.add(MEMBERS, LI_NA)
    with pytest.raises(RuntimeError, match="over"):
        stale.remove(MEMBERS, member.id)
    assert store.count(MEMBERS) == 1


def test_a_record_is_added_once(store: Store) -> None:
    with store.change("新增") as change:
        member = change.add(MEMBERS, LI_NA)
        with pytest.raises(ValueError, match="added before"):
            change.add(MEMBERS, member)


def test_reading_inside_a_change_sees_what_it_wrote(store: Store) -> None:
    with store.change("新增") as change:
        member = change.add(MEMBERS, LI_NA)
        assert store.get(MEMBERS, member.id).name == "李娜"


def test_many_records_are_added_together_as_one_by_one(store: Store, path: Path) -> None:
    with store.change("新增") as change:
        gone = change.add(MEMBERS, LI_NA)
    with store.change("删除") as change:
        change.remove(MEMBERS, gone.id)
    with store.change("导入") as change:
        assert change.add_all(MEMBERS, [LI_NA, replace(LI_NA, name="王芳")]) == [2, 3]  # 1 is never given again
        assert change.add(MEMBERS, LI_NA).id == 4
        assert change.add_all(STAYS, []) == []
        with pytest.raises(ValueError, match="added before"):
            change.add_all(MEMBERS, [replace(LI_NA, id=2)])
    assert change.result.added == {"members": frozenset({2, 3, 4})}
    assert [one.name for one in store.all(MEMBERS)] == ["李娜", "王芳", "李娜"]
    assert store.verify().is_sound
    store.undo()
    store.redo()
    store.close()
    with open_store(path) as again:
        assert again.all(MEMBERS)[1] == replace(LI_NA, name="王芳", id=3)
