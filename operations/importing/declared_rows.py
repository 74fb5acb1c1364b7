"""From a row of a register's sheet to an entry with its people, and from an entry of the book to a row of our own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ledger.codes.registers import PARTICIPANT
from ledger.fields import Form
from ledger.intake.declared import PEOPLE, DeclaredColumn, DeclaredSheet
from ledger.intake.life_readers import BY_HOURS
from ledger.intake.name_lists import ABSENT, NameList, names_text, person_in, read_names
from ledger.intake.outcome import Doubt
from ledger.intake.people_notes import PersonNote, read_note
from ledger.intake.reading import Value
from ledger.kept import UNIT, KeptRegister, PersonPair
from ledger.kinds.registers.participants import Participant
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import amount_of
from ledger.registers.sheet import EntrySheet
from ledger.roster.asof import roster_on
from ledger.roster.entry import each_once
from ledger.values.money import Money
from operations.importing.kind import NOWHERE
from operations.importing.life_names import Names
from operations.importing.life_units import unit_values
from operations.importing.meeting_rows import tidied

Values = Mapping[str, Value]
_NOTE_HINTS = {
    "minutes": "时长与大家不同的，写在姓名后面的括号里，如李明（60分钟）。",
    "from_on": "起止日期写在姓名后面的括号里，如李明（脱产，2026-03-01至2026-06-30）。",
}


@dataclass(frozen=True, slots=True)
class MadeEntry:
    """A row as an entry that could be kept; ``reason`` says why it cannot yet."""

    sheet: EntrySheet
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""


def sheet_of(register: KeptRegister) -> DeclaredSheet:
    """A register as the sheet of an import."""
    people = register.people
    words = register.synonyms
    usual = people.usual_minutes if people else ""
    columns = tuple(
        DeclaredColumn(
            one.name,
            replace(one.info, label=one.info.label.removesuffix("（分钟）")) if one.name == usual else one.info,
            tuple(words.get(one.name, "").split()),
            is_person=one.name in register.pair_of,
            is_duration=bool(usual) and one.name == usual,
        )
        for one in register.plain_fields
    )
    hints = [_NOTE_HINTS[key] for key in (people.asks if people else ()) if key in _NOTE_HINTS]
    substance = frozenset(register.told_apart_by) or frozenset(one.key for one in columns if one.key != register.day)
    return DeclaredSheet(
        key=register.key,
        title=register.title,
        counted=register.name,
        columns=columns,
        anchor=register.day,
        substance=substance,
        people=(people.label, "参加人员", *words.get(PEOPLE, "").split()) if people else (),
        people_hint="".join(hints[:1]),
    )


def entry_of(
    register: KeptRegister, facts: RegisterFacts, values: Values, names: Names, unit_id: int | None
) -> MadeEntry:
    """The entry of a row whose days are complete."""
    day = values.get(register.day)
    on = day if isinstance(day, date) else date.min
    found: dict[str, Any] = {UNIT: unit_id}
    reasons: list[str] = []
    for field in register.plain_fields:
        value = values.get(field.name)
        if value is None:
            continue
        pair = register.pair_of.get(field.name)
        if pair is not None:
            found |= _person(register, pair, str(value), names, on, reasons)
        elif field.info.form is Form.MONEY and isinstance(value, int):
            found[field.name] = Money(value)
        else:
            found[field.name] = _minutes(facts, value)
    people, doubts = _people(facts, values, names, (unit_id, on), reasons) if register.people else ((), ())
    return MadeEntry(
        EntrySheet(register.kind.record(**found), tuple(people)), tuple(doubts), "".join(dict.fromkeys(reasons))
    )


def _minutes(facts: RegisterFacts, value: Value) -> Value:
    """``2学时`` as minutes, by the length of a 学时 in this book."""
    if isinstance(value, str) and value.endswith(BY_HOURS) and _is_number(value.removesuffix(BY_HOURS)):
        return round(float(value.removesuffix(BY_HOURS)) * facts.minutes_per_hour)
    return value


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _person(
    register: KeptRegister, pair: PersonPair, text: str, names: Names, day: date, reasons: list[str]
) -> dict[str, Any]:
    """A person as a member, or by the name as written where the register allows that."""
    one = person_in(text, names.knows)
    label = register.info(pair.member).label
    if one is None:
        if not pair.name:
            reasons.append(f"{label}“{text[:20]}”请写一个人的姓名。")
        return {pair.name: text} if pair.name else {}
    if pair.name and names.is_stranger(one.name):
        return {pair.name: text}
    member_id = names.person(one.name, one.note, day)
    if member_id:
        return {pair.member: member_id}
    if names.answer(one.name) == NOWHERE:
        return {}
    if member_id == 0 or not pair.name:
        reasons.append(_unclear(names, label, one.name, day))
        return {}
    return {pair.name: text}


def _people(
    facts: RegisterFacts, values: Values, names: Names, where: tuple[int | None, date], reasons: list[str]
) -> tuple[list[Participant], list[Doubt]]:
    text = str(values.get(PEOPLE) or "")
    found = read_names(text, names.knows)
    unit_id, day = where
    people: list[Participant] = []
    if found.everybody:
        away = {names.person(one.name, one.note, day) for one in found.people if one.part == ABSENT}
        entries = each_once(roster_on(facts.roster, day, unit_id)) if unit_id else []
        people += [
            Participant(member_id=one.member.id)
            for one in entries
            if one.counts_as_member and one.member.id not in away
        ]
    for one in found.people:
        if one.part != ABSENT:
            people += _participant(facts, read_note(one.note, PARTICIPANT.labels), one.name, names, day, reasons)
    return people, list(_uncounted(found, text, len(people)))


def _participant(
    facts: RegisterFacts, note: PersonNote, name: str, names: Names, day: date, reasons: list[str]
) -> list[Participant]:
    hours = round(float(note.hours) * facts.minutes_per_hour) if _is_number(note.hours) else 0
    one = Participant(
        role=note.role,
        minutes=note.minutes or hours,
        from_on=note.from_on,
        to_on=note.to_on,
        result=note.result,
        post=note.post,
    )
    if names.is_stranger(name):
        return [replace(one, name=name)]
    member_id = names.person(name, note.post, note.from_on or day)
    if member_id:
        return [replace(one, member_id=member_id, post="" if note.post == str(member_id) else note.post)]
    if names.answer(name) == NOWHERE:
        return []
    if member_id == 0:
        reasons.append(_unclear(names, "名单中的", name, day))
    return [replace(one, name=name)]


def _unclear(names: Names, label: str, name: str, day: date) -> str:
    why = "同名的党员不止一名" if names.enrolled(name, day) else "不在当天的党员名册中"
    return f"{label}“{name}”{why}，请先选择。"


def _uncounted(found: NameList, text: str, count: int) -> Iterable[Doubt]:
    if found.is_open or (found.count is not None and found.count != count):
        yield Doubt(PEOPLE, text[:40], "写明的人数和名字对不上，只登记写了名字的人。")


# What the book has


def values_of(register: KeptRegister, facts: RegisterFacts, record: Any) -> dict[str, Value]:
    """An entry in the fields of the target."""
    found: dict[str, Value] = dict(unit_values(facts.roster, getattr(record, UNIT)))
    for field in register.plain_fields:
        value = getattr(record, field.name)
        pair = register.pair_of.get(field.name)
        if pair is not None:
            found[field.name] = tidied(facts.person_in(record, pair))
        elif register.paid_by is not None and field.name == register.paid_by[0]:
            found[field.name] = int(amount_of(facts, register, record))
        else:
            found[field.name] = tidied(value) if isinstance(value, str) else value
    if register.people is not None:
        found[PEOPLE] = tidied(people_text(facts, facts.people_of(register, record)))
    return {key: value for key, value in found.items() if value not in (None, "", 0, False)}


def people_text(facts: RegisterFacts, people: Iterable[Participant]) -> str:
    """Those who took part, as our own sheets write them."""
    return names_text([(facts.person(one.member_id, one.name), _note(one).text) for one in people])


def _note(one: Participant) -> PersonNote:
    return PersonNote(
        role=one.role, minutes=one.minutes, from_on=one.from_on, to_on=one.to_on, result=one.result, post=one.post
    )
