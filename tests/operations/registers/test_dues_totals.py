"""Totals agree to the 分 between the year as computed, its paper, its sheet, and the payments one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.document import Document, Register
from ledger.codes.dues import CIVIL_SERVANT, CREDIT, EXEMPT, FOR_MONTH, LARGE, RETIRED, VOLUNTARY, YEARLY
from ledger.dues.facts import DuesFacts
from ledger.dues.year import Totals, year_view
from ledger.kinds.dues import Assessment, Exemption, Payment, PaymentAllocation
from ledger.kinds.organisation import OrgUnit
from ledger.values.money import Money, format_money, parse_money
from ledger.values.months import Month
from operations.registers import REGISTER_BY_KEY, Period
from operations.sheets_out import paper_as_sheet
from tests.ledger.dues.dues_book import RULES
from tests.ledger.roster.people import FIRST, SECOND, facts, member, stay
from tests.operations.registers.dues_sample import dues_input
from tests.operations.registers.paper_reading import pages_of, sheet_rows

YEAR = 2026
LATER = date(2028, 12, 31)


@dataclass(frozen=True)
class Paying:
    """A member's habits: the due, where, and amounts with the place of their month and the months until they come."""

    due: int
    is_retired: bool
    is_second: bool
    visits: tuple[tuple[int, int, int, str, bool], ...]


AMOUNTS = st.integers(1, 99_999_99)
VISITS = st.tuples(
    st.integers(0, 23),
    st.integers(0, 8),
    AMOUNTS,
    st.sampled_from((FOR_MONTH, FOR_MONTH, FOR_MONTH, CREDIT, VOLUNTARY, LARGE)),
    st.booleans(),
)
PAYING = st.builds(Paying, AMOUNTS, st.booleans(), st.booleans(), st.lists(VISITS, max_size=6).map(tuple))


def book_of(people: Iterable[Paying]) -> DuesFacts:
    """Members of two branches, assessed from January 2025, with payments for 2025 and 2026."""
    known = list(enumerate(people, start=1))
    payments = [one for number, paying in known for one in _payments(number, paying)]
    return DuesFacts(
        roster=facts(
            *(member(number, f"党员{number}") for number, _ in known),
            stays=tuple(stay(number, _branch(paying)) for number, paying in known),
        ),
        rules=RULES,
        assessments=tuple(_assessment(number, paying) for number, paying in known),
        payments=tuple(payment for payment, _ in payments),
        allocations=tuple(part for _, part in payments),
        exemptions=tuple(_exemption(number) for number, paying in known if paying.is_retired),
    )


def _branch(paying: Paying) -> OrgUnit:
    return SECOND if paying.is_second else FIRST


def _assessment(number: int, paying: Paying) -> Assessment:
    kind = RETIRED if paying.is_retired else CIVIL_SERVANT
    return Assessment(
        id=number,
        member_id=number,
        year=2025,
        from_month=Month(2025, 1),
        person_kind=kind,
        due=Money(paying.due),
        reason=YEARLY,
    )


def _exemption(number: int) -> Exemption:
    return Exemption(
        id=number,
        member_id=number,
        relief=EXEMPT,
        from_month=Month(YEAR, 3),
        to_month=Month(YEAR, 5),
        decided_on=date(YEAR, 2, 1),
    )


def _payments(number: int, paying: Paying) -> list[tuple[Payment, PaymentAllocation]]:
    found = []
    for place, (month, wait, amount, purpose, is_reversed) in enumerate(paying.visits):
        one = number * 100 + place * 2
        due_month = Month(2025, 1).plus(month)
        day = due_month.plus(wait).last_day
        payment = Payment(id=one, member_id=number, branch_id=_branch(paying).id, received_on=day, amount=Money(amount))
        part = PaymentAllocation(
            id=one,
            payment_id=one,
            purpose=purpose,
            month=due_month if purpose == FOR_MONTH else None,
            amount=Money(amount),
        )
        found.append((payment, part))
        if is_reversed:
            counter = replace(payment, id=one + 1, amount=Money(-amount), reverses_id=one)
            found.append((counter, replace(part, id=one + 1, payment_id=one + 1, amount=Money(-amount))))
    return found


