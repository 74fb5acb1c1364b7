"""党费收缴明细: every payment by the day of receipt, counter entries as lines of their own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.paper.document import Column, PageSetup, PageTotals, Register, Row
from ledger.codes.dues import FOR_MONTH
from ledger.dues.facts import DuesFacts
from ledger.dues.paid import paid_by
from ledger.kinds.dues import Payment
from ledger.values.money import Money, format_money, total
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    MEASURE,
    amount_column,
    centred_column,
    day_column,
    dues_of,
    iso_day,
    months_text,
    year_head,
)
from operations.registers.period import Span

TITLE = "党费收缴明细表"
_AMOUNT = 4
_BLANK_ROWS = 18  # a full sheet
_LATE, _AHEAD = "补交", "预交"
_COLUMNS = (
    NUMBER,
    day_column("收款日期", 22),
    Column(label="姓名", width=19),
    Column(label="所属期", width=40),
    amount_column("金额", 22),
    centred_column("用途", 18),
    centred_column("交纳方式", 16),
    Column(label="收据编号", width=24),
    Column(label="代交人", width=16),
    Column(label="收款人", width=16),
    Column(label="备注", width=40),
)
_SIGNATURES = ("支部书记：", "组织委员：", "制表人：", "制表日期：　　　　年　　月　　日")


@dataclass(frozen=True, slots=True)
class _Line:
    """The part of a payment that goes to one purpose."""

    payment: Payment
    purpose: str
    months: tuple[Month, ...]
    amount: Money


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is said about payments, by payment: the counter entry, the months paid late and those paid ahead."""

    reversals: Mapping[int, Payment]
    late: Mapping[int, Sequence[Month]]
    ahead: Mapping[int, Sequence[Month]]


def detail_register(given: RegisterInput) -> Register:
    """The payments of a year, quarter or month; landscape, with running totals."""
    lines = (
        [] if given.options.is_blank else [line for one in payments_in(given) for line in _parts(dues_of(given), one)]
    )
    notes = _notes_for(given)
    rows = [_row(number, given, line, notes) for number, line in enumerate(lines, start=1)]
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        head=year_head(given, f"按收款日期　{MEASURE}"),
        setup=PageSetup(is_landscape=True),
        page_totals=PageTotals(
            amounts={_AMOUNT: [line.amount for line in lines]},
            show=lambda amount: format_money(Money(amount)),
            label_column=2,
        ),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=_SIGNATURES,
        row_height=6.2,
        text_size=9.5,
    )


def payments_in(given: RegisterInput) -> list[Payment]:
    """All payments and counter entries of the period, by the day of receipt."""
    facts, options = dues_of(given), given.options
    wanted = facts.wanted_branches(options.unit_id)
    found = [
        one
        for one in facts.payments
        if given.period.has(one.received_on)
        and one.received_on is not None
        and one.received_on <= options.as_of
        and (wanted is None or one.branch_id in wanted)
        and options.member_id in {None, one.member_id}
        and options.record_id in {None, one.id}
    ]
    return sorted(found, key=lambda one: (one.received_on or options.as_of, one.id))


def _parts(facts: DuesFacts, payment: Payment) -> Iterator[_Line]:
    parts = facts.allocations_of.get(payment.id, ())
    for purpose in dict.fromkeys(part.purpose for part in parts):
        own = [part for part in parts if part.purpose == purpose]
        months = tuple(part.month for part in own if part.month is not None)
        yield _Line(payment, purpose, months, total(part.amount for part in own))


def _notes_for(given: RegisterInput) -> _Notes:
    facts, as_of = dues_of(given), given.options.as_of
    late: dict[int, list[Month]] = defaultdict(list)
    ahead: dict[int, list[Month]] = defaultdict(list)
    for (_, month), receipts in paid_by(facts, as_of).receipts.items():
        for receipt in receipts:
            if receipt.is_after(month):
                late[receipt.payment_id].append(month)
            elif receipt.is_before(month):
                ahead[receipt.payment_id].append(month)
    known = [one for one in facts.payments if one.received_on is not None and one.received_on <= as_of]
    return _Notes({one.reverses_id: one for one in known if one.reverses_id is not None}, late, ahead)


def _row(number: int, given: RegisterInput, line: _Line, notes: _Notes) -> Row:
    facts, payment = dues_of(given), line.payment
    member = facts.roster.member_by_id.get(payment.member_id or 0)
    name = member.name if member else ""
    cells = (
        str(number),
        iso_day(payment.received_on),
        name,
        months_text(line.months),
        format_money(line.amount),
        line.purpose,
        payment.method,
        payment.receipt_no,
        payment.payer,
        payment.collector,
        "；".join(note for note in _remarks(dues_of(given), line, notes) if note),
    )
    return Row(cells, name)


def _remarks(facts: DuesFacts, line: _Line, notes: _Notes) -> Iterator[str]:
    payment = line.payment
    taken_back = facts.payment_by_id.get(payment.reverses_id or 0)
    if taken_back is not None:
        receipt = f"（{taken_back.receipt_no}）" if taken_back.receipt_no else ""
        yield f"冲正{iso_day(taken_back.received_on)}所收{receipt}"
    elif line.purpose == FOR_MONTH:
        yield _timing(line, notes)
    counter = notes.reversals.get(payment.id)
    if counter is not None:
        yield f"已于{iso_day(counter.received_on)}冲正"
    yield payment.note


def _timing(line: _Line, notes: _Notes) -> str:
    """Which months were paid late or ahead; not named where that is all of them."""
    parts = []
    for word, months in ((_LATE, notes.late), (_AHEAD, notes.ahead)):
        own = months.get(line.payment.id, ())
        if own:
            parts.append(word if len(own) == len(line.months) else f"{word}{months_text(own)}")
    return "，".join(parts)


DETAIL = RegisterDefinition(
    "dues_detail",
    TITLE,
    (),
    detail_register,
    subject=Subject.DUES,
    span=Span.PART_OF_YEAR,
    listing=detail_register,
)
