"""Commands that keep a book safe: backup, restore, salvage."""

import getpass
from pathlib import Path

import click

from commands.common import book_path, clock, given_password, refuse_kindly, say_json
from operations.backups import BY_HAND, kept, note_check
from storage.backups import BackupFolder
from storage.check_record import CheckRecord
from storage.lock import Seat
from storage.restoring import compare, restore
from storage.salvage import Salvaged, salvage, unlock_damaged


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@click.pass_context
@refuse_kindly
def backup(ctx: click.Context, folder: Path, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """备份账簿到一个文件夹：逐页检查、逐表核对后才算完成；账簿可以正在使用。"""
    place = BackupFolder(folder)
    made = place.make(book_path(ctx), BY_HAND, clock())
    place.thin(kept)
    proof = made.proof
    if as_json and proof is not None:
        say_json({"file": str(made.path), "number": proof.number, "counts": proof.counts, "entries": proof.entries})
    else:
        click.echo(f"已备份到 {made.path}，逐页检查、逐表核对无误。")


@click.command("restore")
@click.argument("backup_file", metavar="BACKUP", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("book", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@refuse_kindly
def restore_book(backup_file: Path, book: Path, as_json: bool) -> None:  # noqa: FBT001  a click flag
    """从备份恢复账簿：先在旁边核对，再换上；原账簿改名留存。"""
    found = compare(backup_file, book)
    aside = restore(backup_file, book, Seat.here(), clock())
    note_check(book, CheckRecord(clock(), is_sound=True))
    if as_json:
        say_json(
            {
                "book": str(book),
                "aside": str(aside) if aside else None,
                "counts": found.backup.counts,
                "differences": {name: list(pair) for name, pair in found.differences.items()},
            }
        )
        return
    click.echo(f"已恢复 {book}，记录数与备份一致。")
    if aside is not None:
        click.echo(f"原账簿没有删除，现名 {aside.name}。")


@click.command("salvage")
@click.argument("damaged", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("book", metavar="NEWBOOK", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--password-file", type=click.Path(path_type=Path, dir_okay=False), help="文件的第一行是账簿的密码")
@click.option("--password-prompt", is_flag=True, help="询问账簿的密码")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
@refuse_kindly
def salvage_book(
    damaged: Path,
    book: Path,
    password_file: Path | None,
    password_prompt: bool,  # noqa: FBT001  a click flag
    as_json: bool,  # noqa: FBT001  a click flag
) -> None:
    """从损坏的账簿抢救出一本新账簿，列出没有取出的内容；损坏的文件不改动。"""
    password = given_password(password_file, is_asked=password_prompt)
    if password is not None:
        unlock_damaged(damaged, password)
    found = salvage(damaged, book, clock, getpass.getuser())
    if as_json:
        say_json(_salvage_answer(found))
        return
    click.echo(f"已抢救到 {book}，共{sum(found.counts.values())}条登记，损坏的文件没有改动。")
    for one in found.notes:
        number = f" {one.record_id}" if one.record_id else ""
        click.echo(f"{one.outcome}：{one.title}{number} {one.words}（{one.reason}）")


def _salvage_answer(found: Salvaged) -> dict[str, object]:
    notes = [
        {"kind": one.title, "id": one.record_id, "words": one.words, "outcome": one.outcome, "reason": one.reason}
        for one in found.notes
    ]
    return {"book": str(found.book), "counts": found.counts, "entries": found.entries, "notes": notes}
