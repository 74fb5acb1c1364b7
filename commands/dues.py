"""Commands about dues: the year of a branch, and why a member owes an amount."""

from collections.abc import Iterator
from datetime import date
from unicodedata import east_asian_width

import click

from commands.common import IsoDate, day_or_today, open_book, refuse_kindly, say_json
from ledger.dues.cells import STATE_LABELS, STATE_SIGNS, State
from ledger.dues.explain import Explanation, Step, explain
from ledger.dues.year import Totals, YearRow, YearView, year_view
from ledger.values.money import Money, plain_money
from ledger.values.months import Month
from operations.dues.answers import explanation_answer, year_answer
from operations.dues.people import find_member
from operations.dues.reading import read_dues
from operations.units import find_unit

_NAME_WIDTH, _RATE_WIDTH, _CELL_WIDTH, _SUM_WIDTH = 10, 6, 10, 11


class IsoMonth(click.ParamType[Month]):
    """A month as YYYY-MM."""

    name = "月份"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Read the text; wrong text is a usage error."""
        if isinstance(value, Month):
            return value
        try:
            return Month.from_iso(str(value))
        except ValueError:
            self.fail(f"“{value}”不是月份，请写成 2026-01 的样子。", param, ctx)


@click.command()
@click.argument("year", type=click.IntRange(1949, 2999))
@click.option("--branch", help="只看这个党组织（全称或简称）")
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def dues(ctx: click.Context, year: int, branch: str | None, as_of: date | None, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """一年的党费：每人每月应交、实交、状态和欠交。"""
    with open_book(ctx) as store:
        facts = read_dues(store)
        unit = find_unit(store, branch) if branch else None
    view = year_view(facts, year, day_or_today(as_of), unit.id if unit else None)
    if as_json:
        say_json(year_answer(facts, view))
        return
    for line in _year_lines(view, unit.short_name if unit else ""):
        click.echo(line)


@click.command("explain")
@click.argument("member")
@click.argument("month", type=IsoMonth())
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def explain_dues(ctx: click.Context, member: str, month: Month, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """某名党员某月应交多少、为什么。MEMBER 是姓名、公民身份证号或编号。"""
    with open_book(ctx) as store:
        found = find_member(store, member)
        explanation = explain(read_dues(store), found.id, month)
    if as_json:
        say_json(explanation_answer(explanation))
        return
    for line in _explanation_lines(explanation):
        click.echo(line)


def _year_lines(view: YearView, unit: str) -> Iterator[str]:
    yield f"{unit}{view.year}年度党费（截至{view.as_of.isoformat()}，单位：元）"
    months = "".join(_padded(f"{number}月", _CELL_WIDTH) for number in range(1, 13))
    heads = "".join(_padded(head, _SUM_WIDTH) for head in ("应交", "实交", "欠交"))
    yield _left("姓名", _NAME_WIDTH) + _padded("基数", _SUM_WIDTH) + _padded("比例", _RATE_WIDTH) + months + heads
    for row in view.rows:
        yield _row_line(row)
    columns = "".join(_padded(plain_money(column.paid), _CELL_WIDTH) for column in view.by_month)
    yield _left("实交合计", _NAME_WIDTH + _SUM_WIDTH + _RATE_WIDTH) + columns + _sums(view.totals)
    signs = "　".join(f"{STATE_SIGNS[state]} {STATE_LABELS[state]}" for state in State if STATE_SIGNS[state])
    yield f"每格为应交额和状态：{signs}"
    if view.totals.owed:
        yield f"欠交 {view.totals.owed_months} 人月，共 {plain_money(view.totals.owed)} 元。"


def _row_line(row: YearRow) -> str:
    cells = "".join(
        _padded(_amount(cell.due.amount, cell.state) + STATE_SIGNS[cell.state], _CELL_WIDTH) for cell in row.cells
    )
    base = plain_money(row.assessment.base) if row.assessment and row.assessment.rate else ""
    rate = row.assessment.rate if row.assessment else ""
    start = _left(row.member.name, _NAME_WIDTH) + _padded(base, _SUM_WIDTH) + _padded(rate, _RATE_WIDTH)
    return start + cells + _sums(row.totals)


def _amount(due: Money, state: State) -> str:
    return "" if state in {State.NOT_DUE, State.EXEMPT} else plain_money(due)


def _sums(totals: Totals) -> str:
    return "".join(_padded(plain_money(amount), _SUM_WIDTH) for amount in (totals.due, totals.paid, totals.owed))


def _explanation_lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.member.name} {explanation.due.month.chinese()}"
    for number, step in enumerate(explanation.steps, start=1):
        yield f"{number}. {step.text}{_origin(step)}"


def _origin(step: Step) -> str:
    if not step.document:
        return ""
    version = f"，{step.version.isoformat()}起" if step.version else ""
    return f"【《{step.document}》{step.article}{version}】"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return " " * max(width - _width(text), 1) + text


def _left(text: str, width: int) -> str:
    return text + " " * max(width - _width(text), 1)
