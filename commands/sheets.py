"""Commands about sheets: template, import, export."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from commands.common import IsoDate, day_or_today, has_book, open_book, refuse_kindly, say_json
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.intake.outcome import RowPlan
from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.registers.own import own_id
from ledger.values.dates import LooseDate
from ledger.values.money import Money, plain_money
from ledger.values.months import Month
from operations.importing import (
    ImportKind,
    ImportPlan,
    ImportResult,
    Question,
    Wanted,
    apply_plan,
    open_table,
    plan_rows,
    remembered_mappings,
    result_of,
)
from operations.importing.answering import answered
from operations.importing.kind import DEFAULT_BRANCH
from operations.importing.kinds import IMPORT_KINDS, import_kinds
from operations.sheets import read_workbook
from operations.units import find_unit
from storage.store import Store


@click.command()
@click.argument("kind", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="xlsx 文件")
@click.option("--list", "list_them", is_flag=True, help="列出可导入的登记种类")
@click.option("--json", "as_json", is_flag=True, help="与 --list 合用，以 JSON 输出")
@click.pass_context
@refuse_kindly
def template(
    ctx: click.Context,
    kind: str | None,
    output: Path | None,
    list_them: bool,  # noqa: FBT001  a click flag
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """写出登记种类的空白导入表。"""
    from exports.import_sheets import template_document  # noqa: PLC0415  xlsxwriter is loaded when it is wanted
    from exports.sheets import write_sheet  # noqa: PLC0415  likewise

    if list_them:
        _list(ctx, as_json=as_json)
        return
    wanted = _template_kind(ctx, kind)
    if output is None:
        raise click.UsageError("请用 -o 指定 xlsx 文件。")
    write_sheet(template_document(wanted.template()), output)
    click.echo(f"已写出空白导入表 {output}。")


@click.command("import")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="工作表名称，默认自动选择")
@click.option("--branch", help="表中没有写明支部的行归入这个支部")
@click.option(
    "--answer", "answers", multiple=True, metavar="问题=答案", help="表中没有写明的事项，可写多次；试运行时列出"
)
@click.option("--dry-run", is_flag=True, help="只看结果，不写入账簿")
@click.option("--rejects", type=click.Path(path_type=Path), help="把不收的行连同原因另存为 xlsx")
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出每一行的结果")
@click.pass_context
@refuse_kindly
def import_sheet(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    ctx: click.Context,
    kind: str,
    file: Path,
    sheet: str | None,
    branch: str | None,
    answers: Sequence[str],
    dry_run: bool,  # noqa: FBT001  a click flag
    rejects: Path | None,
    as_of: date | None,
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """导入花名册、工资表、交纳记录、会议和谈话登记表等（xlsx、xls、csv）。"""
    with open_book(ctx) as store:
        wanted = _kind(store, kind)
        facts = wanted.facts(store)
        stored = remembered_mappings(store, wanted.key)
        preview = open_table(wanted, read_workbook(file), facts, day_or_today(as_of), stored=stored, sheet=sheet)
        known = {DEFAULT_BRANCH: str(find_unit(store, branch).id)} if branch else {}
        plan = answered(wanted, plan_rows(wanted, preview, facts, known), facts, _pairs(answers))
        if not dry_run:
            apply_plan(wanted, store, plan, file.name)
    if rejects is not None:
        _write_rejects(plan, rejects)
    if as_json:
        say_json(_answer(plan))
    else:
        _say_counts(plan, result_of(wanted, plan), is_dry=dry_run)


@click.command()
@click.argument("kind")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="xlsx、csv 或 json 文件")
@click.option("--year", type=int, help="年度；名册以该年 12 月 31 日为准")
@click.option("--branch", help="只要这个党组织（全称或简称）")
@click.option("--as-of", type=IsoDate(), help="截至日期，默认今天")
@click.pass_context
@refuse_kindly
def export(
    ctx: click.Context, kind: str, output: Path, year: int | None, branch: str | None, as_of: date | None
) -> None:
    """把登记存为表格，号码为完整号码；再次导入不会有任何变动。"""
    with open_book(ctx) as store:
        wanted = _kind(store, kind)
        unit = find_unit(store, branch) if branch else None
        wanted.export(store, Wanted(day_or_today(as_of), year, unit.id if unit else None), output)
    click.echo(f"已存为 {output}。")


def _template_kind(ctx: click.Context, key: str | None) -> ImportKind[Any, Any]:
    """The kind of a key; only for a register of the user's own a book is needed."""
    if key is None:
        raise click.UsageError("请写明登记种类，可用 template --list 查看。")
    if own_id(key) is None:
        return _found(IMPORT_KINDS, key)
    with open_book(ctx) as store:
        return _kind(store, key)


