"""What is asked beside a whole letter."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptAsked(Record):
    """When the receipt came back, and what it says."""

    receipt_on: date | None = fields.day("收到回执日期", required=True)
    received_by: str = fields.text("接收党组织", width=16)
    received_on: date | None = fields.day("对方接收日期")


@dataclass(frozen=True, kw_only=True, slots=True)
class VoidAsked(Record):
    """Why a letter is void."""

    note: str = fields.text("作废原因", required=True, width=16)


RECEIPT = RecordKind("letter_receipt_asked", ReceiptAsked, "介绍信回执", lambda one: one.received_by)
VOID = RecordKind("letter_void_asked", VoidAsked, "介绍信作废", lambda one: one.note)
