"""The log of a damaged book: the entries whose seal holds, and what any readable row of it says of each record."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ledger.kinds import KIND_BY_KEY
from storage.damaged import TableRead
from storage.log import NO_HASH, seal

HEAD = ("id", "made_at", "operator", "label", "action", "target_id", "previous_hash", "hash")
LOG_ROW = ("id", "entry_id", "table_name", "row_id", "before", "after")

Key = tuple[str, int]
States = dict[Key, dict[str, Any] | None]
Reader = Callable[[str, int], TableRead]
"""Reads a table, given the highest row id that is known from elsewhere."""


@dataclass(slots=True)
class DamagedLog:
    """What is left of a log.

    Attributes:
        heads: the entries that can be taken over: numbered without a gap, each sealed to the one before.
        rows: their rows.
        sealed: what these say of each record last; None for a removed one.
        last: the same of every row that could be read, sealed or not.
        is_whole: whether nothing of the log was found unreadable or broken.
    """

    heads: list[tuple[Any, ...]] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    sealed: States = field(default_factory=dict)
    last: States = field(default_factory=dict)
    is_whole: bool = False


def read_log(read: Reader) -> DamagedLog:
    """Read the log as far as it can be read."""
    entries, rows = read("log_entries", 0), read("log_rows", 0)
    log = DamagedLog()
    by_entry = defaultdict(list)
    if entries.columns != HEAD or rows.columns != LOG_ROW:
        return log
    for row_id in sorted(rows.rows):
        row = rows.rows[row_id]
        by_entry[row[1]].append(row)
    previous = NO_HASH
    while (head := entries.rows.get(len(log.heads) + 1)) is not None:
        own = by_entry.get(head[0], [])
        if head[6] != previous or not _holds(head, own):
            break
        previous = head[7]
        log.heads.append(head)
        log.rows += own
    log.sealed = _states(log.rows)
    log.last = _states(rows.rows[row_id] for row_id in sorted(rows.rows))
    is_all = len(log.heads) == len(entries.rows) and len(log.rows) == len(rows.rows)
    log.is_whole = entries.is_whole and rows.is_whole and is_all and bool(log.heads)
    return log


def _holds(head: tuple[Any, ...], rows: Iterable[tuple[Any, ...]]) -> bool:
    try:
        return bool(seal(head[:7], [row[2:] for row in rows]) == head[7])
    except (TypeError, ValueError):  # bytes where a text should be
        return False


def _states(rows: Iterable[tuple[Any, ...]]) -> States:
    found: States = {}
    for _, _, table, row_id, _, after in rows:
        if table not in KIND_BY_KEY or not isinstance(row_id, int):
            continue
        try:
            state = None if after is None else json.loads(after)
        except (TypeError, ValueError):
            continue
        if state is None or isinstance(state, dict):
            found[table, row_id] = state
    return found
