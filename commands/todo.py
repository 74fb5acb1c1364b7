"""The command that lists what is to be done."""

from datetime import date

import click

from commands.common import IsoDate, day_or_today, open_book, refuse_kindly, say_json
from ledger.todo.listing import todos
from ledger.todo.snoozing import Snoozed, TodoList
from ledger.todo.todo import Todo
from operations.checking import read_for_check
from operations.todo.reading import read_todo_facts
from operations.units import find_unit


@click.command()
@click.option("--as-of", type=IsoDate(), help="以这一天为今天")
@click.option("--branch", help="只看这个党组织（全称或简称）")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def todo(ctx: click.Context, as_of: date | None, branch: str | None, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """待办：逾期、近期和计划中的事项，依缓急排列。"""
    today = day_or_today(as_of)
    with open_book(ctx) as store:
        unit_id = find_unit(store, branch).id if branch else None
        found = todos(read_todo_facts(store, read_for_check(store, today, unit_id)), today, unit_id)
    if as_json:
        say_json(
            {
                "as_of": today.isoformat(),
                "todos": [_answer(one) for one in found.waiting],
                "snoozed": [_put_off(one) for one in found.snoozed],
            }
        )
        return
    _say(found)


def _say(found: TodoList) -> None:
    for one in found.waiting:
        details = "，".join(part for part in (one.note, one.article) if part)
        click.echo(f"{one.weight.label}\t{one.on.isoformat()}\t{one.words}" + (f"（{details}）" if details else ""))
    for off in found.snoozed:
        until = off.snooze.until.isoformat() if off.snooze.until else ""
        click.echo(f"暂缓\t{until}\t{off.todo.words}（{off.snooze.reason}）")
    click.echo(f"共{len(found.waiting)}项，另有暂缓{len(found.snoozed)}项。" if found.waiting else "没有待办事项。")


def _answer(one: Todo) -> dict[str, object]:
    return {
        "key": one.key,
        "group": one.group.value,
        "urgency": one.weight.label,
        "on": one.on.isoformat(),
        "text": one.words,
        "note": one.note,
        "article": one.article,
        "rule": one.rule,
        "scope": one.scope,
        "record": {"kind": one.record_kind, "id": one.record_id} if one.record_kind else None,
        "unit_id": one.unit_id,
        "responsible": one.who,
    }


def _put_off(one: Snoozed) -> dict[str, object]:
    until = one.snooze.until
    return _answer(one.todo) | {"until": until.isoformat() if until else None, "reason": one.snooze.reason}
