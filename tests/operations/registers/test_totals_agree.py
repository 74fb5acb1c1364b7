"""The same money on every sheet: grid, registers of dues, sheets, cash book and its registers agree to the 分."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.document import PageTotals, Register
from ledger.cash.book import cash_book
from ledger.cash.facts import CashFacts
from ledger.codes.cash import DUES_FUND
from ledger.codes.dues import CIVIL_SERVANT, FOR_MONTH, YEARLY
from ledger.dues.facts import DuesFacts
from ledger.dues.year import year_view
from ledger.kinds.dues import Assessment, Payment, PaymentAllocation
from ledger.values.money import Money, parse_money
from ledger.values.months import Month
from operations.registers import REGISTER_BY_KEY, Period, RegisterInput
from operations.sheets_out import paper_as_sheet
from tests.ledger.cash.cash_book import CASH_RULES
from tests.ledger.dues.dues_book import RULES
from tests.ledger.roster.people import FIRST, facts, member
from tests.operations.registers.dues_sample import dues_input

TODAY = date(2026, 12, 31)
PEOPLE = tuple(member(number, f"党员{number}") for number in (1, 2, 3))
PAYMENTS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.integers(1, 12),  # the month that it is for
        st.dates(date(2026, 1, 1), TODAY),
        st.integers(1, 90_00),
        st.booleans(),  # taken back on the same day
    ),
    max_size=14,
)
Paid = list[tuple[object, int, date, int, bool]]


def book(paid: Paid) -> DuesFacts:
    payments: list[Payment] = []
    parts: list[PaymentAllocation] = []
    for one, month, day, amount, is_taken_back in paid:
        number = len(payments) + 1
        given = Payment(
            id=number,
            member_id=one.id,  # type: ignore[attr-defined]  # a Member
            branch_id=FIRST.id,
            received_on=day,
            amount=Money(amount),
        )
        back = replace(given, id=number + 1, amount=Money(-amount), reverses_id=number)
        for payment in (given, back) if is_taken_back else (given,):
            payments.append(payment)
            parts.append(
                PaymentAllocation(
                    id=payment.id,
                    payment_id=payment.id,
                    purpose=FOR_MONTH,
                    month=Month(2026, month),
                    amount=payment.amount,
                )
            )
    assessments = tuple(
        Assessment(
            id=one.id,
            member_id=one.id,
            year=2026,
            from_month=Month(2026, 1),
            person_kind=CIVIL_SERVANT,
            due=Money(30_00),
            reason=YEARLY,
        )
        for one in PEOPLE
    )
    return DuesFacts(
        roster=facts(*PEOPLE),
        rules=RULES,
        assessments=assessments,
        payments=tuple(payments),
        allocations=tuple(parts),
    )


def paper(key: str, given: RegisterInput) -> Register:
    document = REGISTER_BY_KEY[key].document(given)
    assert isinstance(document, Register)
    return document


def totals_of(register: Register) -> PageTotals:
    assert register.page_totals is not None
    return register.page_totals


def summed(register: Register, label: str) -> int:
    """What the last page says below a column."""
    place = [column.label for column in register.columns].index(label)
    return sum(totals_of(register).amounts[place])


def on_sheet(register: Register, label: str) -> int:
    """The sum of a column of the sheet, its closing line left aside."""
    sheet = paper_as_sheet(register)
    place = [column.label for column in sheet.columns].index(label)
    return sum(int(value) for row in sheet.rows if isinstance(value := row[place], int))


@settings(max_examples=15, deadline=None)
@given(paid=PAYMENTS)
def test_grid_paper_sheet_and_cash_book_say_the_same(paid: Paid) -> None:
    dues = book(paid)
    cash = CashFacts(dues=dues, rules=CASH_RULES)
    given_input = replace(dues_input(dues, as_of=TODAY, period=Period(2026), unit_id=FIRST.id), cash=cash)
    received = sum(amount for *_, amount, is_taken_back in paid if not is_taken_back)

    year, detail = paper("dues_year", given_input), paper("dues_detail", given_input)
    ledger, report = paper("cash_ledger", given_input), paper("cash_report", given_input)
    report_place = [column.label for column in report.columns].index("合计")

    assert year_view(dues, 2026, TODAY, FIRST.id).totals.paid == received
    assert summed(year, "实交") == on_sheet(year, "实交") == received
    assert summed(detail, "金额") == on_sheet(detail, "金额") == received
    assert cash_book(cash, FIRST.id, DUES_FUND, 2026, TODAY).balance == received
    assert summed(ledger, "结存") == summed(ledger, "收入") == received
    assert parse_money(report.closing_rows[0].cells[report_place]) == received
