"""Why a book cannot be opened, read or written: one class and one Chinese sentence per reason.

Only here an exception of the engine or the operating system becomes a sentence. What is not known here passes through
unchanged: that is a bug of ours and shows itself as one.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import KnownError
from storage.engine import EngineError


class BookError(KnownError):
    """Something about the file of a book keeps the task from going on; ``path`` is the file."""

    words = ""

    def __init__(self, path: Path) -> None:
        super().__init__(self.words.format(name=path.name, folder=path.parent))
        self.path = path


class BookMissingError(BookError):
    """There is no file at this place."""

    words = "找不到账簿“{name}”，它可能被移动、改名或删除，也可能U盘没有插好；请在“{folder}”中查找，或从备份恢复。"


class BookExistsError(BookError):
    """A new book would have to overwrite a file."""

    words = "“{name}”已经存在，原文件没有改动；请换一个名称新建，或直接打开它。"


class NotABookError(BookError):
    """The file is no SQLite file that belongs to this program."""

    words = "“{name}”不是支部台账的账簿，或者文件头已损坏，文件没有改动；请另选账簿，或用最近的备份恢复。"


class PasswordNeededError(BookError):
    """The book is encrypted and its password was not given yet."""

    words = "账簿“{name}”设有密码，请先输入密码再打开；账簿没有改动。"


class BookDamagedError(BookError):
    """The engine finds the pages of the file broken."""

    words = (
        "账簿“{name}”的内容已损坏，程序没有再写入；请先原样复制一份留存，再用最近的备份恢复，或者抢救还能读出的内容。"
    )


class NewerBookError(BookError):
    """A newer release of the program has written the book."""

    words = "账簿“{name}”由更新版本的程序保存，本程序打不开，文件没有改动；请先升级程序。"


class BookReadOnlyError(BookError):
    """The file or its folder cannot be written."""

    words = (
        "账簿“{name}”或它所在的文件夹是只读的，或没有写入权限，没有写入任何内容；"
        "请去掉只读属性，或复制到可以写入的文件夹后再打开。"
    )


class DiskFullError(BookError):
    """There is no room for the last write; the engine has taken it back."""

    words = "磁盘空间不足，刚才的修改没有保存，“{name}”中已保存的数据完好；请清理“{folder}”所在的磁盘后重试。"


class BookUnreachableError(BookError):
    """The file cannot be read or written although it was there: unplugged, vanished, broken disk."""

    words = (
        "读写账簿“{name}”失败，刚才的修改没有保存；请检查U盘、网络盘或磁盘是否正常，文件是否被移动或改名，再重新打开。"
    )


class NoBackupFolderError(BookError):
    """Something that is no folder lies where the backups should."""

    words = "“{name}”不是文件夹，不能存放备份，没有备份，账簿完好；请把它改名或移走后再试。"


class BookBusyError(BookError):
    """Another program holds the file for a moment."""

    words = "账簿“{name}”正被其他程序占用（如同步、杀毒或备份软件），刚才的修改没有保存；请稍候重试。"


class UnfinishedWriteError(BookError):
    """A writer was killed in mid-write; only opening the book for writing can put it right."""

    words = "账簿“{name}”上次没有正常关闭，有一笔写入尚未收尾，文件没有改动；请先用本程序打开一次，再检查或备份。"


class ChangedOutsideError(BookError):
    """A row is not as the log left it, so a step cannot be undone or redone safely."""

    words = "账簿“{name}”中的有关记录已在程序之外被改动，这一步不能撤销或重做，数据没有变动；请运行“检查账簿”查看。"


_FAILURES: dict[str, type[BookError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR": BookUnreachableError,
    "SQLITE_CANTOPEN": BookUnreachableError,
    "SQLITE_READONLY": BookReadOnlyError,
    "SQLITE_PERM": BookReadOnlyError,
    "SQLITE_CORRUPT": BookDamagedError,
    "SQLITE_NOTADB": NotABookError,
    "SQLITE_BUSY": BookBusyError,
    "SQLITE_LOCKED": BookBusyError,
}
_NAMES = {  # the engine's backup raises without a name, its export of another file as a plain error
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
_SIGNS_OF_DAMAGE = (  # bytes were hit, and the pages around them fit together, so the engine calls it a plain error
    "Could not decode to UTF-8",
    "invalid fts5 file format",
    "vtable constructor failed",
)
_SYSTEM_FAILURES: dict[int, type[BookError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EROFS: BookReadOnlyError,
    errno.EACCES: BookReadOnlyError,
    errno.EPERM: BookReadOnlyError,
    errno.EISDIR: NotABookError,
    errno.EIO: BookUnreachableError,
    errno.ENODEV: BookUnreachableError,
    errno.ENXIO: BookUnreachableError,
    errno.ESTALE: BookUnreachableError,
    errno.ENOENT: BookMissingError,
    errno.ENOTDIR: BookMissingError,
}


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Raise the ``BookError`` that stands for an exception of the engine.

    An exception of another kind, such as a broken constraint or wrong SQL, is a bug and passes unchanged.
    """
    try:
        yield
    except EngineError as error:
        failure = _failure(error)
        if failure is None:
            raise
        raise failure(path) from error
    except UnicodeDecodeError as error:
        raise BookDamagedError(path) from error


@contextmanager
def readable_values(path: Path) -> Iterator[None]:
    """For code that reads what the book itself has written: a value that cannot be read is damage of the file."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as error:
        raise BookDamagedError(path) from error


def _failure(error: Exception) -> type[BookError] | None:
    words = str(error)
    if words.startswith(_SIGNS_OF_DAMAGE):
        return BookDamagedError
    return failure_of(getattr(error, "sqlite_errorname", None) or "") or failure_of(_NAMES.get(words, ""))


@contextmanager
def known_file_errors(path: Path) -> Iterator[None]:
    """As ``known_errors``, and the same for exceptions of the operating system. For code that only handles the file."""
    try:
        with known_errors(path):
            yield
    except OSError as error:
        failure = _SYSTEM_FAILURES.get(error.errno or 0)
        if failure is None:
            raise
        raise failure(path) from error


def failure_of(name: str) -> type[BookError] | None:
    """The known failure of an engine's error name; of an extended name (``SQLITE_IOERR_WRITE``) the plain one."""
    plain = "_".join(name.split("_")[:2])
    return _FAILURES.get(name) or _FAILURES.get(plain)
