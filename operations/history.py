"""The change log for people: what was done, by whom, and what of it is wanted.

Entries are read without their rows; those of one come in pieces, when somebody looks at it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.kind import RecordKind
from operations.confidential import Covered, covered_in
from operations.history_words import FieldChange, RecordChange, names_then, record_change
from storage.copying import Progress, silent
from storage.log import Action, LogRow
from storage.past import HeadFilter, LogHead
from storage.readable import Readable
from storage.store import Store
from storage.verification import Verification

ACTION_WORDS = {
    Action.CHANGE: "修改",
    Action.UNDO: "撤销",
    Action.REDO: "重做",
    Action.UPGRADE: "升级",
    Action.FOUND: "建账",
}
_READ_AT_ONCE = 200
_TOLD_AT_ONCE = 50
MOST_EXPORTED = 300
"""Records of one entry that go into a sheet; an import is better looked up where it went."""
MOST_ENTRIES = 5000
"""Entries that go into a sheet: years of work, read in a few seconds."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which entries are wanted; an empty filter wants all.

    Attributes:
        since: first day. ``until``: last day, which belongs to the period.
        kind: only entries that touch this kind, and of them only the records of this kind.
        text: words that all stand in label, operator or in a stored text of the rows.
        operator: only what this person has done.
    """

    since: date | None = None
    until: date | None = None
    kind: RecordKind[Any] | None = None
    text: str = ""
    operator: str = ""

    @property
    def kind_key(self) -> str | None:
        """The key of the kind, if one is chosen."""
        return None if self.kind is None else self.kind.key

    @property
    def head(self) -> HeadFilter:
        """What the log itself can tell apart."""
        return HeadFilter(self.since, self.until, self.operator, self.kind_key)


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """A stretch of the log, the newest entry first. ``next_before`` continues it; None at its end."""

    entries: tuple[LogHead, ...]
    next_before: int | None


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One field of one record of one entry, as it goes into a sheet."""

    head: LogHead
    title: str
    name: str
    way: str
    label: str
    before: str
    after: str


# Reading


def read_history(store: Readable, wanted: HistoryFilter, *, limit: int, before_id: int | None = None) -> HistoryPart:
    """The next entries that are wanted, at most ``limit`` of them, older than ``before_id``.

    Words are not found in what is not told of a confidential talk.
    """
    words = wanted.text.casefold().split()
    covered = covered_in(store) if words else None
    found: list[LogHead] = []
    at_once = _READ_AT_ONCE if words else limit
    while len(found) < limit:
        read = store.past.heads(wanted.head, limit=at_once, before_id=before_id)
        for head in read:
            before_id = head.id
            if covered is None or _holds_all(store, head, words, wanted.kind_key, covered):
                found.append(head)
                if len(found) == limit:
                    return HistoryPart(tuple(found), before_id)
        if len(read) < at_once:
            return HistoryPart(tuple(found), None)
    return HistoryPart(tuple(found), before_id)


