"""Making and opening the file of a book: what is refused is refused before a byte of it is touched."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.engine import APPLICATION_ID, Database, connect, pragma
from storage.errors import (
    BookDamagedError,
    BookExistsError,
    NewerBookError,
    NotABookError,
    PasswordNeededError,
    known_errors,
    known_file_errors,
)
from storage.files import SET_ASIDE, TAKEN_BACK, appearing_whole, remove_second_names, remove_unfinished
from storage.keys import KEYRING, PLAIN_MAGIC
from storage.lock import BookLock, Seat
from storage.log import Clock, Log
from storage.migrations import SCHEMA, Schema
from storage.shape import has_shape
from storage.upgrade import copies_before_upgrade, fill_new, upgrade

_HEADER = struct.Struct(">16s44xI4xI28x")  # magic, user_version at byte 60, application_id at byte 68 of 100
_NUMBERED_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT wr"
_ENDS = 'SELECT (SELECT min(rowid) FROM "{name}"), (SELECT max(rowid) FROM "{name}")'  # the first page and the last
WALKED = 16_000_000
"""Up to so many bytes every page of a plain book is walked: a hundredth of a second for most books.

Pages of an encrypted book are sealed one by one: what was hit shows when it is read, and nothing can take its place.
"""
_PAGE = 4096  # an encrypted book has nothing to know it by but that it consists of pages


@dataclass(frozen=True, slots=True)
class Session:
    """Who works with a book, where, and by which clock."""

    clock: Clock
    operator: str
    seat: Seat


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A checked connection, the log on it, and the lock that lets nobody else in."""

    db: Database
    log: Log
    lock: BookLock

    def close(self) -> None:
        """Close the connection, then give the book back."""
        self.db.close()
        self.lock.release()


def create_book(path: Path, schema: Schema = SCHEMA) -> None:
    """Make an empty book of the newest schema. Raises BookError: a file is there, or the place cannot be written."""
    with known_file_errors(path):
        if path.exists():
            raise BookExistsError(path)
        with appearing_whole(path) as beside:
            db = connect(beside, "rwc")
            try:
                fill_new(db, schema)
            finally:
                db.close()


def open_book(path: Path, session: Session, *, break_lock: bool = False, schema: Schema = SCHEMA) -> OpenBook:
    """Check a book, lock it, and bring it to the newest schema.

    Raises:
        BookError: missing, not a book, damaged, newer than the program, read-only, on a failing disk.
        BookInUseError: open elsewhere; with ``break_lock`` the lock that another computer has left is taken over.
    """
    with known_file_errors(path):
        check_header(path, schema)
        path.open("r+b").close()  # the engine would fall back to reading only without a word
        lock = BookLock.acquire(path, session.seat, session.clock(), break_lock=break_lock)
        try:
            _clear_away(path)
            return _open_locked(path, session, lock, schema)
        except BaseException:
            lock.release()
            raise


def _clear_away(path: Path) -> None:
    """Take away what a killed change of the password, restore or copy before an upgrade has left beside the book."""
    remove_unfinished(path)
    remove_second_names(path, (SET_ASIDE, TAKEN_BACK))
    for copy in copies_before_upgrade(path):
        remove_unfinished(copy)


def check_header(path: Path, schema: Schema = SCHEMA) -> None:
    """Look at the first bytes of the file only; those of an encrypted book say nothing until it is open.

    Raises BookMissingError, NotABookError, NewerBookError, or PasswordNeededError when the key is not in the keyring.
    """
    with known_file_errors(path), path.open("rb") as file:
        header = file.read(_HEADER.size)
        size = path.stat().st_size
    if len(header) < _HEADER.size:
        raise NotABookError(path)
    magic, version, application_id = _HEADER.unpack(header)
    if magic != PLAIN_MAGIC and size % _PAGE == 0:
        if KEYRING.key_of(path) is None:
            raise PasswordNeededError(path)
        return
    if magic != PLAIN_MAGIC or application_id != APPLICATION_ID:
        raise NotABookError(path)
    if version > schema.version:
        raise NewerBookError(path)


def _open_locked(path: Path, session: Session, lock: BookLock, schema: Schema) -> OpenBook:
    with _first_page_readable(path):
        db = connect(path)
    try:
        _check(path, db, schema)
        log = Log(db, session.clock, session.operator)
        upgrade(path, db, log, schema)
        _check_shape(path, db, schema)
    except BaseException:
        db.close()
        raise
    return OpenBook(db, log, lock)


@contextmanager
def _first_page_readable(path: Path) -> Iterator[None]:
    """A file whose password was proved is a book: when the engine finds no database in it, its first page was hit."""
    try:
        with known_errors(path):
            yield
    except NotABookError as error:
        raise BookDamagedError(path) from error


def _check_shape(path: Path, db: Database, schema: Schema) -> None:
    if not has_shape(db, schema):
        raise BookDamagedError(path)


def _check(path: Path, db: Database, schema: Schema) -> None:
    """What the first bytes of an encrypted book do not say, and a look whose time does not grow with the book.

    The whole is checked apart: in the background, with each backup, and when asked.

    Raises NewerBookError, BookBusyError while another program writes, BookDamagedError.
    """
    if pragma(db, "user_version") > schema.version:
        raise NewerBookError(path)
    db.conn.execute("BEGIN IMMEDIATE")
    db.rollback()
    if KEYRING.key_of(path) is None and path.stat().st_size <= WALKED:
        if db.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise BookDamagedError(path)
        return
    for (name,) in db.execute(_NUMBERED_TABLES).fetchall():
        db.execute(_ENDS.format(name=name)).fetchone()
