"""收支明细账: every movement with its balance, 本月合计 and 本年累计, 承前页 and 过次页."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exports.paper.document import Column, Fit, PageSetup, PageTotals, Register, Row
from ledger.cash.book import CashBook, CashLine, MonthOfBook, cash_book
from ledger.codes.cash import ACTIVITY_FUND, DUES_FUND, WORK_FUND
from ledger.values.money import ZERO, Money, format_money
from operations.registers.cash.common import KEEPERS, cash_head, cash_of, unit_id_of, yuan
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import amount_column, day_column, iso_day
from operations.registers.period import Span

_BLANK_ROWS = 24  # a full sheet
_COLUMNS = (
    NUMBER,
    day_column("日期", 22),
    Column(label="凭证号", width=22),
    Column(label="摘要", width=62, fit=Fit.WRAP),
    amount_column("收入", 25),
    amount_column("支出", 25),
    amount_column("结存", 26),
)
_SUMMARY, _INCOME, _SPENDING, _BALANCE = 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the register with what it adds to the running totals of a page."""

    row: Row
    income: Money = ZERO
    spending: Money = ZERO
    change: Money = ZERO


def _ledger_of(fund: str) -> Callable[[RegisterInput], Register]:
    def document(given: RegisterInput) -> Register:
        lines = [] if given.options.is_blank else _lines(_book(given, fund))
        return Register(
            title=f"{fund}收支明细账",
            columns=_COLUMNS,
            rows=[line.row for line in lines],
            head=cash_head(given),
            setup=PageSetup(),
            page_totals=PageTotals(
                amounts={
                    _INCOME: [line.income for line in lines],
                    _SPENDING: [line.spending for line in lines],
                    _BALANCE: [line.change for line in lines],
                },
                show=lambda amount: format_money(Money(amount)),
                label_column=_SUMMARY,
                balances=frozenset({_BALANCE}),
            ),
            blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
            signatures=KEEPERS,
            row_height=7.2,
        )

    return document


def _book(given: RegisterInput, fund: str) -> CashBook:
    return cash_book(cash_of(given), unit_id_of(given), fund, given.period.year, given.options.as_of)


def _lines(book: CashBook) -> list[_Line]:
    carried = _note(f"上年结转（{book.year}年1月1日）", balance=book.carried)
    found = [replace(carried, change=book.carried)]
    number = 0
    for month in book.months:
        for line in month.lines:
            number += 1
            found.append(_movement(number, line))
        found += _sums(month)
    return found


def _movement(number: int, line: CashLine) -> _Line:
    one = line.movement
    income = one.amount if one.is_income else ZERO
    spending = ZERO if one.is_income else one.amount
    shown = (yuan(income) if one.is_income else "", "" if one.is_income else yuan(spending))
    row = Row((str(number), iso_day(one.on), one.voucher_no, one.summary, *shown, yuan(line.balance)), one.summary)
    return _Line(row, income, spending, one.change)


def _sums(month: MonthOfBook) -> list[_Line]:
    return [
        _note("本月合计", yuan(month.sums.income), yuan(month.sums.spending), month.balance),
        _note("本年累计", yuan(month.cumulative.income), yuan(month.cumulative.spending), month.balance),
    ]


def _note(words: str, income: str = "", spending: str = "", balance: Money = ZERO) -> _Line:
    return _Line(Row(("", "", "", words, income, spending, yuan(balance)), words))


def _definition(key: str, fund: str) -> RegisterDefinition:
    document = _ledger_of(fund)
    return RegisterDefinition(
        key, f"{fund}收支明细账", (), document, subject=Subject.CASH, span=Span.YEAR, listing=document
    )


LEDGERS = (
    _definition("cash_ledger", DUES_FUND),
    _definition("cash_ledger_activity", ACTIVITY_FUND),
    _definition("cash_ledger_work", WORK_FUND),
)
"""One ledger a fund: the three pots never stand on one sheet."""
