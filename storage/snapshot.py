"""A connection that reads a book as it is at one moment."""

from pathlib import Path

from storage.engine import Database, connect
from storage.errors import BookReadOnlyError, UnfinishedWriteError, known_file_errors


def open_snapshot(path: Path) -> Database:
    """Open the file for reading only; nobody can change it until the connection is closed.

    Raises UnfinishedWriteError when a write was cut off: the engine would have to put it right and may not write.
    """
    try:
        with known_file_errors(path):
            return _begun(connect(path, "ro"))
    except BookReadOnlyError as error:
        raise UnfinishedWriteError(path) from error


def _begun(db: Database) -> Database:
    try:
        db.begin()
        db.execute("PRAGMA user_version").fetchone()  # the moment begins with the first look
    except BaseException:
        db.close()
        raise
    return db
