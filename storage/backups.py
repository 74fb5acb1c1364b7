"""Backups of one book in a folder of their own: each proved when it was made, numbered, thinned by what they show.

A backup is a whole book. Before it gets its name it was reopened, its pages checked, its rows counted against the book,
every reference followed, every log entry compared with the chain and every record with its last log row. What was found
stands in the catalogue beside the backups, numbers only, so that it tells nothing of an encrypted book.

Numbers come from the catalogue, not from the clock: with a clock set back the newest backup is still the newest.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.copying import Progress, copy_into, require_room, silent
from storage.errors import BookDamagedError, NoBackupFolderError, NotABookError, known_errors, known_file_errors
from storage.files import JOURNAL, appearing_whole
from storage.reader import open_reader
from storage.verification import Verification, verify

CATALOGUE = "备份清单.json"
_CHECKED = "00000-检查"  # where a backup has its number: what a kill leaves goes as that of a backup does
_BEING_MADE = 3600  # seconds that making a backup takes at most


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a backup when it was made.

    Attributes:
        number: 1, 2, 3 … in the order of making.
        file: name of the file.
        made_at: by the clock of then.
        reason: why, in Chinese.
        size: in bytes.
        counts: rows by table.
        entries: log entries, all of them in the chain.
        last_hash: of the newest log entry.
    """

    number: int
    file: str
    made_at: datetime
    reason: str
    size: int
    counts: dict[str, int]
    entries: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; ``proof`` is None when the catalogue does not know it, or knows another size of it."""

    path: Path
    proof: Proof | None


Keep = Callable[[Sequence[Proof]], Iterable[int]]
"""Says which backups stay, by their numbers."""


class BackupFolder:
    """The backups of one book. Every method raises BookError when the folder or a file fails it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def backups(self) -> tuple[Backup, ...]:
        """What is there, the newest first; files that the catalogue does not know come last."""
        proofs = {one.file: one for one in self._proofs()}
        with known_file_errors(self.folder):
            files = [one for one in self.folder.glob("*.zbtz") if one.is_file()] if self.folder.is_dir() else []
            found = [Backup(one, _fitting(proofs.get(one.name), one.stat().st_size)) for one in files]
        return tuple(sorted(found, key=lambda one: -one.proof.number if one.proof else 1))

    def make(self, book: Path, reason: str, now: datetime, progress: Progress = silent) -> Backup:
        """Make a proved backup; the book may be open and may be written meanwhile.

        Raises BookDamagedError for a book that does not pass: no backup is made then, and none is taken away.
        """
        proofs = self._proofs()
        number = max((one.number for one in proofs), default=0) + 1
        target = self.folder / f"{book.stem}.备份{number:05}-{now:%Y%m%d-%H%M%S}{book.suffix}"
        with known_file_errors(target):
            self._make_room(book, now)
            with appearing_whole(target) as beside:
                counts, found = _checked_copy(book, beside, progress)
                if not found.is_sound:
                    raise BookDamagedError(book)
                proof = _proof(number, target, now, reason, beside, counts, found)
            self._write([*proofs, proof])
        return Backup(target, proof)

    def check(self, book: Path, now: datetime, progress: Progress = silent) -> Verification:
        """Check a book from end to end as a backup is proved, on a copy that is taken away again.

        A check of the file itself would hold up whoever writes it; the copy is made in pieces that let him pass.
        """
        beside = self.folder / f"{book.stem}.备份{_CHECKED}{book.suffix}.tmp"
        with known_file_errors(beside):
            self._make_room(book, now)
            try:
                return _checked_copy(book, beside, progress)[1]
            finally:
                for file in (beside, beside.with_name(beside.name + JOURNAL)):
                    file.unlink(missing_ok=True)

    def thin(self, keep: Keep) -> tuple[Path, ...]:
        """Take away proved backups that ``keep`` does not name; the newest proved one and unknown files always stay."""
        there = {one.proof.file: one for one in self.backups() if one.proof is not None}
        proofs = [one for one in self._proofs() if one.file in there]
        if not proofs:
            return ()
        kept = {*keep(proofs), max(one.number for one in proofs)}
        gone = [there[one.file].path for one in proofs if one.number not in kept]
        with known_file_errors(self.folder):
            for path in gone:
                path.unlink(missing_ok=True)
            self._write([one for one in proofs if one.number in kept])
        return tuple(gone)

    def _make_room(self, book: Path, now: datetime) -> None:
        if self.folder.exists() and not self.folder.is_dir():
            raise NoBackupFolderError(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clear_away(now)
        require_room(book, self.folder / book.name)

    def _clear_away(self, now: datetime) -> None:
        """Take away backups that were cut off by a kill. A fresh one may be of another program that is at it."""
        for file in self.folder.glob("*.备份*.tmp*"):
            if abs(file.stat().st_mtime - now.timestamp()) > _BEING_MADE:
                file.unlink(missing_ok=True)

    def _proofs(self) -> list[Proof]:
        path = self.folder / CATALOGUE
        try:
            with known_file_errors(path):
                rows = json.loads(path.read_text(encoding="utf-8"))["backups"] if path.is_file() else []
            return [_read_proof(row) for row in rows]
        except (ValueError, KeyError, TypeError):
            return []  # somebody has spoiled the catalogue: the files are there and can be proved anew

    def _write(self, proofs: Sequence[Proof]) -> None:
        rows = [{**asdict(one), "made_at": one.made_at.isoformat()} for one in proofs]
        with appearing_whole(self.folder / CATALOGUE) as beside:
            beside.write_text(json.dumps({"backups": rows}, ensure_ascii=False, indent=1), encoding="utf-8")


def _checked_copy(book: Path, beside: Path, progress: Progress) -> tuple[dict[str, int], Verification]:
    """Rows of the book by table, and what a check of its copy has found."""
    try:
        with known_errors(beside):
            counts = copy_into(book, beside, progress, checks_pages=False)
            return counts, verify(beside, progress)
    except (BookDamagedError, NotABookError) as error:
        return {}, Verification(damage=(str(error.__cause__),))


def last_hash_of(path: Path) -> str:
    """The hash of the newest log entry of a book; empty without one. Raises BookError when it cannot be read."""
    with closing(open_reader(path)) as db:
        found = db.execute("SELECT hash FROM log_entries ORDER BY id DESC LIMIT 1").fetchone()
    return "" if found is None else str(found[0])


def _proof(  # noqa: PLR0913, PLR0917 - one value for each thing that was found
    number: int,
    target: Path,
    now: datetime,
    reason: str,
    beside: Path,
    counts: dict[str, int],
    found: Verification,
) -> Proof:
    size = beside.stat().st_size
    return Proof(number, target.name, now, reason, size, counts, found.entries, last_hash_of(beside))


def _read_proof(row: dict[str, Any]) -> Proof:
    return Proof(**{**row, "made_at": datetime.fromisoformat(row["made_at"])})


def _fitting(proof: Proof | None, size: int) -> Proof | None:
    return proof if proof is not None and proof.size == size else None
