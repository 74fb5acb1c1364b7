"""Single rows of the tables of a book, by table and id."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.engine import Database
from storage.errors import known_errors
from storage.log import LogRow
from storage.rows import Row


class Tables:
    """Reads and writes rows inside the transaction of its caller; keeps the table objects, which are costly to make."""

    def __init__(self, path: Path, db: Database) -> None:
        self._path = path
        self._db = db
        self._tables = {name: db.table(name) for name in db.table_names()}

    def fetch(self, table: str, row_id: int) -> Row | None:
        """The row by column, without ``id``, or None."""
        with known_errors(self._path):
            for row in list(self._tables[table].rows_where("id = ?", [row_id])):
                del row["id"]
                return row
        return None

    def insert(self, table: str, row: Row) -> int:
        """Add a row and return the id that the book gives it."""
        with self._writing():
            row_id = self._tables[table].insert(row).last_pk
        if not isinstance(row_id, int):
            raise TypeError(f"{table} has no whole number as its key")
        return row_id

    def write(self, row: LogRow) -> None:
        """Turn the row from ``before`` into ``after``."""
        table = self._tables[row.kind]
        with self._writing():
            if row.after is None:
                table.delete(row.record_id)
            elif row.before is None:
                table.insert({"id": row.record_id, **row.after})
            else:
                table.update(row.record_id, row.after)

    def require_transaction(self) -> None:
        """Raise RuntimeError when it is over: a full disk ends it midway, and a write after that would stand alone."""
        if not self._db.conn.in_transaction:
            raise RuntimeError("the transaction is over")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.require_transaction()
        with known_errors(self._path):
            yield
