"""Reading an exchange file: checksum, version, every record under its declaration, every attached file by its hash."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.organisation import ORG_UNITS
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from operations.exchange import guards
from operations.exchange.belonging import FILE_FIELDS, STAYS_AT_HOME, Place, references
from operations.exchange.manifest import (
    CHECKSUM,
    FILES,
    FORMAT,
    MANIFEST,
    RECORDS,
    VERSION,
    Direction,
    Manifest,
    checksum_of,
    from_json,
)
from operations.exchange.packing import content_is
from operations.exchange.scope import Packed
from storage.copying import Progress, silent
from storage.migrations import SCHEMA
from storage.rows import form_of

_LARGEST = 2**53  # of a whole number: nothing in a branch is larger
_NUMBERS = {Form.WHOLE, Form.MONEY, Form.REFERENCE}
_DATES: Mapping[Form, Callable[[str], object]] = {
    Form.DAY: date.fromisoformat,
    Form.LOOSE_DATE: LooseDate.from_iso,
    Form.MONTH: Month.from_iso,
    Form.CLOCK: time.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A file that was read and found whole. ``records`` stand under the numbers of their own book."""

    path: Path
    manifest: Manifest
    checksum: str
    records: tuple[Packed, ...]


def read_exchange(path: Path, progress: Progress = silent) -> ExchangeFile:
    """Read a file, and prove all of it.

    Raises:
        KnownError: it is no such file, damaged, made by a newer program, too large, or names records that it lacks.
        Cancelled: raised by ``progress``.
    """
    progress(0, 0, "正在核对文件")
    with guards.opened(path) as archive, guards.refusing_damage(path.name):
        head = guards.read_part(archive, MANIFEST, guards.MAX_MANIFEST)
        lines = guards.read_part(archive, RECORDS, guards.MAX_RECORDS_TEXT)
        said = guards.read_part(archive, CHECKSUM, 200).decode("ascii").strip()
        manifest = _manifest(path.name, head)
        if said != checksum_of(head, lines):
            raise guards.damaged(path.name)
        records = tuple(_records(lines, manifest))
        _prove_counts(records, manifest)
        _prove_files(archive, manifest, records, progress)
    _prove_references(path.name, records)
    return ExchangeFile(path, manifest, said, records)


@contextmanager
def attached_files(file: ExchangeFile) -> Iterator[Callable[[str], bytes]]:
    """The bytes of attached files by hash, proved again: a stick may have been changed. Raises KnownError."""
    with guards.opened(file.path) as archive:

        def read(name: str) -> bytes:
            with guards.refusing_damage(file.path.name):
                content = guards.read_part(archive, FILES + name, guards.MAX_FILE)
            if not content_is(name, content):
                raise guards.damaged(file.path.name)
            return content

        yield read


def _manifest(name: str, head: bytes) -> Manifest:
    found = json.loads(head)
    if found["format"] != FORMAT:
        raise KnownError(f"“{name}”不是上报或下发的文件，没有并入任何内容，账簿没有变动；请另选文件。")
    if found["version"] > VERSION or found["schema"] > SCHEMA.version:
        raise KnownError(f"“{name}”由更新版本的程序生成，没有并入任何内容，账簿没有变动；请先升级本程序。")
    return from_json(found)


def _records(lines: bytes, manifest: Manifest) -> Iterator[Packed]:
    readers = {key: _Reader(KIND_BY_KEY[key], names) for key, names in manifest.columns.items()}
    if readers.keys() & STAYS_AT_HOME.keys():
        raise ValueError("a kind that never travels")
    for number, line in enumerate(lines.splitlines(), start=1):
        if number > guards.MAX_RECORDS:
            raise ValueError("too many records")
        key, record_id, is_referred, *values = json.loads(line)
        yield readers[key].read(record_id, bool(is_referred), values)


class _Reader:
    """Reads the records of one kind; fields that the other book did not have yet are empty."""

    def __init__(self, kind: RecordKind[Any], names: Sequence[str]) -> None:
        if len(set(names)) != len(names) or not set(names) <= set(kind.by_name):
            raise ValueError("fields that the kind does not have")
        self._kind = kind
        self._form = form_of(kind)
        self._blank = self._form.encode(kind.record())
        self._checks = [(name, _check_of(kind.by_name[name].form)) for name in names]

    def read(self, record_id: object, is_referred: bool, values: list[Any]) -> Packed:  # noqa: FBT001 - as in the file
        """The record of a line. Raises ValueError."""
        if not (_is_whole(record_id) and record_id > 0) or len(values) != len(self._checks):  # type: ignore[operator]
            raise ValueError("no record")
        row = dict(self._blank)
        for (name, is_fit), value in zip(self._checks, values, strict=True):
            if not is_fit(value):
                raise ValueError(name)
            row[name] = value
        return Packed(self._kind, self._form.decode([record_id, *row.values()]), is_referred)


def _check_of(form: Form) -> Callable[[Any], bool]:
    """Whether a value is one that a field of this form stores; what a book holds cannot be anything else."""
    if form in _NUMBERS:
        return _is_reference if form is Form.REFERENCE else _is_whole
    if form is Form.FLAG:
        return lambda value: _is_whole(value) and value in (0, 1)
    if form in _DATES:
        return lambda value: value is None or (isinstance(value, str) and _DATES[form](value) is not None)
    return _is_text


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST


def _is_reference(value: object) -> bool:
    return value is None or (_is_whole(value) and value > 0)  # type: ignore[operator]  # a number by now


def _is_text(value: object) -> bool:
    if not isinstance(value, str) or "\x00" in value:
        return False
    value.encode()  # halves of surrogates are no text
    return True


def _prove_counts(records: Sequence[Packed], manifest: Manifest) -> None:
    if Counter(one.kind.key for one in records) != Counter(manifest.counts):
        raise ValueError("other counts than the manifest says")
    if len({one.place for one in records}) != len(records):
        raise ValueError("a record stands twice")
    top = {one.record.id for one in records if one.kind is ORG_UNITS}
    if manifest.direction is Direction.UP and manifest.unit_id not in top:
        raise ValueError("the unit itself is missing")


def _prove_files(archive: ZipFile, manifest: Manifest, records: Sequence[Packed], progress: Progress) -> None:
    there = {one.removeprefix(FILES) for one in archive.namelist() if one.startswith(FILES)}
    named = {name for one in records for name in attached_names(one)}
    if there != set(manifest.files) or not named <= there:
        raise ValueError("attached files are missing or too many")
    for number, (name, size) in enumerate(manifest.files.items()):
        progress(number, len(manifest.files), "正在核对附件")
        content = guards.read_part(archive, FILES + name, guards.MAX_FILE)
        if len(content) != size or not content_is(name, content):
            raise ValueError("an attached file is not what it was")


def attached_names(one: Packed) -> list[str]:
    """The hashes of the files that a record names."""
    return [name for key, field in FILE_FIELDS if one.kind.key == key and (name := getattr(one.record, field))]


def _prove_references(name: str, records: Sequence[Packed]) -> None:
    by_place: dict[Place, Any] = {one.place: one.record for one in records}
    for one in records:
        for reference in references(one.kind.key, one.record, by_place.get):
            if reference.place not in by_place:
                raise KnownError(
                    f"“{name}”里的{one.kind.title}“{one.kind.describe(one.record)}”引用了文件以外的登记，"
                    "没有并入任何内容，账簿没有变动；请在原账簿里检查账簿以后重新生成。"
                )
