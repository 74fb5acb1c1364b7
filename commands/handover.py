"""Commands that make something to hand over: a masked copy, a handover pack."""

import getpass
from datetime import date
from pathlib import Path

import click

from commands.common import IsoDate, book_path, clock, given_password, refuse_kindly
from ledger.errors import KnownError
from operations.handover import HandoverPlan, make_handover
from operations.handover_terms import TermSpan
from operations.masking import mask_book
from operations.recovery_sheet import grouped
from storage.unlocking import unlock

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("book", type=_FILE)
@click.argument("copy", type=_FILE)
@click.option("--seed", default=1, show_default=True, help="同一数字得到同样的假名")
@click.option("--password-file", type=_FILE, help="文件的第一行是账簿的密码")
@click.option("--password-prompt", is_flag=True, help="询问账簿的密码")
@refuse_kindly
def mask(book: Path, copy: Path, seed: int, password_file: Path | None, password_prompt: bool) -> None:  # noqa: FBT001
    """另存脱敏副本：结构和数目不变，姓名、证件号、电话、住址和文字都换成虚构的。"""
    password = given_password(password_file, is_asked=password_prompt)
    if password is not None:
        unlock(book, password)
    made = mask_book(book, copy, clock, seed)
    click.echo(
        f"已存脱敏副本 {copy}，共{sum(made.counts.values())}条登记。金额和日期没有替换，发给别人以前请再看一遍。"
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--year", "years", multiple=True, type=int, help="印这一年的表册，可重复；默认今年")
@click.option("--since", type=IsoDate(), help="印这一届的表册：从任期开始的这一天到今天，不按年度")
@click.option("--password-file", type=_FILE, help="文件的第一行是交接包里账簿的密码")
@click.option("--password-prompt", is_flag=True, help="询问交接包里账簿的密码")
@click.option("--book-password-file", type=_FILE, help="账簿自己设有密码时，文件的第一行是它")
@click.pass_context
@refuse_kindly
def handover(  # noqa: PLR0913, PLR0917  one parameter for each option
    ctx: click.Context,
    folder: Path,
    years: tuple[int, ...],
    since: date | None,
    password_file: Path | None,
    password_prompt: bool,  # noqa: FBT001  a click flag
    book_password_file: Path | None,
) -> None:
    """在文件夹中生成交接包：加密的账簿、全部表册、自查清单、未了事项和交接清单。"""
    password = given_password(password_file, is_asked=password_prompt)
    if password is None:
        raise KnownError("请用 --password-file 或 --password-prompt 给出交接包里账簿的密码。没有生成交接包。")
    book = book_path(ctx)
    own = given_password(book_password_file, is_asked=False)
    if own is not None:
        unlock(book, own)
    today = clock().date()
    if since is not None and since > today:
        raise KnownError("任期开始的日期晚于今天，没有生成交接包，账簿没有变动；请检查 --since。")
    term = None if since is None else TermSpan("本届", since, today, is_over=False)
    plan = HandoverPlan(book, folder, years or (today.year,), password, today, getpass.getuser(), term)
    made = make_handover(plan, clock)
    click.echo(f"已生成交接包 {made.folder}，文件{len(made.papers)}份，账簿副本用密码打开检查无误。")
    click.echo("恢复码只显示这一次，请抄写封存：")
    for one in made.recovery_rows:
        click.echo(grouped(one))
    for skipped in made.skipped:
        click.echo(f"没有印：{skipped.title}（{skipped.reason}）")