def read_back_to(store: Store, entry_id: int, *, at_least: int) -> HistoryPart:
    """The whole log without a filter, from the newest entry back to one and somewhat further."""
    newest = store.past.heads(HeadFilter(), limit=1)
    reach = newest[0].id - entry_id + 1 if newest else 0
    return read_history(store, HistoryFilter(), limit=max(reach + at_least // 4, at_least))


def entry_count(store: Store) -> int:
    """How many entries the log has."""
    return store.past.entry_count()


def record_changes(
    store: Readable,
    head: LogHead,
    kind: RecordKind[Any] | None = None,
    *,
    is_unmasked: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[RecordChange]:
    """The net change of each record, in the order in which they were first touched.

    Args:
        store: the book.
        head: the entry.
        kind: only records of this kind.
        is_unmasked: whether numbers of papers and telephones are shown in full.
        limit: of how many records at most, from number ``offset`` on.
        offset: how many to pass over.
    """
    key = None if kind is None else kind.key
    rows = store.past.net_rows(head.id, kind=key, limit=limit, offset=offset)
    return _told(store, head, rows, covered_in(store), is_unmasked=is_unmasked)


def export_lines(
    store: Readable, wanted: HistoryFilter, *, is_unmasked: bool = False, progress: Progress = silent
) -> list[ExportLine]:
    """Every wanted entry field by field, the newest first; of an entry with very many records the first ones.

    What is left out is said in a line of its own. Raises Cancelled when ``progress`` does.
    """
    part = read_history(store, wanted, limit=MOST_ENTRIES)
    covered = covered_in(store)
    lines: list[ExportLine] = []
    for number, head in enumerate(part.entries):
        if number % _TOLD_AT_ONCE == 0:
            progress(number, len(part.entries), "正在读取修改记录")
        lines += _lines_of(store, head, wanted, covered, is_unmasked=is_unmasked)
    if part.next_before is not None and len(part.entries) == MOST_ENTRIES and part.next_before > 1:
        words = f"列出最近 {MOST_ENTRIES} 次修改，更早的请按时间分段保存"
        lines.append(ExportLine(part.entries[-1], "", words, "", "", "", ""))
    return lines


# Words


def action_words(head: LogHead) -> str:
    """The kind of act: 修改, 撤销, 重做, 升级, 建账."""
    return ACTION_WORDS[head.action]


def verification_words(result: Verification) -> str:
    """The result of a check as sentences: what is sound, or what is not and what to do next."""
    if result.is_sound:
        records = sum(result.counts.values())
        chain = f"修改记录 {result.entries} 条首尾相接，未被改动"
        return f"检查完毕，没有发现问题：{chain}；各项登记共 {records} 条，与修改记录一致。"
    found = [
        "文件结构有损坏" if result.damage else "",
        f"{len(result.broken_references)} 处引用找不到对应的登记" if result.broken_references else "",
        f"修改记录自第 {result.broken_entry} 条起与前文不相接，可能被改动过" if result.broken_entry else "",
        f"{len(result.broken_files)} 个附件的内容与登记的校验值不符" if result.broken_files else "",
        f"{len(result.outside)} 条登记与修改记录不一致，可能在本程序之外被改动过" if result.outside else "",
    ]
    what = "；".join(part for part in found if part)
    return f"检查发现：{what}。检查没有改动账簿，请从最近的备份恢复，或先另存备份再继续使用。"


# How it is done


def _holds_all(store: Readable, head: LogHead, words: list[str], kind: str | None, covered: Covered) -> bool:
    """Whether every word stands in label, operator or a text that is told; rows are only read while one is missing."""
    told = f"{head.label}\n{head.operator}".casefold()
    missing = {word for word in words if word not in told}
    if not missing:
        return True
    for row in store.past.written(head.id, kind):
        whole = f"{row.before}\n{row.after}".casefold()
        near = {word for word in missing if json.dumps(word, ensure_ascii=False)[1:-1] in whole}
        if near:
            values = _told_values(row.loaded(), covered)
            missing -= {word for word in near if word in values}
            if not missing:
                return True
    return False


def _told_values(row: LogRow, covered: Covered) -> str:
    hidden = covered(row)
    sides = [side for side in (row.before, row.after) if side]
    texts = [value for side in sides for name, value in side.items() if isinstance(value, str) and name not in hidden]
    return "\n".join(texts).casefold()


def _told(
    store: Readable, head: LogHead, rows: Sequence[LogRow], covered: Covered, *, is_unmasked: bool
) -> list[RecordChange]:
    names = names_then(store, head.id)
    return [record_change(row, names, covered(row), is_unmasked=is_unmasked) for row in rows if row.before != row.after]


def _lines_of(
    store: Readable, head: LogHead, wanted: HistoryFilter, covered: Covered, *, is_unmasked: bool
) -> Iterator[ExportLine]:
    rows = store.past.net_rows(head.id, kind=wanted.kind_key, limit=MOST_EXPORTED)
    changes = _told(store, head, rows, covered, is_unmasked=is_unmasked)
    for one in changes:
        for field in one.fields or (FieldChange("", "", ""),):
            yield ExportLine(head, one.title, one.name, one.way, field.label, field.before, field.after)
    if head.records > MOST_EXPORTED and len(changes) == MOST_EXPORTED:
        words = f"共 {head.records} 条登记，列出前 {MOST_EXPORTED} 条"
        yield ExportLine(head, "", words, "", "", "", "")
