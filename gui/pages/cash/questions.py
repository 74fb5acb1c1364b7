"""What the page asks beside whole records, as small forms."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptAsked(Record):
    """The receipt of the higher body for a remittance."""

    receipt_no: str = fields.text("党费收据号", required=True)
    receipt_on: date | None = fields.day("收据日期", required=True)
    slip_no: str = fields.text("缴款凭证号")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReversalAsked(Record):
    """Why an entry is taken back."""

    reason: str = fields.text("冲正原因", required=True)
    on: date | None = fields.day("冲正日期", required=True)


RECEIPT = RecordKind("receipt_asked", ReceiptAsked, "党费收据", lambda one: one.receipt_no)
REVERSAL = RecordKind("reversal_asked", ReversalAsked, "冲正", lambda one: one.reason)
