"""Add, update, same, refuse: how rows meet the book, and how the preview is edited."""

from datetime import date
from typing import Any

import pytest

from ledger.errors import KnownError
from ledger.intake.cells import Cell, Sheet, Workbook
from ledger.intake.mapping import IGNORED, own_field, remembered
from ledger.intake.members import MEMBERS_TARGET, members_target
from ledger.intake.outcome import Action, ExistingRow, RowPlan
from ledger.intake.preview import Preview, correct, open_preview, remap
from ledger.values.dates import LooseDate
from tests.intake_books.people import LI, WANG, Person

TODAY = date(2025, 12, 31)
HEAD = ("姓名", "身份证号", "出生日期", "手机号", "入党时间", "备注")


def existing(record_id: int, person: Person, **values: Any) -> ExistingRow:
    known: dict[str, Any] = {
        "name": person.name,
        "sex": person.sex,
        "id_number": person.id_number,
        "birth_on": LooseDate.from_iso(person.birth),
    }
    return ExistingRow(record_id, {**known, **values})


def preview(*rows: tuple[Cell, ...], book: tuple[ExistingRow, ...] = (), head: tuple[str, ...] = HEAD) -> Preview:
    return open_preview(Workbook((Sheet("名册", (head, *rows)),)), MEMBERS_TARGET, book, TODAY)


def only(opened: Preview) -> RowPlan:
    (plan,) = opened.rows
    return plan


def test_found_again_by_id_number_and_changed_fields_are_named() -> None:
    book = (existing(7, WANG, phone="13800000001", note="甲"),)
    plan = only(preview((WANG.name, WANG.id_number, None, "13800000002", None, "甲"), book=book))
    assert (plan.action, plan.record_id) == (Action.UPDATE, 7)
    assert [(one.field, one.old, one.new) for one in plan.changes] == [("phone", "13800000001", "13800000002")]


def test_blank_and_known_empty_cells_never_overwrite() -> None:
    book = (existing(7, WANG, phone="13800000001", note="甲"),)
    assert only(preview((WANG.name, WANG.id_number, None, "/", None, "无"), book=book)).action is Action.SAME


def test_a_coarser_date_never_overwrites_a_finer_one() -> None:
    book = (existing(7, WANG, admitted_on=LooseDate(2012, 7, 1)),)
    assert only(preview((WANG.name, WANG.id_number, "1990", None, "2012.7", None), book=book)).action is Action.SAME


def test_a_finer_or_different_date_does() -> None:
    book = (existing(7, WANG, admitted_on=LooseDate(2012, 7)),)
    finer = only(preview((WANG.name, WANG.id_number, None, None, "2012.7.1", None), book=book))
    other = only(preview((WANG.name, WANG.id_number, None, None, "2011.7", None), book=book))
    assert [one.new for one in (*finer.changes, *other.changes)] == [LooseDate(2012, 7, 1), LooseDate(2011, 7)]


def test_what_the_id_number_says_fills_a_gap_and_replaces_nothing() -> None:
    kept = existing(7, WANG, birth_on=LooseDate(1990, 1))
    gap = existing(7, WANG, birth_on=None, sex="")
    assert only(preview((WANG.name, WANG.id_number), book=(kept,))).action is Action.SAME
    assert [one.field for one in only(preview((WANG.name, WANG.id_number), book=(gap,))).changes] == ["birth_on", "sex"]


def test_found_by_name_and_birth_when_the_book_has_no_id_number() -> None:
    plan = only(preview((WANG.name, WANG.id_number), book=(existing(7, WANG, id_number=""),)))
    assert (plan.action, plan.record_id, plan.doubts) == (Action.UPDATE, 7, ())
    assert [one.field for one in plan.changes] == ["id_number"]


def test_a_name_alone_is_enough_when_it_is_unique_but_marked() -> None:
    plan = only(preview((WANG.name, None, None, "13800000002"), book=(existing(7, WANG), existing(8, LI))))
    assert (plan.action, plan.record_id) == (Action.UPDATE, 7)
    assert [one.field for one in plan.doubts] == ["name"]


def test_namesakes_cannot_be_told_apart() -> None:
    twin = Person(WANG.name, "男", "1970-05-05")
    plan = only(preview((WANG.name, None, None, "13800000002"), book=(existing(7, WANG), existing(8, twin))))
    assert plan.action is Action.REFUSE
    assert "2位同名" in (plan.reason or "")


def test_namesakes_are_told_apart_by_birth() -> None:
    twin = Person(WANG.name, "男", "1970-05-05")
    plan = only(preview((WANG.name, None, "1970.5", "13800000002"), book=(existing(7, WANG), existing(8, twin))))
    assert (plan.action, plan.record_id) == (Action.UPDATE, 8)


def test_same_name_and_birth_with_another_id_number_is_a_new_person_with_a_mark() -> None:
    other = Person(WANG.name, WANG.sex, WANG.birth, order=9)
    plan = only(preview((other.name, other.id_number), book=(existing(7, WANG),)))
    assert plan.action is Action.ADD
    assert [one.field for one in plan.doubts] == ["id_number"]


def test_a_changed_name_under_the_same_id_number_is_marked() -> None:
    plan = only(preview(("王玮", WANG.id_number), book=(existing(7, WANG),)))
    assert plan.action is Action.UPDATE
    assert [one.field for one in plan.doubts] == ["name"]


