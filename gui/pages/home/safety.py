"""What the safety of the book leaves to do on this PC: a backup that is missing or old, a copy at the second place."""

from collections.abc import Iterator
from datetime import datetime

from gui.backup_keeper import second_place_words
from gui.shell import Shell
from ledger.errors import KnownError
from ledger.todo.todo import Group, Todo, Weight
from operations.backups import has_changes, newest_proof
from storage.backups import Proof

PLACE = ("settings", "数据安全")
OLD_DAYS = 7


def safety_todos(shell: Shell, now: datetime) -> Iterator[Todo]:
    """Nothing while everything is backed up as it should be."""
    newest = _newest(shell)
    if has_changes(newest, shell.session.store.last_hash):
        yield from _backup(newest, now)
    second = second_place_words(shell, now)
    if second:
        yield _todo("second_place", Weight.OVERDUE, now, second, "另存一份在别的盘上，电脑损坏时才有依靠")


def _newest(shell: Shell) -> Proof | None:
    """A folder that cannot be read is one without a backup; the status bar says why."""
    try:
        return newest_proof(shell.session.store.path)
    except KnownError:
        return None


def _backup(newest: Proof | None, now: datetime) -> Iterator[Todo]:
    if newest is None:
        yield _todo("backup", Weight.SOON, now, "这本账簿还没有备份", "有修改时程序会自动备份，也可以现在备份")
        return
    days = (now.date() - newest.made_at.date()).days
    if days > OLD_DAYS:
        yield _todo("backup", Weight.OVERDUE, now, f"最近一次备份在{days}天以前", "之后的修改还没有备份")


def _todo(key: str, weight: Weight, now: datetime, words: str, note: str) -> Todo:
    page, part = PLACE
    return Todo(f"safety.{key}", Group.SAFETY, weight, now.date(), words, note, page=page, part=part)
