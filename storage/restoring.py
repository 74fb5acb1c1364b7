"""Bringing a backup back in the place of the book: tried beside it first, swapped in, and taken back when wished.

The book that stood there is never overwritten: it gets the name 恢复前 and stays a whole book.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.copying import Progress, copy_into, require_room, silent
from storage.errors import BookDamagedError, known_file_errors
from storage.files import JOURNAL, SET_ASIDE, TAKEN_BACK, appearing_whole, sync_folder
from storage.lock import BookLock, Seat
from storage.verification import Verification, verify


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the book that it would replace. ``now`` is None where there is no book or it cannot be read."""

    backup: Verification
    now: Verification | None

    @property
    def differences(self) -> dict[str, tuple[int, int]]:
        """Rows in the backup and in the book, for each table in which they differ."""
        now = self.now.counts if self.now else {}
        names = sorted({*self.backup.counts, *now})
        pairs = {name: (self.backup.counts.get(name, 0), now.get(name, 0)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def compare(backup: Path, book: Path, progress: Progress = silent) -> Comparison:
    """Check a backup and the book from end to end. Raises BookDamagedError when the backup is not sound."""
    found = verify(backup, progress)
    if not found.is_sound:
        raise BookDamagedError(backup)
    try:
        now = verify(book, progress) if book.is_file() else None
    except BookDamagedError:
        now = None
    return Comparison(found, now)


def restore(backup: Path, book: Path, seat: Seat, now: datetime, progress: Progress = silent) -> Path | None:
    """Put a copy of the backup in the place of the book, which must be closed; the backup itself stays.

    The copy is made and checked beside the book. Only then the book gets the name 恢复前 and the copy its name; a
    crash in between leaves the old book whole under the one name or the other.

    Returns:
        Where the old book lies now; None when there was none.

    Raises:
        BookError: the backup is damaged, the place cannot be written, the disk is full.
        BookInUseError: the book is open.
    """
    lock = BookLock.acquire(book, seat, now)
    try:
        with known_file_errors(book):
            return _swap(backup, book, progress)
    finally:
        lock.release()


def _swap(backup: Path, book: Path, progress: Progress) -> Path | None:
    require_room(backup, book)
    aside: Path | None = None
    with appearing_whole(book) as beside:
        copy_into(backup, beside, progress, checks_pages=False)
        found = verify(beside, progress)
        if not found.is_sound:
            raise BookDamagedError(backup)
        if book.exists():
            aside = _free_name(book)
            _set_aside(book, aside)
    return aside


def take_back(book: Path, aside: Path, seat: Seat, now: datetime) -> Path:
    """Undo a restore: the book from before gets its name again; what was restored stays under the name 已撤回.

    Raises BookError when a file is missing or the place cannot be written, BookInUseError when the book is open.
    """
    lock = BookLock.acquire(book, seat, now)
    try:
        with known_file_errors(aside):
            restored = _free_name(book, TAKEN_BACK)
            aside.stat()
            _set_aside(book, restored)
            aside.replace(book)
            sync_folder(book.parent)
    finally:
        lock.release()
    return restored


def _set_aside(book: Path, aside: Path) -> None:
    """Give the old book its other name. A write that was cut off goes with it: the new book must not meet it."""
    journal = book.with_name(book.name + JOURNAL)
    if journal.exists():
        book.rename(aside)
        journal.rename(aside.with_name(aside.name + JOURNAL))
    else:
        _link_or_rename(book, aside)
    sync_folder(book.parent)


def _link_or_rename(book: Path, aside: Path) -> None:
    """A hard link where the file system has them, so that the book is never without a file."""
    try:
        aside.hardlink_to(book)
    except OSError:  # FAT on a stick has no links; then the name is free for a moment
        book.rename(aside)


def set_aside_books(book: Path) -> tuple[Path, ...]:
    """The books from before a restore that lie beside it, the last one first."""
    numbered = _numbered(book, SET_ASIDE)
    return tuple(numbered[number] for number in sorted(numbered, reverse=True))


def books_put_aside(book: Path) -> tuple[Path, ...]:
    """Every book that a restore, or taking one back, has put aside beside this one."""
    return tuple(one for word in (SET_ASIDE, TAKEN_BACK) for _, one in sorted(_numbered(book, word).items()))


def _numbered(book: Path, word: str) -> dict[int, Path]:
    name = re.compile(f"{re.escape(book.stem)}\\.{word}([0-9]+){re.escape(book.suffix)}")
    return {int(match[1]): one for one in book.parent.iterdir() if (match := name.fullmatch(one.name))}


def _free_name(book: Path, word: str = SET_ASIDE) -> Path:
    number = max(_numbered(book, word), default=0) + 1
    return book.with_name(f"{book.stem}.{word}{number}{book.suffix}")
