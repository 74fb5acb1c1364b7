"""月结, 年结 and the marked corrections after them."""

from dataclasses import replace
from datetime import date

from ledger.dues.closing import closed_dues, month_problems, year_problems
from ledger.dues.month_due import due_of
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds.dues import CLOSED_DUES, DUE_CORRECTIONS, DUES_CLOSINGS, DueCorrection, DuesClosing
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.values.money import format_money
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.refusal import refuse_problems
from storage.store import Store


def close_month(store: Store, branch_id: int, month: Month, closed_on: date, closed_by: str = "") -> DuesClosing:
    """Fix what every member of a branch owed for a month. Raises KnownError out of order or before the month ends."""
    facts = read_dues(store)
    branch = store.get(ORG_UNITS, branch_id)
    refuse_problems(month_problems(facts, branch_id, month, closed_on), f"{branch.short_name}{month.chinese()}月结")
    lines = closed_dues(facts, branch_id, month)
    with store.change(f"{branch.short_name}{month.chinese()}党费月结") as change:
        closing = DuesClosing(branch_id=branch_id, month=month, closed_on=closed_on, closed_by=closed_by)
        closing = change.add(DUES_CLOSINGS, closing)
        for line in lines:
            change.add(CLOSED_DUES, replace(line, closing_id=closing.id))
    return closing


def close_year(store: Store, branch_id: int, year: int, closed_on: date, closed_by: str = "") -> DuesClosing:
    """Close a year after its December. Raises KnownError when a month or an earlier year is still open."""
    branch = store.get(ORG_UNITS, branch_id)
    refuse_problems(year_problems(read_dues(store), branch_id, year), f"{branch.short_name}{year}年年结")
    with store.change(f"{branch.short_name}{year}年党费年结") as change:
        closing = DuesClosing(
            branch_id=branch_id, month=Month(year, 12), is_year=True, closed_on=closed_on, closed_by=closed_by
        )
        return change.add(DUES_CLOSINGS, closing)


def correct_closed_due(store: Store, correction: DueCorrection) -> DueCorrection:
    """Change the due of a closed month by a marked line. Raises KnownError for an open month or a due below zero."""
    name = store.get(MEMBERS, correction.member_id or 0).name
    refuse_problems(missing_fields(DUE_CORRECTIONS, correction), f"{name}的更正")
    month = correction.month or Month.of(correction.made_on or date.min)
    due = due_of(read_dues(store), correction.member_id or 0, month)
    if not due.is_closed:
        raise KnownError(f"{month.chinese()}还没有结账，请直接修改核定。数据没有变动。")
    if not correction.amount or due.amount + correction.amount < 0:
        raise KnownError(f"更正后应交不能小于0，也不能不变（现为{format_money(due.amount)}元）。数据没有变动。")
    with store.change(f"更正{name}{month.chinese()}应交：{format_money(correction.amount)}元") as change:
        return change.add(DUE_CORRECTIONS, correction)
