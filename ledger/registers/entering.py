"""What is to be said about an entry before it is kept. Only what could not be kept at all is a MUST."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ledger.errors import Level, Problem
from ledger.fields import Form
from ledger.kept import KeptRegister
from ledger.kind import missing_fields
from ledger.registers.facts import RegisterFacts
from ledger.registers.sheet import EntrySheet
from ledger.roster.asof import is_enrolled
from ledger.roster.facts import RosterFacts

PEOPLE_FIELD = "people"
"""Problems of participants stand under this name."""


def entry_problems(facts: RegisterFacts, register: KeptRegister, sheet: EntrySheet, today: date) -> list[Problem]:
    """The problems of an entry as entered so far."""
    record = sheet.record
    return [
        *missing_fields(register.kind, record),
        *_of_days(register, record, today),
        *_of_numbers(register, record),
        *_of_persons(facts.roster, register, record),
        *_of_people(facts.roster, register, sheet),
    ]


def _of_days(register: KeptRegister, record: Any, today: date) -> Iterator[Problem]:
    first: date | None = getattr(record, register.day)
    if first is not None and first > today:
        yield Problem(register.day, f"{register.info(register.day).label}晚于今天，请核对。", Level.WARN)
    for name in filter(None, dict.fromkeys((register.last_day, register.done))):
        end: date | None = getattr(record, name)
        if first is not None and end is not None and end < first:
            yield Problem(name, f"{register.info(name).label}早于{register.info(register.day).label}。")
    due: date | None = getattr(record, register.due) if register.due else None
    if first is not None and due is not None and due < first:
        yield Problem(register.due, f"{register.info(register.due).label}早于{register.info(register.day).label}。")


def _of_numbers(register: KeptRegister, record: Any) -> Iterator[Problem]:
    for field in register.kind.fields:
        if field.info.form in (Form.WHOLE, Form.MONEY) and getattr(record, field.name) < 0:
            yield Problem(field.name, f"{field.info.label}不能是负数。")


def _of_persons(roster: RosterFacts, register: KeptRegister, record: Any) -> Iterator[Problem]:
    day: date | None = getattr(record, register.day)
    for pair in register.persons:
        member_id = getattr(record, pair.member)
        if pair.name and member_id is not None and getattr(record, pair.name):
            yield Problem(pair.name, f"已选择了名册中的{register.info(pair.member).label}，不必再填姓名。", Level.WARN)
        if _is_away(roster, member_id, day):
            name = roster.member_by_id[member_id].name
            yield Problem(pair.member, f"{name}当天不在党员名册中，请核对。", Level.WARN)


def _of_people(roster: RosterFacts, register: KeptRegister, sheet: EntrySheet) -> Iterator[Problem]:
    people = register.people
    if people is None:
        return
    if any(one.member_id is None and not one.name for one in sheet.people):
        yield Problem(PEOPLE_FIELD, f"请选择或填写{people.label}的姓名。")
    if any(one.minutes < 0 for one in sheet.people):
        yield Problem(PEOPLE_FIELD, f"{people.label}的时长不能是负数。")
    backwards = [one for one in sheet.people if one.from_on and one.to_on and one.to_on < one.from_on]
    if backwards:
        yield Problem(PEOPLE_FIELD, f"{people.label}的结束日期早于开始日期。")
    day: date | None = getattr(sheet.record, register.day)
    away = [one.member_id for one in sheet.people if _is_away(roster, one.member_id, one.from_on or day)]
    if away:
        yield Problem(PEOPLE_FIELD, f"{_names(roster, away)}当天不在党员名册中，请核对。", Level.WARN)


def _is_away(roster: RosterFacts, member_id: int | None, day: date | None) -> bool:
    member = roster.member_by_id.get(member_id or 0)
    return member is not None and day is not None and not is_enrolled(roster, member, day)


def _names(roster: RosterFacts, members: Iterable[int | None]) -> str:
    return "、".join(roster.member_by_id[one or 0].name for one in members)
