"""Files that appear whole or not at all: written beside the target, synced, then renamed onto it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def appearing_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside the target; what is written there becomes the target when all went well.

    A file already there is replaced. After an exception the target is as it was and nothing is left behind.
    Raises OSError as the operating system does.
    """
    beside = target.with_name(f"{target.name}.tmp")
    beside.unlink(missing_ok=True)
    try:
        yield beside
        _sync(beside, os.O_RDWR)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)


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
