"""What one step writes: records added, updated and removed, each noted with its row before and after."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ledger.kind import Record, RecordKind
from storage.change_set import ChangeSet
from storage.file_contents import FileContents
from storage.log import LogRow
from storage.rows import Row, form_of, with_id
from storage.tables import Tables

R = TypeVar("R", bound=Record)
Watch = Callable[[int], None]
"""Told how many records a step has written so far. It must not let anybody read the book: half of the step is there."""


def unwatched(_written: int) -> None:
    """The watch of a step that nobody waits for."""


class Change:
    """The only object that can write records. ``Store.change`` yields it; after that block it is of no use."""

    def __init__(self, tables: Tables, files: FileContents, watch: Watch = unwatched) -> None:
        self._tables = tables
        self._files = files
        self._watch = watch
        self._is_over = False
        self.rows: list[LogRow] = []

    @property
    def result(self) -> ChangeSet:
        """What has been touched so far; after the block, what the step has touched."""
        return ChangeSet.of(self.rows)

    def add(self, kind: RecordKind[R], record: R) -> R:
        """Add a record that has no id yet; returns it with the id that the book has given it."""
        self._require_open()
        if record.id:
            raise ValueError(f"{kind.key} {record.id} has been added before")
        row = form_of(kind).encode(record)
        record_id = self._tables.insert(kind.key, row)
        self._note(LogRow(kind.key, record_id, None, row))
        return with_id(record, record_id)

    def add_all(self, kind: RecordKind[R], records: Sequence[R]) -> list[int]:
        """Add many records that have no ids yet; returns the ids that the book has given them, in their order.

        Much cheaper than one by one: the statement runs once for all of them.
        """
        self._require_open()
        if any(record.id for record in records):
            raise ValueError(f"one of these {kind.key} has been added before")
        form = form_of(kind)
        rows = [form.encode(record) for record in records]
        ids = self._tables.insert_all(kind.key, rows)
        for row_id, row in zip(ids, rows, strict=True):
            self._note(LogRow(kind.key, row_id, None, row))
        return ids

    def bring_back(self, kind: RecordKind[R], record: R) -> None:
        """Add a record that was removed under the id that it had. Raises ValueError when it is there."""
        self._require_open()
        if not record.id or self._tables.fetch(kind.key, record.id) is not None:
            raise ValueError(f"{kind.key} {record.id} is there")
        row = form_of(kind).encode(record)
        self._tables.insert(kind.key, row, record.id)
        self._note(LogRow(kind.key, record.id, None, row))

    def update(self, kind: RecordKind[R], record: R) -> None:
        """Replace the record of the same id; an equal one is not written. Raises KeyError if there is none."""
        self._replace(kind, record.id, form_of(kind).encode(record))

    def remove(self, kind: RecordKind[Any], record_id: int) -> None:
        """Take a record out; the log keeps it. Raises KeyError if there is none.

        Records that refer to it have to leave first: a reference to nothing is refused as a bug of the caller.
        """
        self._replace(kind, record_id, None)

    def keep(self, content: bytes) -> str:
        """Keep the bytes of a file in the book; returns their SHA-256 in hexadecimal, by which a record names them.

        The same bytes are kept once. They stay when the record goes: the log may bring it back.
        """
        self._require_open()
        return self._files.keep(content)

    def finish(self) -> None:
        """From now on nothing can be written with this object."""
        self._is_over = True

    def _replace(self, kind: RecordKind[Any], record_id: int, after: Row | None) -> None:
        self._require_open()
        before = self._tables.fetch(kind.key, record_id)
        if before is None:
            raise KeyError(f"{kind.key} {record_id}")
        if before == after:
            return
        row = LogRow(kind.key, record_id, before, after)
        self._tables.write(row)
        self._note(row)

    def _note(self, row: LogRow) -> None:
        self.rows.append(row)
        self._watch(len(self.rows))

    def _require_open(self) -> None:
        if self._is_over:
            raise RuntimeError("this change is over")
