"""党费收据: three parts on a sheet, the amount in capital numerals and in figures."""

from collections.abc import Iterable

from exports.paper.document import FormCell, FormRow, FormSheet, label
from ledger.codes.dues import FOR_MONTH
from ledger.dues.facts import DuesFacts
from ledger.dues.paid import standing_payments
from ledger.errors import KnownError
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.values.money import capital_money, format_money, total
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import chinese_day, dues_of, months_text
from operations.registers.dues.detail import detail_register, payments_in
from operations.registers.dues.slips import heading, stacked
from operations.registers.period import Span

TITLE = "党费收据"
_PARTS = ("第一联　存根", "第二联　交款人", "第三联　记账")
_WIDTHS = (26, 46, 22, 34, 22, 34)
_COLUMNS = len(_WIDTHS)
_DATE_LINE = "　　年　月　日"


def receipts(given: RegisterInput) -> list[FormSheet]:
    """A sheet for each payment of the period, for one payment, or an empty one.

    Raises KnownError when there is no such payment, or when it was taken back.
    """
    if given.options.is_blank:
        return [_sheet(given, None)]
    return [_sheet(given, payment) for payment in _wanted(given)]


def _wanted(given: RegisterInput) -> list[Payment]:
    facts, options = dues_of(given), given.options
    standing = {one.id: one for one in standing_payments(facts, options.as_of) if one.amount > 0}
    if options.record_id is None:
        found = [one for one in payments_in(given) if one.id in standing]
        if not found:
            raise KnownError(f"{given.period.words}没有收到党费，没有可打印的收据。")
        return found
    if options.record_id not in standing:
        is_known = options.record_id in facts.payment_by_id
        what = "已经冲正，或者没有收到款项" if is_known else "不在账簿里"
        raise KnownError(f"编号为{options.record_id}的交款{what}，不能打印收据。")
    return [standing[options.record_id]]


def _sheet(given: RegisterInput, payment: Payment | None) -> FormSheet:
    blocks = [_block(given, part, payment) for part in _PARTS]
    return FormSheet(
        title=TITLE,
        record=_name(dues_of(given), payment),
        column_widths=_WIDTHS,
        rows=stacked(blocks, _COLUMNS, room=10),
        has_title=False,
    )


def _block(given: RegisterInput, part: str, payment: Payment | None) -> list[FormRow]:
    facts = dues_of(given)
    figures = f"￥{format_money(payment.amount)}" if payment else "￥"
    capitals = capital_money(payment.amount) if payment else ""
    return [
        heading(f"{TITLE}（{part}）", _COLUMNS),
        FormRow(
            (
                *_pair("交款人", _name(facts, payment)),
                *_pair("收款日期", chinese_day(payment.received_on) if payment else _DATE_LINE),
                *_pair("编号", payment.receipt_no if payment else ""),
            ),
            11,
        ),
        FormRow(
            (*_pair("所在支部", _branch(given, payment), 3), *_pair("交纳方式", payment.method if payment else ""))
        ),
        FormRow(_pair("事由", _purpose(facts, payment), 5), 11),
        FormRow((*_pair("金额（大写）", capitals, 3), *_pair("小写", figures)), 11),
        FormRow(
            (
                *_pair("收款单位", "（盖章）"),
                *_pair("收款人", payment.collector if payment else ""),
                *_pair("代交人", payment.payer if payment else ""),
            ),
            13,
        ),
    ]


def _pair(caption: str, text: str, columns: int = 1) -> tuple[FormCell, FormCell]:
    return label(caption), FormCell(text=text, columns=columns, name=caption)


def _name(facts: DuesFacts, payment: Payment | None) -> str:
    member = facts.roster.member_by_id.get(payment.member_id or 0) if payment else None
    return member.name if member else ""


def _branch(given: RegisterInput, payment: Payment | None) -> str:
    unit = given.facts.unit_by_id.get(payment.branch_id or 0) if payment else None
    return unit.full_name if unit else ""


def _purpose(facts: DuesFacts, payment: Payment | None) -> str:
    """``2025年1月至3月党费36.00元；自愿多交10.00元``; the amounts only where there are several purposes."""
    if payment is None:
        return ""
    parts = facts.allocations_of.get(payment.id, ())
    purposes = list(dict.fromkeys(part.purpose for part in parts))
    texts = []
    for purpose in purposes:
        own = [part for part in parts if part.purpose == purpose]
        words = f"{_months(own)}党费" if purpose == FOR_MONTH else purpose
        amount = f"{format_money(total(part.amount for part in own))}元" if len(purposes) > 1 else ""
        texts.append(words + amount)
    return "；".join(texts)


def _months(parts: Iterable[PaymentAllocation]) -> str:
    return months_text(part.month for part in parts if part.month is not None)


RECEIPT = RegisterDefinition(
    "dues_receipt",
    TITLE,
    (),
    receipts,
    subject=Subject.DUES,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    listing=detail_register,
)
