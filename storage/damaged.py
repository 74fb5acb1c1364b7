"""Reading a damaged file as far as the engine goes: a copy of its bytes, tables by ranges of row ids, pages skipped.

The engine of sqlcipher3 is built without ``sqlite3_recover`` and without access to single pages, so what can be read is
what can be reached from the root of a table. Where the schema itself was hit the roots are those that a new book has.
"""

import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.copying import Progress
from storage.engine import Database, EngineError, connect
from storage.files import JOURNAL
from storage.keys import KEYRING
from storage.migrations import SCHEMA
from storage.rekeying import write_again
from storage.upgrade import fill_new

PAGE = 4096
_ROOM_AFTER_LAST = 1_000  # more rows than a page holds: behind the last known row there may be a page more
_MOST_IN_VAIN = 500  # probes in a row that gave nothing; they lie evenly over what is unread
_MOST_WITHOUT_A_ROW = 64  # the same where nothing of the table was read at all: its root is gone
_FAILURES = (EngineError, UnicodeDecodeError, OverflowError)
_TABLES = (
    "SELECT name, sql, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'"
)

Layout = dict[str, tuple[str, int]]
"""Statement and root page of each table."""


@dataclass(slots=True)
class TableRead:
    """What was read of a table: columns, rows by row id, and whether all of it could be read."""

    columns: tuple[str, ...] = ()
    rows: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    is_whole: bool = True


