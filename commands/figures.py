"""The command that counts the figures of a year."""

from datetime import date

import click

from commands.common import IsoDate, day_or_today, open_book, refuse_kindly, say_json
from ledger.figures.evaluate import Asked, Figure
from operations.figures.answers import figures_answer
from operations.figures.reading import read_figures, year_figures
from operations.units import find_unit


@click.command()
@click.argument("year", type=click.IntRange(1949, 2999))
@click.option("--branch", help="只看这个党组织（全称或简称）")
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def figures(ctx: click.Context, year: int, branch: str | None, as_of: date | None, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """一年的数据：每项的数值、上年数值和来源记录。"""
    with open_book(ctx) as store:
        given = read_figures(store)
        unit = find_unit(store, branch) if branch else None
    asked = Asked(year, day_or_today(as_of), unit.id if unit else None)
    if as_json:
        say_json(figures_answer(given, asked))
        return
    found = year_figures(given, asked)
    for one in found:
        click.echo(f"{one.definition.group}\t{one.definition.label}\t{_words(one)}")
    click.echo(f"共{len(found)}项，其中{sum(one.is_gap for one in found)}项没有记录。")


def _words(figure: Figure) -> str:
    return "没有记录" if figure.is_gap else figure.words() + (f"（{figure.note}）" if figure.note else "")
