"""Sheets of applicants and activists: what becomes of each row, and our own sheet that changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.codes.development import CONTACT
from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.outcome import Action
from ledger.kinds.development import DEVELOPMENT_CASES, DEVELOPMENT_CONTACTS
from operations.development.cases import save_case
from operations.importing import ImportPlan, Wanted, apply_plan, open_table, plan_rows
from operations.importing.answering import answered
from operations.importing.development import DEVELOPMENT_IMPORT
from operations.importing.kind import DEFAULT_BRANCH
from operations.importing.life_names import AS_TYPED, NAME
from operations.sheets import read_workbook
from storage.store import Store
from tests.operations.development.conftest import TODAY, stored
from tests.operations.life.conftest import BRANCH

HEAD = ("序号", "姓名", "性别", "出生年月", "工作单位及职务", "申请入党时间", "确定积极分子时间", "联系人", "备注")
ROWS = (
    (1, "周 岚", "女", "1999.3", "综合科科员", "2026.06.01", "2026年12月1日", "王小明、李娜", ""),
    (2, "许诺", "男", "2000-05", "信息科", "2026/7/2", "", "", "已谈话"),
)


def workbook(
    *rows: tuple[Any, ...], title: str = "第一支部入党积极分子花名册", head: tuple[str, ...] = HEAD
) -> Workbook:
    return Workbook((Sheet("Sheet1", ((title,), head, *rows)),))


def planned(store: Store, book: Workbook, **answers: str) -> Any:
    facts = DEVELOPMENT_IMPORT.facts(store)
    plan = plan_rows(DEVELOPMENT_IMPORT, open_table(DEVELOPMENT_IMPORT, book, facts, TODAY), facts)
    return answered(DEVELOPMENT_IMPORT, plan, facts, answers) if answers else plan


def actions(plan: ImportPlan) -> list[Action]:
    return [one.action for one in plan.rows]


def test_a_list_of_activists_opens_their_cases_with_their_contacts(life_store: Store) -> None:
    plan = planned(life_store, workbook(*ROWS))
    assert actions(plan) == [Action.ADD] * 2
    apply_plan(DEVELOPMENT_IMPORT, life_store, plan, "名册.xlsx")
    first, second = life_store.all(DEVELOPMENT_CASES)
    assert (first.name, first.org_unit_id, first.rules) == ("周岚", BRANCH, "细则2026")
    assert (first.applied_on, first.activist_on) == (date(2026, 6, 1), date(2026, 12, 1))
    assert (second.admin_post, second.note) == ("信息科", "已谈话")
    people = [(one.role, one.member_id, one.from_on) for one in life_store.all(DEVELOPMENT_CONTACTS)]
    assert people == [(CONTACT, 1, date(2026, 12, 1)), (CONTACT, 2, date(2026, 12, 1))]
    life_store.undo()
    assert not life_store.all(DEVELOPMENT_CASES) + life_store.all(DEVELOPMENT_CONTACTS)


def test_the_same_sheet_again_changes_nothing_and_a_later_one_fills_up(life_store: Store) -> None:
    apply_plan(DEVELOPMENT_IMPORT, life_store, planned(life_store, workbook(*ROWS)), "名册")
    assert actions(planned(life_store, workbook(*ROWS))) == [Action.SAME] * 2
    later = (2, "许诺", "", "", "", "", "2027-01-10", "赵刚", "")
    plan = planned(life_store, workbook(later))
    assert actions(plan) == [Action.UPDATE]
    apply_plan(DEVELOPMENT_IMPORT, life_store, plan, "名册")
    [_, second] = life_store.all(DEVELOPMENT_CASES)
    assert (second.activist_on, second.applied_on, second.note) == (date(2027, 1, 10), date(2026, 7, 2), "已谈话")
    assert [one.member_id for one in life_store.where(DEVELOPMENT_CONTACTS, case_id=second.id)] == [3]


def test_our_own_sheet_changes_nothing(case_store: Store, tmp_path: Path) -> None:
    save_case(case_store, replace(stored(case_store), trained_days=3, education="大学本科"), TODAY)
    path = tmp_path / "发展党员.xlsx"
    DEVELOPMENT_IMPORT.export(case_store, Wanted(TODAY), path)
    assert actions(planned(case_store, read_workbook(path))) == [Action.SAME]
    DEVELOPMENT_IMPORT.export(case_store, Wanted(TODAY, 2025), path)
    before_any = read_workbook(path).sheets[0].rows
    assert not any("何思远" in str(cell) for row in before_any for cell in row)


def test_rows_that_cannot_be_are_refused_with_the_reason(life_store: Store) -> None:
    rows = (
        ROWS[0],
        (2, "周岚", "女", "", "", "2026-06-01", "", "", ""),
        (3, "高翔", "男", "", "", "2030-01-01", "", "", ""),
        (4, "宋词", "男", "", "", "2026年6月", "", "", ""),
        (5, "何安", "男", "", "", "2026-06-01", "2026-12-01", "钱无名", ""),
    )
    plan = planned(life_store, workbook(*rows))
    assert actions(plan)[:3] == [Action.ADD, Action.REFUSE, Action.REFUSE]
    reasons = [one.reason or "" for one in plan.rows]
    assert "同一人" in reasons[1]
    assert "申请入党日期晚于今天" in reasons[2]
    assert plan.rows[3].doubts[0].field == "applied_on"
    assert "钱无名" in reasons[4]
    told = planned(life_store, workbook(rows[4]), **{f"{NAME}钱无名": AS_TYPED})
    assert actions(told) == [Action.ADD]
    apply_plan(DEVELOPMENT_IMPORT, life_store, told, "名册")
    assert [one.name for one in life_store.all(DEVELOPMENT_CONTACTS)] == ["钱无名"]


def test_where_no_branch_is_named_it_is_asked(life_store: Store) -> None:
    book = workbook(*ROWS, title="入党积极分子花名册")
    plan = planned(life_store, book)
    assert actions(plan) == [Action.REFUSE] * 2
    assert [one.key for one in plan.questions] == [DEFAULT_BRANCH]
    assert actions(planned(life_store, book, **{DEFAULT_BRANCH: "2"})) == [Action.ADD] * 2


def test_what_breaks_a_rule_is_said_beside_the_row(life_store: Store) -> None:
    young = (1, "周岚", "女", "2010.3", "综合科", "2026-06-01", "", "", "")
    [row] = planned(life_store, workbook(young)).rows
    assert row.action is Action.ADD
    assert "未满18周岁" in row.note


def test_a_person_taken_in_long_ago_is_the_member_of_the_roster(life_store: Store) -> None:
    head = ("姓名", "申请入党时间", "支部大会通过时间", "党委审批时间")
    row = ("阿依古丽·买买提", "2024-05-06", "2026-01-10", "2026-03-02")
    plan = planned(life_store, workbook(row, title="第一支部发展党员花名册", head=head))
    apply_plan(DEVELOPMENT_IMPORT, life_store, plan, "名册")
    [case] = life_store.all(DEVELOPMENT_CASES)
    assert (case.member_id, case.rules) == (5, "细则2014")


@pytest.mark.parametrize("head", [("姓名", "性别", "职务"), ("姓名", "加入党组织日期", "手机号")])
def test_another_list_of_names_is_no_such_sheet(life_store: Store, head: tuple[str, ...]) -> None:
    facts = DEVELOPMENT_IMPORT.facts(life_store)
    book = Workbook((Sheet("Sheet1", (head, ("周岚", "女", "科员"))),))
    with pytest.raises(KnownError):
        open_table(DEVELOPMENT_IMPORT, book, facts, TODAY)
