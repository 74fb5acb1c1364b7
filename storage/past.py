"""The log read for people: entries without their rows, the rows of one in pieces, and what was removed.

A founding or an import holds many thousand rows, so none is read before somebody looks at it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from storage.engine import Database
from storage.guard import Guard
from storage.log import Action, LogRow
from storage.rows import Row

_HEADS = """
    SELECT id, made_at, operator, label, action, target_id,
        (
            SELECT count(DISTINCT table_name || ' ' || row_id) FROM log_rows
            WHERE entry_id = log_entries.id AND (:kind IS NULL OR table_name = :kind)
        )
    FROM log_entries
"""
_THESE = " WHERE id IN (SELECT value FROM json_each(:ids))"
_NET = """
    SELECT net.table_name, net.row_id, began.before, ended.after
    FROM (
        SELECT table_name, row_id, min(id) AS first, max(id) AS last FROM log_rows
        WHERE entry_id = :entry_id AND (:kind IS NULL OR table_name = :kind)
        GROUP BY table_name, row_id ORDER BY first LIMIT :limit OFFSET :offset
    ) AS net
    JOIN log_rows AS began ON began.id = net.first
    JOIN log_rows AS ended ON ended.id = net.last
    ORDER BY net.first
"""
_WRITTEN = """
    SELECT table_name, row_id, before, after FROM log_rows
    WHERE entry_id = :entry_id AND (:kind IS NULL OR table_name = :kind) ORDER BY id
"""
_KNOWN_ROW = """
    SELECT coalesce(after, before) FROM log_rows
    WHERE table_name = ? AND row_id = ? AND entry_id <= ? ORDER BY id DESC LIMIT 1
"""
_REMOVED = """
    SELECT rows.entry_id, rows.table_name, rows.row_id, rows.id
    FROM (SELECT max(id) AS newest FROM log_rows GROUP BY table_name, row_id) AS last
    JOIN log_rows AS rows ON rows.id = last.newest
    WHERE rows.after IS NULL
    ORDER BY rows.id DESC
"""


@dataclass(frozen=True, slots=True)
class LogHead:
    """One entry of the log without its rows; ``records`` is how many records, of the kind asked for, it has touched."""

    id: int
    made_at: datetime
    operator: str
    label: str
    action: Action
    target_id: int | None
    records: int


@dataclass(frozen=True, slots=True)
class HeadFilter:
    """Which entries are wanted; an empty filter wants all.

    Attributes:
        since: first day. ``until``: last day, which belongs to the period.
        operator: only what this person has done, as the log names him.
        kind: only entries that touch this record kind.
    """

    since: date | None = None
    until: date | None = None
    operator: str = ""
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """The newest row of a record that is not there any more: it went with entry ``entry_id``."""

    entry_id: int
    kind: str
    record_id: int
    row_id: int


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of the log as it is written there: JSON text before and after, None where there is no row."""

    kind: str
    record_id: int
    before: str | None
    after: str | None

    def loaded(self) -> LogRow:
        """The row by column."""
        return LogRow(self.kind, self.record_id, _loaded(self.before), _loaded(self.after))


class Past:
    """Reads the log of one open book; nothing here writes."""

    def __init__(self, guard: Guard, db: Database) -> None:
        self._guard = guard
        self._db = db

    def heads(self, wanted: HeadFilter, *, limit: int, before_id: int | None = None) -> list[LogHead]:
        """Entries that are wanted, the newest first, older than ``before_id``."""
        values = {
            "since": None if wanted.since is None else wanted.since.isoformat(),
            "end": None if wanted.until is None else (wanted.until + timedelta(days=1)).isoformat(),
            "operator": wanted.operator or None,
            "kind": wanted.kind,
            "before_id": before_id,
            "limit": limit,
        }
        asked = {
            "before_id": "id < :before_id",
            "since": "made_at >= :since",  # the texts begin with the day, as the clock of that time showed it
            "end": "made_at < :end",
            "operator": "operator = :operator",
            "kind": "id IN (SELECT entry_id FROM log_rows WHERE table_name = :kind)",
        }
        conditions = [condition for name, condition in asked.items() if values[name] is not None] or ["1"]
        with self._reading():
            found = self._db.execute(f"{_HEADS} WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT :limit", values)
            return [_head(row) for row in found]

    def heads_of(self, entry_ids: Iterable[int]) -> list[LogHead]:
        """These entries, the newest first."""
        every = sorted(entry_ids, reverse=True)
        with self._reading():
            found = self._db.execute(_HEADS + _THESE, {"kind": None, "ids": json.dumps(every)})
            return sorted((_head(row) for row in found), key=lambda one: -one.id)

    def entry_count(self) -> int:
        """How many entries the log has."""
        with self._reading():
            count: int = self._db.execute("SELECT count(*) FROM log_entries").fetchone()[0]
            return count

    def operators(self) -> list[str]:
        """Who has worked in this book, the last one first."""
        with self._reading():
            found = self._db.execute("SELECT operator FROM log_entries GROUP BY operator ORDER BY max(id) DESC")
            return [row[0] for row in found]

    def net_rows(
        self, entry_id: int, *, kind: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[LogRow]:
        """What an entry did to each record on balance, in the order in which they were first touched.

        Args:
            entry_id: the entry.
            kind: only records of this kind.
            limit: of how many records at most, from number ``offset`` on; None gives all.
            offset: how many records to pass over.
        """
        values = {"entry_id": entry_id, "kind": kind, "limit": -1 if limit is None else limit, "offset": offset}
        with self._reading():
            found = self._db.execute(_NET, values)
            return [LogRow(table, row_id, _loaded(before), _loaded(after)) for table, row_id, before, after in found]

    def written(self, entry_id: int, kind: str | None = None) -> Iterator[WrittenRow]:
        """The rows of an entry as they stand in the log, for a first look at the words."""
        with self._reading():
            for row in self._db.execute(_WRITTEN, {"entry_id": entry_id, "kind": kind}):
                yield WrittenRow(*row)

    def row_then(self, kind: str, record_id: int, entry_id: int) -> Row | None:
        """A record as it was after an entry, or before it went; None when the log does not know it by then."""
        with self._reading():
            found = self._db.execute(_KNOWN_ROW, [kind, record_id, entry_id]).fetchone()
            return None if found is None else _loaded(found[0])

    def removals(self) -> list[Removal]:
        """Every record that was removed and is not there any more, the last one to go first."""
        with self._reading():
            return [Removal(*row) for row in self._db.execute(_REMOVED)]

    def removed_row(self, removal: Removal) -> Row:
        """A removed record as it was when it went."""
        with self._reading():
            found = self._db.execute("SELECT before FROM log_rows WHERE id = ?", [removal.row_id]).fetchone()
            return _loaded(found[0]) or {}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._guard.readable():
            yield


def _head(row: Any) -> LogHead:
    entry_id, made_at, operator, label, action, target_id, records = row
    return LogHead(entry_id, datetime.fromisoformat(made_at), operator, label, Action(action), target_id, records)


def _loaded(text: str | None) -> Row | None:
    row: Row | None = None if text is None else json.loads(text)
    return row
