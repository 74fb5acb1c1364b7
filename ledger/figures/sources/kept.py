"""Every register as a source of figures, read from its declaration; and the people in it as another one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from ledger.codes.registers import PARTICIPANT
from ledger.fields import FieldInfo, Form
from ledger.figures.facts import FigureFacts
from ledger.figures.people import PERSON_FIELDS, member_of, units_with
from ledger.figures.source import FigureField, FigureRow, Identity, PersonKey, Shape, Source, YearSpan
from ledger.kept import UNIT, KeptRegister
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import Member
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.registers.rows import STUDY, amount_of, minutes_of, total_minutes, touches

PEOPLE_SUFFIX = ".people"
_SHAPES = {
    Form.TEXT: Shape.WORDS,
    Form.LONG_TEXT: Shape.WORDS,
    Form.CHOICE: Shape.CHOICE,
    Form.FLAG: Shape.FLAG,
    Form.WHOLE: Shape.NUMBER,
    Form.DAY: Shape.DAY,
}
_MINUTES_OF_CLOCK_HOUR = 60
_FEN_OF_YUAN = 100


class EntrySeen(NamedTuple):
    """An entry of a register with what follows from it."""

    record: Any
    amount: int
    heads: int
    minutes: int
    member: Member
    on: date


class ParticipantSeen(NamedTuple):
    """Somebody in an entry: how many days, how many minutes."""

    record: Any
    role: str
    days: int
    minutes: int
    member: Member
    on: date


def kept_sources(facts: FigureFacts) -> Iterator[Source]:
    """The sources of every register of the book, the user's own last."""
    for register in facts.registers.registers:
        yield _entries_source(facts, register)
        if register.people is not None:
            yield _people_source(facts, register)


def _entries_source(facts: FigureFacts, register: KeptRegister) -> Source:
    days = [one for one in register.kind.fields if one.info.form is Form.DAY and one.name != register.day]
    return Source(
        register.key,
        register.name,
        register.counted,
        tuple(_entry_fields(facts, register)),
        _entry_rows(register),
        lambda _, row: register.kind.describe(row.seen.record),
        has_people=bool(register.persons),
        days=(("", register.info(register.day).label), *((one.name, one.info.label) for one in days)),
    )


def _people_source(facts: FigureFacts, register: KeptRegister) -> Source:
    label = register.people.label if register.people else ""
    return Source(
        register.key + PEOPLE_SUFFIX,
        f"{register.name}：{label}",
        "人次",
        (
            *_record_fields(register),
            FigureField("role", "参加身份", lambda seen: seen.role, Shape.CHOICE, PARTICIPANT.labels),
            FigureField("days", "参加天数", lambda seen: seen.days, Shape.NUMBER),
            _time_field(facts, register, "time"),
            *PERSON_FIELDS,
        ),
        _participant_rows(register),
        lambda facts, row: f"{facts.person_words(row.person)}　{register.kind.describe(row.seen.record)}",
        has_people=True,
        opens=lambda row: Identity(register.participants_kind, row.seen.record.id),
    )


# Fields


def _entry_fields(facts: FigureFacts, register: KeptRegister) -> Iterator[FigureField]:
    yield from _record_fields(register)
    if register.paid_by is not None:
        label = register.info(register.paid_by[0]).label
        yield FigureField("paid", label, lambda seen: seen.amount, Shape.NUMBER, divisor=_FEN_OF_YUAN, places=2)
    if register.people is not None:
        yield FigureField("heads", "参加人数", lambda seen: seen.heads, Shape.NUMBER)
        yield _time_field(facts, register, "time_all")
    if register.persons:
        yield from PERSON_FIELDS


def _time_field(facts: FigureFacts, register: KeptRegister, key: str) -> FigureField:
    is_study = register.people is not None and register.people.time_unit == STUDY
    divisor = facts.registers.minutes_per_hour if is_study else _MINUTES_OF_CLOCK_HOUR
    label = STUDY if is_study else "时长（小时）"
    return FigureField(key, label, lambda seen: seen.minutes, Shape.NUMBER, divisor=divisor, places=1)


