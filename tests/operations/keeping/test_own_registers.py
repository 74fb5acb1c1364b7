"""Registers of the user's own: defined, changed without losing anything, taken out of use."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.errors import KnownError
from ledger.kinds.own_registers import OWN_REGISTER_FIELDS, OwnRegister, OwnRegisterField
from ledger.registers.sheet import EntrySheet
from operations.keeping.entries import save_entry, stored_entry
from operations.keeping.own import (
    own_definition,
    remove_own_register,
    retire_own_register,
    retired,
    save_own_register,
    use_own_register_again,
)
from operations.keeping.reading import find_register, own_registers, read_registers
from storage.store import Store
from tests.ledger.registers.register_book import filled

TODAY = date(2026, 11, 22)


def with_entry(book: Store) -> int:
    register = find_register(book, "own-1")
    assert register is not None
    sheet = EntrySheet(replace(filled(register, 1), id=0))
    return int(save_entry(book, register, sheet, read_registers(book), TODAY).record.id)


def test_a_new_register_is_there_at_once_with_its_columns(book: Store) -> None:
    fields = [OwnRegisterField(label="书名", form="text"), OwnRegisterField(label="册数", form="whole", is_summed=True)]
    save_own_register(book, OwnRegister(title="图书借阅", day_label="借出日期"), fields)
    assert book.undo_label == "新建自设台账图书借阅"
    made = own_registers(book)[-1]
    assert [made.label(one) for one in made.columns] == ["借出日期", "书名", "册数"]
    book.undo()
    assert [one.title for one in own_registers(book)] == ["阵地维护"]


@pytest.mark.parametrize(
    ("title", "fields", "words"),
    [
        ("", [("事项", "text", "")], "请填写台账名称"),
        ("志愿服务", [("事项", "text", "")], "已有名为“志愿服务”的台账"),
        ("阵地维护", [("事项", "text", "")], "已有名为“阵地维护”的台账"),
        ("图书", [], "请至少设一个栏目"),
        ("图书", [("", "text", "")], "第1栏没有名称"),
        ("图书", [("书名", "text", ""), ("书名", "text", "")], "栏目“书名”已经有了"),
        ("图书", [("日期", "day", "")], "栏目“日期”已经有了"),
        ("图书", [("备注", "text", "")], "栏目“备注”已经有了"),
        ("图书", [("类别", "choice", " ")], "请写明“类别”有哪些选项"),
        ("图书", [("类别", "picture", "")], "请选择“类别”的内容形式"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_kept(
    title: str, fields: list[tuple[str, str, str]], words: str, book: Store
) -> None:
    columns = [OwnRegisterField(label=label, form=form, choices=choices) for label, form, choices in fields]
    with pytest.raises(KnownError, match=words) as refused:
        save_own_register(book, OwnRegister(title=title), columns)
    assert "没有保存，数据没有变动" in refused.value.sentence
    assert len(own_registers(book)) == 1


def test_a_column_with_something_in_it_is_not_lost(book: Store) -> None:
    entry_id = with_entry(book)
    register, fields = own_definition(book, 1)
    with pytest.raises(KnownError, match="“事项”栏里已有内容，不能删除"):
        save_own_register(book, register, fields[1:])
    with pytest.raises(KnownError, match="“事项”栏里已有内容，不能改变内容形式"):
        save_own_register(book, register, [replace(fields[0], form="day"), *fields[1:]])
    renamed = [replace(fields[0], label="事情"), *reversed(fields[1:]), OwnRegisterField(label="地点", form="text")]
    save_own_register(book, register, renamed)
    made = find_register(book, "own-1")
    assert made is not None
    assert [one.info.label for one in made.kind.fields][2:5] == ["事情", "已验收", "类别"]
    record = stored_entry(book, made, entry_id).record
    assert record.f1 == "事项丙"


def test_a_register_out_of_use_keeps_its_entries_and_comes_back(book: Store) -> None:
    entry_id = with_entry(book)
    with pytest.raises(KnownError, match="已有登记，不能删除"):
        remove_own_register(book, 1)
    retire_own_register(book, 1, TODAY)
    assert own_registers(book) == ()
    assert [one.title for one in retired(book)] == ["阵地维护"]
    use_own_register_again(book, 1)
    register = find_register(book, "own-1")
    assert register is not None
    assert stored_entry(book, register, entry_id).record.id == entry_id


def test_a_register_without_entries_goes_with_its_columns(book: Store) -> None:
    remove_own_register(book, 1)
    assert book.count(OWN_REGISTER_FIELDS) == 0
    book.undo()
    assert len(own_registers(book)) == 1
