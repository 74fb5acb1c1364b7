"""Writing an exchange file: 上报 of a unit, 下发 of a 党总支. The book is only read, also beside an open window."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ledger.errors import KnownError
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.roster.units import in_tree_order
from operations.exchange.belonging import FILE_FIELDS, HANDED_DOWN
from operations.exchange.manifest import (
    CHECKSUM,
    FILES,
    MANIFEST,
    MARK_LENGTH,
    RECORDS,
    SUFFIX,
    Direction,
    Manifest,
    as_json,
    checksum_of,
)
from operations.exchange.scope import Packed, handed_down, owned_by
from operations.file_names import plain_file_name
from operations.preferences import is_choice
from storage.copying import Progress, silent
from storage.errors import known_file_errors
from storage.files import appearing_whole
from storage.log import Clock
from storage.migrations import SCHEMA
from storage.rows import form_of
from storage.snapshot import EntryMark, Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A file that was made."""

    path: Path
    manifest: Manifest
    checksum: str

    @property
    def sentence(self) -> str:
        """For the notice."""
        way = "上报" if self.manifest.direction is Direction.UP else "下发"
        return f"{way}文件“{self.path.name}”已生成，共{sum(self.manifest.counts.values())}条登记。"


@dataclass(frozen=True, slots=True)
class _Source:
    """What a file says about whence it comes."""

    direction: Direction
    unit: OrgUnit
    clock: Clock
    operator: str


def proposed_file_name(direction: Direction, unit_name: str, moment: datetime) -> str:
    """The name that is offered for a file."""
    way = "上报" if direction is Direction.UP else "下发"
    return plain_file_name(f"{unit_name}-{way}{moment:%Y%m%d}{SUFFIX}", f"{way}{SUFFIX}")


def hand_up(
    book: Path, unit_id: int, target: Path, clock: Clock, operator: str = "", progress: Progress = silent
) -> HandedOn:
    """Write what belongs to a unit, and what that refers to, into one file. A file of this name is replaced.

    Raises:
        KnownError: the book cannot be read, the unit is not in it, the place cannot be written.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    progress(0, 0, "正在读取账簿")
    with snapshot(book) as read:
        records = read.records()
        unit = next((one for one in records[ORG_UNITS.key] if one.id == unit_id), None)
        if unit is None:
            raise KnownError("账簿里没有要上报的党组织，没有生成文件，账簿没有变动；请重新选择。")
        packed = owned_by(records, unit_id)
        return _write(read, packed, _Source(Direction.UP, unit, clock, operator), target, progress)


def hand_down(book: Path, target: Path, clock: Clock, operator: str = "", progress: Progress = silent) -> HandedOn:
    """Write what a 党总支 prescribes: units, choices of the rules, holidays, duties, templates, registers of its own.

    Raises as ``hand_up`` does.
    """
    progress(0, 0, "正在读取账簿")
    with snapshot(book) as read:
        records = read.records(HANDED_DOWN)
        records["settings"] = [one for one in records["settings"] if is_choice(one.key)]
        top = next(in_tree_order(records[ORG_UNITS.key], clock().date()), None)
        if top is None:
            raise KnownError("账簿里还没有党组织，没有生成文件，账簿没有变动；请先登记党组织。")
        return _write(read, handed_down(records), _Source(Direction.DOWN, top[0], clock, operator), target, progress)


def _write(read: Snapshot, packed: list[Packed], source: _Source, target: Path, progress: Progress) -> HandedOn:
    lines = "".join(_lines(packed)).encode()
    names = sorted(set(_file_names(packed)))
    with known_file_errors(target):
        if not target.parent.is_dir():
            raise KnownError(f"找不到文件夹“{target.parent}”，没有生成文件，账簿没有变动；请插好U盘或另选文件夹。")
        with appearing_whole(target) as beside:
            sizes: dict[str, int] = {}
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                for number, name in enumerate(names):
                    progress(number, len(names), "正在写入附件")
                    content = _content(read, name)
                    sizes[name] = len(content)
                    archive.writestr(FILES + name, content, zipfile.ZIP_STORED)  # photos do not get smaller
                manifest = _manifest(read.entries(), packed, sizes, source)
                head = as_json(manifest)
                archive.writestr(RECORDS, lines)
                archive.writestr(MANIFEST, head)
                archive.writestr(CHECKSUM, checksum_of(head, lines))
    return HandedOn(target, manifest, checksum_of(head, lines))


def _content(read: Snapshot, name: str) -> bytes:
    """The bytes of an attached file; a book that was salvaged may lack some."""
    try:
        return read.bytes_of(name)
    except KeyError as error:
        raise KnownError(
            "有一个附件的内容读不出来，没有生成文件，账簿没有变动；请到“设置”的“数据安全”检查账簿，移除读不出的附件后再试。"
        ) from error


def _lines(packed: Iterable[Packed]) -> Iterator[str]:
    """One line a record: kind, number, whether it is only referred to, its values."""
    for one in packed:
        row = form_of(one.kind).encode(one.record)
        values = [one.kind.key, one.record.id, int(one.is_referred), *row.values()]
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def _file_names(packed: Iterable[Packed]) -> Iterator[str]:
    for one in packed:
        for kind_key, field in FILE_FIELDS:
            name = getattr(one.record, field) if one.kind.key == kind_key else ""
            if name:
                yield name


def _manifest(entries: list[EntryMark], packed: list[Packed], sizes: dict[str, int], source: _Source) -> Manifest:
    last = entries[-1]
    marks = {one.number: one.hash[:MARK_LENGTH] for one in entries}
    counts: dict[str, int] = {}
    for one in packed:
        counts[one.kind.key] = counts.get(one.kind.key, 0) + 1
    return Manifest(
        direction=source.direction,
        schema=SCHEMA.version,
        book=entries[0].hash,
        unit_id=source.unit.id if source.direction is Direction.UP else 0,
        unit_level=source.unit.level,
        unit_name=source.unit.full_name,
        made_at=source.clock().isoformat(timespec="seconds"),
        operator=source.operator,
        since=entries[0].day,
        until=last.day,
        entry_no=last.number,
        entry_hash=last.hash,
        trail="".join(marks.get(number, "-" * MARK_LENGTH) for number in range(1, last.number + 1)),
        columns={key: list(form_of(KIND_BY_KEY[key]).columns) for key in counts},
        counts=counts,
        files=sizes,
    )


def content_is(name: str, content: bytes) -> bool:
    """Whether bytes are those that a name stands for."""
    return sha256(content).hexdigest() == name
