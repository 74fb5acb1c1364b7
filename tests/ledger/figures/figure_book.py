"""Small books for figures: a 总支 with two branches in 2026, three members each, and what they did."""

from datetime import date
from pathlib import Path
from typing import Any

from ledger.codes.meetings import PARTY_DAY, PRESENT
from ledger.development.facts import DevelopmentFacts
from ledger.figures.definition import FigureDefinition, Measure, Part, conditions_from, parse_figures
from ledger.figures.evaluate import Asked, Figure, evaluate
from ledger.figures.facts import FigureFacts
from ledger.kinds.meetings import Attendance, Meeting, MeetingUnit
from ledger.kinds.registers.participants import Participant
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.roster.facts import RosterFacts
from tests.ledger.life.life_book import RULES
from tests.ledger.roster import people
from tests.ledger.roster.people import FIRST, SECOND, TOP

FILE = Path(__file__).parents[3] / "resources" / "figures" / "figures.toml"
SHIPPED = {one.key: one for one in parse_figures(FILE.read_text(encoding="utf-8"))}
DAY = date(2026, 5, 12)
END = date(2026, 12, 31)
FIRST_PEOPLE, SECOND_PEOPLE = (1, 2, 3), (4, 5, 6)


def roster(**more: Any) -> RosterFacts:
    members = [people.member(number, f"党员{number}") for number in (*FIRST_PEOPLE, *SECOND_PEOPLE)]
    stays = [people.stay(number, FIRST if number in FIRST_PEOPLE else SECOND) for number in range(1, 7)]
    return people.facts(*members, stays=tuple(stays), **more)


def meeting(number: int, unit: int = FIRST.id, kind: str = PARTY_DAY, **more: Any) -> Meeting:
    return Meeting(**{"id": number, "kind": kind, "org_unit_id": unit, "held_on": DAY, **more})


def joint(meeting_id: int, *units: int) -> tuple[MeetingUnit, ...]:
    return tuple(MeetingUnit(id=meeting_id * 10 + unit, meeting_id=meeting_id, org_unit_id=unit) for unit in units)


def came(meeting_id: int, *members: int, status: str = PRESENT, **more: Any) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(id=meeting_id * 100 + one, meeting_id=meeting_id, member_id=one, status=status, **more)
        for one in members
    )


def took_part(kind: str, record_id: int, *members: int, **more: Any) -> tuple[Participant, ...]:
    return tuple(
        Participant(
            id=record_id * 100 + place, record_kind=kind, record_id=record_id, order_no=place, member_id=one, **more
        )
        for place, one in enumerate(members)
    )


def facts(
    who: RosterFacts | None = None,
    records: dict[str, tuple[Any, ...]] | None = None,
    participants: tuple[Participant, ...] = (),
    **more: Any,
) -> FigureFacts:
    """``cases`` and ``results`` are taken out of the facts of organisational life, which take the rest."""
    known = who or roster()
    cases, results = more.pop("cases", ()), more.pop("results", ())
    paid = more.pop("paid", {})
    life = LifeFacts(roster=known, rules=RULES, **more)
    registers = RegisterFacts(known, records or {}, participants, paid=paid)
    return FigureFacts(life, registers, DevelopmentFacts(life, cases), results)


def figure(key: str, book: FigureFacts, unit: int | None = None, year: int = 2026, **more: Any) -> Figure:
    """A shipped figure of the year, seen from its end."""
    return evaluate(SHIPPED[key], book, Asked(year, more.pop("as_of", END), unit, **more))


def value(key: str, book: FigureFacts, unit: int | None = None, year: int = 2026, **more: Any) -> str:
    """Its value as text; ``gap`` where no record fills it."""
    found = figure(key, book, unit, year, **more)
    return "gap" if found.is_gap else str(found.value)


def defined(source: str, *conditions: Any, measure: Measure = Measure.COUNT, **more: Any) -> FigureDefinition:
    day = more.pop("day", "")
    return FigureDefinition(
        key="tried",
        label="试算",
        unit_word="次",
        parts=(Part(source, conditions_from(conditions), day),),
        measure=measure,
        **more,
    )


__all__ = ["FIRST", "SECOND", "TOP"]
