"""Filling a new file with rows that keep their numbers, under one entry of the log: for 抢救 and 脱敏副本."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from ledger.kinds import KINDS
from storage.engine import Database, connect
from storage.errors import BookDamagedError, BookExistsError, known_file_errors
from storage.files import appearing_whole
from storage.fitting import Rows
from storage.log import Action, Clock, Log, LogRow
from storage.migrations import SCHEMA
from storage.rows import form_of
from storage.snapshot import Records, snapshot
from storage.upgrade import fill_new
from storage.verification import verify

_PUT_FILE = "INSERT OR IGNORE INTO file_contents (sha256, bytes) VALUES (?, ?)"


def put_rows(db: Database, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows as they are; the names of table and columns are our own."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" for _ in columns)
    db.conn.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)  # noqa: S608 - our own names


def put_records(db: Database, rows: Rows, files: Mapping[str, bytes]) -> None:
    """Insert the rows of every kind, and the bytes of attached files by their hash."""
    db.conn.executemany(_PUT_FILE, files.items())
    for kind in KINDS:
        columns = form_of(kind).columns
        found = rows[kind.key].items()
        put_rows(db, kind.key, ("id", *columns), [(row_id, *(row[one] for one in columns)) for row_id, row in found])


def records_of(path: Path) -> Records:
    """Every record of a book by kind, on a connection of its own, so that any thread may call it. Raises BookError."""
    with snapshot(path) as book:
        return book.records()


def book_of(
    target: Path, records: Records, files: Mapping[str, bytes], *, label: str, clock: Clock, operator: str
) -> None:
    """Make a plain book of these records; they keep their numbers. One entry of the log founds it.

    Raises BookExistsError, and BookError when the place cannot be written.
    """
    rows: Rows = {kind.key: {one.id: form_of(kind).encode(one) for one in records.get(kind.key, ())} for kind in KINDS}
    with known_file_errors(target):
        if target.exists():
            raise BookExistsError(target)
        with appearing_whole(target) as beside:
            with closing(connect(beside, "rwc")) as db:
                fill_new(db, SCHEMA)
                db.execute("PRAGMA foreign_keys = OFF")  # kinds refer to each other and to themselves
                with db.atomic():
                    put_records(db, rows, files)
                    Log(db, clock, operator).append(Action.FOUND, label, list(_founding(rows)))
                    SCHEMA.derive(db)
            if not verify(beside).is_sound:
                raise BookDamagedError(target)


def _founding(rows: Rows) -> Iterator[LogRow]:
    for key, found in rows.items():
        yield from (LogRow(key, row_id, None, row) for row_id, row in found.items())
