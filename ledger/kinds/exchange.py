"""Exchange by stick: which record of this book came from which record of another, and which files were taken in.

``origin_book`` names the other book and the unit whose records it has handed over, so that two branches that have begun
with copies of one book are two origins.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeOrigin(Record):
    """A record that came from another book.

    ``digest`` marks each field as it was there when it was last taken over, ``kept_digest`` the record as it was here
    after that; an empty one means that both were left different on purpose.
    """

    origin_book: str = fields.text("来源账簿", required=True, width=12)
    origin_id: int = fields.whole("来源编号")
    record_kind: str = fields.text("记录类型", required=True, width=8)
    record_id: int = fields.whole("记录号")
    digest: str = fields.text("来源内容标记", width=12)
    kept_digest: str = fields.text("并入后内容标记", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeReceipt(Record):
    """A file that was taken in. ``entry_no`` and ``entry_hash`` are the last entry of the other book's log by then."""

    origin_book: str = fields.text("来源账簿", required=True, width=12)
    unit_name: str = fields.text("来源党组织", width=12)
    org_unit_id: int | None = fields.reference("党组织", "org_units")
    made_at: str = fields.text("文件生成时间", width=10)
    made_by: str = fields.text("生成人", width=5)
    taken_on: date | None = fields.day("并入日期")
    entry_no: int = fields.whole("来源修改记录数")
    entry_hash: str = fields.text("来源修改记录校验值", width=12)
    checksum: str = fields.text("文件校验值", width=12)
    counts: str = fields.text("数量", width=14)


EXCHANGE_ORIGINS = RecordKind("exchange_origins", ExchangeOrigin, "交换来源", lambda one: one.record_kind)
EXCHANGE_RECEIPTS = RecordKind("exchange_receipts", ExchangeReceipt, "交换收件", lambda one: one.unit_name)
