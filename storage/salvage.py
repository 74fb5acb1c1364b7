"""抢救: a damaged book is read as far as the engine goes into a new book; the damaged file is only read and stays.

Two witnesses stand for each record: its row, and its last row in the log. The log is taken over as far as its chain of
hashes holds. A record whose row cannot be read comes back as the log has it; where the whole log could be read, a row
that is not as the log left it counts as hit. One new entry of the log says what the new book has that the old log does
not say, so that the new book passes every check.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds import KINDS
from ledger.kinds.attached import ATTACHMENTS
from storage.copying import Progress, require_room, silent
from storage.damaged import PAGE, DamagedFile, Layout, TableRead, copy_bytes, layouts
from storage.damaged_log import HEAD, LOG_ROW, DamagedLog, Reader, read_log
from storage.engine import Database, connect
from storage.errors import BookDamagedError, BookError, BookExistsError, PasswordNeededError, known_file_errors
from storage.files import JOURNAL, appearing_whole
from storage.filling import put_records, put_rows
from storage.fitting import Rows, fitting_row, without_broken_references
from storage.keys import KEYRING, derive, salt_of
from storage.log import Action, Clock, Log, LogRow
from storage.migrations import SCHEMA
from storage.rows import Row, form_of
from storage.unlocking import WrongPasswordError, unlock
from storage.upgrade import fill_new
from storage.verification import verify

LABEL = "抢救损坏的账簿"
_FIRST_BYTES = b"\x00\x02\x05\x0a\x0d"  # of pages in a plain book; in an encrypted one every byte is as likely
_ROOTS = frozenset({"log_entries", "log_rows", "members", "org_units"})


class NothingToSalvageError(BookError):
    """Not one record could be read."""

    words = "“{name}”中没有读出任何记录，没有生成新账簿，原文件没有改动；请用最近的备份恢复。"


class Outcome(StrEnum):
    """What has become of a record that was not simply there."""

    LOST = "没有取出"
    FROM_LOG = "按修改记录补回"
    CHANGED = "已改动"


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the list of what is missing.

    Attributes:
        title: what kind of record, in Chinese.
        record_id: its number; 0 for what is no record.
        words: by which a person recognises it, as far as they are known.
        outcome: what has become of it.
        reason: why.
    """

    title: str
    record_id: int
    words: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage has come to: rows by kind in the new book, log entries taken over, and what is missing."""

    book: Path
    counts: dict[str, int]
    entries: int
    notes: tuple[Note, ...]

    @property
    def lost(self) -> int:
        """How many records the list names as not saved."""
        return sum(1 for one in self.notes if one.outcome is Outcome.LOST and one.record_id)


@dataclass(slots=True)
class _Work:
    """What is gathered on the way."""

    log: DamagedLog
    rows: Rows = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def note(
        self, kind: RecordKind[Any], record_id: int, row: dict[str, Any] | None, outcome: Outcome, reason: str
    ) -> None:
        """Put a line on the list."""
        self.notes.append(Note(kind.title, record_id, words_of(kind, record_id, row), outcome, reason))

    def leave(self, kind: RecordKind[Any], record_id: int, row: Row, is_out: bool, reason: str) -> None:  # noqa: FBT001
        """Note a record that was left out, or lost one of its references."""
        self.note(kind, record_id, row, Outcome.LOST if is_out else Outcome.CHANGED, reason)


def salvage(damaged: Path, target: Path, clock: Clock, operator: str, progress: Progress = silent) -> Salvaged:
    """Read a damaged book into a new one of the newest schema, encrypted with the same key where it was encrypted.

    Raises:
        BookExistsError: a file is there; nothing is overwritten.
        PasswordNeededError: the key of an encrypted book is not in the keyring.
        NothingToSalvageError: not one record could be read; no file is made.
        BookError: the file or the place of the new one cannot be reached, the disk is full.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    if needs_key(damaged):
        raise PasswordNeededError(damaged)
    with known_file_errors(target):
        if target.exists():
            raise BookExistsError(target)
        require_room(damaged, target)
        copy = target.with_name(f"{target.name}.damaged")
        try:
            with known_file_errors(damaged):
                copy_bytes(damaged, copy)
            work = _gather(copy, progress)
        finally:
            for one in (copy, copy.with_name(copy.name + JOURNAL)):
                one.unlink(missing_ok=True)
        if not any(work.rows.values()):
            raise NothingToSalvageError(damaged)
        with appearing_whole(target) as beside:
            progress(0, 0, "正在写入新账簿")
            counts = _write(beside, damaged, work, clock, operator)
            if not verify(beside, progress).is_sound:
                raise BookDamagedError(damaged)
    return Salvaged(target, counts, len(work.log.heads), tuple(work.notes))


def words_of(kind: RecordKind[Any], record_id: int, row: dict[str, Any] | None) -> str:
    """How a person recognises the record, from its row; empty when it is not known or says nothing."""
    form = form_of(kind)
    fitting = fitting_row(kind, row)
    if fitting is None:
        return ""
    return kind.describe(form.decode([record_id, *(fitting[name] for name in form.columns)]))


def unlock_damaged(path: Path, password: str) -> None:
    """As ``unlock``, but keep the key also where the first page, by which a password is proved, may be what was hit.

    With a wrong password not one page can be read then. Raises BookError when the file cannot be read.
    """
    try:
        unlock(path, password)
    except WrongPasswordError:
        salt = salt_of(path)
        if salt is not None:
            KEYRING.add(derive(password, salt))


