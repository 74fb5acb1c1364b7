"""The change log: what was done, by whom, when, and each row before and after.

The log only grows. An undo is an entry of its own that names the entry it takes back; so is a redo. Each entry carries
a hash over itself, its rows and the hash of the entry before it, so a later edit of the log breaks the chain.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from storage.engine import Database
from storage.rows import Row

Clock = Callable[[], datetime]
NO_HASH = ""  # what the first entry names as the hash before it

_ENTRY_COLUMNS = "id, made_at, operator, label, action, target_id, previous_hash, hash"
_ENTRIES = f"SELECT {_ENTRY_COLUMNS} FROM log_entries"  # noqa: S608 - a constant
_ADD_ENTRY = f"INSERT INTO log_entries ({_ENTRY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - a constant
_ADD_ROW = "INSERT INTO log_rows (entry_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)"
_ROWS = "SELECT table_name, row_id, before, after FROM log_rows WHERE entry_id = :entry_id"


class Action(StrEnum):
    """What an entry of the log stands for."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    UPGRADE = "upgrade"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row before and after, by column, without ``id``; None where there is no row."""

    kind: str
    record_id: int
    before: Row | None
    after: Row | None

    def reverse(self) -> "LogRow":
        """The row that takes this one back."""
        return LogRow(self.kind, self.record_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change as the log keeps it; ``target_id`` is the entry that an undo or redo refers to."""

    id: int
    made_at: datetime
    operator: str
    label: str
    action: Action
    target_id: int | None
    rows: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An entry that can be undone or redone."""

    id: int
    label: str


class Log:
    """Appends to and reads the log of one open book; its caller holds the transaction."""

    def __init__(self, db: Database, clock: Clock, operator: str) -> None:
        self._db = db
        self._clock = clock
        self.operator = operator

    def append(self, action: Action, label: str, rows: Iterable[LogRow], target_id: int | None = None) -> Step:
        """Write an entry with its rows and seal it to the one before."""
        last_id, previous_hash = self._last()
        head = [last_id + 1, _instant(self._clock()), self.operator, label, action.value, target_id, previous_hash]
        texts = [(row.kind, row.record_id, _text(row.before), _text(row.after)) for row in rows]
        self._db.execute(_ADD_ENTRY, [*head, seal(head, texts)])
        self._db.conn.executemany(_ADD_ROW, ([last_id + 1, *text] for text in texts))
        return Step(last_id + 1, label)

    def rows(self, entry_id: int) -> list[LogRow]:
        """The rows of an entry in the order in which they were written."""
        found = self._db.execute(f"{_ROWS} ORDER BY id", {"entry_id": entry_id})
        return [_log_row(row) for row in found]

    def entries(
        self, *, limit: int, before_id: int | None = None, kind: str | None = None, record_id: int | None = None
    ) -> list[LogEntry]:
        """Entries, the newest first, older than ``before_id``; with a filter only those with such rows, and only these.

        ``record_id`` says nothing without its ``kind``.
        """
        values = {"limit": limit, "before_id": before_id, "kind": kind, "record_id": record_id}
        asked = (("table_name = :kind", kind), ("row_id = :record_id", record_id))
        matches = " AND ".join(condition for condition, value in asked if value is not None)
        conditions = ["1"] if before_id is None else ["id < :before_id"]
        if matches:
            conditions.append(f"id IN (SELECT entry_id FROM log_rows WHERE {matches})")  # noqa: S608 - constants
        heads = self._db.execute(f"{_ENTRIES} WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT :limit", values)
        rows = f"{_ROWS} AND {matches or '1'} ORDER BY id"
        return [_entry(head, self._db.execute(rows, {**values, "entry_id": head[0]})) for head in heads.fetchall()]

    def last_made_at(self) -> datetime | None:
        """When the newest entry was made, or None in a book without one."""
        found = self._db.execute("SELECT made_at FROM log_entries ORDER BY id DESC LIMIT 1").fetchone()
        return None if found is None else datetime.fromisoformat(found[0])

    def last_hash(self) -> str:
        """The hash of the newest entry; empty without one."""
        return self._last()[1]

    def _last(self) -> tuple[int, str]:
        found = self._db.execute("SELECT id, hash FROM log_entries ORDER BY id DESC LIMIT 1").fetchone()
        return (0, NO_HASH) if found is None else (found[0], found[1])


class Trail:
    """Which entries can be undone and redone, followed from the first entry of the log on."""

    def __init__(self, db: Database) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        for entry_id, label, action, target_id in db.execute(
            "SELECT id, label, action, target_id FROM log_entries ORDER BY id"
        ):
            self.follow(Action(action), Step(entry_id, label), target_id)

    def follow(self, action: Action, step: Step, target_id: int | None = None) -> None:
        """Take note of an entry.

        After an upgrade of the book nothing before it can be undone, nor can the founding of the book itself. Nor can
        anything where somebody has taken entries out of the log, so that an undo or redo is not of the step whose turn
        it was.
        """
        if action is Action.CHANGE:
            self.done.append(step)
            self.undone.clear()
        elif action is Action.UNDO and self.done and self.done[-1].id == target_id:
            self.undone.append(self.done.pop())
        elif action is Action.REDO and self.undone and self.undone[-1].id == target_id:
            self.done.append(self.undone.pop())
        else:
            self.done.clear()
            self.undone.clear()


def seal(head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> str:
    """The hash of an entry: SHA-256 in hexadecimal over JSON of its columns, the hash before it, and its rows as text.

    Args:
        head: the columns of the entry up to and including ``previous_hash``.
        rows: table, row id, text before and text after of each row.
    """
    return sha256(_json([*head, [list(row) for row in rows]]).encode()).hexdigest()


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text(row: Row | None) -> str | None:
    return None if row is None else _json(row)


def _entry(head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> LogEntry:
    entry_id, made_at, operator, label, action, target_id, *_ = head
    return LogEntry(
        id=entry_id,
        made_at=datetime.fromisoformat(made_at),
        operator=operator,
        label=label,
        action=Action(action),
        target_id=target_id,
        rows=tuple(_log_row(row) for row in rows),
    )


def _log_row(row: Sequence[Any]) -> LogRow:
    kind, record_id, before, after = row
    return LogRow(kind, record_id, _row(before), _row(after))


def _row(text: str | None) -> Row | None:
    row: Row | None = None if text is None else json.loads(text)
    return row
