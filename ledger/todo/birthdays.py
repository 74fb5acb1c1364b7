"""政治生日. No national rule asks for anything; within the week before, a talk can be held and a card be written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.kinds.member import MEMBERS
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.roster.facts import RosterFacts
from ledger.rules.seniority import political_birthday
from ledger.todo.life import WEEKDAYS
from ledger.todo.todo import Group, Todo, Weight

AHEAD = timedelta(days=30)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PoliticalBirthday:
    """Whose, when, and the how-manieth."""

    entry: RosterEntry
    on: date
    years: int


def birthdays_of_year(facts: RosterFacts, year: int, today: date, unit_id: int | None) -> list[PoliticalBirthday]:
    """Those of a year, by day, of who is enrolled on the day of the question, or at the end of a year that is over."""
    people = roster_on(facts, min(today, date(year, 12, 31)), unit_id)
    return _between(each_once(people), date(year, 1, 1), date(year, 12, 31))


def birthday_todos(facts: RosterFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """The 政治生日 of the next thirty days in a unit (None: the book) and below it."""
    for one in _between(each_once(roster_on(facts, today, unit_id)), today, today + AHEAD):
        day = "今天" if one.on == today else f"周{WEEKDAYS[one.on.weekday()]}"
        is_near = one.on - today <= WEEK
        yield Todo(
            key=f"birthday:{one.entry.member.id}:{one.on.year}",
            group=Group.BIRTHDAY,
            weight=Weight.SOON if is_near else Weight.PLANNED,
            on=one.on,
            words=birthday_words(facts, one),
            note=f"{day}　可以安排政治生日谈话、打印贺卡" if is_near else day,
            record_kind=MEMBERS.key,
            record_id=one.entry.member.id,
            unit_id=one.entry.branch.id,
        )


def birthday_words(facts: RosterFacts, one: PoliticalBirthday) -> str:
    """``王小明入党16周年政治生日``; 转正 where the book counts from there."""
    return f"{one.entry.member.name}{'转正' if facts.birthday_is_conversion else '入党'}{one.years}周年政治生日"


def _between(entries: Iterable[RosterEntry], first: date, last: date) -> list[PoliticalBirthday]:
    """Nobody has one in the year in which it all began; who knows no exact day has none at all."""
    found = []
    for entry in entries:
        origin = entry.birthday_origin
        on = political_birthday(origin, first)
        if origin is not None and on is not None and on <= last and on.year > origin.year and entry.counts_as_member:
            found.append(PoliticalBirthday(entry, on, on.year - origin.year))
    return sorted(found, key=lambda one: (one.on, one.entry.member.id))
