"""The figures of a period for 上缴报告表 and of a year for the yearly report; each agrees with grid and cash book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ledger.cash.book import CashBook, cash_book
from ledger.cash.facts import CashFacts
from ledger.cash.movements import Flow, movements
from ledger.codes.cash import ALLOTTED, DUES_FUND, INTEREST, LARGE_DUES, NOT_A_LISTED_USE, RETURNED
from ledger.codes.dues import CREDIT, FOR_MONTH, LARGE, VOLUNTARY
from ledger.dues.year import YearRow, year_view
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.roster.asof import roster_on
from ledger.roster.entry import each_once
from ledger.values.money import ZERO, Money, total
from ledger.values.months import Month

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """What an organisation collected in a period.

    Attributes:
        members: members enrolled on its last day.
        liable: members with a due in the period.
        due: the dues of its months.
        current: received in the period for its own months.
        back: received in the period for months before it (补交).
        ahead: received in the period for months after it (预交).
        voluntary: 自愿多交 and 待抵 received in the period.
        large: 大额党费 received in the period.
        owed: what of its months is overdue on the day of the report.
        remitted: dues that went up for the period, or in it when they name none.
    """

    first: Month
    last: Month
    members: int
    liable: int
    due: Money
    current: Money
    back: Money
    ahead: Money
    voluntary: Money
    large: Money
    owed: Money
    remitted: Money

    @property
    def received(self) -> Money:
        """Everything received in the period but 大额党费."""
        return Money(self.current + self.back + self.ahead + self.voluntary)


@dataclass(frozen=True, slots=True)
class YearReport:
    """The year of an organisation's dues: collected, handed up, come down, spent, left.

    Attributes:
        book: the cash book of the year.
        period: the collecting of the whole year.
        by_flow: sums by kind of movement.
        allotted, returned, interest: income beside the dues.
        by_use: spending by 使用项目, in the order of the code list as met.
        fully_paid: members who owe nothing for the year.
    """

    book: CashBook
    period: PeriodReport
    by_flow: Mapping[Flow, Money]
    allotted: Money
    returned: Money
    interest: Money
    by_use: Mapping[str, Money]
    fully_paid: int


def period_report(facts: CashFacts, unit_id: int, first: Month, last: Month, as_of: date) -> PeriodReport:
    """The figures of the months ``first`` to ``last`` of one year, as of a day.

    Raises ValueError when the months are not of one year in order.
    """
    if first.year != last.year or last < first:
        raise ValueError(f"{first} to {last} is no period of a year")
    rows = year_view(facts.dues, first.year, as_of, unit_id).rows
    cells = [[cell for cell in row.cells if first <= cell.month <= last] for row in rows]
    parts = _parts_received(facts, unit_id, first, last, as_of)

    def sum_of(purpose: str) -> Money:
        return total(part.amount for part in parts if part.purpose == purpose)

    months = [part for part in parts if part.purpose == FOR_MONTH and part.month is not None]
    enrolled = each_once(roster_on(facts.roster, min(last.last_day, as_of), unit_id))
    return PeriodReport(
        first=first,
        last=last,
        members=sum(entry.counts_as_member for entry in enrolled),
        liable=sum(any(cell.due.amount for cell in own) for own in cells),
        due=total(cell.due.amount for own in cells for cell in own),
        current=total(part.amount for part in months if part.month and first <= part.month <= last),
        back=total(part.amount for part in months if part.month and part.month < first),
        ahead=total(part.amount for part in months if part.month and part.month > last),
        voluntary=Money(sum_of(VOLUNTARY) + sum_of(CREDIT)),
        large=sum_of(LARGE),
        owed=total(cell.owed for own in cells for cell in own),
        remitted=_remitted_for(facts, unit_id, first, last, as_of),
    )


def year_report(facts: CashFacts, unit_id: int, year: int, as_of: date) -> YearReport:
    """The figures of a year as of a day."""
    found = [one for one in movements(facts, unit_id, DUES_FUND) if one.on.year == year and one.on <= as_of]
    by_category = _sums((one.category, one.amount) for one in found)
    rows = year_view(facts.dues, year, as_of, unit_id).rows
    spent = [one for one in found if one.flow is Flow.SPENDING]
    return YearReport(
        book=cash_book(facts, unit_id, DUES_FUND, year, as_of),
        period=period_report(facts, unit_id, Month(year, 1), Month(year, 12), as_of),
        by_flow=_sums((one.flow, one.amount) for one in found),
        allotted=by_category.get(ALLOTTED, ZERO),
        returned=by_category.get(RETURNED, ZERO),
        interest=by_category.get(INTEREST, ZERO),
        by_use=_sums((one.use or one.category or NOT_A_LISTED_USE, one.amount) for one in spent),
        fully_paid=sum(_owes_nothing(row) for row in rows),
    )


def _owes_nothing(row: YearRow) -> bool:
    return bool(row.totals.due) and row.totals.paid >= row.totals.due


def _parts_received(facts: CashFacts, unit_id: int, first: Month, last: Month, as_of: date) -> list[PaymentAllocation]:
    """The parts of every payment and counter entry received in the period by the branches of the unit."""
    wanted = facts.dues.wanted_branches(unit_id) or frozenset()
    payments: list[Payment] = [
        one
        for branch in wanted
        for one in facts.payments_of_branch.get(branch, ())
        if one.received_on is not None and first.first_day <= one.received_on <= min(last.last_day, as_of)
    ]
    return [part for one in payments for part in facts.dues.allocations_of.get(one.id, ())]


def _remitted_for(facts: CashFacts, unit_id: int, first: Month, last: Month, as_of: date) -> Money:
    return total(
        one.amount
        for one in facts.remittances
        if one.org_unit_id == unit_id
        and one.kind != LARGE_DUES
        and one.remitted_on is not None
        and one.remitted_on <= as_of
        and _is_for(one.from_month or Month.of(one.remitted_on), one.to_month, first, last)
    )


def _is_for(begin: Month, end: Month | None, first: Month, last: Month) -> bool:
    return first <= begin and (end or begin) <= last


def _sums(amounts: Iterable[tuple[K, Money]]) -> dict[K, Money]:
    found: dict[K, int] = {}
    for key, amount in amounts:
        found[key] = found.get(key, 0) + amount
    return {key: Money(amount) for key, amount in found.items()}
