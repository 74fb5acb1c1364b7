"""What was said in a confidential talk stays out of the change log, the recycle bin and their sheets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.talks import TALKS
from storage.log import LogRow
from storage.readable import Readable

HIDDEN = "（保密）"
Covered: TypeAlias = Callable[[LogRow], frozenset[str]]
"""The fields of a row of the log that are not shown."""

_OF_TALKS = {kind.key: frozenset(kind.searched) for kind in (ADDENDA, ATTACHMENTS)}


def covered_in(store: Readable) -> Covered:
    """What is covered in rows of the log: texts of talks that are confidential now, or were when it was written."""
    secret = {one.id for one in store.all(TALKS) if one.is_confidential}

    def covered(row: LogRow) -> frozenset[str]:
        sides = [side for side in (row.before, row.after) if side]
        if row.kind == TALKS.key:
            is_secret = row.record_id in secret or any(side.get("is_confidential") for side in sides)
            return frozenset(TALKS.searched) if is_secret else frozenset()
        is_secret = any(side.get("talk_id") in secret for side in sides)
        return _OF_TALKS.get(row.kind, frozenset()) if is_secret else frozenset()

    return covered


def told_elsewhere(records: Mapping[str, Sequence[Any]]) -> Callable[[str, Any], Any]:
    """How a record may leave the book, by kind key and record: a confidential talk without its texts.

    What is attached to such a talk is None: it stays.
    """
    secret = {one.id for one in records[TALKS.key] if one.is_confidential}

    def told(kind_key: str, record: Any) -> Any:
        if kind_key == TALKS.key and record.is_confidential:
            return replace(record, **dict.fromkeys(TALKS.searched, ""))
        return None if kind_key in _OF_TALKS and record.talk_id in secret else record

    return told
