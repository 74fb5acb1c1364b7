"""A proved copy of a book: made while the book may be open, checked before it gets its name."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from storage.engine import Database, connect, record_tables
from storage.errors import BookDamagedError, DiskFullError, known_file_errors
from storage.files import appearing_whole
from storage.reader import open_reader

Progress = Callable[[int, int, str], None]
"""Called with what is done, the total and a note; raises ``Cancelled`` when the user stops the work."""

_PAGES_AT_A_TIME = 256
_UNTIL_NAMED = ("journal_mode = OFF", "synchronous = OFF")  # half a copy is thrown away; a whole one synced at the end
_BESIDE_RECORDS = frozenset({"file_contents", "log_entries", "log_rows"})


def silent(_done: int, _total: int, _note: str) -> None:
    """The progress of work that nobody watches."""


def copy_book(source: Path, target: Path, progress: Progress = silent) -> dict[str, int]:
    """Copy a book with the engine's own backup, on a connection of its own, so that any thread may call it.

    The copy is written under a temporary name; all its pages are checked and its rows counted against the source
    before it is renamed. A file already at the target is replaced. Should the book be changed meanwhile, the engine
    starts anew, and the copy is of the later moment.

    Returns:
        The number of rows by table.

    Raises:
        BookError: the source cannot be read or is damaged, the target cannot be written, the disk is full.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    with known_file_errors(target):
        require_room(source, target)
        with appearing_whole(target) as beside:
            return copy_into(source, beside, progress)


def require_room(source: Path, target: Path) -> None:
    """Raise DiskFullError when a copy of the source has no room beside the target."""
    with known_file_errors(source):
        size = source.stat().st_size
    if shutil.disk_usage(target.parent).free < size:
        raise DiskFullError(target)


def row_counts(db: Database) -> dict[str, int]:
    """The number of rows of each table with records, of the attached files and of the log."""
    names = [name for name in db.table_names() if name in _BESIDE_RECORDS]
    return {name: db.table(name).count for name in [*record_tables(db), *names]}


def copy_into(source: Path, beside: Path, progress: Progress = silent, *, checks_pages: bool = True) -> dict[str, int]:
    """Copy a book into a new file, check its pages and count its rows against the source; returns the counts.

    Without ``checks_pages`` the caller verifies the copy, which begins with its pages. Nothing is synced yet: that is
    for whoever gives the copy its name.

    Raises BookDamagedError when the copy is not sound; whoever called then takes the file away.
    """

    def report(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total, "正在复制账簿")

    with closing(open_reader(source)) as original, closing(connect(beside, "rwc", twin_of=source)) as copy:
        for setting in _UNTIL_NAMED:
            copy.execute(f"PRAGMA {setting}")
        original.conn.backup(copy.conn, pages=_PAGES_AT_A_TIME, progress=report)
        found = row_counts(copy)
        is_whole = not checks_pages or copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not is_whole or not _agrees(original, copy, found):
            raise BookDamagedError(source)
    return found


def _agrees(original: Database, copy: Database, found: dict[str, int]) -> bool:
    """Whether the source has the same number of rows, or has been changed since the copy was made."""
    with original.atomic():
        return _last_hash(original) != _last_hash(copy) or row_counts(original) == found


def _last_hash(db: Database) -> object:
    return db.execute("SELECT hash FROM log_entries ORDER BY id DESC LIMIT 1").fetchone()
