"""What the page asks before an act, as small forms: they look and behave like the forms of records."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.code_list import CodeList, numbered
from ledger.codes.dues import (
    BASE_METHOD,
    CREDIT,
    DUES_KIND,
    LARGE,
    PAY_METHOD,
    SEGMENT_REASON,
    VOLUNTARY,
)
from ledger.kind import Record, RecordKind
from ledger.values.money import Money
from ledger.values.months import Month

SURPLUS = CodeList("多出部分", "", numbered((CREDIT, VOLUNTARY, LARGE)))


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentAsked(Record):
    """A payment with everything that can be said about it; the months may lie in earlier years."""

    amount: Money = fields.money("金额", required=True)
    from_month: Month | None = fields.month("所属月份自", hint="自愿多交、大额党费不填月份")
    to_month: Month | None = fields.month("所属月份至", hint="只交一个月可以不填")
    received_on: date | None = fields.day("收款日期", required=True)
    surplus: str = fields.choice("多出部分", SURPLUS, hint="超过应交的部分怎样登记")
    method: str = fields.choice("交纳方式", PAY_METHOD, is_closed=False)
    payer: str = fields.text("代交人", hint="本人交纳时空白；党组织不得垫交")
    collector: str = fields.text("收款人")
    receipt_no: str = fields.text("收据编号")
    note: str = fields.text("备注")

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that it is for."""
        if self.from_month is None:
            return ()
        return tuple(self.from_month.through(self.to_month or self.from_month))


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingAsked(Record):
    """Which branch closes which month."""

    branch_id: int | None = fields.reference("党支部", "org_units", required=True)
    month: Month | None = fields.month("月份", required=True)
    closed_on: date | None = fields.day("结账日期", required=True)
    closed_by: str = fields.text("结账人")


@dataclass(frozen=True, kw_only=True, slots=True)
class YearClosingAsked(Record):
    """Which branch closes which year."""

    branch_id: int | None = fields.reference("党支部", "org_units", required=True)
    year: int = fields.whole("年度", required=True)
    closed_on: date | None = fields.day("结账日期", required=True)
    closed_by: str = fields.text("结账人")


@dataclass(frozen=True, kw_only=True, slots=True)
class VerificationAsked(Record):
    """An assessment before its pay items."""

    from_month: Month | None = fields.month("自何月", required=True)
    to_month: Month | None = fields.month("至何月", hint="空白表示直到下次核定")
    person_kind: str = fields.choice("人员类型", DUES_KIND, required=True)
    method: str = fields.choice("核定方法", BASE_METHOD, required=True)
    ratio: str = fields.text("总额比例", hint="如 30%，按总额比例核定时填")
    base: Money = fields.money("计算基数", hint="直接填写基数时填")
    due: Money = fields.money("月应交", hint="直接填写应交额或者定额时填")
    is_above_ceiling: bool = fields.flag("自愿超上限")
    reason: str = fields.choice("核定原因", SEGMENT_REASON, required=True)
    verified_by: str = fields.text("核定人")
    verified_on: date | None = fields.day("核定日期")
    note: str = fields.text("备注")


PAYMENT = RecordKind("payment_asked", PaymentAsked, "交款", lambda _: "交款")
CLOSING = RecordKind("closing_asked", ClosingAsked, "月结", lambda _: "月结")
YEAR_CLOSING = RecordKind("year_closing_asked", YearClosingAsked, "年结", lambda _: "年结")
VERIFICATION = RecordKind("verification_asked", VerificationAsked, "核定", lambda _: "核定")
