"""The check of a whole book: when it is due, how it is made beside the work, what is known of the last one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from operations.backups import folder_of, newest_proof, note_check
from storage.check_record import CheckRecord, read_check
from storage.errors import BookError
from storage.verification import Verification, verify

EVERY = timedelta(days=7)
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class CheckJob:
    """What a worker needs to check a book."""

    book: Path
    now: datetime


def check_apart(job: CheckJob, progress: Report) -> Verification | BookError:
    """Check a book while somebody works with it, and note the result; or why it cannot be checked now."""
    try:
        found = folder_of(job.book).check(job.book, job.now, progress)
    except BookError as error:
        return error
    note_check(job.book, CheckRecord(job.now, found.is_sound))
    return found


def check_now(job: CheckJob, progress: Report) -> Verification:
    """Check the file itself for somebody who waits for it, and note the result.

    Raises BookError when it cannot be read, Cancelled when the user has enough.
    """
    found = verify(job.book, progress)
    note_check(job.book, CheckRecord(job.now, found.is_sound))
    return found


def last_check(book: Path) -> CheckRecord | None:
    """The last time that a book was checked from end to end, by a check of its own or as a backup was proved.

    Raises BookError when the folder of the backups cannot be read.
    """
    own, proof = read_check(folder_of(book).folder), newest_proof(book)
    if own is not None or proof is None:
        return own
    return CheckRecord(proof.made_at, is_sound=True)


def is_check_due(last: CheckRecord | None, now: datetime) -> bool:
    """Whether a week is over, or something was found. A clock that was set back makes it due rather than not."""
    return last is None or not last.is_sound or not timedelta(0) <= now - last.made_at < EVERY
