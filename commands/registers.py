"""The command that prints registers."""

from datetime import date
from pathlib import Path

import click

from commands.common import IsoDate, day_or_today, has_book, open_book, refuse_kindly, register_day, say_json
from ledger.errors import KnownError
from ledger.registers.own import own_id
from ledger.roster.order import Order
from operations.preferences import ROSTER_ORDER, preference
from operations.printing import print_to_pdf, register_input, registers_of, write_to_docx
from operations.registers import REGISTER_BY_KEY, REGISTERS, Period, RegisterDefinition, RegisterOptions, Span
from operations.units import find_unit
from storage.store import Store

_SHEETS = frozenset({".xlsx", ".csv", ".json"})
_DOCUMENT = ".docx"
_UNKNOWN = "没有名为“{name}”的表册，请用 print --list 查看。"


@click.command("print")
@click.argument("register", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="PDF 文件；以 .xlsx、.csv 或 .json 结尾时存为表格，.docx 存为文档",
)
@click.option("--list", "list_them", is_flag=True, help="列出所有表册")
@click.option("--year", type=int, help="年度；名册以该年 12 月 31 日为准，党费表册为所属年度")
@click.option("--quarter", type=click.IntRange(1, 4), help="只印该年的这个季度，用于党费明细、会议和谈话")
@click.option("--month", type=click.IntRange(1, 12), help="只印该年的这个月，用于党费明细、会议和谈话")
@click.option("--branch", help="只印这个党组织（全称或简称）")
@click.option("--as-of", type=IsoDate(), help="截至日期，默认今天")
@click.option("--id", "record_id", type=int, help="只印这名党员；单据、会议、谈话、表决和选举的表册为其编号")
@click.option("--layout", default="", help="版式，如会议记录的 official、form_a；默认为常用版式")
@click.option("--blank", is_flag=True, help="空白表")
@click.option("--open", "is_unmasked", is_flag=True, help="身份证号和电话不遮盖")
@click.option("--order", type=click.Choice([order.value for order in Order]), help="排列顺序，默认同设置")
@click.option("--json", "as_json", is_flag=True, help="与 --list 合用，以 JSON 输出")
@click.pass_context
@refuse_kindly
def print_register(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    ctx: click.Context,
    register: str | None,
    output: Path | None,
    list_them: bool,  # noqa: FBT001  a click flag
    year: int | None,
    quarter: int | None,
    month: int | None,
    branch: str | None,
    as_of: date | None,
    record_id: int | None,
    layout: str,
    blank: bool,  # noqa: FBT001  a click flag
    is_unmasked: bool,  # noqa: FBT001  a click flag
    order: str | None,
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """把表册印成 PDF。"""
    if list_them:
        _list(ctx, as_json=as_json)
        return
    if register is None:
        raise click.UsageError("请写明表册，可用 print --list 查看。")
    if register not in REGISTER_BY_KEY and own_id(register) is None:
        raise KnownError(_UNKNOWN.format(name=register))
    if output is None:
        raise click.UsageError("请用 -o 指定文件。")
    with open_book(ctx) as store:
        chosen = _chosen(store, register)
        options = RegisterOptions(
            as_of=as_of or register_day(year if chosen.span is Span.DAY else None),
            unit_id=find_unit(store, branch).id if branch else None,
            member_id=None if chosen.is_by_record else record_id,
            record_id=record_id if chosen.is_by_record else None,
            period=_period(chosen, year or day_or_today(as_of).year, quarter, month),
            order=Order(order) if order else preference(store, ROSTER_ORDER),
            is_unmasked=is_unmasked,
            is_blank=blank,
            layout=_layout(chosen, layout),
        )
        _write(store, chosen, options, output)


def _write(store: Store, register: RegisterDefinition, options: RegisterOptions, output: Path) -> None:
    """Paper, or a sheet or document when the name of the file says so."""
    if output.suffix.lower() == _DOCUMENT:
        write_to_docx(store, register, options, output)
        click.echo(f"已存为 {output}。")
        return
    if output.suffix.lower() not in _SHEETS:
        print_to_pdf(store, register, options, output)
        click.echo(f"已印成 {output}。")
        return
    from operations.sheets_out import save_register_sheet  # noqa: PLC0415  loads the writer of xlsx

    save_register_sheet(register, register_input(store, options, register.subject), output)
    click.echo(f"已存为 {output}。")


def _period(register: RegisterDefinition, year: int, quarter: int | None, month: int | None) -> Period | None:
    """The time asked for. Raises UsageError for a part of the year where the register knows none."""
    if (quarter or month) and register.span is not Span.PART_OF_YEAR:
        raise click.UsageError(f"{register.title}不分季度和月份。")
    if quarter and month:
        raise click.UsageError("--quarter 和 --month 只能用一个。")
    if quarter:
        return Period.of_quarter(year, quarter)
    if month:
        return Period.of_month(year, month)
    return None if register.span is Span.DAY else Period(year)


def _layout(register: RegisterDefinition, wanted: str) -> str:
    """The layout asked for. Raises UsageError for one that the register does not have."""
    known = [key for key, _ in register.layouts]
    if wanted and wanted not in known:
        offered = f"可用 {'、'.join(known)}" if known else "它只有一种版式"
        raise click.UsageError(f"{register.title}没有版式 {wanted}，{offered}。")
    return wanted


def _chosen(store: Store, key: str) -> RegisterDefinition:
    """The register of a key, also one of the user's own. Raises KnownError when the book has none of it."""
    known = registers_of(store)
    if key not in known:
        raise KnownError(_UNKNOWN.format(name=key))
    return known[key]


def _list(ctx: click.Context, *, as_json: bool) -> None:
    found = list(REGISTERS)
    if has_book(ctx):
        with open_book(ctx) as store:
            found = list(registers_of(store).values())
    if as_json:
        say_json([{"register": one.key, "title": one.title} for one in found])
        return
    for one in found:
        click.echo(f"{one.key}\t{one.title}")
