"""The year of a branch: sums agree to the 分 whatever was paid, and what is taken back leaves no trace in it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.dues import CREDIT, LIABLE, NOT_LIABLE, PURPOSE
from ledger.dues.cells import STATE_LABELS, STATE_SIGNS, State
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NOT_DUE_WORDS, NotDue
from ledger.dues.month_due import due_of
from ledger.dues.paid import paid_by
from ledger.dues.receiving import Entry, PaymentPlan, missing_amount, plan_payment, plan_reversal, plan_use_of_credit
from ledger.dues.year import Totals, year_view
from ledger.errors import Level
from ledger.kinds.dues import Circumstance, DuesClosing
from ledger.values.money import Money, total
from ledger.values.months import Month, months_of_year
from tests.ledger.dues.dues_book import LI, WANG, YEAR_END, book, day, month, paid, segment, with_settings, yuan
from tests.ledger.roster.people import FIRST

MONTHS = st.sampled_from(months_of_year(2026))
AMOUNTS = st.integers(1, 2_000_00)


def taken(facts: DuesFacts, plan: PaymentPlan) -> DuesFacts:
    """The book after a plan has been written."""
    number = len(facts.payments) + 1
    parts = tuple(replace(part, id=number * 100 + place, payment_id=number) for place, part in enumerate(plan.parts))
    return replace(
        facts,
        payments=(*facts.payments, replace(plan.payment, id=number)),
        allocations=(*facts.allocations, *parts),
    )


def entry(amount: int, *months: Month, **more: object) -> Entry:
    given = {"member_id": WANG, "received_on": day("2026-06-10"), **more}
    return Entry(amount=Money(amount), months=months, **given)  # type: ignore[arg-type]


def plain() -> DuesFacts:
    return book(segment("50"), segment("33.33", member_id=LI, id=7))


@given(AMOUNTS, st.lists(MONTHS, max_size=14), st.sampled_from(PURPOSE.labels[1:]))
def test_the_parts_of_a_payment_add_up_to_it(amount: int, months: list[Month], surplus: str) -> None:
    plan = plan_payment(plain(), entry(amount, *months, surplus=surplus), YEAR_END)
    assert total(part.amount for part in plan.parts) == amount
    assert all(part.amount > 0 for part in plan.parts)
    assert all((part.month is None) == (part.purpose == surplus) for part in plan.parts)


@given(st.lists(st.tuples(st.sampled_from([WANG, LI]), AMOUNTS, st.lists(MONTHS, max_size=6)), max_size=8))
def test_rows_columns_and_cells_of_the_year_add_up_to_the_same(payments: list[tuple[int, int, list[Month]]]) -> None:
    facts = plain()
    for member_id, amount, months in payments:
        facts = taken(facts, plan_payment(facts, entry(amount, *months, member_id=member_id), YEAR_END))
    view = year_view(facts, 2026, day("2026-09-15"))
    cells = [cell for row in view.rows for cell in row.cells]
    assert view.totals == Totals.of(cells)
    for sums in ([row.totals for row in view.rows], view.by_month):
        assert view.totals == Totals(
            total(one.due for one in sums),
            total(one.paid for one in sums),
            total(one.owed for one in sums),
            sum(one.owed_months for one in sums),
        )
    received = total(payment.amount for payment in facts.payments)
    credit = total(paid_by(facts, YEAR_END).credit.values())
    assert received == view.totals.paid + credit


@given(AMOUNTS, st.lists(MONTHS, min_size=1, max_size=6), st.lists(MONTHS, min_size=1, max_size=6))
def test_a_reversal_restores_what_was_before(amount: int, before: list[Month], months: list[Month]) -> None:
    facts = taken(plain(), plan_payment(plain(), entry(5000, *before), YEAR_END))
    paid_more = taken(facts, plan_payment(facts, entry(amount, *months), YEAR_END))
    counter = plan_reversal(paid_more, 2, day("2026-06-11"), "记错人")
    assert counter.problems == ()
    reversed_ = taken(paid_more, counter)
    assert year_view(reversed_, 2026, YEAR_END) == year_view(facts, 2026, YEAR_END)
    assert paid_by(reversed_, YEAR_END) == paid_by(facts, YEAR_END)
    assert len(reversed_.payments) == 3
    assert total(part.amount for part in reversed_.allocations) == total(one.amount for one in facts.allocations)
    assert plan_reversal(reversed_, 2, day("2026-06-12"), "再冲").is_refused
    assert plan_reversal(reversed_, 3, day("2026-06-12"), "再冲").is_refused


def test_as_of_a_day_later_payments_and_reversals_have_not_happened() -> None:
    facts = book(segment("50"), payments=(paid(1, "2026-02-10", {"2026-01": "50"}),))
    facts = taken(facts, plan_reversal(facts, 1, day("2026-05-01"), "记错人"))
    by_day = {on: year_view(facts, 2026, day(on)).rows[0].cells[0].paid for on in ("2026-02-09", "2026-04-30")}
    assert by_day == {"2026-02-09": 0, "2026-04-30": yuan("50")}
    assert year_view(facts, 2026, day("2026-05-01")).rows[0].cells[0].paid == 0


def test_what_is_overpaid_waits_as_credit_and_pays_a_later_month() -> None:
    facts = taken(plain(), plan_payment(plain(), entry(7000, month("2026-05")), YEAR_END))
    assert paid_by(facts, YEAR_END).credit == {WANG: 2000}
    used = plan_use_of_credit(facts, entry(0, month("2026-06")), YEAR_END)
    assert not used.is_refused
    assert total(part.amount for part in used.parts) == used.payment.amount == 0
    facts = taken(facts, used)
    june = year_view(facts, 2026, YEAR_END).rows[0].cells[5]
    assert (june.paid, june.state, paid_by(facts, YEAR_END).credit[WANG]) == (2000, State.PART, 0)
    assert plan_use_of_credit(facts, entry(0, month("2026-07")), YEAR_END).is_refused
    assert "抵交" in plan_reversal(facts, 1, day("2026-06-12"), "退款").problems[0].sentence


def test_the_amount_to_propose_is_what_is_missing() -> None:
    facts = book(segment("50"), payments=(paid(1, "2026-01-10", {"2026-01": "20"}),))
    assert missing_amount(facts, WANG, months_of_year(2026)[:3], YEAR_END) == yuan("130")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"amount": Money(0)}, "amount", "大于0"),
        ({"amount": Money(-5000)}, "amount", "冲正"),
        ({"received_on": None}, "received_on", "填写"),
        ({"received_on": date(2026, 6, 16)}, "received_on", "晚于今天"),
        ({"received_on": date(2026, 3, 5)}, "received_on", "已经结账"),
        ({"months": (month("2025-12"),)}, "months", "尚未核定"),
        ({"months": (month("2009-12"),)}, "months", "尚未入党"),
        ({"receipt_no": "0001"}, "receipt_no", "王小明"),
        ({"payer": "第一支部"}, "payer", "垫交"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(changed: dict[str, object], field: str, words: str) -> None:
    closing = DuesClosing(id=1, branch_id=FIRST.id, month=month("2026-03"), closed_on=day("2026-04-08"))
    payment, parts = paid(1, "2026-04-10", {"2026-04": "50"})
    facts = book(segment("50"), payments=((replace(payment, receipt_no="0001"), parts),), closings=(closing,))
    plan = plan_payment(facts, replace(entry(5000, month("2026-05")), **changed), day("2026-06-15"))  # type: ignore[arg-type]
    refused = [one for one in plan.problems if one.level is Level.MUST]
    assert [one.field for one in refused] == [field]
    assert words in refused[0].sentence


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": Money(500000)}, "一百倍"),
        ({"months": (month("2027-01"),)}, "预交一般不超过6个月"),
        ({"collector": "赵外人"}, "不是本支部党员"),
        ({"months": (month("2026-01"),)}, "已经交齐"),
    ],
)
def test_what_is_unusual_is_asked_about(changed: dict[str, object], words: str) -> None:
    facts = book(segment("50"), payments=(paid(1, "2026-01-10", {"2026-01": "50"}),))
    plan = plan_payment(facts, replace(entry(5000, month("2026-05")), **changed), day("2026-06-15"))  # type: ignore[arg-type]
    assert not plan.is_refused
    assert any(words in problem.sentence for problem in plan.problems)


def test_months_are_owed_after_the_collection_day() -> None:
    facts = plain()
    assert [cell.state for cell in year_view(facts, 2026, day("2026-02-28")).rows[0].cells[:3]] == [
        State.OWED,
        State.UPCOMING,
        State.UPCOMING,
    ]
    early = year_view(with_settings(facts, due_day=10), 2026, day("2026-02-11"))
    assert early.rows[0].cells[1].state is State.OWED


def test_a_last_year_amount_goes_on_until_the_new_year_is_verified() -> None:
    due = due_of(book(segment("50", "2025-01")), WANG, month("2026-02"))
    assert (due.amount, due.is_provisional) == (yuan("50"), True)


def test_without_an_assessment_the_member_waits_in_the_list() -> None:
    view = year_view(book(), 2026, YEAR_END)
    assert [row.cells[0].words for row in view.rows] == ["尚未核定", "尚未核定"]
    assert view.totals == Totals()


@pytest.mark.parametrize(("situation", "due"), [(NOT_LIABLE, 0), (LIABLE, 5000)])
def test_the_usual_rule_gives_way_to_what_was_recorded(situation: str, due: int) -> None:
    noted = Circumstance(
        member_id=WANG, situation=situation, from_month=month("2026-05"), to_month=month("2026-05"), reason="更正"
    )
    admitted = "2026-07-01" if situation == LIABLE else "2010-07-01"
    facts = book(segment("50"), circumstances=(noted,), admitted=admitted)
    assert due_of(facts, WANG, month("2026-05")).amount == due


def test_every_state_and_reason_has_words_of_its_own() -> None:
    assert set(STATE_LABELS) == set(STATE_SIGNS) == set(State)
    assert set(NOT_DUE_WORDS) == set(NotDue)
    assert len(set(STATE_LABELS.values())) == len(State)
    assert len({sign for sign in STATE_SIGNS.values() if sign}) == len(State) - 1
    assert CREDIT in PURPOSE.labels
