"""The cash book: every yuan in its place, and the same to the 分 wherever it is looked at."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.cash.book import Sums, cash_book
from ledger.cash.earmarks import earmarks
from ledger.cash.handing_up import Proposal, handing_up, period_to_hand_up, proposal, share_of
from ledger.cash.movements import balance_of, movements
from ledger.cash.reports import period_report, year_report
from ledger.codes.cash import ACTIVITY_FUND, ALLOTTED, DUES_FUND, INTEREST, LARGE_DUES, OPENING, RETURNED, SPENDING
from ledger.codes.dues import LARGE, VOLUNTARY
from ledger.dues.settings import DuesSettings, Schedule
from ledger.values.money import Money
from ledger.values.months import Month
from tests.ledger.cash.cash_book import TODAY, cash, day, entry, paid, up, yuan
from tests.ledger.roster.people import FIRST, TOP

Q1 = (Month(2026, 1), Month(2026, 3))


def lines(facts: object, unit: int, fund: str = DUES_FUND) -> list[tuple[str, str, int]]:
    book = cash_book(facts, unit, fund, 2026, TODAY)  # type: ignore[arg-type]  # a CashFacts
    return [(one.movement.on.isoformat()[5:], one.movement.summary, one.balance) for one in book.lines]


def test_the_payments_of_a_day_are_one_line_and_what_goes_up_arrives_above_by_itself() -> None:
    facts = cash(
        paid(1, "2026-01-10", "40"),
        paid(2, "2026-01-10", "30.5", member_id=2),
        paid(3, "2026-02-10", "40"),
        remittances=(up(1, "2026-03-30", "110.50", from_month=Q1[0], to_month=Q1[1]),),
    )
    assert lines(facts, FIRST.id) == [
        ("01-10", "收2名党员党费", 7050),
        ("02-10", "收王小明党费", 11050),
        ("03-30", "向机关党总支上缴党费（2026年1月至3月）", 0),
    ]
    assert lines(facts, TOP.id) == [("03-30", "收第一支部上缴党费（2026年1月至3月）", 11050)]


def test_a_month_has_its_sums_and_the_year_its_running_ones() -> None:
    facts = cash(
        paid(1, "2025-12-20", "10"),
        paid(2, "2026-01-10", "40"),
        paid(3, "2026-02-10", "40"),
        remittances=(up(1, "2026-02-27", "60"),),
    )
    book = cash_book(facts, FIRST.id, DUES_FUND, 2026, TODAY)
    assert book.carried == yuan("10")
    assert [(str(one.month), one.sums, one.cumulative, one.balance) for one in book.months] == [
        ("2026-01", Sums(yuan("40"), yuan("0")), Sums(yuan("40"), yuan("0")), yuan("50")),
        ("2026-02", Sums(yuan("40"), yuan("60")), Sums(yuan("80"), yuan("60")), yuan("30")),
    ]


def test_large_dues_go_up_whole_and_never_enter_the_share() -> None:
    facts = cash(
        paid(1, "2026-01-10", "100"),
        paid(2, "2026-01-12", "5000", LARGE),
        paid(3, "2026-01-12", "20", VOLUNTARY),
        settings=DuesSettings(remit_ratio=60),
        remittances=(up(1, "2026-01-20", "5000", kind=LARGE_DUES), up(2, "2026-01-25", "50")),
    )
    account = handing_up(facts, FIRST.id, TODAY)
    assert (account.received, account.asked, account.left) == (yuan("120"), yuan("72"), yuan("22"))
    assert (account.large_received, account.large_left) == (yuan("5000"), yuan("0"))


def test_money_that_came_down_is_no_dues_to_hand_up() -> None:
    """Trap 21: else a ratio would be taken twice of the same money."""
    facts = cash(
        paid(1, "2026-01-10", "100"),
        settings=DuesSettings(remit_ratio=50),
        entries=(
            entry(1, "2026-02-01", "30", RETURNED, org_unit_id=FIRST.id),
            entry(2, "2026-02-01", "500", ALLOTTED, org_unit_id=FIRST.id, earmark="慰问困难党员"),
            entry(3, "2026-03-21", "0.37", INTEREST, org_unit_id=FIRST.id),
        ),
    )
    assert handing_up(facts, FIRST.id, TODAY).asked == yuan("50")
    assert balance_of(movements(facts, FIRST.id, DUES_FUND), TODAY) == yuan("630.37")


def test_three_funds_never_meet() -> None:
    facts = cash(
        paid(1, "2026-01-10", "100"),
        entries=(
            entry(1, "2026-01-01", "2000", OPENING, fund=ACTIVITY_FUND, org_unit_id=FIRST.id, summary="年初结存"),
            entry(2, "2026-02-01", "300", fund=ACTIVITY_FUND, org_unit_id=FIRST.id, summary="参观门票"),
        ),
    )
    assert lines(facts, FIRST.id) == [("01-10", "收王小明党费", 10000)]
    assert lines(facts, FIRST.id, ACTIVITY_FUND) == [("01-01", "年初结存", 200000), ("02-01", "参观门票", 170000)]
    assert cash_book(facts, FIRST.id, ACTIVITY_FUND, 2026, TODAY).sums == Sums(yuan("0"), yuan("300"))


def test_an_earmark_is_spent_by_the_entries_that_name_it() -> None:
    facts = cash(
        entries=(
            entry(1, "2026-01-05", "1000", ALLOTTED, earmark="慰问困难党员"),
            entry(2, "2026-01-20", "600", earmark_id=1, summary="慰问"),
            entry(3, "2026-01-21", "600", earmark_id=1, summary="慰问"),
            entry(4, "2026-01-22", "-600", earmark_id=1, summary="慰问", reverses_id=3),
        )
    )
    assert [(one.entry.earmark, one.left) for one in earmarks(facts, TOP.id, DUES_FUND, TODAY)] == [
        ("慰问困难党员", yuan("400"))
    ]


def test_a_reversal_stands_beside_what_it_takes_back() -> None:
    wrong, counter = paid(1, "2026-01-10", "400"), paid(2, "2026-01-10", "-400", reverses_id=1)
    facts = cash(wrong, counter, paid(3, "2026-01-10", "40", member_id=2))
    assert lines(facts, FIRST.id) == [("01-10", "收2名党员党费", 44000), ("01-10", "冲正王小明党费", 4000)]


def test_the_report_of_a_quarter_tells_current_back_ahead_and_voluntary_apart() -> None:
    (late, late_part), (ahead, ahead_part) = paid(2, "2026-02-10", "38"), paid(3, "2026-02-10", "41")
    facts = cash(
        paid(1, "2026-01-10", "40"),
        (late, replace(late_part, month=Month(2025, 12))),
        (ahead, replace(ahead_part, month=Month(2026, 4))),
        paid(4, "2026-03-10", "9", VOLUNTARY),
        paid(5, "2026-03-11", "2000", LARGE),
        remittances=(up(1, "2026-04-08", "128", from_month=Q1[0], to_month=Q1[1]), up(2, "2026-04-09", "7")),
    )
    report = period_report(facts, FIRST.id, *Q1, TODAY)
    assert (report.current, report.back, report.ahead, report.voluntary, report.large) == tuple(
        map(yuan, ("40", "38", "41", "9", "2000"))
    )
    assert (report.received, report.remitted, report.members) == (yuan("128"), yuan("128"), 2)


@pytest.mark.parametrize(
    ("schedule", "on", "first", "last"),
    [
        (Schedule.MONTHLY, "2026-03-05", "2026-02", "2026-02"),
        (Schedule.QUARTERLY, "2026-03-05", "2025-10", "2025-12"),
        (Schedule.QUARTERLY, "2026-04-01", "2026-01", "2026-03"),
        (Schedule.HALF_YEARLY, "2026-12-15", "2026-01", "2026-06"),
        (Schedule.YEARLY, "2026-12-15", "2025-01", "2025-12"),
    ],
)
def test_the_period_that_is_to_go_up(schedule: Schedule, on: str, first: str, last: str) -> None:
    facts = cash(settings=DuesSettings(remit_schedule=schedule))
    assert tuple(map(str, period_to_hand_up(facts, day(on)))) == (first, last)


def test_what_the_last_period_left_is_proposed_first_then_what_the_running_one_has() -> None:
    received = (paid(1, "2026-02-10", "100"), paid(2, "2026-04-08", "30"))
    nothing_up, first_quarter_up = cash(*received), cash(*received, remittances=(up(1, "2026-04-09", "100"),))
    on = day("2026-04-20")
    assert proposal(nothing_up, FIRST.id, on) == Proposal(*Q1, yuan("100"))
    assert proposal(first_quarter_up, FIRST.id, on) == Proposal(Month(2026, 4), Month(2026, 4), yuan("30"))


def test_a_share_is_rounded_half_up_to_the_fen() -> None:
    assert [share_of(Money(amount), 50) for amount in (1, 3, 4, 101)] == [1, 2, 2, 51]


AMOUNTS = st.integers(1, 500_00).map(lambda fen: f"{fen / 100:.2f}")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)


@settings(max_examples=40)
@given(
    received=st.lists(st.tuples(DAYS, AMOUNTS, st.booleans()), max_size=12),
    handed=st.lists(st.tuples(DAYS, AMOUNTS), max_size=5),
    spent=st.lists(st.tuples(DAYS, AMOUNTS), max_size=5),
)
def test_balance_lines_months_and_report_agree_to_the_fen(
    received: list[tuple[str, str, bool]], handed: list[tuple[str, str]], spent: list[tuple[str, str]]
) -> None:
    facts = cash(
        *(
            paid(number, on, amount, LARGE if is_large else VOLUNTARY)
            for number, (on, amount, is_large) in enumerate(received, start=1)
        ),
        remittances=tuple(up(number, on, amount) for number, (on, amount) in enumerate(handed, start=1)),
        entries=tuple(
            entry(number, on, amount, SPENDING, org_unit_id=FIRST.id)
            for number, (on, amount) in enumerate(spent, start=1)
        ),
    )
    book = cash_book(facts, FIRST.id, DUES_FUND, 2026, TODAY)
    income = sum(yuan(amount) for _, amount, _ in received)
    out = sum(yuan(amount) for _, amount in (*handed, *spent))
    assert book.balance == income - out == balance_of(movements(facts, FIRST.id, DUES_FUND), TODAY)
    assert book.sums == Sums(Money(income), Money(out))
    assert sum(one.sums.income for one in book.months) == income
    report = year_report(facts, FIRST.id, 2026, TODAY)
    assert report.period.received + report.period.large == income
    account = handing_up(facts, FIRST.id, TODAY)
    assert account.received + account.large_received == income
    assert cash_book(facts, TOP.id, DUES_FUND, 2026, TODAY).balance == sum(yuan(amount) for _, amount in handed)