def needs_key(damaged: Path) -> bool:
    """Whether the pages are encrypted and their key is not in the keyring. Raises BookError when it cannot be read.

    A plain book whose first page was hit looks encrypted by its first bytes and needs none.
    """
    with known_file_errors(damaged):
        if salt_of(damaged) is None or KEYRING.key_of(damaged) is not None:
            return False
        with damaged.open("rb") as file:
            firsts = [page[:1] for page in iter(lambda: file.read(PAGE), b"")][1:]
    return 2 * sum(1 for one in firsts if one in _FIRST_BYTES) < len(firsts)


# Reading


def _gather(copy: Path, progress: Progress) -> _Work:
    file = DamagedFile(copy, progress)
    try:
        read = _best_reader(file, copy)
        work = _Work(read_log(read))
        for number, kind in enumerate(KINDS):
            progress(number, len(KINDS), f"正在读取{kind.title}")
            ids = [row_id for key, row_id in work.log.last if key == kind.key]
            work.rows[kind.key] = dict(_settled(kind, read(kind.key, max(ids, default=0)), work))
        progress(len(KINDS), len(KINDS), "正在读取附件")
        work.files = _sound_files(read("file_contents", 0))
    finally:
        file.close()
    without_broken_references(work.rows, work.leave)
    _note_files(work)
    if not work.log.is_whole:
        kept = len(work.log.heads)
        reason = f"第{kept + 1}条起没有取出，此前{kept}条保留；没有读出的记录可能不止所列"
        work.notes.append(Note("修改记录", 0, "", Outcome.LOST, reason))
    return work


def _best_reader(file: DamagedFile, copy: Path) -> Reader:
    """By the schema of the file; where that was hit, by the layout of a new book that gives the longest log."""
    if file.tables() >= _ROOTS:
        return file.read
    offered: list[Reader] = [file.read, *(_reader_by(file, layout) for layout in layouts(copy))]
    return max(offered, key=lambda read: len(read_log(read).last))


def _reader_by(file: DamagedFile, layout: Layout) -> Reader:
    def read(table: str, last_known: int) -> TableRead:
        with file.as_in(layout, table):
            return file.read(table, last_known)

    return read


def _settled(kind: RecordKind[Any], found: TableRead, work: _Work) -> Iterator[tuple[int, Row]]:
    """The rows of a kind as they go into the new book; what is missing or came from the log is noted."""
    logged_ids = {row_id for key, row_id in work.log.last if key == kind.key}
    for row_id in sorted(logged_ids | found.rows.keys()):
        raw = dict(zip(found.columns, found.rows.get(row_id, ()), strict=False)) or None
        is_logged = (kind.key, row_id) in work.log.last
        state = work.log.last.get((kind.key, row_id))
        if is_logged and state is None and (raw is None or work.log.is_whole):
            continue  # it was removed
        row = _chosen(kind, row_id, raw, state, work)
        if row is not None:
            yield row_id, row


def _chosen(
    kind: RecordKind[Any], row_id: int, raw: dict[str, Any] | None, state: dict[str, Any] | None, work: _Work
) -> Row | None:
    row = fitting_row(kind, raw)
    logged = row if row is not None and row == state else fitting_row(kind, state)
    is_sure = work.log.is_whole and logged is not None
    if row is not None and (row == logged or not is_sure):
        if work.log.is_whole and logged is None:
            work.note(kind, row_id, row, Outcome.CHANGED, "修改记录中没有这一项，照读出的保留，请核对")
        return row
    if logged is None:
        work.note(kind, row_id, raw, Outcome.LOST, "读不出来" if raw is None else "内容已损坏")
        return None
    reason = "读不出来" if raw is None else ("与修改记录不符" if row is not None else "内容已损坏")
    caution = "" if is_sure else "；修改记录不完整，可能不是最新，请核对"
    work.note(kind, row_id, logged, Outcome.FROM_LOG, reason + caution)
    return logged


def _sound_files(found: TableRead) -> dict[str, bytes]:
    pairs = (row for row in found.rows.values() if len(row) == 2)
    return {name: data for name, data in pairs if isinstance(data, bytes) and sha256(data).hexdigest() == name}


def _note_files(work: _Work) -> None:
    for row_id, row in work.rows[ATTACHMENTS.key].items():
        if row["content"] and row["content"] not in work.files:
            work.note(ATTACHMENTS, row_id, row, Outcome.CHANGED, "文件内容没有取出，只留下名称")


# Writing


def _write(beside: Path, damaged: Path, work: _Work, clock: Clock, operator: str) -> dict[str, int]:
    with closing(connect(beside, "rwc", twin_of=damaged)) as db:
        fill_new(db, SCHEMA)
        db.execute("PRAGMA foreign_keys = OFF")  # kinds refer to each other and to themselves; checked at the end
        with db.atomic():
            put_rows(db, "log_entries", HEAD, work.log.heads)
            put_rows(db, "log_rows", LOG_ROW, work.log.rows)
            put_records(db, work.rows, work.files)
            for kind in KINDS:
                _keep_numbers(db, kind.key, work)
            Log(db, clock, operator).append(Action.FOUND, LABEL, list(_changes(work)))
            SCHEMA.derive(db)
    return {kind.key: len(work.rows[kind.key]) for kind in KINDS}


def _keep_numbers(db: Database, table: str, work: _Work) -> None:
    """The number of a removed record is given to no other one, as far as the log that was taken over names it."""
    last = max((row_id for key, row_id in work.log.sealed if key == table), default=0)
    if last > max(work.rows[table], default=0):
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last])


def _changes(work: _Work) -> Iterator[LogRow]:
    """From what the log that was taken over says to what the new book has."""
    keys = {*work.log.sealed, *((key, row_id) for key, rows in work.rows.items() for row_id in rows)}
    for key, row_id in sorted(keys):
        before, after = work.log.sealed.get((key, row_id)), work.rows[key].get(row_id)
        if before != after:
            yield LogRow(key, row_id, before, after)