def _record_fields(register: KeptRegister) -> Iterator[FigureField]:
    """The fields of the record; an amount that the cash book may replace is left to ``paid``."""
    replaced = register.paid_by[0] if register.paid_by else ""
    for one in register.kind.fields:
        if one.info.form is Form.MONEY and one.name != replaced:
            yield _field(one.name, one.info, Shape.NUMBER, _FEN_OF_YUAN, 2)
        elif one.info.form in _SHAPES:
            yield _field(one.name, one.info, _SHAPES[one.info.form])


def _field(name: str, info: FieldInfo, shape: Shape, divisor: int = 1, places: int = 0) -> FigureField:
    choices = info.codes.labels if info.codes else ()
    return FigureField(name, info.label, attrgetter(f"record.{name}"), shape, choices, divisor, places)


# Rows


def _entry_rows(register: KeptRegister) -> Callable[[FigureFacts, YearSpan, str], Iterable[FigureRow]]:
    def rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
        for record in facts.registers.records.get(register.key, ()):
            first: date | None = getattr(record, day or register.day)
            if first is not None and (span.has(first) if day else _touches(register, record, span)):
                yield _entry_row(facts, register, record, first)

    return rows


def _touches(register: KeptRegister, record: Any, span: YearSpan) -> bool:
    return touches(register, record, date(span.year, 1, 1), span.last)


def _entry_row(facts: FigureFacts, register: KeptRegister, record: Any, day: date) -> FigureRow:
    people = facts.registers.people_of(register, record)
    pair = register.persons[0] if register.persons else None
    member_id = getattr(record, pair.member) if pair else None
    person: PersonKey = member_id or (getattr(record, pair.name) if pair and pair.name else None) or None
    seen = EntrySeen(
        record,
        amount_of(facts.registers, register, record),
        len(people),
        total_minutes(facts.registers, register, record),
        member_of(facts, member_id),
        day,
    )
    unit = getattr(record, UNIT)
    counted = (units_with(facts, unit, one, day) for one in (member_id, *(one.member_id for one in people)))
    units = tuple(dict.fromkeys(one for found in counted for one in found))
    return FigureRow(register.participants_kind, record.id, day, units, person, seen, _held_as(record))


def _held_as(record: Any) -> Identity | None:
    """The meeting as which something was held, so that it counts once in a figure that looks at both."""
    meeting_id = getattr(record, "meeting_id", None)
    return Identity(MEETINGS.key, meeting_id) if meeting_id else None


def _participant_rows(register: KeptRegister) -> Callable[[FigureFacts, YearSpan, str], Iterable[FigureRow]]:
    def rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
        del day
        for record in facts.registers.records.get(register.key, ()):
            if getattr(record, register.day) is not None and _touches(register, record, span):
                for one in facts.registers.people_of(register, record):
                    yield from _participant_row(facts, register, span, (record, one))

    return rows


def _participant_row(
    facts: FigureFacts, register: KeptRegister, span: YearSpan, who: tuple[Any, Participant]
) -> Iterator[FigureRow]:
    """Nothing for somebody whose own days lie in other years."""
    record, one = who
    first = one.from_on or getattr(record, register.day)
    last = one.to_on or _last_day(register, record) or (span.as_of if register.is_open_ended else first)
    if first > span.as_of or not first.year <= span.year <= max(first, last).year:
        return
    days = (min(max(first, last), span.as_of) - first).days + 1
    on = max(first, date(span.year, 1, 1))
    seen = ParticipantSeen(
        record, one.role, days, minutes_of(register, record, one), member_of(facts, one.member_id), on
    )
    units = units_with(facts, getattr(record, UNIT), one.member_id, on)
    yield FigureRow(PARTICIPANTS.key, one.id, first, units, one.member_id or one.name or None, seen)


def _last_day(register: KeptRegister, record: Any) -> date | None:
    return getattr(record, register.last_day) if register.last_day else None
