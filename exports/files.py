"""Files are written beside their target and put in its place in one step, so that nobody ever meets half a file."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import KnownError


class FileNotWrittenError(KnownError):
    """The file could not be put where the user wanted it; what was there before is untouched."""


@contextmanager
def atomic_target(target: Path) -> Iterator[Path]:
    """A temporary path beside ``target`` to write to; at the end of the block it becomes ``target``.

    If the block raises, nothing is left behind and an older file of that name stays as it was.

    Raises:
        FileNotWrittenError: disk full, file open elsewhere, folder missing, place not writable.
    """
    temporary: Path | None = None
    try:
        temporary = _empty_neighbour(target)
        yield temporary
        _flush_to_disk(temporary)
        temporary.replace(target)
    except OSError as error:
        raise FileNotWrittenError(_sentence(error, target)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _empty_neighbour(target: Path) -> Path:
    """An empty file beside the target, with the rights that any new file gets there."""
    neighbour = target.with_name(f".{target.stem[:40]}-{os.getpid()}{target.suffix}")
    neighbour.write_bytes(b"")
    return neighbour


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sentence(error: OSError, target: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘空间不足，“{target.name}”没有保存，账簿数据没有变动。请腾出空间或换一个磁盘再试。"
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return f"文件夹“{target.parent}”不存在，“{target.name}”没有保存，账簿数据没有变动。请另选文件夹再试。"
    if error.errno == errno.EROFS or (isinstance(error, PermissionError) and not target.exists()):
        return f"文件夹“{target.parent}”不允许写入，“{target.name}”没有保存，账簿数据没有变动。请另选文件夹再试。"
    if isinstance(error, PermissionError):
        return f"“{target.name}”可能正被 WPS 等程序打开，没有保存，账簿数据没有变动。请关闭后再试，或另起文件名。"
    if isinstance(error, IsADirectoryError):
        return f"“{target.name}”是一个文件夹，不能用作文件名，账簿数据没有变动。请另起文件名再试。"
    return f"“{target.name}”没有保存（{error.strerror}），账簿数据没有变动。请换一个位置再试。"
