"""Commands of the exchange by stick: hand up, hand down, take in."""

import getpass
from pathlib import Path
from typing import Any

import click

from commands.common import book_path, clock, given_password, open_book, refuse_kindly, say_json
from ledger.errors import KnownError
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from operations.exchange import (
    LEAVE_OUT,
    NEW,
    SUFFIX,
    Choices,
    HandedOn,
    Merged,
    MergePlan,
    Side,
    Status,
    hand_down,
    hand_up,
    merge,
    plan_merge,
    read_exchange,
    read_here,
)
from operations.exchange.belonging import Place
from operations.exchange.words import Shown, shown
from operations.units import find_unit, unit_named
from storage.snapshot import snapshot
from storage.store import Store
from storage.unlocking import unlock

_FILE = click.Path(path_type=Path, dir_okay=False)
_SIDES = {"here": Side.HERE, "there": Side.THERE}
_WAYS = {"new": NEW, "skip": LEAVE_OUT}


@click.command()
@click.argument("file", type=_FILE)
@click.option("--branch", help="上报哪个党组织（全称或简称），默认账簿里最上一级")
@click.option("--password-file", type=_FILE, help="账簿设有密码时，文件的第一行是它")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def handup(
    ctx: click.Context,
    file: Path,
    branch: str | None,
    password_file: Path | None,
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """上报：把一个党组织及其下级的登记写成一个文件（.zbjh），交上级并入。"""
    book = _book(ctx, password_file)
    unit = _unit(book, branch)
    _say_made(hand_up(book, unit.id, file, clock, getpass.getuser()), as_json=as_json)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--password-file", type=_FILE, help="账簿设有密码时，文件的第一行是它")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def handdown(
    ctx: click.Context,
    file: Path,
    password_file: Path | None,
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """下发：把党组织名单、规则设置、节假日、规定动作、模板和自设台账的栏目写成一个文件（.zbjh），交下级并入。"""
    _say_made(hand_down(_book(ctx, password_file), file, clock, getpass.getuser()), as_json=as_json)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="只看结果，不写入账簿")
@click.option("--unit", "units", multiple=True, metavar="文件里的=本账簿的", help="党组织的对应；new 新增，skip 不并入")
@click.option(
    "--conflicts", type=click.Choice(sorted(_SIDES)), help="两边不同的都保留本账簿的（here）或采用文件的（there）"
)
@click.option("--choose", "chosen", multiple=True, metavar="种类:编号=here|there", help="逐条选择，可写多次")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出每一条的结果")
@click.pass_context
@refuse_kindly
def takein(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    ctx: click.Context,
    file: Path,
    dry_run: bool,  # noqa: FBT001  a click flag
    units: tuple[str, ...],
    conflicts: str | None,
    chosen: tuple[str, ...],
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """并入上报或下发的文件；两边不同又没有选择的不动。"""
    with open_book(ctx) as store:
        found = read_exchange(file)
        here = read_here(store.path, found)
        units_there = [one.record for one in found.records if one.kind is ORG_UNITS]
        plan = plan_merge(found, here, Choices(same_as=dict(_mapped(store, units_there, one) for one in units)))
        if plan.refusal:
            raise KnownError(plan.refusal)
        sides = _sides(plan, conflicts, chosen)
        done = None if dry_run else merge(store, plan, clock().date(), sides)
    if as_json:
        say_json(_answer(shown(plan, here), done))
    else:
        _say(plan, done)


def _say_made(made: HandedOn, *, as_json: bool) -> None:
    if made.path.suffix != SUFFIX:
        click.echo(f"文件名建议以 {SUFFIX} 结尾，便于辨认。", err=True)
    if as_json:
        say_json({"file": str(made.path), "checksum": made.checksum, "counts": dict(made.manifest.counts)})
    else:
        click.echo(f"{made.sentence}文件没有加密，含身份证号和电话，请妥善保管。")


def _book(ctx: click.Context, password_file: Path | None) -> Path:
    book = book_path(ctx)
    password = given_password(password_file, is_asked=False)
    if password is not None:
        unlock(book, password)
    return book


def _unit(book: Path, name: str | None) -> OrgUnit:
    with snapshot(book) as read:
        units = read.all(ORG_UNITS)
    return unit_named(units, name) if name else _top(units)


def _top(units: list[OrgUnit]) -> OrgUnit:
    tops = [one for one in units if one.parent_id is None and one.ended_on is None]
    if len(tops) != 1:
        names = "、".join(one.short_name for one in tops) or "无"
        raise KnownError(f"请用 --branch 写明上报哪个党组织，最上一级现有：{names}。没有生成文件。")
    return tops[0]


def _mapped(store: Store, there: list[OrgUnit], pair: str) -> tuple[Place, int]:
    """文件里的党组织=本账簿的党组织."""
    name, equals, wanted = pair.partition("=")
    if not equals:
        raise KnownError(f"“{pair}”没有写成“文件里的=本账簿的”。没有并入，账簿没有变动。")
    unit = unit_named(there, name, "文件")
    same = _WAYS.get(wanted)
    return (ORG_UNITS.key, unit.id), find_unit(store, wanted).id if same is None else same


def _sides(plan: MergePlan, all_of_them: str | None, chosen: tuple[str, ...]) -> dict[Place, Side]:
    waiting = {one.place for one in plan.items if one.waits}
    sides = {one.place: _SIDES[all_of_them] for one in plan.of(Status.CONFLICT)} if all_of_them else {}
    for pair in chosen:
        place, _, side = pair.partition("=")
        key, _, number = place.partition(":")
        if side not in _SIDES or not number.isdecimal() or (key, int(number)) not in waiting:
            raise KnownError(f"“{pair}”不是等待选择的登记，请先用 --dry-run --json 查看。没有并入，账簿没有变动。")
        sides[key, int(number)] = _SIDES[side]
    return sides


def _answer(told: Shown, done: Merged | None) -> dict[str, Any]:
    plan = told.plan
    lines = [(plan.items[row.number], row) for row in told.rows if row.number < len(plan.items)]
    return {
        "unit": plan.file.manifest.unit_name,
        "made_at": plan.file.manifest.made_at,
        "is_written": done is not None,
        "notes": [*plan.notes, *plan.remarks],
        "counts": {
            key: {status.name.lower(): count for status, count in found.items() if count}
            for key, found in plan.counts().items()
        },
        "records": [
            {
                "kind": one.kind.key,
                "id": one.origin_id,
                "status": one.status.name.lower(),
                "name": row.name,
                "note": row.note,
            }
            for one, row in lines
        ],
        "removed_there": [{"kind": one.kind.key, "id": one.record.id} for one in plan.removed],
    }


def _say(plan: MergePlan, done: Merged | None) -> None:
    for note in (*plan.notes, *plan.remarks):
        click.echo(note)
    click.echo(f"{plan.file.manifest.unit_name}：{plan.words}。")
    click.echo("这是试运行，没有写入账簿。" if done is None else done.sentence)
