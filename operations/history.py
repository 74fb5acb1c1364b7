"""The change log for people: what was done, by whom, and each field before and after, in words.

The log keeps rows as they are stored. Here they become sentences: labels instead of identifiers, names instead of ids,
numbers of identity papers and telephones shortened unless asked for in full.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeAlias

from ledger.fields import Field, FieldInfo, Form, masked
from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.book import SETTINGS
from ledger.values.money import Money, format_money
from operations.preferences import title_of, words_of
from storage.log import Action, LogEntry, LogRow
from storage.rows import Row, Stored, form_of
from storage.store import Store
from storage.verification import Verification

ACTION_WORDS = {
    Action.CHANGE: "修改",
    Action.UNDO: "撤销",
    Action.REDO: "重做",
    Action.UPGRADE: "升级",
    Action.FOUND: "建账",
}
EMPTY = "（空）"
_READ_AT_ONCE = 200

NameOf: TypeAlias = Callable[[str, int], str]
"""The words by which the record of a kind key and an id is known."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which entries are wanted; an empty filter wants all.

    Attributes:
        since: first day. ``until``: last day, which belongs to the period.
        kind: only entries that touch this kind, and of them only the rows of this kind.
        text: words that all stand in label, operator or in a stored text of the rows.
    """

    since: date | None = None
    until: date | None = None
    kind: RecordKind[Any] | None = None
    text: str = ""

    def matches(self, entry: LogEntry) -> bool:
        """Whether an entry of the wanted kind is wanted."""
        day = entry.made_at.date()
        if (self.since is not None and day < self.since) or (self.until is not None and day > self.until):
            return False
        words = self.text.casefold().split()
        return not words or _holds_all(entry, words)


@dataclass(frozen=True, slots=True)
class HistoryPart:
    """A stretch of the log, the newest entry first. ``next_before`` continues it; None at its end."""

    entries: tuple[LogEntry, ...]
    next_before: int | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as texts; empty text where there was no record."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What an entry did to one record. ``way`` is 新增, 修改 or 删除."""

    title: str
    name: str
    way: str
    fields: tuple[FieldChange, ...]


# Reading


def read_history(store: Store, wanted: HistoryFilter, *, limit: int, before_id: int | None = None) -> HistoryPart:
    """The next entries that are wanted, at most ``limit`` of them, older than ``before_id``.

    The log is read in small parts until enough is found or the period is over.
    """
    found: list[LogEntry] = []
    while len(found) < limit:
        read = store.history(limit=_READ_AT_ONCE, before_id=before_id, kind=wanted.kind)
        for entry in read:
            if _is_before(entry, wanted.since):
                return HistoryPart(tuple(found), None)
            before_id = entry.id
            if wanted.matches(entry):
                found.append(entry)
                if len(found) == limit:
                    return HistoryPart(tuple(found), before_id)
        if len(read) < _READ_AT_ONCE:
            return HistoryPart(tuple(found), None)
    return HistoryPart(tuple(found), before_id)


def entry_count(store: Store) -> int:
    """How many entries the log has: they are numbered without a gap."""
    newest = store.history(limit=1)
    return newest[0].id if newest else 0


def names_in(store: Store) -> NameOf:
    """Names of the records of an open book, each looked up once; who is gone is called 已删除."""
    known: dict[tuple[str, int], str] = {}

    def name_of(kind_key: str, record_id: int) -> str:
        place = (kind_key, record_id)
        if place not in known:
            kind = KIND_BY_KEY[kind_key]
            record = store.find(kind, record_id)
            known[place] = f"已删除的{kind.title}（{record_id}号）" if record is None else kind.describe(record)
        return known[place]

    return name_of


# Words


def action_words(entry: LogEntry) -> str:
    """The kind of act: 修改, 撤销, 重做, 升级, 建账."""
    return ACTION_WORDS[entry.action]


def record_count(entry: LogEntry) -> int:
    """How many records the entry has touched."""
    return len({(row.kind, row.record_id) for row in entry.rows})


def record_changes(
    entry: LogEntry, name_of: NameOf, *, is_unmasked: bool = False, limit: int | None = None
) -> list[RecordChange]:
    """The net change of each record, in the order in which they were first touched; of the first ``limit`` only."""
    here = _names_inside(entry, name_of)
    net = (_net(rows) for rows in _by_record(entry.rows))
    changed = islice((row for row in net if row.before != row.after), limit)
    return [_record_change(row, here, is_unmasked=is_unmasked) for row in changed]


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


