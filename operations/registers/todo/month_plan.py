"""月度工作计划: what falls on the days of a month, and what the month still asks for without a day. A sheet a month."""

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.todo.calendar import DayEntry
from ledger.todo.life import WEEKDAYS
from ledger.todo.plan import MonthPlan, ToArrange, month_plan
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import day_column
from operations.registers.period import Span
from operations.registers.todo.common import SIGNATURES, todo_of

TITLE = "月度工作计划"
_BLANK_ROWS = 14
_COLUMNS = (
    NUMBER,
    day_column("日期", 22),
    Column(label="星期", width=11, align=Align.CENTRE, fit=Fit.ONE_LINE),
    Column(label="类别", width=18, align=Align.CENTRE),
    Column(label="工作内容", width=88, fit=Fit.WRAP),
    Column(label="时间和地点", width=38, fit=Fit.WRAP),
    Column(label="责任人", width=20, fit=Fit.WRAP),
    Column(label="备注", width=46, fit=Fit.WRAP),
    Column(label="完成情况", width=24),
)


def month_plans(given: RegisterInput) -> list[Register]:
    """The months of the period one after the other, or an empty sheet."""
    if given.options.is_blank:
        return [_register(given, "　　　　年　　月", [], _BLANK_ROWS)]
    return [_of_month(given, Month(given.period.year, number)) for number in _months(given)]


def month_listing(given: RegisterInput) -> Register:
    """All of them as one table."""
    plans = [] if given.options.is_blank else [_plan(given, Month(given.period.year, one)) for one in _months(given)]
    rows = [row for plan in plans for row in _rows(plan)]
    return _register(given, given.period.words, rows, 0)


def _months(given: RegisterInput) -> range:
    return range(given.period.first, given.period.last + 1)


def _plan(given: RegisterInput, month: Month) -> MonthPlan:
    unit_id = given.unit.id if given.unit else None
    return month_plan(todo_of(given), month, given.options.as_of, unit_id)


def _of_month(given: RegisterInput, month: Month) -> Register:
    return _register(given, month.chinese(), _rows(_plan(given, month)), 0)


def _register(given: RegisterInput, period: str, rows: list[tuple[str, ...]], blank_rows: int) -> Register:
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row((str(number), *cells), cells[3]) for number, cells in enumerate(rows, start=1)],
        head=HeadFields(left=f"党组织：{given.unit_name}", centre=period),
        setup=PageSetup(is_landscape=True),
        blank_rows=blank_rows or (0 if rows else 1),
        signatures=SIGNATURES,
        row_height=9,
    )


def _rows(plan: MonthPlan) -> list[tuple[str, ...]]:
    return [*map(_dated, plan.entries), *map(_undated, plan.to_arrange)]


def _dated(one: DayEntry) -> tuple[str, ...]:
    weekday = WEEKDAYS[one.on.weekday()]
    return (
        one.on.isoformat(),
        weekday,
        one.kind.value,
        one.words,
        one.note,
        one.who,
        "",
        "已完成" if one.is_done else "",
    )


def _undated(one: ToArrange) -> tuple[str, ...]:
    """The article stands beside it: this is what the plan still has to be made for."""
    return ("", "", "会议", one.words, f"待安排，{one.last.month}月{one.last.day}日前", "", one.article, "")


MONTH_PLAN = RegisterDefinition(
    "month_plan",
    TITLE,
    (),
    month_plans,
    subject=Subject.TODO,
    span=Span.PART_OF_YEAR,
    listing=month_listing,
)
