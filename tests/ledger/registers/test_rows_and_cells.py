"""Which entries belong to a year and a unit, what stands in their cells, what they come to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.kept import HEADS, PEOPLE, SCORES, SECTIONS, TIME_ALL, TIME_EACH, UNIT, KeptRegister
from ledger.kinds.registers.instructions import INSTRUCTION_REGISTER
from ledger.kinds.registers.partnerships import PARTNERSHIP_REGISTER
from ledger.kinds.registers.trainings import TRAINING_REGISTER
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.kinds.registers.volunteering import VOLUNTEER_REGISTER
from ledger.registers.cells import cell, sums
from ledger.registers.rows import amount_of, in_hours, is_overdue, minutes_of, rows, touches_year
from ledger.values.money import Money
from tests.ledger.registers.register_book import ALL, FIRST, SECOND, TOP, entry, facts, filled, people_of


@pytest.mark.parametrize("register", ALL, ids=lambda one: one.key)
def test_a_declaration_names_fields_that_are_there(register: KeptRegister) -> None:
    names = set(register.kind.by_name)
    named = {
        register.day,
        UNIT,
        *register.told_apart_by,
        *filter(None, (register.last_day, register.due, register.done)),
    }
    named |= set(register.pair_of) | set(register.paid_by or ())
    derived = {PEOPLE, HEADS, TIME_EACH, TIME_ALL, SCORES}
    assert named <= names
    assert {one.key for one in register.columns} <= names | derived
    assert set(register.synonyms) <= names | {PEOPLE}
    assert register.section in SECTIONS
    assert register.info(register.day).required
    assert all(register.label(one) for one in register.columns)


def test_entries_come_by_day_with_those_of_units_below() -> None:
    one = INSTRUCTION_REGISTER
    late, early = entry(one, 1, date(2026, 5, 1)), entry(one, 2, date(2026, 2, 1), org_unit_id=SECOND)
    known = facts(late, early, entry(one, 3, date(2025, 5, 1)), register=one)
    assert [record.id for record in rows(known, one, 2026)] == [2, 1]
    assert [record.id for record in rows(known, one, 2026, TOP)] == [2, 1]
    assert [record.id for record in rows(known, one, 2026, FIRST)] == [1]
    assert [record.id for record in rows(known, one)] == [3, 2, 1]


@given(first=st.dates(date(2020, 1, 1), date(2030, 1, 1)), days=st.integers(0, 900), year=st.integers(2019, 2034))
def test_what_lasts_belongs_to_each_year_that_it_touches(first: date, days: int, year: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    record = entry(PARTNERSHIP_REGISTER, 1, first, to_on=last)
    assert touches_year(PARTNERSHIP_REGISTER, record, year) == (first.year <= year <= last.year)
    still = entry(PARTNERSHIP_REGISTER, 1, first)
    assert touches_year(PARTNERSHIP_REGISTER, still, year) == (first.year <= year)
    single = entry(VOLUNTEER_REGISTER, 1, first)
    assert touches_year(VOLUNTEER_REGISTER, single, year) == (first.year == year)


def test_time_is_that_of_the_entry_unless_somebody_has_his_own() -> None:
    one = entry(VOLUNTEER_REGISTER, minutes=90)
    people = people_of(VOLUNTEER_REGISTER, one)
    known = facts(one, register=VOLUNTEER_REGISTER, people=people)
    assert [minutes_of(VOLUNTEER_REGISTER, one, who) for who in people] == [90, 50, 90]
    shown = [cell(known, VOLUNTEER_REGISTER, one, key) for key in (PEOPLE, HEADS, TIME_EACH, TIME_ALL)]
    assert shown == ["王小明、李娜、周洋", "3", "1.5", "3.8"]
    assert [found.text for found in sums(known, VOLUNTEER_REGISTER, [one])] == ["3", "3.8"]


def test_study_is_counted_in_the_hours_of_the_book() -> None:
    known = facts(register=TRAINING_REGISTER, minutes_per_hour=45)
    assert in_hours(known, TRAINING_REGISTER, 90) == Decimal("2.0")
    assert in_hours(known, VOLUNTEER_REGISTER, 90) == Decimal("1.5")


@given(
    paid=st.integers(0, 10**7),
    entered=st.lists(st.integers(0, 10**6), min_size=1, max_size=5),
)
def test_visits_that_one_line_paid_for_come_to_that_line(paid: int, entered: list[int]) -> None:
    """An amount never stands twice: once in the cash book and once in the visits, or in each of several visits."""
    visits = [
        entry(VISIT_REGISTER, number, amount=Money(amount), cash_entry_id=7)
        for number, amount in enumerate(entered, start=1)
    ]
    known = facts(*visits, register=VISIT_REGISTER, paid={7: Money(paid)})
    amounts = [amount_of(known, VISIT_REGISTER, one) for one in visits]
    assert sum(amounts) == paid
    if sum(entered) == paid:
        assert amounts == entered


def test_an_amount_without_a_line_of_the_cash_book_is_the_one_typed() -> None:
    one = entry(VISIT_REGISTER, amount=Money(50000))
    assert cell(facts(one, register=VISIT_REGISTER), VISIT_REGISTER, one, "amount") == "500.00"


def test_something_is_overdue_from_the_day_after_its_day_until_it_is_done() -> None:
    one = entry(INSTRUCTION_REGISTER, due_on=date(2026, 4, 1))
    days = (date(2026, 4, 1), date(2026, 4, 2))
    assert [is_overdue(INSTRUCTION_REGISTER, one, day) for day in days] == [False, True]
    done = entry(INSTRUCTION_REGISTER, due_on=date(2026, 4, 1), done_on=date(2026, 4, 9))
    assert not is_overdue(INSTRUCTION_REGISTER, done, date(2026, 5, 1))


@pytest.mark.parametrize("register", ALL, ids=lambda one: one.key)
def test_every_column_of_a_filled_entry_says_something(register: KeptRegister) -> None:
    records: list[Any] = [filled(register, number) for number in (1, 2)]
    people = [who for one in records for who in people_of(register, one)]
    known = facts(*records, register=register, people=people)
    for record in records:
        own = [one for one in register.columns if one.key != SCORES]  # that says what another kind of record holds
        assert all(cell(known, register, record, column.key) for column in own)
