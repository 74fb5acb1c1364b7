"""The command line: each command calls the operation that the window's menu calls."""

from pathlib import Path

import click

from commands.books import demo, new, verify
from commands.common import clock
from commands.registers import print_register
from commands.sheets import export, import_sheet, template


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--book", type=click.Path(path_type=Path), help="账簿文件，默认为上次使用的账簿")
@click.pass_context
def cli(ctx: click.Context, book: Path | None) -> None:
    """支部台账：党支部书记的账簿。不带命令时打开窗口。"""
    if ctx.invoked_subcommand is None:
        from gui.composition import run_program  # noqa: PLC0415  a command without a screen must not load Qt

        ctx.exit(run_program(book, clock))


for command in (new, demo, template, import_sheet, export, print_register, verify):
    cli.add_command(command)
