"""The open book: records out, changes in, undo and redo.

Every write goes through ``Store.change``: one transaction, one entry of the log, one step of undo. One thread uses a
store, the one that has opened it; copies and checks by path may run in another.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from ledger.kind import Record, RecordKind
from storage.change import Change, Watch, unwatched
from storage.change_set import ChangeSet
from storage.copying import Progress, copy_book, silent
from storage.errors import BookUnreachableError, ChangedOutsideError, readable_values
from storage.file_contents import FileContents
from storage.guard import Guard
from storage.lock import Seat
from storage.log import Action, Clock, LogEntry, LogRow, Step, Trail
from storage.opening import OpenBook, Session, create_book, open_book
from storage.past import Past
from storage.rows import form_of
from storage.search import SearchIndex
from storage.tables import Tables
from storage.verification import Verification, verify

__all__ = ["Change", "ChangeSet", "Store"]

R = TypeVar("R", bound=Record)
Listener = Callable[[ChangeSet], None]


class Store:
    """One open book, made by ``create`` or ``open``; ``close`` it, or use it in a ``with`` block.

    Every method raises BookError when the file fails it; nothing is then half written.
    """

    def __init__(self, path: Path, operator: str, book: OpenBook, guard: Guard) -> None:
        self.path = path
        self.operator = operator
        self._book = book
        self._guard = guard
        self._file = path.stat()
        self._tables = Tables(guard, book.db)
        self._files = FileContents(guard, book.db)
        self._trail = Trail(book.db)
        self._past = Past(guard, book.db)
        self._search = SearchIndex(book.db)
        self._listeners: list[Listener] = []
        self._is_changing = False
        self._is_open = True

    @classmethod
    def create(cls, path: Path, *, clock: Clock, operator: str, seat: Seat | None = None) -> Self:
        """Make an empty book and open it. Raises BookError: a file is there, or the place cannot be written."""
        create_book(path)
        return cls.open(path, clock=clock, operator=operator, seat=seat)

    @classmethod
    def open(
        cls, path: Path, *, clock: Clock, operator: str, seat: Seat | None = None, break_lock: bool = False
    ) -> Self:
        """Open a book, bringing one of an older release to the newest schema after a copy of it has been made.

        Args:
            path: the file.
            clock: tells the time for the log and the lock.
            operator: who works, as the log shall name him.
            seat: computer, user and process for the lock; this process's own when None.
            break_lock: take the book over from another computer that has not closed it. Only after asking the user.

        Raises:
            BookError: missing, not a book, damaged, newer, read-only or unreadable; the file is untouched.
            BookInUseError: open elsewhere; it says by whom and whether the lock may be broken.
        """
        book = open_book(path, Session(clock, operator, seat or Seat.here()), break_lock=break_lock)
        try:
            guard = Guard(path)
            with guard.readable():
                return cls(path, operator, book, guard)
        except BaseException:
            book.close()
            raise

    def work_as(self, operator: str) -> None:
        """From the next entry of the log on, this is who works."""
        self.operator = self._book.log.operator = operator

    @property
    def is_damaged(self) -> bool:
        """Whether a damaged page was met since the book was opened; nothing is written then."""
        return self._guard.is_damaged

    def subscribe_damage(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` once, when damage is met for the first time."""
        self._guard.subscribe(listener)

    def write_no_more(self) -> None:
        """Refuse every later change: a check beside has found pages damaged."""
        self._guard.note_damage()

    @property
    def was_left_open(self) -> bool:
        """Whether the lock of a session that did not close the book was found when it was opened."""
        return self._book.lock.was_left

    def close(self) -> None:
        """Close the file and give it back to others. Closing again does nothing."""
        if self._is_open:
            self._is_open = False
            self._book.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # reading

    def all(self, kind: RecordKind[R]) -> list[R]:
        """All records of a kind in the order of their ids."""
        return self._read(kind, "", ())

    def get(self, kind: RecordKind[R], record_id: int) -> R:
        """The record of this id. Raises KeyError when there is none."""
        found = self.find(kind, record_id)
        if found is None:
            raise KeyError(f"{kind.key} {record_id}")
        return found

    def find(self, kind: RecordKind[R], record_id: int) -> R | None:
        """The record of this id, or None."""
        found = self._read(kind, "WHERE id = ?", [record_id])
        return found[0] if found else None

    def where(self, kind: RecordKind[R], /, **equals: Any) -> list[R]:
        """The records whose fields have these values, None included, in the order of their ids."""
        form = form_of(kind)
        values = [form.stored(name, value) for name, value in equals.items()]
        condition = " AND ".join(f'"{name}" IS ?' for name in equals)
        return self._read(kind, f"WHERE {condition}" if equals else "", values)

    def count(self, kind: RecordKind[Any]) -> int:
        """How many records of a kind there are."""
        with self._guard.known():
            return self._book.db.table(kind.key).count

    def search(self, text: str) -> list[tuple[str, int]]:
        """Kind key and id of the records with this text in a searched field, in the order of kinds and ids.

        Capital letters make no difference. Finds exactly what a scan of these fields finds.
        """
        with self._guard.known():
            return self._search.find(text)

    def bytes_of(self, sha256: str) -> bytes:
        """The kept bytes of this SHA-256 in hexadecimal. Raises KeyError when there are none."""
        return self._files.read(sha256)

    def _read(self, kind: RecordKind[R], condition: str, values: Sequence[Any]) -> list[R]:
        form = form_of(kind)
        with self._guard.known():
            rows = self._book.db.execute(f"{form.select} {condition} ORDER BY id", values).fetchall()
        with readable_values(self.path):
            return form.decode_all(rows)

    # writing

    @contextmanager
    def change(self, label: str, action: Action = Action.CHANGE, *, watch: Watch = unwatched) -> Iterator[Change]:
        """One step: everything in the block is written together or, after an exception, not at all.

        A step that touches nothing leaves no trace. Another change inside the block is a bug.

        Args:
            label: what the user did, in Chinese; shown by 撤销 and in the log.
            action: ``Action.FOUND`` for the first contents of a new book, which 撤销 does not take away.
            watch: told after each record how many there are, by somebody who waits.
        """
        change = Change(self._tables, self._files, watch)
        step: Step | None = None
        with self._transaction():
            try:
                yield change
            finally:
                change.finish()
            if not change.result.is_empty:
                step = self._log(action, label, change.rows)
        if step is not None:
            self._trail.follow(action, step)
            self._tell(change.result)

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would take back, or None."""
        return self._trail.done[-1].label if self._trail.done else None

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again, or None."""
        return self._trail.undone[-1].label if self._trail.undone else None

    def undo(self) -> ChangeSet:
        """Take back the last step; the result is empty when there is none.

        Raises ChangedOutsideError when a row is not as that step has left it.
        """
        if not self._trail.done:
            return ChangeSet()
        step = self._trail.done[-1]
        rows = [row.reverse() for row in reversed(self._logged(step))]
        return self._repeat(Action.UNDO, f"撤销：{step.label}", step, rows)

    def redo(self) -> ChangeSet:
        """Do again what was undone last; result and errors as with ``undo``."""
        if not self._trail.undone:
            return ChangeSet()
        step = self._trail.undone[-1]
        return self._repeat(Action.REDO, f"重做：{step.label}", step, self._logged(step))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each step, undo and redo with what it touched. Returns the way to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _logged(self, step: Step) -> list[LogRow]:
        with self._guard.readable():
            return self._book.log.rows(step.id)

    def _repeat(self, action: Action, label: str, target: Step, rows: Sequence[LogRow]) -> ChangeSet:
        with self._transaction():
            for row in rows:
                if self._tables.fetch(row.kind, row.record_id) != row.before:
                    raise ChangedOutsideError(self.path)
                self._tables.write(row)
            step = self._log(action, label, rows, target.id)
        self._trail.follow(action, step, target.id)
        result = ChangeSet.of(rows)
        self._tell(result)
        return result

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._is_changing:
            raise RuntimeError("a change is open already")
        self._guard.require_sound()
        self._check_file()
        self._is_changing = True
        try:
            with self._guard.known(), self._book.db.atomic():
                yield
        finally:
            self._is_changing = False

    def _check_file(self) -> None:
        """Linux lets an open file be removed or replaced; what is written to it then would be lost without a word."""
        try:
            is_there = os.path.samestat(self._file, self.path.stat())
        except OSError as error:
            raise BookUnreachableError(self.path) from error
        if not is_there:
            raise BookUnreachableError(self.path)

    def _log(self, action: Action, label: str, rows: Sequence[LogRow], target_id: int | None = None) -> Step:
        self._tables.require_transaction()
        self._search.follow(rows)
        return self._book.log.append(action, label, rows, target_id)

    def _tell(self, result: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(result)

    # the past

    def history(
        self,
        *,
        limit: int = 100,
        before_id: int | None = None,
        kind: RecordKind[Any] | None = None,
        record_id: int | None = None,
    ) -> list[LogEntry]:
        """Entries of the log, the newest first.

        Args:
            limit: how many at most.
            before_id: only entries older than this one; for the next page pass the id of the last entry shown.
            kind: only entries that touch this kind, with their rows of this kind.
            record_id: with ``kind``, only entries that touch this record, with its rows; alone a ValueError.
        """
        if kind is None and record_id is not None:
            raise ValueError("the id of a record says nothing without its kind")
        key = None if kind is None else kind.key
        with self._guard.readable():
            return self._book.log.entries(limit=limit, before_id=before_id, kind=key, record_id=record_id)

    @property
    def past(self) -> Past:
        """The log read for people: entries without rows, rows in pieces, what was removed."""
        return self._past

    @property
    def last_change_at(self) -> datetime | None:
        """When the last entry was made, by the clock of that time; None in a new book."""
        with self._guard.readable():
            return self._book.log.last_made_at()

    @property
    def last_hash(self) -> str:
        """The hash of the newest entry of the log, which stands for the whole book; empty in a new one."""
        with self._guard.known():
            return self._book.log.last_hash()

    def backup_to(self, target: Path, progress: Progress = silent) -> dict[str, int]:
        """Make a proved copy of the book; see ``copy_book``."""
        return copy_book(self.path, target, progress)

    def verify(self, progress: Progress = silent) -> Verification:
        """Check the whole book; see ``storage.verification.verify``."""
        return verify(self.path, progress)
