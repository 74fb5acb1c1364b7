"""Checking a book from the first page to the last log entry, without changing a byte of it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from storage.copying import Progress, silent
from storage.engine import Database, record_tables
from storage.errors import BookDamagedError, known_errors
from storage.file_contents import broken_files
from storage.log import NO_HASH, seal
from storage.opening import check_header
from storage.reader import open_reader
from storage.rows import Row
from storage.shape import has_shape

_PARTS = ("检查文件结构", "核对记录之间的引用", "核对修改记录", "核对各项登记", "核对附件")
_HEADS = "SELECT id, made_at, operator, label, action, target_id, previous_hash, hash FROM log_entries ORDER BY id"
_ROWS = """
    SELECT coalesce(CAST(entry_id AS INTEGER), 0), table_name, row_id, before, after FROM log_rows ORDER BY id
"""  # a number that was hit can be read as a text
_Logged = dict[tuple[str, int], str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a record kind key and the id of a record."""

    kind: str
    record_id: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check has found.

    Attributes:
        damage: what the engine says about broken pages and columns; empty when the file is whole.
        broken_references: records that refer to something that is not there.
        broken_entry: the first log entry that does not fit the chain of hashes; None when all do.
        outside: records that are not as the log left them, so changed behind the program's back.
        broken_files: the hashes that the bytes of attached files no longer have.
        counts: number of records by kind key; empty when the damage is too great to count.
        entries: number of log entries.
    """

    damage: tuple[str, ...] = ()
    broken_references: tuple[Place, ...] = ()
    broken_entry: int | None = None
    outside: tuple[Place, ...] = ()
    broken_files: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    entries: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.damage or self.broken_references or self.broken_entry or self.outside or self.broken_files)


def verify(path: Path, progress: Progress = silent) -> Verification:
    """Check a book on a connection of its own that only reads, so that any thread may call it.

    While records are compared with the log nothing can be written: a change then raises BookBusyError.

    Raises:
        BookError: the file is missing, not a book, newer than the program, or was left in mid-write.
        Cancelled: raised by ``progress``.
    """
    check_header(path)
    progress(0, len(_PARTS), _PARTS[0])
    with closing(open_reader(path)) as db:
        damage = _damage(path, db)
        try:
            with known_errors(path):
                return _verify_content(db, damage, progress)
        except BookDamagedError:
            return Verification(damage=damage or ("malformed",))


def _damage(path: Path, db: Database) -> tuple[str, ...]:
    try:
        with known_errors(path):
            answers = tuple(row[0] for row in db.execute("PRAGMA integrity_check"))
    except BookDamagedError as error:
        return (str(error.__cause__),)
    return () if answers == ("ok",) else answers


def _verify_content(db: Database, damage: tuple[str, ...], progress: Progress) -> Verification:
    db.begin()  # all parts see the same moment
    if not has_shape(db):
        return Verification(damage=damage or ("schema",))
    progress(1, len(_PARTS), _PARTS[1])
    references = tuple(Place(row[0], row[1]) for row in db.execute("PRAGMA foreign_key_check"))
    progress(2, len(_PARTS), _PARTS[2])
    broken_entry, logged = _read_log(db)
    progress(3, len(_PARTS), _PARTS[3])
    outside = tuple(_outside(db, logged))
    progress(4, len(_PARTS), _PARTS[4])
    files = tuple(broken_files(db)) if db.table("file_contents").exists() else ()
    counts = {name: db.table(name).count for name in record_tables(db)}
    progress(len(_PARTS), len(_PARTS), "检查完毕")
    return Verification(damage, references, broken_entry, outside, files, counts, db.table("log_entries").count)


def _read_log(db: Database) -> tuple[int | None, _Logged]:
    """The first entry that does not fit, and each record as its last row has it; the log is read once for both.

    Entries are numbered without a gap from 1, so a missing one is noticed at the next. Rows stand in the order of their
    entries; one that does not, or belongs to none, breaks the chain where it belongs.
    """
    logged: _Logged = {}
    broken: list[int] = []
    previous_hash = NO_HASH
    stretches = groupby(db.execute(_ROWS), itemgetter(0))
    entry_id, rows = _next(stretches, logged)
    for number, (*head, found) in enumerate(db.execute(_HEADS), start=1):
        while entry_id is not None and entry_id < head[0]:
            broken.append(max(entry_id, 1))
            entry_id, rows = _next(stretches, logged)
        own: list[Any] = []
        if entry_id == head[0]:
            own = rows
            entry_id, rows = _next(stretches, logged)
        if head[0] != number or head[-1] != previous_hash or not _is_sealed(head, own, found):
            broken.append(number)
        previous_hash = found
    while entry_id is not None:
        broken.append(entry_id)
        entry_id, rows = _next(stretches, logged)
    return min(broken, default=None), logged


def _is_sealed(head: Sequence[Any], rows: Sequence[Sequence[Any]], found: object) -> bool:
    try:
        return seal(head, rows) == found
    except (TypeError, ValueError):
        return False  # a text that was hit can be read as bytes


def _next(stretches: Iterator[tuple[int, Iterator[Any]]], logged: _Logged) -> tuple[int | None, list[Any]]:
    """The next entry with rows and these rows, noted as the last of their records; None after the last one."""
    for entry_id, stretch in stretches:
        rows = [row[1:] for row in stretch]
        logged.update({(table, row_id): after for table, row_id, _, after in rows})
        return entry_id, rows
    return None, []


def _outside(db: Database, logged: _Logged) -> Iterator[Place]:
    """Records without a log row, records unlike their last log row, and records missing although the log has them."""
    for table in record_tables(db):
        for row in db.table(table).rows_where(order_by="id"):
            row_id = row.pop("id")
            text = logged.pop((table, row_id), None)
            if text is None or not _agrees(text, row):
                yield Place(table, row_id)
    yield from (Place(table, row_id) for (table, row_id), text in logged.items() if text is not None)


def _agrees(text: str, row: Row) -> bool:
    """Compares the columns that both have: an upgrade of the book may have added or dropped some since."""
    try:
        logged: Row = json.loads(text)
        return all(logged[name] == row[name] for name in logged.keys() & row.keys())
    except (ValueError, TypeError, AttributeError):
        return False  # the text in the log was hit
