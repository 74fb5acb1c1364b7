"""The command that runs the self-check."""

from datetime import date

import click

from commands.common import IsoDate, day_or_today, open_book, refuse_kindly, say_json
from ledger.checks.answers import Checked
from ledger.errors import Level
from operations.checking import checked
from operations.units import find_unit

_WORDS = {Level.MUST: "必改", Level.WARN: "提醒", Level.INFO: "提示"}


@click.command()
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@click.option("--branch", help="只查这个党组织（全称或简称）")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def check(ctx: click.Context, as_of: date | None, branch: str | None, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """自查：名册、党组织、党费和账簿里缺漏和矛盾的地方。"""
    today = day_or_today(as_of)
    with open_book(ctx) as store:
        found = checked(store, today, find_unit(store, branch).id if branch else None)
    if as_json:
        say_json({"as_of": today.isoformat(), "findings": [_answer(one) for one in found]})
        return
    for one in found:
        finding, reason = one.finding, f"；说明：{one.answer.text}" if one.answer else ""
        click.echo(f"{_WORDS[finding.level]}\t{finding.sentence}（{finding.article}）{reason}")
    click.echo(f"共{len(found)}项。" if found else "没有发现缺漏和矛盾。")


def _answer(one: Checked) -> dict[str, object]:
    finding = one.finding
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "article": finding.article,
        "text": finding.sentence,
        "scope": finding.scope,
        "record": {"kind": finding.record_kind, "id": finding.record_id},
        "answered": one.answer.text if one.answer else None,
    }