class DamagedFile:
    """A working copy of a damaged book, beside the new one; the damaged file itself is only read."""

    def __init__(self, copy: Path, progress: Progress) -> None:
        self._copy = copy
        self._progress = progress
        self._db: Database | None = None
        self._probes = 0
        self._is_encrypted = KEYRING.key_of(copy) is not None
        with copy.open("rb") as file:
            self._first = file.read(PAGE)

    def tables(self) -> set[str]:
        """The tables that the schema of the file still names."""
        try:
            return {name for name, *_ in self._opened().execute(_TABLES).fetchall()}
        except _FAILURES:
            self._drop()
            return set()

    def read(self, table: str, last_known: int = 0) -> TableRead:
        """All rows of a table that can be reached; ``last_known``: the highest row id known from elsewhere."""
        try:
            columns = self._columns(table)
        except _FAILURES:
            self._drop()
            return TableRead(is_whole=False)
        found = TableRead(columns)
        rows = found.rows
        self._probes = 0
        low, is_done = self._scan(table, rows, 1, None)
        if is_done:
            return found
        found.is_whole = False
        high = self._last(table, rows) - 1
        if high < low:
            high = max(last_known, 2 * low) + _ROOM_AFTER_LAST
        self._between(table, rows, low, high)
        return found

    @contextmanager
    def as_in(self, layout: Layout, table: str) -> Iterator[None]:
        """Put a first page into the copy that knows one table only, at the root where ``layout`` has it."""
        self._drop()
        with self._copy.open("r+b") as file:
            file.write(self._page_for(*layout[table]))
        try:
            yield
        finally:
            self._drop()
            with self._copy.open("r+b") as file:
                file.write(self._first)

    def close(self) -> None:
        """Let go of the copy."""
        self._drop()

    # ranges

    def _between(self, table: str, rows: dict[int, tuple[Any, ...]], low: int, high: int) -> None:
        """Read what can be read from ``low`` to ``high``: from both ends, then halves, then quarters …"""
        waiting = deque([(low, high)])
        in_vain = 0
        while waiting and in_vain < (_MOST_IN_VAIN if rows else _MOST_WITHOUT_A_ROW):
            before = len(rows)
            low, high = waiting.popleft()
            low, is_done = self._scan(table, rows, low, high)
            if not is_done and low <= high:
                high = self._scan_back(table, rows, low, high)
                if low < high:
                    middle = (low + high) // 2
                    waiting += [(low, middle), (middle + 1, high)]
            in_vain = 0 if len(rows) > before else in_vain + 1

    def _scan(self, table: str, rows: dict[int, tuple[Any, ...]], low: int, high: int | None) -> tuple[int, bool]:
        """Forward until something cannot be read. Returns where to go on, and whether the end was reached."""
        self._probe(table)
        limit = "" if high is None else f" AND rowid <= {high:d}"
        query = f'SELECT rowid, * FROM "{table}" WHERE rowid >= {low:d}{limit} ORDER BY rowid'  # noqa: S608 - numbers
        try:
            for row_id, *values in self._opened().execute(query):
                if row_id < low or (high is not None and row_id > high):
                    return low, False
                rows[row_id] = tuple(values)
                low = row_id + 1
        except _FAILURES:
            self._after_failure()
            return low, False
        return low, True

    def _scan_back(self, table: str, rows: dict[int, tuple[Any, ...]], low: int, high: int) -> int:
        """Backward from ``high`` until something cannot be read. Returns the highest id that is still unread."""
        self._probe(table)
        query = f'SELECT rowid, * FROM "{table}" WHERE rowid BETWEEN {low:d} AND {high:d} ORDER BY rowid DESC'  # noqa: S608
        try:
            for row_id, *values in self._opened().execute(query):
                if row_id > high or row_id < low:
                    return high
                rows[row_id] = tuple(values)
                high = row_id - 1
        except _FAILURES:
            self._after_failure()
            return high
        return low - 1

    def _last(self, table: str, rows: dict[int, tuple[Any, ...]]) -> int:
        """Read backward from the end; returns the lowest id found there, 0 when the end itself cannot be read."""
        last = 0
        try:
            for row_id, *values in self._opened().execute(f'SELECT rowid, * FROM "{table}" ORDER BY rowid DESC'):  # noqa: S608
                if last and row_id >= last:
                    return last
                rows[row_id] = tuple(values)
                last = row_id
        except _FAILURES:
            self._after_failure()
        return last

    def _probe(self, table: str) -> None:
        self._probes += 1
        if self._probes % 50 == 0:
            self._progress(0, 0, f"正在逐段读取 {table}")

    # connections

    def _columns(self, table: str) -> tuple[str, ...]:
        cursor = self._opened().execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608 - a table of ours
        return tuple(one[0] for one in cursor.description)

    def _opened(self) -> Database:
        if self._db is None:
            self._db = connect(self._copy, "ro")
            self._db.execute("PRAGMA writable_schema = ON")  # a statement that was hit does not close the others off
        return self._db

    def _after_failure(self) -> None:
        """After a page that is not what it was the encrypted engine reads nothing more on the same connection."""
        if self._is_encrypted:
            self._drop()

    def _drop(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _page_for(self, statement: str, root: int) -> bytes:
        pages = self._copy.stat().st_size // PAGE
        donor = self._copy.with_name(f"{self._copy.name}.page")
        donor.unlink(missing_ok=True)
        try:
            with closing(connect(donor, "rwc", twin_of=self._copy)) as db:
                db.execute(statement)
                db.execute("CREATE TABLE filler (b)")  # its header must not name fewer pages than the copy has
                db.execute("INSERT INTO filler VALUES (zeroblob(?))", [pages * PAGE])
                db.execute("PRAGMA writable_schema = ON")
                db.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name <> 'filler'", [root])
            size = donor.stat().st_size
            with donor.open("rb") as file:
                first = file.read(PAGE)
        finally:
            donor.unlink(missing_ok=True)
        if self._copy.stat().st_size < size:
            with self._copy.open("r+b") as file:
                file.truncate(size)
        return first


def copy_bytes(damaged: Path, copy: Path) -> None:
    """Copy what can be read of the file, a page at a time, and let the engine put right a write that was cut off.

    A page that the disk no longer gives comes out empty. Raises OSError when the file cannot be opened at all.
    """
    size = damaged.stat().st_size
    with damaged.open("rb") as source, copy.open("wb") as target:
        for start in range(0, size, PAGE):
            target.write(_page_at(source, start))
    journal = damaged.with_name(f"{damaged.name}{JOURNAL}")
    if journal.is_file():
        beside = copy.with_name(f"{copy.name}{JOURNAL}")
        shutil.copyfile(journal, beside)
        with suppress(*_FAILURES), closing(connect(copy)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        beside.unlink(missing_ok=True)


def _page_at(source: Any, start: int) -> bytes:
    try:
        source.seek(start)
        page: bytes = source.read(PAGE)
    except OSError:
        page = b""
    return page.ljust(PAGE, b"\x00")


def layouts(copy: Path) -> list[Layout]:
    """Where the tables of a book of this schema have their roots: as made new, and as a password leaves them."""
    fresh = copy.with_name(f"{copy.name}.fresh")
    again = copy.with_name(f"{copy.name}.again")
    key = KEYRING.key_of(copy)
    found = []
    try:
        for path in (fresh, again):
            path.unlink(missing_ok=True)
        with closing(connect(fresh, "rwc")) as db:
            fill_new(db, SCHEMA)
            found.append(_layout(db))
        write_again(fresh, again, key)
        with closing(connect(again, "ro")) as db:
            found.append(_layout(db))
    finally:
        for path in (fresh, again):
            path.unlink(missing_ok=True)
    return found[1:] if key is not None else found


def _layout(db: Database) -> Layout:
    return {name: (sql, root) for name, sql, root in db.execute(_TABLES).fetchall()}
