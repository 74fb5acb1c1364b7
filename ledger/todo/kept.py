"""Registers with a day by which something has to be done: 办实事, 三张清单, 批示交办, 领办项目, and the user's own."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ledger.kept import UNIT, KeptRegister
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import is_open
from ledger.todo.todo import Group, Todo, days_words, due_weight

AHEAD = timedelta(days=30)


def kept_todos(facts: RegisterFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What a unit (None: the book) and those below it have promised and not done, from a month before its day on."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    for register in facts.registers:
        for record in facts.records.get(register.key, ()) if register.due else ():
            due: date | None = getattr(record, register.due)
            is_ours = wanted is None or getattr(record, UNIT) in wanted
            if due is not None and due <= today + AHEAD and is_ours and is_open(register, record):
                yield _todo(facts, register, record, due, today)


def responsible(facts: RegisterFacts, register: KeptRegister, record: Any) -> str:
    """Who answers for an entry: the first person that the register asks for."""
    return facts.person_in(record, register.persons[0]) if register.persons else ""


def _todo(facts: RegisterFacts, register: KeptRegister, record: Any, due: date, today: date) -> Todo:
    who = responsible(facts, register, record)
    by = f"　{who}" if who else ""
    return Todo(
        key=f"kept:{register.key}:{record.id}",
        group=Group.REGISTER,
        weight=due_weight(due, today),
        on=due,
        words=f"{register.name}：{register.kind.describe(record)}",
        note=f"{days_words(due, today)}{by}",
        record_kind=register.participants_kind,
        record_id=record.id,
        unit_id=getattr(record, UNIT),
        who=who,
    )
