"""Commands about the book itself: new, demo, verify."""

from datetime import date
from pathlib import Path

import click

from commands.common import IsoDate, clock, day_or_today, refuse_kindly, say_json
from operations import books
from operations.demo import Plan, demo_book
from operations.history import verification_words
from storage.verification import Verification
from storage.verification import verify as verify_book


@click.command()
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--org", required=True, help="党组织全称，与印章一致")
@click.option("--branch", "branches", multiple=True, help="下设党支部全称，可重复；没有时账簿只有一个支部")
@refuse_kindly
def new(book: Path, org: str, branches: tuple[str, ...]) -> None:
    """新建空账簿。"""
    books.new_book(book, org, branches, clock=clock).close()
    click.echo(f"已新建账簿 {book}。")


@click.command()
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--members", default=36, show_default=True, type=click.IntRange(1, 20000), help="党员人数")
@click.option("--years", default=3, show_default=True, type=click.IntRange(1, 20), help="显示最近几年")
@click.option("--seed", default=1, show_default=True, help="同一数字得到同一账簿")
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@refuse_kindly
def demo(book: Path, members: int, years: int, seed: int, as_of: date | None) -> None:
    """建立示例账簿（人物均为虚构）。"""
    plan = Plan(members, years, day_or_today(as_of))
    demo_book(book, plan, seed, clock=clock).close()
    click.echo(f"已建立示例账簿 {book}，党员 {members} 名，人物均为虚构。")


@click.command()
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def verify(ctx: click.Context, book: Path, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """检查账簿：完整性、关联、行数、修改记录链。"""
    found = verify_book(book)
    if as_json:
        say_json(_answer(found))
    else:
        click.echo(verification_words(found))
    if not found.is_sound:
        ctx.exit(1)


def _answer(found: Verification) -> dict[str, object]:
    """The words ``ok`` where nothing was found, else what was found."""
    references = [f"{place.kind} {place.record_id}" for place in found.broken_references]
    outside = [f"{place.kind} {place.record_id}" for place in found.outside]
    chain = [f"entry {found.broken_entry}"] if found.broken_entry is not None else outside
    return {
        "integrity": list(found.damage) or "ok",
        "foreign_keys": references or "ok",
        "log_chain": chain or "ok",
        "counts": found.counts,
    }
