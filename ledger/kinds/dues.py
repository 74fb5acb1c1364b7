"""党费: what was verified, what was paid, what was excused, what was closed.

Nothing is entered twice: whether a payment is 补交 or 预交 follows from the month and the day of receipt, whether a
month is owed from what was verified and paid. A payment is never edited away; a counter entry takes it back.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.dues import (
    BASE_METHOD,
    CEILING,
    CIRCUMSTANCE,
    DUES_KIND,
    EXEMPTION_KIND,
    PAY_METHOD,
    PURPOSE,
    SEGMENT_REASON,
    TREATMENT,
)
from ledger.kind import Record, RecordKind
from ledger.values.money import Money, format_money
from ledger.values.months import Month


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment(Record):
    """核定: what a member owes each month, from a month on until the next segment begins.

    Base, rate and due are kept as they were verified. A segment with a last month (年薪兑现当月) gives way
    afterwards to the one before it.
    """

    member_id: int | None = fields.reference("党员", "members", required=True)
    year: int = fields.whole("年度")
    from_month: Month | None = fields.month("自何月", required=True)
    to_month: Month | None = fields.month("至何月", hint="空白表示直到下次核定")
    person_kind: str = fields.choice("人员类型", DUES_KIND, required=True, width=6)
    method: str = fields.choice("核定方法", BASE_METHOD, width=6)
    ratio: str = fields.text("总额比例", width=4)
    base: Money = fields.money("计算基数")
    rate: str = fields.text("交纳比例", width=4)
    due: Money = fields.money("月应交")
    ceiling: str = fields.choice("上限", CEILING, width=6)
    rule_from: date | None = fields.day("所依规定版本")
    reason: str = fields.choice("核定原因", SEGMENT_REASON, required=True, width=6)
    verified_by: str = fields.text("核定人", width=5)
    verified_on: date | None = fields.day("核定日期")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentItem(Record):
    """One line of the pay slip behind an assessment, and whether it counts."""

    assessment_id: int | None = fields.reference("核定", "assessments", required=True)
    item: str = fields.text("项目", required=True, width=10)
    treatment: str = fields.choice("处理", TREATMENT, required=True, width=4)
    amount: Money = fields.money("金额")
    reason: str = fields.text("说明", width=14)
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class Payment(Record):
    """Money received from or for a member, or the counter entry (negative) that takes a payment back."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    branch_id: int | None = fields.reference("收款支部", "org_units", required=True)
    received_on: date | None = fields.day("收款日期", required=True)
    amount: Money = fields.money("金额")
    method: str = fields.choice("交纳方式", PAY_METHOD, is_closed=False, width=4)
    payer: str = fields.text("代交人", width=5, hint="本人交纳时空白")
    collector: str = fields.text("收款人", width=5)
    receipt_no: str = fields.text("收据编号", width=8)
    reverses_id: int | None = fields.reference("冲正", "payments")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentAllocation(Record):
    """The part of a payment that goes to a month (所属期), or to voluntary, 大额 or 待抵 dues, which have no month."""

    payment_id: int | None = fields.reference("交纳", "payments", required=True)
    purpose: str = fields.choice("用途", PURPOSE, required=True, width=5)
    month: Month | None = fields.month("所属月份")
    amount: Money = fields.money("金额")


@dataclass(frozen=True, kw_only=True, slots=True)
class Exemption(Record):
    """少交 or 免交 for some months (中组发〔2008〕3号 article 7). It acts from the approval on."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    relief: str = fields.choice("减免", EXEMPTION_KIND, required=True, width=3)
    from_month: Month | None = fields.month("自何月", required=True)
    to_month: Month | None = fields.month("至何月", required=True)
    amount: Money = fields.money("少交后月应交")
    reason: str = fields.text("申请理由", width=14)
    applied_on: date | None = fields.day("申请日期")
    decided_on: date | None = fields.day("支部研究日期")
    approved_by: str = fields.text("批准机关", width=14, hint="在职党员由上级党委批准，离退休党员由支部决定")
    approved_on: date | None = fields.day("批准日期")
    document: str = fields.text("批复文号", width=10)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Circumstance(Record):
    """Why months are not collected here, not counted as arrears, or owed against the usual rule."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    situation: str = fields.choice("情形", CIRCUMSTANCE, required=True, width=6)
    from_month: Month | None = fields.month("自何月", required=True)
    to_month: Month | None = fields.month("至何月", hint="空白表示至今")
    reason: str = fields.text("理由", required=True, width=14)
    proof: str = fields.text("凭证", width=10, hint="如流动地党组织的收据")


