"""The cash book of the sample: quarterly remittances upwards, one earmarked sum and its use, interest, counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger.cash.facts import CashFacts
from ledger.cash.handing_up import handing_up
from ledger.cash.movements import balance_of, movements
from ledger.codes.cash import ALLOTTED, DUES_FUND, INTEREST, LARGE_DUES, MONTHLY_DUES, SPENDING
from ledger.kinds.cash import (
    CASH_COUNTS,
    CASH_ENTRIES,
    REMITTANCES,
    CashCount,
    CashEntry,
    Remittance,
)
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, OrgUnit
from ledger.values.money import Money
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.tables import rulebook
from storage.store import Change, Store

_HANDED_UP, _PASSED_ON = 8, 12  # days of the month after the quarter
_KEEPER, _CASHIER = "会计周敏", "出纳何平"


def add_cash(store: Store, change: Change, today: date, years: int) -> None:
    """Fill the last years. ``change`` is an open change of ``store``; the dues are complete in the book."""
    facts = CashFacts(read_dues(store), rulebook())
    units = facts.roster.units
    top = next((unit for unit in units if unit.level == GENERAL_BRANCH), None)
    if top is not None:
        facts = replace(facts, entries=tuple(_earmarked(change, top, today.year - 1)))
    book = _Book(facts, change)
    branches = [unit for unit in units if unit.level == BRANCH]
    for first in _quarters(today, years):
        last = first.plus(2)
        for branch in branches:
            book.hand_up(branch, first, last, top, _PASSED_ON if top is None else _HANDED_UP, today)
        if top is not None:
            book.hand_up(top, first, last, None, _PASSED_ON, today)
            book.count(top, last, today)


class _Book:
    """The facts as they grow while remittances are added."""

    def __init__(self, facts: CashFacts, change: Change) -> None:
        self.facts = facts
        self._change = change

    def hand_up(self, unit: OrgUnit, first: Month, last: Month, to: OrgUnit | None, day: int, today: date) -> None:
        """Everything received up to the end of the quarter, 大额党费 apart."""
        on = date(last.plus(1).year, last.plus(1).number, day)
        account = handing_up(self.facts, unit.id, on if to is None else last.last_day)
        for kind, amount in ((MONTHLY_DUES, account.left), (LARGE_DUES, account.large_left)):
            if amount > 0 and on <= today:
                is_latest = Month.of(on).plus(3) > Month.of(today)
                record = self._change.add(
                    REMITTANCES,
                    Remittance(
                        org_unit_id=unit.id,
                        to_unit_id=to.id if to else None,
                        to_name="" if to else unit.superior,
                        kind=kind,
                        from_month=first,
                        to_month=last,
                        remitted_on=on,
                        amount=amount,
                        method="现金" if to else "银行缴存",
                        slip_no=f"{on:%Y%m%d}-{unit.id:02}{'D' if kind == LARGE_DUES else ''}",
                        handed_by=_CASHIER,
                        checked_by=_KEEPER,
                        receipt_no="" if is_latest and to is None else f"SJ{on:%Y%m}{unit.id:02}",
                        receipt_on=None if is_latest and to is None else on,
                    ),
                )
                self.facts = replace(self.facts, remittances=(*self.facts.remittances, record))

    def count(self, unit: OrgUnit, last: Month, today: date) -> None:
        """The cash box counted on the day after the money was passed on."""
        on = date(last.plus(1).year, last.plus(1).number, _PASSED_ON + 1)
        if on <= today:
            amount = balance_of(movements(self.facts, unit.id, DUES_FUND), on)
            self._change.add(
                CASH_COUNTS,
                CashCount(
                    org_unit_id=unit.id,
                    fund=DUES_FUND,
                    counted_on=on,
                    amount=amount,
                    counted_by=_CASHIER,
                    witness=_KEEPER,
                ),
            )


def _quarters(today: date, years: int) -> Iterator[Month]:
    """The first months of the quarters that have ended."""
    month = Month(today.year - years + 1, 1)
    while month.plus(3) <= Month.of(today):
        yield month
        month = month.plus(3)


def _earmarked(change: Change, top: OrgUnit, year: int) -> Iterator[CashEntry]:
    """3,000 元 for members in difficulty come down, two thirds are used before the Party's birthday; some interest."""
    came = change.add(
        CASH_ENTRIES,
        CashEntry(
            org_unit_id=top.id,
            fund=DUES_FUND,
            entered_on=date(year, 5, 26),
            category=ALLOTTED,
            summary="上级下拨走访慰问专款",
            amount=Money(3000_00),
            counterpart=top.superior,
            earmark="走访慰问生活困难党员",
            booked_by=_KEEPER,
        ),
    )
    yield came
    yield change.add(
        CASH_ENTRIES,
        CashEntry(
            org_unit_id=top.id,
            fund=DUES_FUND,
            entered_on=date(year, 6, 27),
            category=SPENDING,
            use="关怀帮扶和走访慰问",
            summary="走访慰问生活困难党员2名",
            amount=Money(2000_00),
            earmark_id=came.id,
            decided_on=date(year, 6, 12),
            decision="总支委员会研究同意",
            handled_by=_CASHIER,
            booked_by=_KEEPER,
        ),
    )
    yield change.add(
        CASH_ENTRIES,
        CashEntry(
            org_unit_id=top.id,
            fund=DUES_FUND,
            entered_on=date(year, 12, 21),
            category=INTEREST,
            summary="党费利息",
            amount=Money(3_86),
            booked_by=_KEEPER,
        ),
    )