def _is_before(entry: LogEntry, since: date | None) -> bool:
    return since is not None and entry.made_at.date() < since


def _holds_all(entry: LogEntry, words: Iterable[str]) -> bool:
    texts = [entry.label, entry.operator]
    for row in entry.rows:
        texts += [
            value for side in (row.before, row.after) if side for value in side.values() if isinstance(value, str)
        ]
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words)


def _by_record(rows: Iterable[LogRow]) -> list[list[LogRow]]:
    found: dict[tuple[str, int], list[LogRow]] = {}
    for row in rows:
        found.setdefault((row.kind, row.record_id), []).append(row)
    return list(found.values())


def _net(rows: list[LogRow]) -> LogRow:
    return LogRow(rows[0].kind, rows[0].record_id, rows[0].before, rows[-1].after)


def _names_inside(entry: LogEntry, name_of: NameOf) -> NameOf:
    """Names as the entry itself tells them, for records that were renamed or removed since; else those of today."""
    told = {(row.kind, row.record_id): row for row in entry.rows if row.kind in KIND_BY_KEY}

    def name(kind_key: str, record_id: int) -> str:
        row = told.get((kind_key, record_id))
        stored = (row.after or row.before) if row else None
        return name_of(kind_key, record_id) if stored is None else _described(kind_key, record_id, stored)

    return name


def _described(kind_key: str, record_id: int, stored: Row) -> str:
    """The name of a stored row. Columns that came with a later release count as empty."""
    kind = KIND_BY_KEY[kind_key]
    form = form_of(kind)
    whole = {**form.encode(kind.record()), **stored}
    return kind.describe(form.decode([record_id, *(whole[name] for name in form.columns)]))


def _record_change(row: LogRow, name_of: NameOf, *, is_unmasked: bool) -> RecordChange:
    way = "修改" if row.before and row.after else "新增" if row.after else "删除"
    kind = KIND_BY_KEY.get(row.kind)
    if kind is None:  # a kind of a newer release, or one that no longer exists
        return RecordChange(row.kind, f"{row.record_id}号", way, ())
    before, after = row.before or {}, row.after or {}
    fields = [one for one in kind.fields if before.get(one.name) != after.get(one.name) and not _is_void(row, one)]
    if kind is SETTINGS:  # its name says which
        fields = [one for one in fields if one.name != "key"]
    return RecordChange(
        kind.title,
        _record_name(kind, row, name_of),
        way,
        tuple(_field_change(kind, row, one, name_of, is_unmasked=is_unmasked) for one in fields),
    )


def _is_void(row: LogRow, field: Field) -> bool:
    """A field that says nothing in a record that came or went."""
    only = row.after if row.before is None else row.before if row.after is None else None
    return only is not None and only.get(field.name) in ("", None, 0)


def _record_name(kind: RecordKind[Any], row: LogRow, name_of: NameOf) -> str:
    """The person for what belongs to a person, else the record's own words."""
    stored = row.after or row.before or {}
    member_id = stored.get("member_id")
    if isinstance(member_id, int):
        return name_of("members", member_id)
    if kind is SETTINGS:
        return title_of(str(stored["key"]))
    return _described(kind.key, row.record_id, stored)


def _field_change(
    kind: RecordKind[Any], row: LogRow, field: Field, name_of: NameOf, *, is_unmasked: bool
) -> FieldChange:
    def words(side: Row | None) -> str:
        if side is None:
            return ""
        stored = side.get(field.name)
        if kind is SETTINGS and field.name == "value":
            return words_of(str(side["key"]), str(stored))
        return stored_words(field.info, stored, name_of, is_unmasked=is_unmasked)

    return FieldChange(field.info.label, words(row.before), words(row.after))


def stored_words(info: FieldInfo, stored: Stored, name_of: NameOf, *, is_unmasked: bool = False) -> str:
    """One stored value in words."""
    if info.form is Form.FLAG:
        return "是" if stored else "否"
    if info.form is Form.MONEY:
        return format_money(Money(int(stored or 0)))
    if stored in ("", None) or (info.form is Form.WHOLE and not stored):
        return EMPTY
    if info.form is Form.REFERENCE and isinstance(stored, int):
        return name_of(info.refers_to, stored)
    return str(stored) if is_unmasked else masked(str(stored), info.mask)
