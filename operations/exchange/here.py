"""What a plan stands on: what the book holds and knows of the file's origin, and how old the file is beside that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.kinds import KINDS
from ledger.kinds.exchange import EXCHANGE_ORIGINS, EXCHANGE_RECEIPTS, ExchangeOrigin, ExchangeReceipt
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from operations.exchange.belonging import Place
from operations.exchange.manifest import Direction, Manifest
from operations.exchange.naming import PARTS
from operations.exchange.reading import ExchangeFile
from storage.snapshot import Records, snapshot


@dataclass(frozen=True, slots=True)
class Here:
    """What the book holds of the kinds of a file, and what it knows of its origin."""

    records: Records
    links: Mapping[Place, ExchangeOrigin]
    receipts: Sequence[ExchangeReceipt]
    book: str
    state: str


def read_here(book: Path, file: ExchangeFile) -> Here:
    """Read what a plan is made of, also beside an open window. Raises BookError."""
    wanted = {*file.manifest.columns, ORG_UNITS.key, MEMBERS.key}
    wanted |= {part.kind.key for key, part in PARTS.items() if key in wanted}
    with snapshot(book) as read:
        origins = [one for one in read.all(EXCHANGE_ORIGINS) if one.origin_book == file.manifest.origin]
        wanted |= {one.record_kind for one in origins}
        entries = read.entries()
        return Here(
            records=read.records(kind for kind in KINDS if kind.key in wanted),
            links={(one.record_kind, one.origin_id): one for one in origins},
            receipts=[one for one in read.all(EXCHANGE_RECEIPTS) if one.origin_book == file.manifest.origin],
            book=entries[0].hash if entries else "",
            state=entries[-1].hash if entries else "",
        )


@dataclass(frozen=True, slots=True)
class Age:
    """How the state of a file stands to what was taken in before."""

    refusal: str = ""
    notes: tuple[str, ...] = ()
    is_diverged: bool = False


def age_of(manifest: Manifest, here: Here) -> Age:
    """Older than what was taken in; of a book that was restored or copied in between; or simply newer."""
    if manifest.book == here.book and manifest.direction is Direction.UP and not here.receipts:
        own = "文件所在的账簿与本账簿原是同一本（或由它复制而来），相同的登记会对上，请逐项核对后再并入。"
        return Age(notes=(own,))
    last = here.receipts[-1] if here.receipts else None
    if last is None or manifest.knows(last.entry_no, last.entry_hash):
        return Age()
    if manifest.made_at <= last.made_at:  # the same second, and yet another state: the newer one knows the older
        when = last.made_at[:16].replace("T", " ")
        return Age(
            refusal=f"这个文件比已经并入的旧：上次并入的是{when}生成的文件，这个是"
            f"{manifest.made_at[:16].replace('T', ' ')}生成的。没有并入，账簿没有变动；请用最新的文件。"
        )
    note = "对方的账簿在上次上报以后恢复过备份，或换过一本，登记编号可能重新使用；凡有改动的登记都要逐条选择。"
    return Age(notes=(note,), is_diverged=True)
