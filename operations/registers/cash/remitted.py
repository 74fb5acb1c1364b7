"""上缴登记: all remittances of a period in one table, counter entries as lines of their own."""

from exports.paper.document import Column, Fit, PageSetup, PageTotals, Register, Row
from ledger.cash.facts import CashFacts
from ledger.cash.movements import period_words
from ledger.kinds.cash import Remittance
from ledger.values.money import Money, format_money
from operations.registers.cash.common import KEEPERS, cash_head, cash_of, unit_id_of, yuan
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    amount_column,
    centred_column,
    day_column,
    iso_day,
)
from operations.registers.period import Span

TITLE = "党费上缴登记表"
_BLANK_ROWS = 16
_AMOUNT = 5
_COLUMNS = (
    NUMBER,
    day_column("上缴日期", 22),
    Column(label="上缴单位", width=30),
    Column(label="收缴单位", width=34),
    Column(label="所属期", width=38),
    amount_column("金额", 24),
    centred_column("款项", 18),
    Column(label="缴款凭证号", width=24),
    Column(label="党费收据号", width=24),
    day_column("收据日期", 22),
    Column(label="备注", width=28, fit=Fit.WRAP),
)


def remittances_in(given: RegisterInput) -> list[Remittance]:
    """What the unit itself handed up in the period, by day: with those below it money would be summed twice."""
    facts, unit_id = cash_of(given), unit_id_of(given)
    found = [
        one
        for one in facts.remittances
        if given.period.has(one.remitted_on)
        and one.remitted_on is not None
        and one.remitted_on <= given.options.as_of
        and one.org_unit_id == unit_id
    ]
    return sorted(found, key=lambda one: (one.remitted_on or given.options.as_of, one.id))


def remittance_listing(given: RegisterInput) -> Register:
    """The table of remittances, with running totals."""
    found = [] if given.options.is_blank else remittances_in(given)
    facts = cash_of(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(number, facts, one) for number, one in enumerate(found, start=1)],
        head=cash_head(given),
        setup=PageSetup(is_landscape=True),
        page_totals=PageTotals(
            amounts={_AMOUNT: [one.amount for one in found]},
            show=lambda amount: format_money(Money(amount)),
            label_column=2,
        ),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=KEEPERS,
        text_size=9.5,
    )


def _row(number: int, facts: CashFacts, one: Remittance) -> Row:
    note = f"冲正 {one.note}" if one.reverses_id is not None else one.note
    cells = (
        str(number),
        iso_day(one.remitted_on),
        facts.unit_name(one.org_unit_id),
        facts.unit_name(one.to_unit_id) or one.to_name,
        period_words(one).strip("（）"),
        yuan(one.amount),
        one.kind,
        one.slip_no,
        one.receipt_no,
        iso_day(one.receipt_on),
        note.strip(),
    )
    return Row(cells, facts.unit_name(one.org_unit_id))


REMITTANCES = RegisterDefinition(
    "cash_remittances",
    TITLE,
    (),
    remittance_listing,
    subject=Subject.CASH,
    span=Span.PART_OF_YEAR,
    listing=remittance_listing,
)
