"""What stands in the cells of a register, the same in window, sheet and paper, and the sums below it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from ledger.fields import Form
from ledger.kept import HEADS, PEOPLE, SCORES, TIME_ALL, TIME_EACH, UNIT, KeptColumn, KeptRegister
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import amount_of, in_hours, total_minutes
from ledger.values.money import ZERO, Money, format_money
from ledger.values.months import Month

_DERIVED = frozenset({PEOPLE, HEADS, TIME_EACH, TIME_ALL, SCORES})


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column as it is written; ``value`` counts 分, minutes or things."""

    column: KeptColumn
    value: int
    text: str


def form_of(register: KeptRegister, column: KeptColumn) -> Form:
    """What a column holds, for alignment and sheets."""
    if column.key == HEADS:
        return Form.WHOLE
    if column.key in _DERIVED or column.key in register.pair_of or column.key == UNIT:
        return Form.TEXT
    return register.info(column.key).form


def is_number(register: KeptRegister, column: KeptColumn) -> bool:
    """Whether a column holds numbers or hours."""
    return column.key in {HEADS, TIME_EACH, TIME_ALL} or form_of(register, column) in (Form.WHOLE, Form.MONEY)


def cell(facts: RegisterFacts, register: KeptRegister, record: Any, key: str) -> str:
    """A cell as text: days as 2026-03-05, amounts as 1,234.50, nothing for zero."""
    if key in _DERIVED or key == UNIT:
        return _derived(facts, register, record, key)
    pair = register.pair_of.get(key)
    if pair is not None:
        return facts.person_in(record, pair)
    if register.paid_by is not None and key == register.paid_by[0]:
        amount = amount_of(facts, register, record)
        return format_money(amount) if amount else ""
    info = register.info(key)
    value = getattr(record, key)
    if info.form is Form.REFERENCE:
        return facts.linked.get((info.refers_to, value or 0), "")
    return written(info.form, value)


def written(form: Form, value: Any) -> str:
    """A value of a form as text; nothing for none."""
    if value in (None, ""):
        return ""
    writer = _WRITERS.get(form)
    return writer(value) if writer else str(value)


def sort_value(facts: RegisterFacts, register: KeptRegister, record: Any, column: KeptColumn) -> int | Decimal | str:
    """By what a table sorts a column."""
    if column.key == HEADS:
        return len(facts.people_of(register, record))
    if column.key == TIME_ALL:
        return total_minutes(facts, register, record)
    if form_of(register, column) is Form.MONEY:
        return number(facts, register, record, column)
    if form_of(register, column) is Form.WHOLE:
        value: int = getattr(record, column.key)
        return value
    return cell(facts, register, record, column.key)


def number(facts: RegisterFacts, register: KeptRegister, record: Any, column: KeptColumn) -> int:
    """What an entry adds to the sum of a column, in 分, minutes or things."""
    if column.key == HEADS:
        return len(facts.people_of(register, record))
    if column.key == TIME_ALL:
        return total_minutes(facts, register, record)
    if register.paid_by is not None and column.key == register.paid_by[0]:
        return amount_of(facts, register, record)
    value: int = getattr(record, column.key)
    return value


def sums(facts: RegisterFacts, register: KeptRegister, records: Iterable[Any]) -> tuple[Sum, ...]:
    """The sums of a register over some entries, in the order of its columns."""
    wanted = [one for one in register.columns if one.is_summed]
    totals = dict.fromkeys((one.key for one in wanted), 0)
    for record in records:
        for column in wanted:
            totals[column.key] += number(facts, register, record, column)
    return tuple(Sum(one, totals[one.key], sum_text(facts, register, one, totals[one.key])) for one in wanted)


def sum_text(facts: RegisterFacts, register: KeptRegister, column: KeptColumn, value: int) -> str:
    """A sum as it is written."""
    if column.key == TIME_ALL:
        return str(in_hours(facts, register, value))
    return format_money(Money(value)) if form_of(register, column) is Form.MONEY else str(value)


def _derived(facts: RegisterFacts, register: KeptRegister, record: Any, key: str) -> str:
    if key == UNIT:
        unit = facts.roster.unit_by_id.get(getattr(record, UNIT) or 0)
        return unit.short_name if unit else ""
    if key == TIME_EACH:
        people = register.people
        usual = getattr(record, people.usual_minutes) if people is not None and people.usual_minutes else 0
        return str(in_hours(facts, register, usual)) if usual else ""
    if key == SCORES:
        return _scores(facts, register, record)
    found = facts.people_of(register, record)
    if key == PEOPLE:
        return "、".join(facts.person(one.member_id, one.name) for one in found)
    if key == HEADS:
        return str(len(found)) if found else ""
    minutes = total_minutes(facts, register, record)
    return str(in_hours(facts, register, minutes)) if minutes else ""


def _scores(facts: RegisterFacts, register: KeptRegister, record: Any) -> str:
    """The scores of the year that the entry is about; of the year of its day where it names none."""
    day: date | None = getattr(record, register.day)
    year = getattr(record, "for_year", 0) or (day.year if day else 0)
    return facts.scores.get((getattr(record, register.persons[0].member) or 0, year), "")


def _yes(value: bool) -> str:  # noqa: FBT001 - it is the value of a field
    return "是" if value else ""


def _money(value: Money) -> str:
    return format_money(value) if value != ZERO else ""


def _whole(value: int) -> str:
    return str(value) if value else ""


def _clock(value: time) -> str:
    return value.isoformat("minutes")


def _month(value: Month) -> str:
    return value.iso


_WRITERS: Mapping[Form, Callable[[Any], str]] = {
    Form.DAY: date.isoformat,
    Form.MONTH: _month,
    Form.CLOCK: _clock,
    Form.WHOLE: _whole,
    Form.MONEY: _money,
    Form.FLAG: _yes,
}
