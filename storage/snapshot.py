"""A book read as it is at one moment, on a connection of its own: any thread may do it, beside a window that writes."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ledger.kind import Record, RecordKind
from ledger.kinds import KINDS
from storage.engine import Database
from storage.errors import known_file_errors, readable_values
from storage.file_contents import FileContents
from storage.guard import Guard
from storage.past import Past
from storage.reader import open_reader
from storage.rows import form_of

R = TypeVar("R", bound=Record)
Records = dict[str, list[Any]]


class EntryMark(NamedTuple):
    """What tells an entry of the log from every other one."""

    number: int
    day: str
    hash: str


class Snapshot:
    """What a book holds at the moment at which the snapshot was begun."""

    def __init__(self, path: Path, db: Database) -> None:
        self._path = path
        self._db = db
        guard = Guard(path)
        self._files = FileContents(guard, db)
        self._past = Past(guard, db)

    def all(self, kind: RecordKind[R]) -> list[R]:
        """All records of a kind in the order of their ids."""
        with readable_values(self._path):
            return form_of(kind).decode_all(self._db.execute(f"{form_of(kind).select} ORDER BY id").fetchall())

    def find(self, kind: RecordKind[R], record_id: int) -> R | None:
        """The record of this id, or None."""
        with readable_values(self._path):
            found = self._db.execute(f"{form_of(kind).select} WHERE id = ?", [record_id]).fetchone()
            return None if found is None else form_of(kind).decode(found)

    @property
    def past(self) -> Past:
        """The log read for people."""
        return self._past

    def records(self, kinds: Iterable[RecordKind[Any]] = KINDS) -> Records:
        """All records of these kinds by the key of the kind."""
        return {kind.key: self.all(kind) for kind in kinds}

    def bytes_of(self, sha256: str) -> bytes:
        """The kept bytes of this SHA-256 in hexadecimal. Raises KeyError when there are none."""
        return self._files.read(sha256)

    def entries(self) -> list[EntryMark]:
        """Every entry of the log in its order, by number, day and hash."""
        found = self._db.execute("SELECT id, substr(made_at, 1, 10), hash FROM log_entries ORDER BY id")
        return [EntryMark(*row) for row in found]


@contextmanager
def snapshot(path: Path) -> Iterator[Snapshot]:
    """Read a book, which may be open elsewhere. Raises BookError when the file fails it."""
    with known_file_errors(path), closing(open_reader(path)) as db:
        db.begin()  # everything at the same moment
        yield Snapshot(path, db)
