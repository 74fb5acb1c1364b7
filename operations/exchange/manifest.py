"""The head of an exchange file: who made it, when, of which book in which state, and what is in it.

A file is a zip of ``manifest.json``, ``records.jsonl``, the bytes of attached files under ``files/`` by their SHA-256,
and ``checksum.txt``: the SHA-256 over the first two. docs/exchange.md describes it for other programs.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

FORMAT, VERSION = "zhibu-exchange", 1
SUFFIX = ".zbjh"
MANIFEST, RECORDS, CHECKSUM, FILES = "manifest.json", "records.jsonl", "checksum.txt", "files/"
MARK_LENGTH = 8
"""How much of the hash of a log entry stands in the trail: enough to tell two states of one book apart."""

_TEXTS = ("book", "unit_level", "unit_name", "made_at", "operator", "since", "until", "entry_hash", "trail")
_NUMBERS = ("schema", "unit_id", "entry_no")


class Direction(StrEnum):
    """Which way a file travels."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says about itself.

    Attributes:
        direction: up to the 党总支, or down from it.
        schema: of the book, so that an older program knows that it cannot read the records.
        book: which book it is, whatever its name: the hash of the first entry of its log.
        unit_id: the unit in that book whose records these are; 0 for what is handed down.
        unit_level: its level.
        unit_name: its full name.
        made_at: when the file was made, in local time.
        operator: who made it.
        since: day of the first entry of the log.
        until: day of the last one: how far the records go.
        entry_no: number of the last entry of the log.
        entry_hash: its hash, which stands for the state of the whole book.
        trail: beginnings of the hashes of all entries, one behind the other, by number.
        columns: the fields of each kind, in the order in which the records give them.
        counts: records of each kind.
        files: size of each attached file by its SHA-256.
    """

    direction: Direction
    schema: int
    book: str
    unit_id: int
    unit_level: str
    unit_name: str
    made_at: str
    operator: str
    since: str
    until: str
    entry_no: int
    entry_hash: str
    trail: str
    columns: Mapping[str, list[str]]
    counts: Mapping[str, int]
    files: Mapping[str, int]

    @property
    def origin(self) -> str:
        """The name under which records of this book and unit are known elsewhere."""
        return f"{self.book[:16]}-{self.unit_id}"

    def knows(self, entry_no: int, entry_hash: str) -> bool:
        """Whether the book was once in the state of this entry, so that the file is that state or a later one."""
        start = (entry_no - 1) * MARK_LENGTH
        return bool(entry_hash) and self.trail[start : start + MARK_LENGTH] == entry_hash[:MARK_LENGTH]


def as_json(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    head = {"format": FORMAT, "version": VERSION}
    return json.dumps({**head, **asdict(manifest)}, ensure_ascii=False, indent=1).encode()


def from_json(found: Mapping[str, Any]) -> Manifest:
    """The manifest of a file of this version. Raises ValueError, TypeError or KeyError where it is none."""
    texts = {name: _text(found[name]) for name in _TEXTS}
    numbers = {name: _whole(found[name]) for name in _NUMBERS}
    made = Manifest(
        direction=Direction(found["direction"]),
        **texts,  # type: ignore[arg-type]  # the names are those of the attributes
        **numbers,  # type: ignore[arg-type]  # likewise
        columns={_text(key): [_text(name) for name in names] for key, names in found["columns"].items()},
        counts={_text(key): _whole(count) for key, count in found["counts"].items()},
        files={_text(name): _whole(size) for name, size in found["files"].items()},
    )
    date.fromisoformat(made.until)
    date.fromisoformat(made.made_at[:10])
    return made


def checksum_of(manifest: bytes, records: bytes) -> str:
    """The SHA-256 over both; the attached files are covered by their names, which the manifest lists."""
    return sha256(sha256(manifest).digest() + sha256(records).digest()).hexdigest()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no whole number")
    return value
