"""Registers and sheets: our own change nothing, foreign ones are understood, names are asked about, never guessed."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.import_sheets import template_document
from exports.sheets import write_sheet
from ledger.codes.registers import PARTICIPANT
from ledger.errors import KnownError
from ledger.intake.outcome import Action
from ledger.intake.people_notes import PersonNote, read_note
from ledger.kept import KeptRegister
from ledger.kinds.registers.instructions import INSTRUCTION_REGISTER
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.task_teams import TASK_TEAM_REGISTER
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.kinds.registers.volunteering import VOLUNTEER_REGISTER
from ledger.registers.rows import rows
from ledger.registers.sheet import EntrySheet, entry_sheet
from ledger.values.text import known_empty
from operations.importing import apply_plan, open_table, plan_rows
from operations.importing.answering import answered
from operations.importing.declared import KeptPlan, kept_import
from operations.importing.kinds import import_kinds
from operations.importing.outputs import Wanted
from operations.keeping.entries import remove_entries, save_entry
from operations.keeping.reading import find_register, read_registers
from operations.sheets import read_workbook
from storage.store import Store
from tests.ledger.registers.register_book import ALL, FIRST, SECOND, filled, people_of

TODAY = date(2026, 11, 22)
BY_KEY = pytest.mark.parametrize("key", [one.key for one in ALL])


def of(book: Store, key: str) -> KeptRegister:
    register = find_register(book, key)
    assert register is not None
    return register


def keep(book: Store, register: KeptRegister, record: Any, people: Sequence[Participant] = ()) -> None:
    sheet = EntrySheet(replace(record, id=0), tuple(replace(one, id=0, record_id=0) for one in people))
    save_entry(book, register, sheet, read_registers(book), TODAY)


def plan_of(book: Store, register: KeptRegister, path: Path, answers: Mapping[str, str] | None = None) -> KeptPlan:
    kind = kept_import(register)
    facts = kind.facts(book)
    preview = open_table(kind, read_workbook(path), facts, TODAY)
    return answered(kind, plan_rows(kind, preview, facts), facts, answers or {})


def exported(book: Store, register: KeptRegister, folder: Path, ending: str = "xlsx") -> Path:
    path = folder / f"{register.key}.{ending}"
    kept_import(register).export(book, Wanted(TODAY), path)
    return path


def written(folder: Path, *lines: Sequence[str]) -> Path:
    path = folder / "表.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def actions(plan: KeptPlan) -> list[tuple[Action, str | None]]:
    return [(row.action, row.reason) for row in plan.rows]


# Our own sheets


@BY_KEY
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_our_own_sheet_changes_nothing_and_brings_everything_back(
    key: str, ending: str, book: Store, tmp_path: Path
) -> None:
    register = of(book, key)
    for number in (1, 2, 3):
        one = filled(register, number, date(2026, 3, number), FIRST if number < 3 else SECOND)
        keep(book, register, one, people_of(register, one) if number == 2 else ())
    before = read_registers(book)
    path = exported(book, register, tmp_path, ending)
    assert actions(plan_of(book, register, path)) == [(Action.SAME, None)] * 3

    remove_entries(book, register, [one.id for one in rows(before, register)])
    plan = plan_of(book, register, path)
    assert [(row.action, row.reason, row.doubts) for row in plan.rows] == [(Action.ADD, None, ())] * 3
    apply_plan(kept_import(register), book, plan, path.name)
    after = read_registers(book)
    found = [[_bare(entry_sheet(facts, register, one)) for one in rows(facts, register)] for facts in (before, after)]
    assert found[0] == found[1]


def _bare(sheet: EntrySheet) -> tuple[Any, list[Participant]]:
    return replace(sheet.record, id=0), [replace(one, id=0, record_id=0) for one in sheet.people]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp", "Zs"]), max_size=12
)


@given(data=st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_texts_it_holds_our_own_sheet_changes_nothing(
    data: st.DataObject, book: Store, tmp_path: Path
) -> None:
    register = of(book, data.draw(st.sampled_from([one.key for one in ALL])))
    one = filled(register, 1)
    texts = [field.name for field in register.kind.fields if field.info.form.value in {"text", "long_text"}]
    told = {name: data.draw(TEXTS) for name in texts}
    required = {field.name for field in register.kind.fields if field.info.required}
    kept = {key: text for key, text in told.items() if key not in required or not known_empty(text)}
    keep(book, register, replace(one, **kept))
    plan = plan_of(book, register, exported(book, register, tmp_path))
    book.undo()  # before anything is asserted: the next example begins with the same book
    assert {action for action, _ in actions(plan)} <= {Action.SAME}


@BY_KEY
def test_the_template_has_an_example_that_is_skipped(key: str, book: Store, tmp_path: Path) -> None:
    kind = import_kinds(book)[key]
    path = tmp_path / "样表.xlsx"
    document = template_document(kind.template())
    write_sheet(document, path)
    needed = [
        column.label
        for column, text in zip(document.columns, document.example, strict=True)
        if column.is_required and not text
    ]
    assert needed == []
    headings = [one.label for one in kind.template().fields]
    assert len(headings) == len(set(headings))


# Foreign sheets


def test_a_foreign_register_of_volunteering_is_understood(book: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ["2026年志愿服务台账", "", "", "", "", ""],
        ["序号", "活动时间", "服务项目", "服务地点", "服务时长", "参与人员"],
        ["1", "3月5日", "清洁家园", "河边", "2小时", "王小明、李娜（1小时），周洋"],
        ["2", "2026.4.1", "植树", "", "120", "王小明"],
        ["合计", "", "", "", "", ""],
    )
    plan = plan_of(book, VOLUNTEER_REGISTER, path)
    assert actions(plan) == [(Action.ADD, None)] * 2
    first, second = plan.entries.values()
    assert (first.record.held_on, first.record.title, first.record.minutes) == (date(2026, 3, 5), "清洁家园", 120)
    assert [(one.member_id, one.name, one.minutes) for one in first.people] == [
        (1, "", 0),
        (2, "", 60),
        (None, "周洋", 0),
    ]
    assert (second.record.org_unit_id, second.record.minutes) == (FIRST, 120)


def test_a_number_that_may_be_hours_is_asked_about(book: Store, tmp_path: Path) -> None:
    path = written(tmp_path, ["日期", "活动名称", "服务时长", "志愿者"], ["2026-03-05", "植树", "2", "李娜"])
    (row,) = plan_of(book, VOLUNTEER_REGISTER, path).rows
    assert [(one.field, one.raw) for one in row.doubts] == [("minutes", "2")]


@pytest.mark.parametrize(
    ("heading", "cell", "minutes"),
    [
        ("服务时长（小时）", "2", 120),
        ("时长(小时)", "1.5", 90),
        ("时长（分钟）", "5", 5),
        ("服务时长（小时）", "30分钟", 30),
    ],
)
def test_a_heading_names_the_unit_of_the_plain_numbers_below_it(
    book: Store, tmp_path: Path, heading: str, cell: str, minutes: int
) -> None:
    path = written(tmp_path, ["日期", "活动名称", heading, "志愿者"], ["2026-03-05", "植树", cell, "李娜"])
    plan = plan_of(book, VOLUNTEER_REGISTER, path)
    assert [row.doubts for row in plan.rows] == [()]
    (made,) = plan.entries.values()
    assert made.record.minutes == minutes


def test_everybody_means_those_enrolled_that_day(book: Store, tmp_path: Path) -> None:
    path = written(tmp_path, ["日期", "支部", "活动名称", "志愿者"], ["2026-03-05", "第二支部", "植树", "全体党员"])
    (made,) = plan_of(book, VOLUNTEER_REGISTER, path).entries.values()
    assert [one.member_id for one in made.people] == [3, 4]


def test_a_name_that_may_be_a_slip_is_asked_about(book: Store, tmp_path: Path) -> None:
    path = written(
        tmp_path, ["收到日期", "批示内容", "承办人", "支部"], ["2026-03-05", "报送材料", "王晓明", "第一支部"]
    )
    plan = plan_of(book, INSTRUCTION_REGISTER, path)
    assert [row.action for row in plan.rows] == [Action.REFUSE]
    (question,) = plan.questions
    assert question.text == "名单中的“王晓明”是"
    said = plan_of(book, INSTRUCTION_REGISTER, path, {question.key: "member:1"})
    assert [one.record.owner_id for one in said.entries.values()] == [1]
    typed = plan_of(book, INSTRUCTION_REGISTER, path, {question.key: "typed"})
    assert [(one.record.owner_id, one.record.owner) for one in typed.entries.values()] == [(None, "王晓明")]


def test_what_the_book_has_is_not_rewritten(book: Store, tmp_path: Path) -> None:
    keep(
        book,
        VISIT_REGISTER,
        VISIT_REGISTER.kind.record(
            org_unit_id=FIRST, visited_on=date(2026, 1, 20), occasion="春节慰问", member_id=2, goods="米"
        ),
    )
    header = ["日期", "慰问对象", "事由", "慰问品", "金额（元）"]
    path = written(
        tmp_path, header, ["2026-01-20", "李娜", "春节慰问", "米", ""], ["2026-01-20", "李娜", "春节慰问", "油", ""]
    )
    plan = plan_of(book, VISIT_REGISTER, path)
    assert [row.action for row in plan.rows] == [Action.SAME, Action.REFUSE]
    assert plan.rows[1].reason == "账簿里已有这一条，慰问品不同；已登记的不由表格改写，请在台账中修改。"


def test_a_row_that_stands_twice_is_taken_once(book: Store, tmp_path: Path) -> None:
    line = ["2026-03-05", "清洁家园", "李娜"]
    plan = plan_of(book, VOLUNTEER_REGISTER, written(tmp_path, ["日期", "活动名称", "志愿者"], line, line))
    assert actions(plan) == [(Action.ADD, None), (Action.REFUSE, "与第2行是同一条，只取第2行。")]


def test_without_anybody_to_tell_the_branch_it_is_asked_for(book: Store, tmp_path: Path) -> None:
    path = written(tmp_path, ["日期", "活动名称"], ["2026-03-05", "清洁家园"])
    plan = plan_of(book, VOLUNTEER_REGISTER, path)
    assert [row.action for row in plan.rows] == [Action.REFUSE]
    said = plan_of(book, VOLUNTEER_REGISTER, path, {plan.questions[0].key: "第二支部"})
    assert [one.record.org_unit_id for one in said.entries.values()] == [SECOND]


def test_who_was_sent_keeps_role_and_days(book: Store, tmp_path: Path) -> None:
    people = "李娜（脱产，2026-03-01至2026-06-30）、赵刚（兼职）"
    path = written(
        tmp_path, ["开始日期", "专班名称", "支部", "抽调人员"], ["2026-03-01", "创城专班", "第一支部", people]
    )
    (made,) = plan_of(book, TASK_TEAM_REGISTER, path).entries.values()
    assert [(one.member_id, one.role, one.from_on, one.to_on) for one in made.people] == [
        (2, "脱产", date(2026, 3, 1), date(2026, 6, 30)),
        (3, "兼职", None, None),
    ]


NOTES = st.builds(
    PersonNote,
    role=st.sampled_from(["", *PARTICIPANT.labels]),
    minutes=st.integers(0, 9999),
    from_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    to_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    result=st.sampled_from(["", "优秀", "95分"]),
    post=st.sampled_from(["", "某公司经理", "社区书记"]),
)


@given(NOTES)
def test_what_stands_behind_a_name_is_read_as_it_was_written(note: PersonNote) -> None:
    assert read_note(note.text, PARTICIPANT.labels) == note


def test_a_sheet_without_the_name_of_its_entries_is_told_which_heading_it_lacks(book: Store, tmp_path: Path) -> None:
    path = written(tmp_path, ("时间", "活动内容", "地点", "参加人员"), ("2026.3.5", "便民服务", "人民广场", "王小明"))
    with pytest.raises(KnownError) as told:
        plan_of(book, VOLUNTEER_REGISTER, path)
    assert "里没有“活动名称”栏" in told.value.sentence
    assert "表头改为“活动名称”" in told.value.sentence
