"""The dues of the sample book are such that the program itself would find nothing wrong in them."""

from collections.abc import Iterator
from datetime import date

import pytest

from ledger.codes.dues import FOR_MONTH
from ledger.dues.arrears import arrears_advice
from ledger.dues.assessing import base_of, due_by_table
from ledger.dues.explain import explain
from ledger.dues.facts import DuesFacts
from ledger.dues.month_due import Ground, due_of
from ledger.dues.year import year_view
from ledger.values.money import format_money, total
from ledger.values.months import Month
from operations.demo import Plan, demo_book
from operations.dues.reading import read_dues
from tests.operations.dues.conftest import NOW

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuesFacts]:
    with demo_book(tmp_path_factory.mktemp("book") / "示例.zbtz", Plan(36, 3, TODAY), 1, clock=lambda: NOW) as store:
        yield read_dues(store)


def test_every_assessment_is_what_its_pay_slip_makes(facts: DuesFacts) -> None:
    for segment in facts.assessments:
        assert segment.base == base_of(segment.method, facts.items_of[segment.id])
        assert segment.from_month is not None
        table = facts.rules.table(segment.person_kind, segment.from_month)
        assert table is not None
        assert (segment.rate, segment.due) == due_by_table(table, segment.base, facts.settings)


def test_every_payment_is_the_sum_of_its_parts_and_no_month_is_paid_twice(facts: DuesFacts) -> None:
    places = []
    for payment in facts.payments:
        parts = facts.allocations_of[payment.id]
        assert payment.amount == total(part.amount for part in parts)
        assert payment.received_on is not None
        assert payment.received_on <= TODAY
        places += [(payment.member_id, part.month) for part in parts if part.purpose == FOR_MONTH]
    assert len(places) == len(set(places))


def test_every_month_of_everybody_can_be_explained_and_ends_with_its_due(facts: DuesFacts) -> None:
    for member in facts.roster.members:
        for month in Month(2023, 12).through(Month(2026, 12)):
            explanation = explain(facts, member.id, month)
            due = due_of(facts, member.id, month)
            assert explanation.due == due
            assert explanation.steps[-1].text == f"{month.chinese()}应交{format_money(due.amount)}元。"
            assert all(step.text for step in explanation.steps)
            assert len(explanation.steps) > 1


def test_the_past_is_closed_and_what_is_owed_leads_to_a_warning(facts: DuesFacts) -> None:
    view = year_view(facts, 2025, TODAY)
    assert all(cell.due.is_closed for row in view.rows for cell in row.cells if cell.due.ground is not Ground.NOT_DUE)
    assert view.totals.due == view.totals.paid
    assert [one.rule for one in arrears_advice(facts, TODAY)] == ["dues.arrears.first_warning.months"] * 3
