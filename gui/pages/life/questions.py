"""What the page asks beside meetings, as small forms."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingAsked(Record):
    """How something decided or agreed was carried out."""

    done_on: date | None = fields.day("办结日期", required=True)
    outcome: str = fields.text("落实情况", required=True, hint="做了什么、结果如何")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReasonAsked(Record):
    """Why a period has no meeting."""

    text: str = fields.long_text("原因", required=True, hint="如 当月支部党员集中外出，会议于次月5日补开")


CLOSING = RecordKind("life_closing_asked", ClosingAsked, "办结", lambda one: one.outcome)
REASON = RecordKind("gap_reason_asked", ReasonAsked, "说明", lambda one: one.text)
