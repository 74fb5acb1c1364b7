"""The lines of the cash book as rows of a table: movements, 本月合计 and 本年累计."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gui.tables.column import Align, Column
from ledger.cash.book import CashBook, MonthOfBook
from ledger.cash.movements import Movement
from ledger.values.money import Money, format_money


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One row. ``movement`` is None for a sum; ``number`` is its place in the book."""

    number: int
    on: date | None
    summary: str
    income: Money | None
    spending: Money | None
    balance: Money
    movement: Movement | None = None

    @property
    def shade(self) -> str:
        """Sums stand back behind what happened."""
        return "" if self.movement is not None else "secondary"


def lines_of(book: CashBook) -> list[ShownLine]:
    """Every row of a year in order, beginning with what was carried over."""
    return [
        ShownLine(number, line.on, line.summary, line.income, line.spending, line.balance, line.movement)
        for number, line in enumerate(_unnumbered(book), start=1)
    ]


def _unnumbered(book: CashBook) -> Iterator[ShownLine]:
    yield ShownLine(0, date(book.year, 1, 1), "上年结转", None, None, book.carried)
    for month in book.months:
        for one, balance in month.lines:
            income, spending = (one.amount, None) if one.is_income else (None, one.amount)
            yield ShownLine(0, one.on, one.summary, income, spending, balance, one)
        yield from _sums(month)


def _sums(month: MonthOfBook) -> Iterator[ShownLine]:
    name = f"{month.month.number}月"
    for words, sums in ((f"{name}合计", month.sums), ("本年累计", month.cumulative)):
        yield ShownLine(0, None, words, sums.income, sums.spending, month.balance)


def _amount(amount: Money | None) -> str:
    return "" if amount is None else format_money(amount)


def _voucher(line: ShownLine) -> str:
    return line.movement.voucher_no if line.movement is not None else ""


LINE_COLUMNS = (
    Column[ShownLine]("on", "日期", 6, lambda one: one.on.isoformat() if one.on else "", shade=lambda one: one.shade),
    Column[ShownLine]("voucher", "凭证号", 7, _voucher),
    Column[ShownLine]("summary", "摘要", 20, lambda one: one.summary, shade=lambda one: one.shade, grows=True),
    Column[ShownLine](
        "income", "收入", 6, lambda one: _amount(one.income), align=Align.RIGHT, shade=lambda one: one.shade
    ),
    Column[ShownLine](
        "spending", "支出", 6, lambda one: _amount(one.spending), align=Align.RIGHT, shade=lambda one: one.shade
    ),
    Column[ShownLine](
        "balance",
        "结存",
        7,
        lambda one: format_money(one.balance),
        align=Align.RIGHT,
        shade=lambda one: "accent" if one.balance < 0 else one.shade,
    ),
)
