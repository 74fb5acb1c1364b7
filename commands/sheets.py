"""Commands about sheets: template, import, export."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from commands.common import IsoDate, day_or_today, open_book, refuse_kindly, register_day, say_json
from ledger.errors import KnownError
from ledger.intake.compare import RowPlan
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.reading import Value
from ledger.kinds.member import MEMBERS
from ledger.roster.order import Order
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from operations.facts import read_facts
from operations.importing import ImportPlan, UnitChoices, apply_members, plan_import, preview_members
from operations.importing.plan import remembered_mappings
from operations.printing import register_input
from operations.registers import RegisterOptions
from operations.units import find_unit

IMPORTABLE = {MEMBERS.key: MEMBERS_TARGET.title}


@click.command()
@click.argument("kind", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="xlsx 文件")
@click.option("--list", "list_them", is_flag=True, help="列出可导入的登记种类")
@click.option("--json", "as_json", is_flag=True, help="与 --list 合用，以 JSON 输出")
@refuse_kindly
def template(kind: str | None, output: Path | None, list_them: bool, as_json: bool) -> None:  # noqa: FBT001  click flags
    """写出登记种类的空白导入表。"""
    from exports.import_sheets import template_document  # noqa: PLC0415  xlsxwriter is loaded when it is wanted
    from exports.sheets import write_sheet  # noqa: PLC0415  likewise

    if list_them:
        _list(as_json=as_json)
        return
    _check_kind(kind)
    if output is None:
        raise click.UsageError("请用 -o 指定 xlsx 文件。")
    write_sheet(template_document(MEMBERS_TARGET), output)
    click.echo(f"已写出空白导入表 {output}。")


@click.command("import")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="工作表名称，默认自动选择")
@click.option("--branch", help="表中没有写明支部的党员归入这个支部")
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
    dry_run: bool,  # noqa: FBT001  a click flag
    rejects: Path | None,
    as_of: date | None,
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """导入花名册（xlsx、xls、csv）。"""
    _check_kind(kind)
    with open_book(ctx) as store:
        facts = read_facts(store)
        stored = remembered_mappings(store)
        preview = preview_members(file, facts, day_or_today(as_of), stored=stored, sheet=sheet)
        default = find_unit(store, branch).id if branch else None
        plan = plan_import(preview, facts, UnitChoices(default_branch_id=default))
        if not dry_run:
            apply_members(store, plan, file.name)
    if rejects is not None:
        _write_rejects(plan, rejects)
    if as_json:
        say_json(_answer(plan))
    else:
        _say_counts(plan, is_dry=dry_run)


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
    """把名册存为表格，号码为完整号码；再次导入不会有任何变动。"""
    from operations.sheets_out import export_members  # noqa: PLC0415  xlsxwriter is loaded when it is wanted

    _check_kind(kind)
    with open_book(ctx) as store:
        unit = find_unit(store, branch) if branch else None
        day = as_of or register_day(year)
        options = RegisterOptions(as_of=day, unit_id=unit.id if unit else None, order=Order.POST)
        export_members(register_input(store, options), output)
    click.echo(f"已存为 {output}。")


def _check_kind(kind: str | None) -> None:
    if kind is None:
        raise click.UsageError("请写明登记种类，可用 template --list 查看。")
    if kind not in IMPORTABLE:
        raise KnownError(f"没有名为“{kind}”的登记种类，请用 template --list 查看。")


def _list(*, as_json: bool) -> None:
    if as_json:
        say_json([{"kind": key, "title": title} for key, title in IMPORTABLE.items()])
        return
    for key, title in IMPORTABLE.items():
        click.echo(f"{key}\t{title}")


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
        "rows": [_row_answer(row) for row in plan.rows],
        "counts": plan.counts,
        "skipped": [{"line": one.number, "reason": one.reason} for one in preview.skipped],
    }


def _row_answer(row: RowPlan) -> dict[str, object]:
    return {
        "line": row.row.line,
        "action": row.action.value,
        "values": _plain_values(row.row.values),
        "doubtful": [{"field": one.field, "raw": one.raw, "reason": one.reason} for one in row.doubts],
        "changes": [{"field": one.field, "old": _plain(one.old), "new": _plain(one.new)} for one in row.changes],
        "reason": row.reason,
    }


def _plain_values(values: Mapping[str, Value]) -> dict[str, str | int | bool | None]:
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Value) -> str | int | bool | None:
    if isinstance(value, (LooseDate, Month)):
        return value.iso
    return value.isoformat() if isinstance(value, date) else value


def _say_counts(plan: ImportPlan, *, is_dry: bool) -> None:
    counts = plan.counts
    verb = "将" if is_dry else "已"
    persons = f"新增 {counts['add']} 人，更新 {counts['update']} 人，不变 {counts['same']} 人"
    click.echo(f"{verb}{persons}，不收 {counts['refuse']} 行。")
    for row in plan.rows:
        if row.reason:
            click.echo(f"  第 {row.row.line} 行没有导入：{row.reason}")
        for doubt in row.doubts:
            click.echo(f"  第 {row.row.line} 行“{doubt.raw}”存疑：{doubt.reason}")