def _kind(store: Store, key: str) -> ImportKind[Any, Any]:
    return _found(import_kinds(store), key)


def _found(kinds: Mapping[str, ImportKind[Any, Any]], key: str) -> ImportKind[Any, Any]:
    if key not in kinds:
        raise KnownError(f"没有名为“{key}”的登记种类，请用 template --list 查看。")
    return kinds[key]


def _pairs(answers: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for one in answers:
        question, sign, answer = one.partition("=")
        if not sign:
            raise click.UsageError(f"“{one}”请写成“问题=答案”的样子。")
        pairs[question.strip()] = answer.strip()
    return pairs


def _list(ctx: click.Context, *, as_json: bool) -> None:
    kinds = IMPORT_KINDS
    if has_book(ctx):
        with open_book(ctx) as store:
            kinds = import_kinds(store)
    if as_json:
        say_json([{"kind": key, "title": kind.title} for key, kind in kinds.items()])
        return
    for key, kind in kinds.items():
        click.echo(f"{key}\t{kind.title}")


def _write_rejects(plan: ImportPlan, target: Path) -> None:
    from exports.import_sheets import rejects_document  # noqa: PLC0415  xlsxwriter is loaded when it is wanted
    from exports.sheets import write_sheet  # noqa: PLC0415  likewise

    write_sheet(rejects_document(plan.preview, plan.rows), target)


def _answer(plan: ImportPlan) -> dict[str, object]:
    preview = plan.preview
    return {
        "sheet": preview.sheet,
        "header_row": preview.header_row,
        "mapping": {column.name: column.field for column in preview.mapping if column.field},
        "rows": [_row_answer(preview.target, row) for row in plan.rows],
        "counts": plan.counts,
        "questions": [_question_answer(one) for one in plan.questions],
        "skipped": [{"line": one.number, "reason": one.reason} for one in preview.skipped],
    }


def _question_answer(question: Question) -> dict[str, object]:
    return {
        "question": question.key,
        "text": question.text,
        "options": dict(question.options),
        "answer": question.answer or None,
    }


def _row_answer(target: Target, row: RowPlan) -> dict[str, object]:
    return {
        "line": row.row.line,
        "action": row.action.value,
        "values": _plain_values(target, row.row.values),
        "doubtful": [{"field": one.field, "raw": one.raw, "reason": one.reason} for one in row.doubts],
        "changes": [
            {"field": one.field, "old": _plain(target, one.field, one.old), "new": _plain(target, one.field, one.new)}
            for one in row.changes
        ],
        "reason": row.reason,
        "note": row.note or None,
    }


def _plain_values(target: Target, values: Mapping[str, Value]) -> dict[str, str | int | bool | None]:
    return {key: _plain(target, key, value) for key, value in values.items()}


def _plain(target: Target, key: str, value: Value) -> str | int | bool | None:
    if isinstance(value, int) and not isinstance(value, bool) and target.field_of(key).form is Form.MONEY:
        return plain_money(Money(value))
    if isinstance(value, (LooseDate, Month)):
        return value.iso
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if value is None or isinstance(value, (str, int)) else value.isoformat()


def _say_counts(plan: ImportPlan, result: ImportResult, *, is_dry: bool) -> None:
    click.echo(f"{'将' if is_dry else '已'}{result.words}。")
    for question in plan.questions:
        _say_question(question)
    for row in plan.rows:
        if row.reason:
            click.echo(f"  第 {row.row.line} 行没有导入：{row.reason}")
        for doubt in row.doubts:
            click.echo(f"  第 {row.row.line} 行“{doubt.raw}”存疑：{doubt.reason}")


def _say_question(question: Question) -> None:
    chosen = question.options.get(question.answer, question.answer) if question.answer else "还没有回答"
    choices = "、".join(words for value, words in question.options.items() if value)
    click.echo(f"  {question.text}：{chosen}（可用 --answer “{question.key}=…”：{choices}）")
