"""Exchange by stick: which record of this book came from which record of another, and which files were taken in."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeOrigin(Record):
    """A record that came from another book. ``digest`` is that of its content there, as it was last taken over."""

    origin_book: str = fields.text("来源账簿", required=True, width=12)
    origin_id: int = fields.whole("来源编号")
    record_kind: str = fields.text("记录类型", required=True, width=8)
    record_id: int = fields.whole("记录号")
    digest: str = fields.text("内容校验值", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeReceipt(Record):
    """A file that was taken in."""

    origin_book: str = fields.text("来源账簿", required=True, width=12)
    org_unit_id: int | None = fields.reference("党组织", "org_units")
    made_on: date | None = fields.day("文件日期")
    taken_on: date | None = fields.day("并入日期")
    checksum: str = fields.text("校验值", width=12)
    counts: str = fields.text("数量", width=14)


EXCHANGE_ORIGINS = RecordKind("exchange_origins", ExchangeOrigin, "交换来源", lambda one: one.record_kind)
EXCHANGE_RECEIPTS = RecordKind("exchange_receipts", ExchangeReceipt, "交换收件", lambda one: one.counts)
