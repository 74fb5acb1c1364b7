"""党费账簿: what was handed up, what came in besides members' payments, what was spent, what was counted.

Members' payments are not entered again here: the cash book reads them. A remittance of a branch to the 党总支 of the
same book is income there by itself. An entry is never edited away; a counter entry takes it back.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.cash import CASH_CATEGORY, DUES_USE, FUND, REMITTANCE_KIND, REMITTANCE_METHOD
from ledger.kind import Record, RecordKind
from ledger.values.money import Money, format_money
from ledger.values.months import Month


@dataclass(frozen=True, kw_only=True, slots=True)
class Remittance(Record):
    """上缴: dues handed up for a period, or the counter entry (negative) that takes one back."""

    org_unit_id: int | None = fields.reference("上缴单位", "org_units", required=True)
    to_unit_id: int | None = fields.reference("收缴单位", "org_units", hint="本账簿里的党总支")
    to_name: str = fields.text("账簿外单位", width=16, hint="收缴单位不在本账簿时填写，如区直机关工委")
    kind: str = fields.choice("款项", REMITTANCE_KIND, required=True, width=5)
    from_month: Month | None = fields.month("自何月")
    to_month: Month | None = fields.month("至何月")
    remitted_on: date | None = fields.day("上缴日期", required=True)
    amount: Money = fields.money("上缴金额")
    method: str = fields.choice("上缴方式", REMITTANCE_METHOD, is_closed=False, width=5)
    slip_no: str = fields.text("缴款凭证号", width=10)
    handed_by: str = fields.text("交款人", width=5)
    received_by: str = fields.text("收款人", width=5)
    checked_by: str = fields.text("复核人", width=5)
    receipt_no: str = fields.text("党费收据号", width=10, hint="上级开具的党费专用收据")
    receipt_on: date | None = fields.day("收据日期")
    reverses_id: int | None = fields.reference("冲正", "remittances")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class CashEntry(Record):
    """A line of the cash book that is neither a member's payment nor a remittance.

    The amount of income and of spending is positive; a counter entry is negative. Money that came down for a purpose
    (专款专用, 中组发〔2008〕3号 article 21) is spent by entries whose ``earmark_id`` names it.
    """

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    fund: str = fields.choice("资金", FUND, required=True, width=6)
    entered_on: date | None = fields.day("日期", required=True)
    category: str = fields.choice("收支类别", CASH_CATEGORY, required=True, width=5)
    use: str = fields.choice("使用项目", DUES_USE, is_closed=False, width=8, hint="支出须在规定的使用范围内")
    summary: str = fields.text("摘要", required=True, width=14)
    amount: Money = fields.money("金额")
    voucher_no: str = fields.text("凭证号", width=8)
    counterpart: str = fields.text("对方单位或个人", width=12)
    earmark: str = fields.text("专款用途", width=12)
    earmark_id: int | None = fields.reference("使用的专款", "cash_entries")
    decided_on: date | None = fields.day("研究会议日期", hint="使用和下拨党费须集体研究决定")
    decision: str = fields.text("会议决议", width=14)
    handled_by: str = fields.text("经手人", width=5)
    booked_by: str = fields.text("记账人", width=5)
    reverses_id: int | None = fields.reference("冲正", "cash_entries")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class CashCount(Record):
    """盘点: what was found when the cash was counted. The difference against the book follows from the entries."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    fund: str = fields.choice("资金", FUND, required=True, width=6)
    counted_on: date | None = fields.day("盘点日期", required=True)
    amount: Money = fields.money("盘点金额")
    explanation: str = fields.text("差额说明", width=14)
    counted_by: str = fields.text("盘点人", width=5)
    witness: str = fields.text("监盘人", width=5)
    note: str = fields.long_text("备注", width=12)


def _describe_remittance(one: Remittance) -> str:
    return f"上缴{one.kind}{format_money(one.amount)}元"


def _describe_entry(one: CashEntry) -> str:
    return f"{one.summary}{format_money(one.amount)}元"


def _describe_count(one: CashCount) -> str:
    day = one.counted_on.isoformat() if one.counted_on else ""
    return f"{day}盘点{format_money(one.amount)}元"


REMITTANCES = RecordKind("remittances", Remittance, "党费上缴", _describe_remittance)
CASH_ENTRIES = RecordKind("cash_entries", CashEntry, "账簿收支", _describe_entry)
CASH_COUNTS = RecordKind("cash_counts", CashCount, "现金盘点", _describe_count)
