"""The change log in words: names, labels, masks, filters."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.roster.order import Order
from operations import history, roster
from operations.history import EMPTY, FieldChange, HistoryFilter, names_in, read_history, record_changes
from operations.preferences import ROSTER_ORDER, choose
from operations.records import remove_record, save_record
from operations.roster import Arrival
from storage.log import Action, LogEntry
from storage.store import Store
from storage.verification import Place, Verification

NEWEST = 0


def newest(store: Store) -> LogEntry:
    return store.history(limit=1)[NEWEST]


def branch_id(store: Store) -> int:
    return store.where(ORG_UNITS, level=BRANCH)[0].id


def enrol(store: Store, name: str = "王小明") -> Member:
    person = Member(name=name, id_number="11010519491231002X", phone="13800138000")
    return roster.enrol(store, person, Arrival(branch_id(store), date(2020, 1, 1), "转入"))


def fields_of(store: Store, *, is_unmasked: bool = False) -> dict[str, FieldChange]:
    changes = record_changes(newest(store), names_in(store), is_unmasked=is_unmasked)
    return {f"{one.title}.{field.label}": field for one in changes for field in one.fields}


def test_a_new_person_is_told_with_person_and_branch_by_name(store: Store) -> None:
    enrol(store)
    changes = record_changes(newest(store), names_in(store))
    assert [(one.title, one.name, one.way) for one in changes] == [
        ("党员", "王小明", "新增"),
        ("在支部时段", "王小明", "新增"),
    ]
    told = fields_of(store)
    assert told["在支部时段.所在党支部"].after == "第一支部"
    assert told["在支部时段.进入日期"].after == "2020-01-01"
    assert "党员.备注" not in told


def test_a_changed_field_is_told_before_and_after(store: Store) -> None:
    member = enrol(store)
    save_record(store, MEMBERS, replace(member, department="办公室"))
    assert fields_of(store) == {"党员.工作单位（部门）": FieldChange("工作单位（部门）", EMPTY, "办公室")}


def test_numbers_are_shortened_until_they_are_asked_for(store: Store) -> None:
    enrol(store)
    assert "19491231" not in fields_of(store)["党员.公民身份证号"].after
    assert fields_of(store)["党员.手机号"].after != "13800138000"
    assert fields_of(store, is_unmasked=True)["党员.公民身份证号"].after == "11010519491231002X"


def test_who_was_removed_is_still_called_by_name(store: Store) -> None:
    member = save_record(store, MEMBERS, Member(name="李娜"))
    remove_record(store, MEMBERS, member.id)
    (change,) = record_changes(newest(store), names_in(store))
    assert (change.name, change.way) == ("李娜", "删除")
    assert change.fields[0] == FieldChange("姓名", "李娜", "")


def test_a_choice_of_the_book_is_told_in_its_own_words(store: Store) -> None:
    choose(store, ROSTER_ORDER, Order.PINYIN)
    (change,) = record_changes(newest(store), names_in(store))
    assert (change.title, change.name) == ("设置", "名册默认顺序")
    assert change.fields == (FieldChange("内容", "", "按拼音"),)


def test_undo_and_redo_are_told_as_such(store: Store) -> None:
    enrol(store)
    store.undo()
    assert (history.action_words(newest(store)), history.record_count(newest(store))) == ("撤销", 2)
    assert {one.way for one in record_changes(newest(store), names_in(store))} == {"删除"}


def test_every_kind_of_act_has_its_word() -> None:
    assert set(Action) == set(history.ACTION_WORDS)
    assert len(set(history.ACTION_WORDS.values())) == len(history.ACTION_WORDS)


def test_several_writes_of_one_record_in_an_entry_are_told_once(store: Store) -> None:
    member = enrol(store)
    with store.change("两次修改") as change:
        change.update(MEMBERS, replace(member, department="甲"))
        change.update(MEMBERS, replace(member, department="乙"))
    assert history.record_count(newest(store)) == 1
    assert fields_of(store)["党员.工作单位（部门）"] == FieldChange("工作单位（部门）", EMPTY, "乙")


def test_the_log_is_read_part_by_part_without_gap_or_repetition(store: Store) -> None:
    for number in range(30):
        save_record(store, MEMBERS, Member(name=f"党员{number}"))
    seen: list[int] = []
    before: int | None = None
    while True:
        part = read_history(store, HistoryFilter(), limit=7, before_id=before)
        seen += [entry.id for entry in part.entries]
        before = part.next_before
        if before is None:
            break
    assert seen == [entry.id for entry in store.history(limit=1000)]


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (HistoryFilter(text="李娜"), ["新增党员李娜"]),
        (HistoryFilter(text="党员 王"), ["新增党员王小明"]),
        (HistoryFilter(text="13800138000"), ["新增党员李娜", "新增党员王小明"]),
        (HistoryFilter(kind=ORG_UNITS), ["新建账簿：中共某局机关总支部委员会"]),
        (HistoryFilter(since=date(2026, 11, 23)), []),
        (HistoryFilter(until=date(2026, 11, 21)), []),
    ],
)
def test_filters_leave_what_was_asked_for(wanted: HistoryFilter, labels: list[str], store: Store) -> None:
    enrol(store)
    enrol(store, "李娜")
    assert [entry.label for entry in read_history(store, wanted, limit=10).entries] == labels


def test_the_last_day_of_a_period_belongs_to_it(store: Store) -> None:
    day = newest(store).made_at.date()
    assert read_history(store, HistoryFilter(since=day, until=day), limit=10).entries
    assert not read_history(store, HistoryFilter(until=day - timedelta(days=1)), limit=10).entries


def test_a_sound_book_and_a_damaged_one_are_told_apart_in_words(store: Store) -> None:
    enrol(store)
    assert "没有发现问题：修改记录 2 条首尾相接" in history.verification_words(store.verify())
    found = Verification(broken_entry=7, outside=(Place("members", 1),), counts={"members": 1})
    sentence = history.verification_words(found)
    assert "自第 7 条起与前文不相接" in sentence
    assert "1 条登记与修改记录不一致" in sentence
    assert "请从最近的备份恢复" in sentence
