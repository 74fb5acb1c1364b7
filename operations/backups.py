"""When a book is backed up, which backups stay, and how one comes back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ledger.errors import KnownError
from ledger.kinds import KIND_BY_KEY
from storage.backups import Backup, BackupFolder, Proof
from storage.check_record import CheckRecord, keep_check
from storage.errors import BookDamagedError, BookError
from storage.restoring import Comparison

BY_HAND = "手工备份"
FIRST_OF_DAY = "当天首次修改"
WHILE_WORKING = "使用中定时"
ON_CLOSING = "关闭前"
BEFORE_IMPORT = "导入前"
BEFORE_RESTORE = "恢复前"
_KEPT_LONGER = frozenset({BY_HAND, BEFORE_IMPORT, BEFORE_RESTORE})
NEWEST, DAYS, WEEKS, MONTHS = 10, 7, 4, 12
EVERY = timedelta(minutes=30)
SECOND_PLACE_DAYS = 14
"""After so many days without a copy on another disk or stick the program reminds."""


def folder_of(book: Path) -> BackupFolder:
    """The backups of a book lie in a folder beside it, named after it."""
    return BackupFolder(book.with_name(f"{book.stem}-备份"))


def note_check(book: Path, record: CheckRecord) -> None:
    """Note a check of the whole book. Where that cannot be written it holds all the same, and is made again."""
    with suppress(BookError):
        keep_check(folder_of(book).folder, record)


def kept(proofs: Sequence[Proof]) -> set[int]:
    """The numbers of the backups that stay.

    The ten newest, the last of each of the last seven days, four weeks and twelve months that have any, and the ten
    newest of those made by hand or before an import or restore. "Last" is the highest number, whatever the clock said.
    """
    newest_first = sorted(proofs, key=lambda one: -one.number)
    kept_ones = {one.number for one in newest_first[:NEWEST]}
    kept_ones |= {one.number for one in [one for one in newest_first if one.reason in _KEPT_LONGER][:NEWEST]}
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        last_of: dict[object, int] = {}
        for one in newest_first:
            last_of.setdefault(period(one.made_at), one.number)
        kept_ones |= set(list(last_of.values())[:most])
    return kept_ones


@dataclass(frozen=True, slots=True)
class BackupJob:
    """What a worker needs to make a backup. ``second`` is another folder that gets a copy too, None for none."""

    book: Path
    reason: str
    now: datetime
    second: Path | None = None


@dataclass(frozen=True, slots=True)
class BackupDone:
    """What a backup has come to; ``second`` is the copy at the other place, None where that could not be reached."""

    backup: Backup
    second: Backup | None


def back_up(job: BackupJob, progress: Callable[[int, int, str], None]) -> BackupDone:
    """Make and prove a backup, thin the older ones, and put one at the second place when it can be reached.

    The proof is a check of the whole book, and is noted as such.

    Raises BookError when the first fails; the book and the backups are then as they were.
    """
    here = folder_of(job.book)
    try:
        made = here.make(job.book, job.reason, job.now, progress)
    except BookDamagedError:
        note_check(job.book, CheckRecord(job.now, is_sound=False))
        raise
    note_check(job.book, CheckRecord(job.now, is_sound=True))
    here.thin(kept)
    if job.second is None or not job.second.is_dir():
        return BackupDone(made, None)
    there = BackupFolder(job.second / f"{job.book.stem}-备份")
    copied = there.make(job.book, job.reason, job.now, progress)
    there.thin(kept)
    return BackupDone(made, copied)


def try_back_up(job: BackupJob, progress: Callable[[int, int, str], None]) -> BackupDone | KnownError:
    """The backup, or why there is none, for who goes on in either case."""
    try:
        return back_up(job, progress)
    except KnownError as error:
        return error


def newest_proof(book: Path) -> Proof | None:
    """The newest proved backup of a book. Raises BookError when the folder cannot be read."""
    return next((one.proof for one in folder_of(book).backups() if one.proof is not None), None)


def has_changes(newest: Proof | None, last_hash: str) -> bool:
    """Whether a book has anything that its newest backup does not have."""
    return bool(last_hash) and (newest is None or newest.last_hash != last_hash)


def is_due(newest: Proof | None, last_hash: str, now: datetime) -> str:
    """The reason for which a backup is due now; empty when none is.

    Due on the first change of a day and half an hour after the last one while there are changes that it has not. A
    clock that was set back makes it due rather than not. ``last_hash`` is that of the newest log entry of the book.
    """
    if not has_changes(newest, last_hash):
        return ""
    if newest is None or newest.made_at.date() != now.date():
        return FIRST_OF_DAY
    return WHILE_WORKING if not timedelta(0) <= now - newest.made_at < EVERY else ""


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month


def restore_words(found: Comparison) -> str:
    """What a restore would change, in a few lines: rows by kind in the backup and in the book of now."""
    now = "" if found.now else "现在的账簿读不出来，无法比较。\n"
    what = _differences(found, "备份中")
    return f"{now}{what}\n\n备份已逐页检查、逐表核对。现在的账簿会改名留存，可以再换回来。"


def take_back_words(found: Comparison) -> str:
    """What taking a restore back would change, in a few lines."""
    return f"{_differences(found, '恢复以前')}\n\n恢复以后登记的内容留在现在的账簿里，现在的账簿会改名留存。"


def _differences(found: Comparison, there_words: str) -> str:
    lines = [
        f"{KIND_BY_KEY[name].title}：{there_words} {there}，现在 {here}"
        for name, (there, here) in found.differences.items()
        if name in KIND_BY_KEY
    ]
    return "\n".join(lines) if lines else "各项登记的条数相同，内容可能不同。"