def paper_sums(document: Document) -> list[str]:
    """The amounts of 合计, read back from the last sheet of the PDF."""
    lines = [line for line in pages_of(document)[-1] if line and "".join(line[0].split()) == "合计"]
    assert len(lines) == 1
    return lines[0][1:]


def sheet_sums(register: Register) -> list[int]:
    """The amounts of 合计, read back from the workbook, in 分."""
    row = next(row for row in sheet_rows(paper_as_sheet(register)) if "合计" in row)
    return [round(cell * 100) for cell in row if isinstance(cell, float)]


def fen(text: str) -> int:
    return parse_money(text)


def shown(totals: Totals) -> list[str]:
    return [format_money(amount) for amount in (totals.due, totals.paid, totals.owed)]


def year_register(dues: DuesFacts, unit_id: int | None = None) -> Register:
    given = dues_input(dues, as_of=LATER, period=Period(YEAR), unit_id=unit_id)
    document = REGISTER_BY_KEY["dues_year"].document(given)
    assert isinstance(document, Register)
    return document


@settings(max_examples=25)
@given(st.lists(PAYING, min_size=1, max_size=40))
def test_year_paper_and_sheet_have_the_same_totals(people: list[Paying]) -> None:
    dues = book_of(people)
    view = year_view(dues, YEAR, LATER)
    register = year_register(dues)
    months = [format_money(totals.paid) for totals in view.by_month]
    sums = paper_sums(register)
    assert sums[1:] == [*months, *shown(view.totals)]
    assert sheet_sums(register) == [fen(text) for text in sums]


@given(st.lists(PAYING, min_size=1, max_size=30))
def test_every_line_adds_up_to_the_line_below_and_the_column_beside(people: list[Paying]) -> None:
    dues = book_of(people)
    rows = [row.cells for row in year_register(dues).rows]
    for cells in rows:
        assert sum(fen(text) for text in cells[3:15] if text[:1].isdigit()) == fen(cells[16])
    printed = [sum(fen(cells[place]) for cells in rows) for place in range(15, 18)]
    totals = year_view(dues, YEAR, LATER).totals
    assert printed == [totals.due, totals.paid, totals.owed]


@given(st.lists(PAYING, min_size=1, max_size=30))
def test_the_branches_together_are_the_whole(people: list[Paying]) -> None:
    dues = book_of(people)

    def paid(unit_id: int | None) -> int:
        return sum(fen(row.cells[16]) for row in year_register(dues, unit_id).rows)

    assert paid(FIRST.id) + paid(SECOND.id) == paid(None)


@given(st.lists(PAYING, min_size=1, max_size=30))
def test_payments_by_day_and_months_by_year_are_the_same_money(people: list[Paying]) -> None:
    dues = book_of(people)
    by_day = 0
    for year in (2025, 2026, 2027):
        document = REGISTER_BY_KEY["dues_detail"].document(dues_input(dues, as_of=LATER, period=Period(year)))
        assert isinstance(document, Register)
        by_day += sum(fen(row.cells[4]) for row in document.rows if row.cells[5] == FOR_MONTH)
    assert by_day == sum(year_view(dues, year, LATER).totals.paid for year in (2025, 2026))


@pytest.mark.parametrize("count", [1, 40, 120])
def test_each_sheet_carries_on_where_the_last_one_ended(count: int) -> None:
    dues = book_of(Paying(3574 + 101 * number, False, False, _regular(number)) for number in range(count))
    pages = pages_of(year_register(dues))
    carried = None
    sums: dict[str, list[str]] = {}
    for page in pages:
        sums = {"".join(line[0].split()): line[1:] for line in page if line}
        assert sums.get("承前页") == carried
        carried = sums.get("过次页")
    assert carried is None
    assert sums["合计"][-3:] == shown(year_view(dues, YEAR, LATER).totals)


def _regular(number: int) -> tuple[tuple[int, int, int, str, bool], ...]:
    return tuple((12 + month, 0, 3574 + 101 * number, FOR_MONTH, False) for month in range(12))
