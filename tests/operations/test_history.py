"""The change log in words: names, labels, masks, filters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.roster.order import Order
from operations import history, roster
from operations.demo import Plan, demo_book
from operations.history import HistoryFilter, export_lines, read_back_to, read_history, record_changes
from operations.history_words import EMPTY, FieldChange, names_then, record_change
from operations.passages import LONGEST, changed_passages
from operations.preferences import ROSTER_ORDER, choose
from operations.records import remove_record, save_record
from operations.roster import Arrival
from storage.log import Action, LogRow
from storage.past import HeadFilter, LogHead
from storage.store import Store
from storage.verification import Place, Verification
from tests.operations.conftest import NOW


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    with demo_book(tmp_path / "示例.zbtz", Plan(12, 1, NOW.date()), 1, clock=lambda: NOW) as made:
        yield made


def newest(store: Store) -> LogHead:
    (head,) = store.past.heads(HeadFilter(), limit=1)
    return head


def branch_id(store: Store) -> int:
    return store.where(ORG_UNITS, level=BRANCH)[0].id


def enrol(store: Store, name: str = "王小明") -> Member:
    person = Member(name=name, id_number="11010519491231002X", phone="13800138000")
    return roster.enrol(store, person, Arrival(branch_id(store), date(2020, 1, 1), "转入"))


def fields_of(store: Store, *, is_unmasked: bool = False) -> dict[str, FieldChange]:
    changes = record_changes(store, newest(store), is_unmasked=is_unmasked)
    return {f"{one.title}.{field.label}": field for one in changes for field in one.fields}


def test_a_new_person_is_told_with_person_and_branch_by_name(store: Store) -> None:
    enrol(store)
    changes = record_changes(store, newest(store))
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
    (change,) = record_changes(store, newest(store))
    assert (change.name, change.way) == ("李娜", "删除")
    assert change.fields[0] == FieldChange("姓名", "李娜", "")


def test_a_choice_of_the_book_is_told_in_its_own_words(store: Store) -> None:
    choose(store, ROSTER_ORDER, Order.PINYIN)
    (change,) = record_changes(store, newest(store))
    assert (change.title, change.name) == ("设置", "名册默认顺序")
    assert change.fields == (FieldChange("内容", "", "按拼音"),)


def test_undo_and_redo_are_told_as_such(store: Store) -> None:
    enrol(store)
    store.undo()
    assert (history.action_words(newest(store)), newest(store).records) == ("撤销", 2)
    assert {one.way for one in record_changes(store, newest(store))} == {"删除"}


def test_every_kind_of_act_has_its_word() -> None:
    assert set(Action) == set(history.ACTION_WORDS)
    assert len(set(history.ACTION_WORDS.values())) == len(history.ACTION_WORDS)


def test_several_writes_of_one_record_in_an_entry_are_told_once(store: Store) -> None:
    member = enrol(store)
    with store.change("两次修改") as change:
        change.update(MEMBERS, replace(member, department="甲"))
        change.update(MEMBERS, replace(member, department="乙"))
    assert newest(store).records == 1
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


def test_only_what_one_person_has_done_is_shown(store: Store) -> None:
    enrol(store)
    store.work_as("李书记")
    enrol(store, "李娜")
    found = read_history(store, HistoryFilter(operator="李书记"), limit=10)
    assert [head.label for head in found.entries] == ["新增党员李娜"]
    assert store.past.operators() == ["李书记", ""]


def test_of_a_long_text_the_changed_passage_is_told_with_some_words_around_it(store: Store) -> None:
    text = "".join(f"第{number}项议题的讨论情况。" for number in range(2000))
    meeting = save_record(store, MEETINGS, Meeting(kind="支部党员大会", org_unit_id=branch_id(store), body=text))
    assert fields_of(store)["会议.会议内容"].after.endswith(f"…（共 {len(text)} 字）")
    changed = text.replace("第1000项议题", "第1000项动议").replace("第5项议题", "第五项议题")
    save_record(store, MEETINGS, replace(meeting, body=changed))
    told = fields_of(store)["会议.会议内容"]
    assert len(told.before) < 300
    for words in ("第5项议题", "第1000项议题"):
        assert words in told.before
    for words in ("第五项议题", "第1000项动议"):
        assert words in told.after


def test_every_kind_of_the_sample_is_told_in_words(sample: Store) -> None:
    (founding,) = sample.past.heads(HeadFilter(), limit=1)
    told = record_changes(sample, founding)
    assert len(told) == founding.records
    assert not [one for one in told if one.kind == one.title or not one.fields]
    assert {one.title for one in told} >= {"会议", "到会情况", "议题", "发言", "表决", "决议事项", "谈心谈话"}
    speech = next(one for one in told if one.title == "发言")
    assert speech.name in {member.name for member in sample.all(MEMBERS)}


def test_an_entry_with_very_many_records_is_read_piece_by_piece(sample: Store) -> None:
    (founding,) = sample.past.heads(HeadFilter(), limit=1)
    first = record_changes(sample, founding, limit=100)
    second = record_changes(sample, founding, limit=100, offset=100)
    assert [*first, *second] == record_changes(sample, founding, limit=200)


def test_who_was_renamed_is_called_as_at_that_time(store: Store) -> None:
    member = enrol(store, "王小眀")
    entry = newest(store)
    save_record(store, MEMBERS, replace(member, name="王小明"))
    assert {one.name for one in record_changes(store, entry)} == {"王小眀"}


def test_words_are_found_in_stored_texts_and_not_in_the_names_of_columns(store: Store) -> None:
    enrol(store)
    assert not read_history(store, HistoryFilter(text="id_number"), limit=10).entries
    save_record(store, MEMBERS, Member(name="李娜", note='他说“"行"”'))
    assert len(read_history(store, HistoryFilter(text='"行"'), limit=10).entries) == 1


def test_going_back_to_an_entry_reads_the_log_as_far_as_that(store: Store) -> None:
    for number in range(30):
        save_record(store, MEMBERS, Member(name=f"党员{number}"))
    part = read_back_to(store, 3, at_least=10)
    assert part.entries[-1].id <= 3


def test_the_sheet_has_a_line_for_each_field_with_numbers_shortened(store: Store) -> None:
    enrol(store)
    lines = export_lines(store, HistoryFilter(text="王小明"))
    told = {(line.title, line.label): line for line in lines}
    line = told["党员", "手机号"]
    assert (line.head.label, line.name, line.way) == ("新增党员王小明", "王小明", "新增")
    assert (line.before, line.after) == ("", "138****8000")
    assert {line.head.id for line in lines} == {2}


def test_of_an_import_the_sheet_has_the_first_records_and_says_so(store: Store) -> None:
    with store.change("导入花名册") as change:
        for number in range(history.MOST_EXPORTED + 1):
            change.add(MEMBERS, Member(name=f"党员{number}"))
    lines = export_lines(store, HistoryFilter(text="导入花名册"))
    assert len({line.name for line in lines}) == history.MOST_EXPORTED + 1
    assert lines[-1].name == f"共 {history.MOST_EXPORTED + 1} 条登记，列出前 {history.MOST_EXPORTED} 条"


def test_of_a_very_long_log_the_newest_entries_go_into_the_sheet(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ENTRIES", 2)
    assert "更早的" not in export_lines(store, HistoryFilter())[-1].name
    for number in range(2):
        save_record(store, MEMBERS, Member(name=f"党员{number}"))
    lines = export_lines(store, HistoryFilter())
    assert {line.head.id for line in lines} == {2, 3}
    assert lines[-1].name == "列出最近 2 次修改，更早的请按时间分段保存"


def test_of_many_changed_passages_the_first_are_shown_and_the_others_counted() -> None:
    sentences = [f"第{number}项议题的讨论情况，大家谈了各自的认识。" for number in range(60)]
    before = "".join(sentences)
    after = "".join(
        words.replace("大家", "同志们") if place % 10 == 0 else words for place, words in enumerate(sentences)
    )
    old, new = changed_passages(before, after)
    assert old.endswith("（另有 3 处）")
    assert new.count("同志们") == 3
    many = "".join(f"{number}。" for number in range(9000))
    assert "甲" in changed_passages(many, many.replace("77。", "甲。"))[1]
    assert changed_passages("（空）", "甲\n乙") == ("（空）", "甲 乙")


def test_what_this_release_does_not_know_is_called_by_its_number() -> None:
    row = LogRow("unknown_things", 7, None, {"x": 1})
    told = record_change(row, lambda *_: "")
    assert (told.title, told.name, told.way, told.fields) == ("unknown_things", "7号", "新增", ())


def test_a_record_that_the_log_does_not_know_is_looked_up_in_the_book(store: Store) -> None:
    member = enrol(store)
    names = names_then(store, 1)
    assert names("members", member.id) == "王小明"
    assert names("members", 99) == "已删除的党员（99号）"


@given(st.text(alphabet="甲乙丙。\n", max_size=400), st.text(alphabet="甲乙丙。\n", max_size=400))
def test_two_texts_that_differ_are_shown_short_and_never_break_the_line(before: str, after: str) -> None:
    for shown in changed_passages(before, after):
        assert "\n" not in shown
        assert len(shown) <= 3 * (LONGEST + 3) + 20
