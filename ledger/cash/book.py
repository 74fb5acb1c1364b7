"""The cash book of a year: lines with a running balance, 月计 and 累计."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ledger.cash.facts import CashFacts
from ledger.cash.movements import Flow, Movement, balance_of, movements
from ledger.values.money import ZERO, Money, total
from ledger.values.months import Month


class CashLine(NamedTuple):
    """A movement and what was in hand after it."""

    movement: Movement
    balance: Money


@dataclass(frozen=True, slots=True)
class Sums:
    """Income and spending of some lines. The opening of a book is part of neither."""

    income: Money = ZERO
    spending: Money = ZERO

    @classmethod
    def of(cls, lines: Iterable[Movement]) -> "Sums":
        """Add movements up."""
        found = [one for one in lines if one.flow is not Flow.OPENING]
        return cls(
            total(one.amount for one in found if one.is_income),
            total(one.amount for one in found if not one.is_income),
        )


@dataclass(frozen=True, slots=True)
class MonthOfBook:
    """The lines of a month with 本月合计, 本年累计 and the balance at its end."""

    month: Month
    lines: tuple[CashLine, ...]
    sums: Sums
    cumulative: Sums
    balance: Money


@dataclass(frozen=True, slots=True)
class CashBook:
    """A year of an organisation's fund up to a day.

    Attributes:
        carried: what was in hand when the year began (上年结转).
        months: the months that have lines.
    """

    unit_id: int
    fund: str
    year: int
    carried: Money
    months: tuple[MonthOfBook, ...]

    @property
    def lines(self) -> tuple[CashLine, ...]:
        """Every line in order."""
        return tuple(line for month in self.months for line in month.lines)

    @property
    def sums(self) -> Sums:
        """Income and spending of the year."""
        return self.months[-1].cumulative if self.months else Sums()

    @property
    def balance(self) -> Money:
        """What is in hand at the end."""
        return self.months[-1].balance if self.months else self.carried


def cash_book(facts: CashFacts, unit_id: int, fund: str, year: int, as_of: date) -> CashBook:
    """The cash book of an organisation's fund for a year, without what lies after ``as_of``."""
    found = movements(facts, unit_id, fund)
    new_year = date(year, 1, 1)
    carried = balance_of(found, new_year - timedelta(days=1))
    of_year = [one for one in found if one.on.year == year and one.on <= as_of]
    return CashBook(unit_id, fund, year, carried, tuple(_months(of_year, carried)))


def _months(found: Sequence[Movement], carried: Money) -> Iterable[MonthOfBook]:
    balance, cumulative = carried, Sums()
    for month in dict.fromkeys(Month.of(one.on) for one in found):
        own = [one for one in found if Month.of(one.on) == month]
        lines = []
        for one in own:
            balance = Money(balance + one.change)
            lines.append(CashLine(one, balance))
        sums = Sums.of(own)
        cumulative = Sums(Money(cumulative.income + sums.income), Money(cumulative.spending + sums.spending))
        yield MonthOfBook(month, tuple(lines), sums, cumulative, balance)