def test_an_old_id_number_finds_its_new_form() -> None:
    old = WANG.id_number[:6] + WANG.id_number[8:17]
    plan = only(preview((WANG.name, old), book=(existing(7, WANG),)))
    assert plan.record_id == 7


def test_two_rows_for_one_record_take_the_first() -> None:
    opened = preview((WANG.name, WANG.id_number), (WANG.name, None, WANG.birth), book=(existing(7, WANG),))
    assert [plan.action for plan in opened.rows] == [Action.SAME, Action.REFUSE]
    assert opened.counts == {"add": 0, "update": 0, "same": 1, "refuse": 1}


def test_a_doubtful_cell_is_repaired_in_place() -> None:
    opened = preview((WANG.name, "1.10199E+17", None, None, 1990.1, None))
    assert [one.field for one in only(opened).doubts] == ["id_number", "admitted_on"]
    repaired = correct(correct(opened, (2, 0), "id_number", WANG.id_number), (2, 0), "admitted_on", "2010-10")
    plan = only(repaired)
    assert plan.doubts == ()
    assert plan.row.values["admitted_on"] == LooseDate(2010, 10)
    assert plan.row.values["id_number"] == WANG.id_number


def test_an_emptied_cell_leaves_the_field_out() -> None:
    opened = correct(preview((WANG.name, "乱", None, "13800000001")), (2, 0), "id_number", "")
    assert only(opened).doubts == ()
    assert "id_number" not in only(opened).row.values


def test_a_field_without_a_column_can_be_filled_in() -> None:
    opened = correct(preview((WANG.name, WANG.id_number)), (2, 0), "education", "本科")
    assert only(opened).row.values["education"] == "大学本科"


def test_a_column_is_sent_elsewhere_and_lets_the_other_go() -> None:
    opened = preview((WANG.name, WANG.id_number, "甲", "乙"), head=("姓名", "身份证号", "备注", "爱好"))
    moved = remap(opened, "爱好", "note")
    assert {one.name: one.field for one in moved.mapping} == {
        "姓名": "name",
        "身份证号": "id_number",
        "备注": IGNORED,
        "爱好": "note",
    }
    assert only(moved).row.values["note"] == "乙"


def test_a_column_is_kept_as_own_field() -> None:
    opened = remap(
        preview((WANG.name, WANG.id_number, "足球"), head=("姓名", "身份证号", "爱好")), "爱好", own_field("爱好")
    )
    assert only(opened).row.values["own:爱好"] == "足球"


def test_known_own_fields_are_recognised() -> None:
    rows = (("姓名", "身份证号", "爱 好"), (WANG.name, WANG.id_number, "足球"))
    opened = open_preview(Workbook((Sheet("名册", rows),)), members_target([("own:3", "爱好")]), (), TODAY)
    assert only(opened).row.values["own:3"] == "足球"


def test_a_changed_mapping_is_remembered_for_the_same_headings() -> None:
    head = ("姓 名", "身份证号", "备注", "爱好")
    first = remap(preview((WANG.name, WANG.id_number, "甲", "乙"), head=head), "爱好", "note")
    again = Workbook((Sheet("次年", (("姓名", "身份证号", "备注", "爱好"), (LI.name, LI.id_number, "丙", "丁"))),))
    opened = open_preview(again, MEMBERS_TARGET, (), TODAY, stored={first.signature: remembered(first.mapping)})
    assert only(opened).row.values["note"] == "丁"


def test_unknown_column_is_no_column() -> None:
    with pytest.raises(KeyError):
        remap(preview((WANG.name, WANG.id_number)), "没有这一列", "note")


def test_a_named_sheet_is_taken_or_refused_by_name() -> None:
    rows = (HEAD, (WANG.name, WANG.id_number))
    book = Workbook((Sheet("一支部", rows), Sheet("二支部", (*rows, (LI.name, LI.id_number)))))
    assert open_preview(book, MEMBERS_TARGET, (), TODAY, sheet="一支部").counts["add"] == 1
    with pytest.raises(KnownError, match="“一支部”、“二支部”"):
        open_preview(book, MEMBERS_TARGET, (), TODAY, sheet="三支部")


def test_other_rosters_of_the_file_are_named() -> None:
    rows = (HEAD, (WANG.name, WANG.id_number))
    book = Workbook((Sheet("一支部", rows), Sheet("二支部", (*rows, (LI.name, LI.id_number)))))
    assert [(one.sheet, one.header_row) for one in open_preview(book, MEMBERS_TARGET, (), TODAY).others] == [
        ("一支部", 1)
    ]


def test_the_second_table_of_a_sheet_can_be_chosen() -> None:
    rows = (HEAD, (WANG.name, WANG.id_number), (), ("姓名", "手机号", "党内职务"), (LI.name, "13800000002", "书记"))
    book = Workbook((Sheet("名册", rows),))
    (other,) = open_preview(book, MEMBERS_TARGET, (), TODAY).others
    opened = open_preview(book, MEMBERS_TARGET, (), TODAY, sheet=other)
    assert other.header_row == 4
    assert only(opened).row.values == {"name": LI.name, "phone": "13800000002", "party_post": "书记"}
