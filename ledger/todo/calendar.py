"""The year day by day: meetings, talks, days by which something is due, 政治生日, days off and days worked instead."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.codes.talks import TALKER
from ledger.development.steps import case_views, deadlines
from ledger.kept import UNIT
from ledger.kinds.development import DEVELOPMENT_CASES, Holiday
from ledger.kinds.meetings import DECISIONS, MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from ledger.life.facts import LifeFacts
from ledger.life.matters import open_matters
from ledger.rules.organisation import current_term, term_end
from ledger.todo.birthdays import birthday_words, birthdays_of_year
from ledger.todo.development import step_words
from ledger.todo.facts import TodoFacts
from ledger.todo.kept import responsible
from ledger.todo.life import people_words, talk_words, unit_name
from ledger.values.period import holds_on


class DayKind(StrEnum):
    """What falls on a day, in the order in which a day lists it; the value is the word for people."""

    DAY_OFF = "放假"
    WORKED = "调休上班"
    MEETING = "会议"
    TALK = "谈话"
    DUE = "到期"
    BIRTHDAY = "政治生日"


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One thing that falls on a day.

    Attributes:
        who: who is responsible, as far as the book says.
        is_done: a meeting or a talk held, a matter done.
        record_kind: key of the kind of what opens, with ``record_id``; empty where nothing does.
    """

    on: date
    kind: DayKind
    words: str
    note: str = ""
    who: str = ""
    is_done: bool = False
    record_kind: str = ""
    record_id: int = 0


_MATTERS = {DECISIONS.key: "会议议定事项", TALKS.key: "谈话后续事项"}
Calendar = Mapping[date, tuple[DayEntry, ...]]


def calendar_of(facts: TodoFacts, year: int, today: date, unit_id: int | None) -> Calendar:
    """What falls on the days of a year in a unit (None: the book) and below it; days without anything are left out."""
    wanted = None if unit_id is None else facts.life.index.below(unit_id)
    found: dict[date, list[DayEntry]] = defaultdict(list)
    for one in _entries(facts, year, today, unit_id, wanted):
        if one.on.year == year:
            found[one.on].append(one)
    order = list(DayKind)
    return {day: tuple(sorted(found[day], key=lambda one: order.index(one.kind))) for day in sorted(found)}


def _entries(
    facts: TodoFacts, year: int, today: date, unit_id: int | None, wanted: frozenset[int] | None
) -> Iterator[DayEntry]:
    life = facts.life
    yield from _holidays(life.holidays)
    yield from _meetings(life, wanted)
    yield from _talks(life, wanted)
    yield from _matters(life, today, unit_id)
    yield from _kept(facts, wanted)
    yield from _terms(facts, today, wanted)
    yield from _steps(facts, today, unit_id)
    for one in birthdays_of_year(facts.roster, year, today, unit_id):
        words = birthday_words(facts.roster, one)
        yield DayEntry(one.on, DayKind.BIRTHDAY, words, record_kind=MEMBERS.key, record_id=one.entry.member.id)


def _holidays(holidays: tuple[Holiday, ...]) -> Iterator[DayEntry]:
    for one in holidays:
        if one.day_on is not None:
            kind = DayKind.WORKED if one.is_work else DayKind.DAY_OFF
            yield DayEntry(one.day_on, kind, f"{one.name}{kind.value}")


def _meetings(facts: LifeFacts, wanted: frozenset[int] | None) -> Iterator[DayEntry]:
    for one in facts.meetings:
        on = one.held_on or one.planned_on
        if on is None or (wanted is not None and wanted.isdisjoint(facts.units_of[one.id])):
            continue
        hour = one.from_time.isoformat("minutes") if one.from_time else ""
        yield DayEntry(
            on,
            DayKind.MEETING,
            f"{unit_name(facts, one.org_unit_id)} {one.kind}" + (f"：{one.topic}" if one.topic else ""),
            " ".join(part for part in (hour, one.place) if part),
            facts.person_name(one.chair_id, one.chair_name),
            one.held_on is not None,
            MEETINGS.key,
            one.id,
        )


def _talks(facts: LifeFacts, wanted: frozenset[int] | None) -> Iterator[DayEntry]:
    for one in facts.talks:
        on = one.held_on or one.planned_on
        if on is not None and (wanted is None or one.org_unit_id in wanted):
            who, is_done = people_words(facts, one.id, TALKER), one.held_on is not None
            yield DayEntry(on, DayKind.TALK, talk_words(facts, one.id), "", who, is_done, TALKS.key, one.id)


def _matters(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[DayEntry]:
    for one in open_matters(facts, today, unit_id):
        if one.due_on is not None:
            words, who = f"{_MATTERS[one.kind_key]}：{one.text}", one.responsible
            yield DayEntry(one.due_on, DayKind.DUE, words, who=who, record_kind=one.kind_key, record_id=one.record_id)


def _kept(facts: TodoFacts, wanted: frozenset[int] | None) -> Iterator[DayEntry]:
    registers = facts.registers
    for register in registers.registers:
        for record in registers.records.get(register.key, ()) if register.due else ():
            due: date | None = getattr(record, register.due)
            if due is not None and (wanted is None or getattr(record, UNIT) in wanted):
                yield DayEntry(
                    due,
                    DayKind.DUE,
                    f"{register.name}：{register.kind.describe(record)}",
                    who=responsible(registers, register, record),
                    is_done=bool(register.done) and getattr(record, register.done) is not None,
                    record_kind=register.participants_kind,
                    record_id=record.id,
                )


def _steps(facts: TodoFacts, today: date, unit_id: int | None) -> Iterator[DayEntry]:
    for view in case_views(facts.development, today, unit_id):
        for step in deadlines(view.steps):
            if step.due_on is not None:
                words, kind = step_words(view, step), DEVELOPMENT_CASES.key
                yield DayEntry(step.due_on, DayKind.DUE, words, record_kind=kind, record_id=view.case.id)


def _terms(facts: TodoFacts, today: date, wanted: frozenset[int] | None) -> Iterator[DayEntry]:
    for unit in facts.roster.units:
        if not holds_on(today, unit.founded_on, unit.ended_on) or (wanted is not None and unit.id not in wanted):
            continue
        term = current_term(facts.roster, unit, today)
        end = term_end(term) if term else None
        if term is not None and end is not None:
            words = f"{unit.short_name}第{term.term_no}届任期届满"
            yield DayEntry(end, DayKind.DUE, words, record_kind=ORG_UNITS.key, record_id=unit.id)
