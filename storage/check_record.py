"""When a book was last checked from end to end, and with what result: a small file among its backups.

Not in the book, which must not change by being looked at; and beside it, so that the next computer knows it as well.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.errors import NoBackupFolderError, known_file_errors
from storage.files import appearing_whole

RECORD = "检查记录.json"


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """When, and whether nothing was found."""

    made_at: datetime
    is_sound: bool


def read_check(folder: Path) -> CheckRecord | None:
    """The last check noted in a folder of backups; None without one that can be read."""
    try:
        row = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return CheckRecord(datetime.fromisoformat(row["made_at"]), row["is_sound"] is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_check(folder: Path, record: CheckRecord) -> None:
    """Note a check in the place of the one before. Raises BookError when the folder cannot be written."""
    row = {"made_at": record.made_at.isoformat(timespec="seconds"), "is_sound": record.is_sound}
    target = folder / RECORD
    with known_file_errors(target):
        if folder.exists() and not folder.is_dir():
            raise NoBackupFolderError(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with appearing_whole(target) as beside:
            beside.write_text(json.dumps(row), encoding="utf-8")
