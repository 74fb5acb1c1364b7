"""Commands that keep a book safe: backup, restore."""

from pathlib import Path

import click

from commands.common import book_path, clock, refuse_kindly, say_json
from operations.backups import BY_HAND, kept
from storage.backups import BackupFolder
from storage.lock import Seat
from storage.restoring import compare, restore


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
