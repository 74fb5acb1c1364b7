"""Sheets of grades and of local scores: what becomes of each row, and our own sheets that change nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.appraisal.appraisees import ON_PROBATION_REASON
from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.outcome import Action
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES
from operations.appraisal.reading import read_appraisals
from operations.importing import ImportKind, ImportPlan, Wanted, apply_plan, open_table, plan_rows
from operations.importing.answering import answered
from operations.importing.appraisals import APPRAISALS_IMPORT
from operations.importing.for_year import FOR_YEAR
from operations.importing.member_scores import SCORES_IMPORT, TITLE
from operations.sheets import read_workbook
from storage.store import Store

TODAY = date(2026, 3, 20)
HEAD = ("序号", "姓名", "优秀", "合格", "基本合格", "不合格", "评定等次", "备注")
ROWS = (
    (1, "王小明", 4, 0, 0, 0, "优秀", ""),
    (2, "李娜", 1, 3, 0, 0, "合格", ""),
    (3, "赵刚", 0, 4, 0, 0, "称职", ""),
    (4, "陈静", 0, 3, 1, 0, "合格", "请假，书面自评"),
)
SCORE_HEAD = ("姓名", "第一季度", "第二季度", "全年", "等次", "排名")
Row = tuple[Any, ...]


def workbook(*rows: Row, name: str = "Sheet1") -> Workbook:
    return Workbook((Sheet(name, rows),))


def planned(kind: ImportKind[Any, Any], store: Store, book: Workbook, **answers: str) -> Any:
    facts = kind.facts(store)
    plan = plan_rows(kind, open_table(kind, book, facts, TODAY), facts)
    return answered(kind, plan, facts, answers) if answers else plan


def actions(plan: ImportPlan) -> list[Action]:
    return [one.action for one in plan.rows]


def grades(*rows: Row, title: str = "第一支部2025年度民主评议党员汇总表") -> Workbook:
    return workbook((title,), HEAD, *rows)


def test_a_sheet_of_grades_begins_the_year_with_everybody(life_store: Store) -> None:
    plan = planned(APPRAISALS_IMPORT, life_store, grades(*ROWS))
    assert actions(plan) == [Action.ADD] * 4
    assert [(one.key, one.answer) for one in plan.questions] == [(FOR_YEAR, "2025")]
    apply_plan(APPRAISALS_IMPORT, life_store, plan, "汇总表.xlsx")
    facts = read_appraisals(life_store)
    [one] = facts.appraisals
    assert (one.for_year, one.org_unit_id) == (2025, 2)
    lines = {facts.life.person_name(line.member_id): line for line in facts.results}
    assert [lines[name].grade for name in ("王小明", "李娜", "赵刚", "陈静")] == ["优秀", "合格", "合格", "合格"]
    assert lines["陈静"].note == "请假，书面自评"
    life_store.undo()
    assert not life_store.all(APPRAISALS)
    assert not life_store.all(APPRAISAL_RESULTS)


def test_the_same_sheet_again_changes_nothing_and_another_one_only_what_differs(life_store: Store) -> None:
    apply_plan(APPRAISALS_IMPORT, life_store, planned(APPRAISALS_IMPORT, life_store, grades(*ROWS)), "表")
    assert actions(planned(APPRAISALS_IMPORT, life_store, grades(*ROWS))) == [Action.SAME] * 4
    plan = planned(APPRAISALS_IMPORT, life_store, grades((1, "李娜", "", "", "", "", "优秀", "")))
    assert actions(plan) == [Action.UPDATE]
    apply_plan(APPRAISALS_IMPORT, life_store, plan, "表")
    line = life_store.where(APPRAISAL_RESULTS, member_id=2)[0]
    assert (line.grade, line.excellent, line.qualified) == ("优秀", 1, 3)


def test_a_year_that_the_sheet_does_not_name_is_asked(life_store: Store) -> None:
    book = grades(*ROWS, title="民主评议汇总表")
    plan = planned(APPRAISALS_IMPORT, life_store, book)
    assert actions(plan) == [Action.REFUSE] * 4
    assert [one.key for one in plan.questions] == [FOR_YEAR]
    assert actions(planned(APPRAISALS_IMPORT, life_store, book, **{FOR_YEAR: "2025"})) == [Action.ADD] * 4


def test_rows_that_cannot_be_are_refused_with_the_reason(life_store: Store) -> None:
    rows = (
        (1, "孙无名", 1, 0, 0, 0, "合格", ""),
        (2, "李娜", 1, 0, 0, 0, "合格", ""),
        (3, "李娜", 2, 0, 0, 0, "合格", ""),
        (4, "赵刚", "√", 0, 0, 0, "特优", ""),
    )
    plan = planned(APPRAISALS_IMPORT, life_store, grades(*rows))
    assert actions(plan) == [Action.REFUSE, Action.ADD, Action.REFUSE, Action.ADD]
    reasons = [one.reason or "" for one in plan.rows]
    assert "党员名册里没有“孙无名”" in reasons[0]
    assert "同一名党员" in reasons[2]
    assert {one.field for one in plan.rows[3].doubts} == {"excellent", "grade"}


def test_a_grade_for_somebody_on_probation_is_pointed_at(life_store: Store) -> None:
    book = grades((1, "阿依古丽·买买提", 4, 0, 0, 0, "优秀", ""), title="2026年度民主评议")
    plan = planned(APPRAISALS_IMPORT, life_store, book)
    assert "不评定等次" in plan.rows[0].note


def test_our_own_sheet_of_grades_changes_nothing(life_store: Store, tmp_path: Path) -> None:
    apply_plan(APPRAISALS_IMPORT, life_store, planned(APPRAISALS_IMPORT, life_store, grades(*ROWS)), "表")
    path = tmp_path / "民主评议.xlsx"
    APPRAISALS_IMPORT.export(life_store, Wanted(TODAY, 2025), path)
    plan = planned(APPRAISALS_IMPORT, life_store, read_workbook(path))
    assert set(actions(plan)) == {Action.SAME}
    assert ON_PROBATION_REASON not in {one.note for one in plan.rows}


# Scores


def test_scores_by_quarter_are_kept_as_they_were_given_and_never_ranked(life_store: Store) -> None:
    rows = (("王小明", 24.5, "25", 98.5, "五星", 1), ("李娜", 23, 24, "95", "", 2))
    book = workbook(("2025年度党员先锋指数考评得分表",), SCORE_HEAD, *rows)
    plan = planned(SCORES_IMPORT, life_store, book)
    assert actions(plan) == [Action.ADD] * 2
    apply_plan(SCORES_IMPORT, life_store, plan, "得分表.xlsx")
    kept = [(one.member_id, one.title, one.period, one.points, one.grade) for one in life_store.all(MEMBER_SCORES)]
    assert kept == [
        (1, "党员先锋指数", "第一季度", "24.5", ""),
        (1, "党员先锋指数", "第二季度", "25", ""),
        (1, "党员先锋指数", "全年", "98.5", "五星"),
        (2, "党员先锋指数", "第一季度", "23", ""),
        (2, "党员先锋指数", "第二季度", "24", ""),
        (2, "党员先锋指数", "全年", "95", ""),
    ]
    assert actions(planned(SCORES_IMPORT, life_store, book)) == [Action.SAME] * 2


def test_the_name_of_a_score_is_asked_when_no_title_says_it(life_store: Store) -> None:
    book = workbook(("姓名", "年度", "得分"), ("王小明", 2025, 96))
    plan = planned(SCORES_IMPORT, life_store, book)
    assert actions(plan) == [Action.REFUSE]
    assert [one.key for one in plan.questions] == [TITLE]
    assert actions(planned(SCORES_IMPORT, life_store, book, **{TITLE: "党员积分"})) == [Action.ADD]


def test_a_changed_score_is_an_update_and_our_own_sheet_none(life_store: Store, tmp_path: Path) -> None:
    head = ("姓名", "年度", "考评名称", "得分", "等次")
    first = workbook(head, ("王小明", 2025, "先锋指数", 96, "优秀"))
    apply_plan(SCORES_IMPORT, life_store, planned(SCORES_IMPORT, life_store, first), "表")
    plan = planned(SCORES_IMPORT, life_store, workbook(head, ("王小明", 2025, "先锋指数", 97, "")))
    assert [(one.field, one.old, one.new) for one in plan.rows[0].changes] == [("points", "96", "97")]
    apply_plan(SCORES_IMPORT, life_store, plan, "表")
    assert [(one.points, one.grade) for one in life_store.all(MEMBER_SCORES)] == [("97", "优秀")]
    path = tmp_path / "得分.xlsx"
    SCORES_IMPORT.export(life_store, Wanted(TODAY), path)
    assert actions(planned(SCORES_IMPORT, life_store, read_workbook(path))) == [Action.SAME]


def test_a_list_of_names_is_no_sheet_of_scores(life_store: Store) -> None:
    with pytest.raises(KnownError):
        planned(SCORES_IMPORT, life_store, workbook(("姓名", "性别"), ("王小明", "男")))
