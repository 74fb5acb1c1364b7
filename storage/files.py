"""Files that appear whole or not at all: written beside the target, synced, then renamed onto it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

JOURNAL = "-journal"
"""What the engine adds to a file's name while it writes it."""
SET_ASIDE, TAKEN_BACK = "恢复前", "已撤回"
"""What stands in the name of a book that a restore, or taking it back, has put aside."""
_UNFINISHED = ".tmp"


@contextmanager
def appearing_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside the target; what is written there becomes the target when all went well.

    A file already there is replaced. After an exception the target is as it was and nothing is left behind.
    Raises OSError as the operating system does.
    """
    beside = target.with_name(f"{target.name}{_UNFINISHED}")
    remove_unfinished(target)
    try:
        yield beside
        _sync(beside, os.O_RDWR)
        beside.replace(target)
    finally:
        remove_unfinished(target)
    sync_folder(target.parent)


def remove_unfinished(target: Path) -> None:
    """Take away what a killed ``appearing_whole`` has left beside the target, and nothing else.

    It can be a plain copy beside a book with a password. Whoever calls holds the target's lock, or writes it himself.
    """
    for suffix in (_UNFINISHED, f"{_UNFINISHED}{JOURNAL}"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)


def remove_second_names(target: Path, words: tuple[str, ...]) -> None:
    """Take away names, made of the target's and one of the words, under which the very same file lies.

    A restore that was killed midway has given one: what is written to the target would show under it as well.
    """
    there = target.stat()
    if there.st_nlink < 2:
        return
    for other in target.parent.iterdir():
        is_named = any(other.name.startswith(f"{target.stem}.{word}") for word in words)
        if is_named and os.path.samestat(there, other.stat()):
            other.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder lasting; Windows does so by itself and cannot open a folder."""
    if sys.platform != "win32":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
