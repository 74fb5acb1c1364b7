"""Which entries of a register belong to a year and an organisation, and what they come to."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ledger.kept import UNIT, KeptRegister
from ledger.kinds.registers.participants import Participant
from ledger.registers.facts import RegisterFacts
from ledger.values.money import ZERO, Money

_TENTH = Decimal("0.1")
_MINUTES_OF_CLOCK_HOUR = 60
STUDY = "学时"


def rows(
    facts: RegisterFacts, register: KeptRegister, year: int | None = None, unit_id: int | None = None
) -> list[Any]:
    """The entries of a register by day, those without one last.

    ``year`` None takes all years; an entry that lasts belongs to every year that it touches, one without a day to
    every year, so that it is seen. ``unit_id`` takes the organisation and everything below it.
    """
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    found = (
        one
        for one in facts.records.get(register.key, ())
        if (wanted is None or getattr(one, UNIT) in wanted) and (year is None or touches_year(register, one, year))
    )
    return sorted(found, key=lambda one: (getattr(one, register.day) or date.max, one.id))


def touches(register: KeptRegister, record: Any, first: date, last: date) -> bool:
    """Whether an entry belongs to some days, both included."""
    began: date | None = getattr(record, register.day)
    if began is None:
        return True
    ended: date | None = getattr(record, register.last_day) if register.last_day else began
    if ended is None:
        ended = date.max if register.is_open_ended else began
    return began <= last and max(began, ended) >= first


def touches_year(register: KeptRegister, record: Any, year: int) -> bool:
    """Whether an entry belongs to a year."""
    return touches(register, record, date(year, 1, 1), date(year, 12, 31))


def amount_of(facts: RegisterFacts, register: KeptRegister, record: Any) -> Money:
    """What an entry cost: from the cash book where it names a line of it, so that an amount never stands twice."""
    if register.paid_by is None:
        return ZERO
    stored: Money = getattr(record, register.paid_by[0])
    return facts.amounts.get((register.key, record.id), stored)


def minutes_of(register: KeptRegister, record: Any, participant: Participant) -> int:
    """The time of one participant: his own, else the usual one of the entry."""
    people = register.people
    if participant.minutes or people is None or not people.usual_minutes:
        return participant.minutes
    usual: int = getattr(record, people.usual_minutes)
    return usual


def total_minutes(facts: RegisterFacts, register: KeptRegister, record: Any) -> int:
    """The time of everybody who took part."""
    return sum(minutes_of(register, record, one) for one in facts.people_of(register, record))


def in_hours(facts: RegisterFacts, register: KeptRegister, minutes: int) -> Decimal:
    """Minutes as 小时 or 学时, one place, half up."""
    is_study = register.people is not None and register.people.time_unit == STUDY
    return (Decimal(minutes) / (facts.minutes_per_hour if is_study else _MINUTES_OF_CLOCK_HOUR)).quantize(
        _TENTH, ROUND_HALF_UP
    )


def is_open(register: KeptRegister, record: Any) -> bool:
    """Whether something that has to be done is not done."""
    return bool(register.done) and getattr(record, register.done) is None


def is_overdue(register: KeptRegister, record: Any, today: date) -> bool:
    """Whether it is not done and its day has passed."""
    due: date | None = getattr(record, register.due) if register.due else None
    return is_open(register, record) and due is not None and due < today
