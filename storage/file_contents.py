"""The bytes of attached files, kept in the book under their SHA-256 and never changed.

They are no records: the log names them by the hash and so proves them without carrying them.
"""

from collections.abc import Iterator
from hashlib import sha256

from storage.engine import Database
from storage.guard import Guard

_KEEP = "INSERT OR IGNORE INTO file_contents (sha256, bytes) VALUES (?, ?)"


class FileContents:
    """The kept files of one open book; who keeps one holds the transaction."""

    def __init__(self, guard: Guard, db: Database) -> None:
        self._guard = guard
        self._db = db

    def keep(self, content: bytes) -> str:
        """Keep bytes, once however often; returns their SHA-256 in hexadecimal."""
        name = sha256(content).hexdigest()
        with self._guard.known():
            self._db.execute(_KEEP, [name, content])
        return name

    def read(self, name: str) -> bytes:
        """The bytes of this hash. Raises KeyError when there are none."""
        with self._guard.known():
            found = self._db.execute("SELECT bytes FROM file_contents WHERE sha256 = ?", [name]).fetchone()
        if found is None:
            raise KeyError(name)
        content: bytes = found[0]
        return content


def broken_files(db: Database) -> Iterator[str]:
    """The hashes that the kept bytes no longer have."""
    for name, content in db.execute("SELECT sha256, bytes FROM file_contents ORDER BY sha256"):
        if sha256(content).hexdigest() != name:
            yield name
