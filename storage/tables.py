"""Single rows of the tables with records, by table and id.

Plain statements, made once per table: sqlite-utils reads the schema several times and opens a savepoint for each row,
which costs a change three times the processor time.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from storage.engine import Database, record_tables
from storage.guard import Guard
from storage.log import LogRow
from storage.rows import Row


class _Statements:
    """The statements of one table; ``columns`` are those of the book, without ``id``."""

    def __init__(self, db: Database, table: str) -> None:
        self.columns = [column.name for column in db.table(table).columns if column.name != "id"]
        quoted = [f'"{name}"' for name in self.columns]
        values = ", ".join("?" for _ in quoted)
        changes = ", ".join(f"{name} = ?" for name in quoted)
        # All names come from the schema of the book, which only migration steps write.
        self.select = f'SELECT {", ".join(quoted)} FROM "{table}" WHERE id = ?'  # noqa: S608 - see above
        self.insert = f'INSERT INTO "{table}" (id, {", ".join(quoted)}) VALUES (?, {values})'  # noqa: S608 - see above
        self.update = f'UPDATE "{table}" SET {changes} WHERE id = ?'  # noqa: S608 - see above
        self.delete = f'DELETE FROM "{table}" WHERE id = ?'  # noqa: S608 - see above

    def values(self, row: Row) -> list[Any]:
        """The values in the order of the columns."""
        return [row[name] for name in self.columns]


class Tables:
    """Reads and writes rows inside the transaction of its caller."""

    def __init__(self, guard: Guard, db: Database) -> None:
        self._guard = guard
        self._db = db
        self._statements = {table: _Statements(db, table) for table in record_tables(db)}

    def fetch(self, table: str, row_id: int) -> Row | None:
        """The row by column, without ``id``, or None."""
        statements = self._statements[table]
        with self._guard.known():
            found = self._db.execute(statements.select, [row_id]).fetchone()
        return None if found is None else dict(zip(statements.columns, found, strict=True))

    def insert(self, table: str, row: Row, row_id: int | None = None) -> int:
        """Add a row and return its id: the given one, or else one that no row has had yet."""
        statements = self._statements[table]
        with self._writing():
            cursor = self._db.execute(statements.insert, [row_id, *statements.values(row)])
        if cursor.lastrowid is None:
            raise TypeError(f"{table} has no whole number as its key")
        return cursor.lastrowid

    def insert_all(self, table: str, rows: Sequence[Row]) -> list[int]:
        """Add rows and return their ids, which no row has had yet."""
        statements = self._statements[table]
        with self._writing():
            last = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
            first = last[0] + 1 if last else 1
            ids = list(range(first, first + len(rows)))
            values = ([row_id, *statements.values(row)] for row_id, row in zip(ids, rows, strict=True))
            self._db.conn.executemany(statements.insert, values)
        return ids

    def write(self, row: LogRow) -> None:
        """Turn the row from ``before`` into ``after``."""
        statements = self._statements[row.kind]
        if row.after is None:
            with self._writing():
                self._db.execute(statements.delete, [row.record_id])
        elif row.before is None:
            self.insert(row.kind, row.after, row.record_id)
        else:
            with self._writing():
                self._db.execute(statements.update, [*statements.values(row.after), row.record_id])

    def require_transaction(self) -> None:
        """Raise RuntimeError when it is over: a full disk ends it midway, and a write after that would stand alone."""
        if not self._db.conn.in_transaction:
            raise RuntimeError("the transaction is over")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.require_transaction()
        with self._guard.known():
            yield
