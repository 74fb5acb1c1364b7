"""Setting, changing and removing the password of a closed book: a new file beside it, proved, then put in its place."""

import os
from contextlib import closing
from pathlib import Path

from storage.copying import Progress, row_counts, silent
from storage.engine import APPLICATION_ID, Database, connect, pragma
from storage.errors import BookDamagedError, PasswordNeededError, known_file_errors
from storage.files import appearing_whole
from storage.keys import KEYRING, SALT_BYTES, BookKey, derive, recovery_rows
from storage.lock import BookLock, Seat
from storage.unlocking import unlock
from storage.verification import Verification, verify

_NO_KEY = "''"


def set_password(path: Path, password: str, progress: Progress = silent) -> tuple[str, ...]:
    """Encrypt a book, or give it another password; its old recovery sheet is void then.

    The book must be closed, and unlocked when it has a password. The new file is proved against the old one before it
    takes its place; on any failure the old one is as it was.

    Returns:
        The four rows of the new recovery code.

    Raises:
        BookError: the book cannot be read or is damaged, the place cannot be written, the disk is full.
        BookInUseError: the book is open.
        Cancelled: raised by ``progress``; nothing was changed.
    """
    key = derive(password, os.urandom(SALT_BYTES))
    _rewrite(path, key, progress)
    return recovery_rows(key)


def remove_password(path: Path, progress: Progress = silent) -> None:
    """Make a book plain again. Conditions and errors as with ``set_password``."""
    _rewrite(path, None, progress)


def encrypt_like(copy: Path, book: Path, progress: Progress = silent) -> None:
    """Encrypt a plain copy with the key of its book, whose password and recovery sheet then open both.

    Conditions and errors as with ``set_password``; the book must be unlocked.
    """
    key = KEYRING.key_of(book)
    if key is None:
        raise PasswordNeededError(book)
    _rewrite(copy, key, progress)


def recovery_code_of(path: Path, password: str) -> tuple[str, ...]:
    """The rows of the recovery code of a book, to print its sheet once more. Raises WrongPasswordError."""
    unlock(path, password)
    return recovery_code_of_open(path)


def recovery_code_of_open(path: Path) -> tuple[str, ...]:
    """The same for a book whose password was just given; none for a plain one."""
    key = KEYRING.key_of(path)
    return recovery_rows(key) if key is not None else ()


def _rewrite(path: Path, key: BookKey | None, progress: Progress) -> None:
    lock = BookLock.acquire(path, Seat.here())  # whoever opened the old file now would write into what is replaced
    try:
        _rewrite_locked(path, key, progress)
    finally:
        lock.release()


def _rewrite_locked(path: Path, key: BookKey | None, progress: Progress) -> None:
    before = verify(path, progress)
    if not before.is_sound:
        raise BookDamagedError(path)
    with known_file_errors(path), appearing_whole(path) as beside:
        write_again(path, beside, key)
        if key is not None:
            KEYRING.add(key)
        progress(1, 1, "正在核对新文件")
        if not _is_the_same(before, verify(beside, progress)):
            raise BookDamagedError(path)


def write_again(path: Path, beside: Path, key: BookKey | None) -> None:
    """Write every table into a new file under the other key; the engine keeps row ids and counters."""
    beside.touch()  # the engine attaches with the rights of the connection, which may not make files
    literal = _NO_KEY if key is None else f'"{key.literal}"'
    with closing(connect(path)) as db:
        version = pragma(db, "user_version")
        counts = row_counts(db)
        db.conn.execute(f"ATTACH DATABASE ? AS fresh KEY {literal}", [str(beside.absolute())])
        db.conn.execute("SELECT sqlcipher_export('fresh')")
        db.conn.execute(f"PRAGMA fresh.user_version = {version}")
        db.conn.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        found = _attached_counts(db, counts)
        db.conn.execute("DETACH DATABASE fresh")
    if found != counts:
        raise BookDamagedError(path)


def _attached_counts(db: Database, counts: dict[str, int]) -> dict[str, int]:
    query = 'SELECT count(*) FROM fresh."{}"'
    return {name: db.conn.execute(query.format(name)).fetchone()[0] for name in counts}


def _is_the_same(before: Verification, after: Verification) -> bool:
    return after.is_sound and (before.counts, before.entries) == (after.counts, after.entries)
