"""The lock of an open book: a small file beside it that says who has it open.

The file names computer, user, process and time as JSON. Besides, the process holds a lock of the operating system on
it, which a crash frees by itself. So a file without that lock is what a crash has left: taken over silently on the
computer that wrote it. Another computer may hold a lock that this one cannot see (a network drive), or may have left
the file on a stick: only the user can tell, so the book is refused until he says that the lock is to be broken.
"""

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from ledger.errors import KnownError
from storage.errors import known_file_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # Windows locks bytes, also against reading, so the locked one lies beyond the content


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits where: the computer, the user and the process that holds a book open."""

    host: str
    user: str
    pid: int

    @classmethod
    def here(cls) -> Self:
        """The seat of this process; the user is empty when the system does not know him."""
        try:
            user = getpass.getuser()
        except (KeyError, ImportError, OSError):
            user = ""
        return cls(platform.node(), user, os.getpid())


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a book open and since when."""

    seat: Seat
    since: datetime

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The holder that a lock file names, or None when it is empty or garbled."""
        try:
            found = json.loads(text)
            seat = Seat(str(found["host"]), str(found["user"]), int(found["pid"]))
            return cls(seat, datetime.fromisoformat(found["since"]))
        except (ValueError, KeyError, TypeError):
            return None

    def text(self) -> str:
        """The content of the lock file."""
        since = self.since.isoformat(timespec="seconds")
        return json.dumps({**asdict(self.seat), "since": since}, ensure_ascii=False)

    def words(self) -> str:
        """The holder in a sentence: 电脑“A”上的用户“王”（3月5日14:20起）."""
        user = f"上的用户“{self.seat.user}”" if self.seat.user else ""
        since = self.since
        return f"电脑“{self.seat.host}”{user}（{since.year}年{since.month}月{since.day}日{since:%H:%M}起）"


class BookInUseError(KnownError):
    """The book is open elsewhere.

    Attributes:
        path: the book.
        holder: who has it open; None when the lock file does not say.
        may_break: whether the lock is one that another computer may have left, to be broken if the user says so.
    """

    def __init__(self, path: Path, holder: Holder | None, *, may_break: bool) -> None:
        who = "另一个窗口或程序" if holder is None else holder.words()
        advice = "如果那台电脑已经关闭本程序，可以解除占用后打开" if may_break else "请先在那里关闭它，再重新打开"
        super().__init__(f"账簿“{path.name}”正由{who}打开，文件没有改动；{advice}。")
        self.path = path
        self.holder = holder
        self.may_break = may_break


class BookLock:
    """A held lock; ``release`` gives it back and removes the file. ``was_left``: somebody did not release his."""

    def __init__(self, file: Path, handle: int) -> None:
        self._file = file
        self._handle = handle
        self.was_left = False

    @classmethod
    def acquire(cls, book: Path, seat: Seat, now: datetime | None = None, *, break_lock: bool = False) -> Self:
        """Lock a book. Without ``now`` the lock says since when by the clock of the disk.

        Raises:
            BookInUseError: a living process has it, or another computer may have it and ``break_lock`` is not set.
            BookError: the lock file cannot be written.
        """
        file = book.with_name(f"{book.name}.lock")
        with known_file_errors(book):
            handle = _open_locked(file)
            if handle is None:
                raise BookInUseError(book, _holder_in(file), may_break=False)
            lock = cls(file, handle)
            holder = _holder_in(file)
            if holder is not None and holder.seat.host != seat.host and not break_lock:
                lock.leave()
                raise BookInUseError(book, holder, may_break=True)
            lock.was_left = holder is not None
            lock.fill(Holder(seat, now or _touched_at(handle)))
        return lock

    def leave(self) -> None:
        """Give the lock back, but keep the file as it is."""
        os.close(self._handle)

    def fill(self, holder: Holder) -> None:
        """Write down who holds the book. When that fails the book is given back."""
        try:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, holder.text().encode())
            os.fsync(self._handle)
        except OSError:
            self.leave()
            raise

    def release(self) -> None:
        """Give the book back. The file is emptied first, so that it says nothing should it be impossible to remove."""
        with suppress(OSError):  # the stick was pulled out
            os.ftruncate(self._handle, 0)
        if sys.platform == "win32":  # an open file cannot be removed there; another process may be opening it already
            os.close(self._handle)
            self._remove()
        else:
            if _is_at(self._file, self._handle):  # else the folder was moved, and the name may be somebody else's lock
                self._remove()
            os.close(self._handle)

    def _remove(self) -> None:
        """In a folder that has become read-only, or on a stick that was pulled out, the empty file stays."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _open_locked(file: Path) -> int | None:
    """A handle that holds the lock of the operating system, or None when another process holds it."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        if not _try_lock(handle):
            os.close(handle)
            return None
        if _is_at(file, handle):
            return handle
        os.close(handle)  # its holder removed the file between our opening and our locking


def _is_at(file: Path, handle: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(handle))
    except OSError:
        return False


def _touched_at(handle: int) -> datetime:
    return datetime.fromtimestamp(os.fstat(handle).st_mtime)  # noqa: DTZ006 - the lock is read in local time


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _holder_in(file: Path) -> Holder | None:
    return Holder.read(file.read_bytes().decode("utf-8", errors="replace"))
