"""The command line: each command calls the operation that the window's menu calls."""

from importlib import import_module
from pathlib import Path

import click

from commands.common import clock

PLACES = {
    "new": "books.new",
    "demo": "books.demo",
    "template": "sheets.template",
    "import": "sheets.import_sheet",
    "export": "sheets.export",
    "print": "registers.print_register",
    "dues": "dues.dues",
    "explain": "dues.explain_dues",
    "check": "check.check",
    "todo": "todo.todo",
    "figures": "figures.figures",
    "backup": "safety.backup",
    "restore": "safety.restore_book",
    "salvage": "safety.salvage_book",
    "mask": "handover.mask",
    "handover": "handover.handover",
    "handup": "exchange.handup",
    "handdown": "exchange.handdown",
    "takein": "exchange.takein",
    "verify": "books.verify",
}
"""Where each command stands. It is loaded when it is called or listed: the window opens without any of them."""


class LateCommands(click.Group):
    """The commands of ``PLACES``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of a book's life."""
        del ctx
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name."""
        del ctx
        if cmd_name not in PLACES:
            return None
        module, name = PLACES[cmd_name].split(".")
        found: click.Command = getattr(import_module(f"commands.{module}"), name)
        return found


@click.group(cls=LateCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--book", type=click.Path(path_type=Path), help="账簿文件，默认为上次使用的账簿")
@click.pass_context
def cli(ctx: click.Context, book: Path | None) -> None:
    """支部台账：党支部书记的账簿。不带命令时打开窗口。"""
    if ctx.invoked_subcommand is None:
        from gui.composition import run_program  # noqa: PLC0415  a command without a screen must not load Qt

        ctx.exit(run_program(book, clock))