@dataclass(frozen=True, kw_only=True, slots=True)
class DuesClosing(Record):
    """月结 of a branch; 年结 is a closing of December with ``is_year``."""

    branch_id: int | None = fields.reference("党支部", "org_units", required=True)
    month: Month | None = fields.month("月份", required=True)
    is_year: bool = fields.flag("年结")
    closed_on: date | None = fields.day("结账日期", required=True)
    closed_by: str = fields.text("结账人", width=5)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedDue(Record):
    """What a member owed for a month when it was closed; it stays whatever is edited later."""

    closing_id: int | None = fields.reference("月结", "dues_closings", required=True)
    member_id: int | None = fields.reference("党员", "members", required=True)
    month: Month | None = fields.month("月份", required=True)
    due: Money = fields.money("应交")
    ground: str = fields.text("依据", width=4)
    assessment_id: int | None = fields.reference("核定", "assessments")


@dataclass(frozen=True, kw_only=True, slots=True)
class DueCorrection(Record):
    """A marked correction of the due of a closed month."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    month: Month | None = fields.month("月份", required=True)
    amount: Money = fields.money("增减额")
    reason: str = fields.text("更正原因", required=True, width=14)
    made_on: date | None = fields.day("更正日期", required=True)
    made_by: str = fields.text("更正人", width=5)


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleOverride(Record):
    """A number of the rulebook that is different here, with the reason. ``ledger.dues.overrides`` reads ``value``."""

    rule: str = fields.text("规定", required=True, width=10)
    value: str = fields.text("本地标准", required=True, width=14)
    from_month: Month | None = fields.month("自何月", required=True)
    to_month: Month | None = fields.month("至何月", hint="空白表示至今")
    reason: str = fields.text("理由", required=True, width=14)
    document: str = fields.text("依据文件", width=14)


def _month_words(month: Month | None) -> str:
    return month.chinese() if month else ""


def _describe_payment(payment: Payment) -> str:
    receipt = f"（{payment.receipt_no}）" if payment.receipt_no else ""
    return f"{format_money(payment.amount)}元{receipt}"


def _describe_allocation(part: PaymentAllocation) -> str:
    return f"{_month_words(part.month)}{part.purpose}{format_money(part.amount)}元"


def _describe_assessment(assessment: Assessment) -> str:
    return f"{_month_words(assessment.from_month)}起每月{format_money(assessment.due)}元"


ASSESSMENTS = RecordKind("assessments", Assessment, "党费核定", _describe_assessment)
ASSESSMENT_ITEMS = RecordKind("assessment_items", AssessmentItem, "核定项目", lambda one: one.item)
PAYMENTS = RecordKind("payments", Payment, "党费交纳", _describe_payment)
PAYMENT_ALLOCATIONS = RecordKind("payment_allocations", PaymentAllocation, "交纳所属期", _describe_allocation)
EXEMPTIONS = RecordKind("exemptions", Exemption, "党费减免", lambda one: one.relief)
CIRCUMSTANCES = RecordKind("circumstances", Circumstance, "交纳情形", lambda one: one.situation)
DUES_CLOSINGS = RecordKind(
    "dues_closings",
    DuesClosing,
    "党费结账",
    lambda one: f"{_month_words(one.month)}{'年结' if one.is_year else '月结'}",
)
CLOSED_DUES = RecordKind("closed_dues", ClosedDue, "已结应交", lambda one: f"{_month_words(one.month)}应交")
DUE_CORRECTIONS = RecordKind("due_corrections", DueCorrection, "应交更正", lambda one: f"{_month_words(one.month)}更正")
RULE_OVERRIDES = RecordKind("rule_overrides", RuleOverride, "本地标准", lambda one: one.rule)
