"""A connection that only reads a book, opened beside the one that may be writing it."""

from pathlib import Path

from storage.engine import Database, connect
from storage.errors import BookReadOnlyError, UnfinishedWriteError, known_file_errors


def open_reader(path: Path) -> Database:
    """Open the file for reading only.

    Raises UnfinishedWriteError when a write was cut off: the engine would have to put it right and may not write.
    """
    try:
        with known_file_errors(path):
            return _looked_at(connect(path, "ro"))
    except BookReadOnlyError as error:
        raise UnfinishedWriteError(path) from error


def _looked_at(db: Database) -> Database:
    try:
        db.execute("PRAGMA user_version").fetchone()
    except BaseException:
        db.close()
        raise
    return db
