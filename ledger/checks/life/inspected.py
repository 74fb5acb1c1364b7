"""What an inspection of organisational life looks at, and how a finding is made from a rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ledger.errors import Finding, Level
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.life.facts import LifeFacts
from ledger.rulebook import Mark, Rule

_LAST_QUARTER = 10  # from this month on, what a whole year asks for is worth a word before the year is over


class Held(Protocol):
    """A meeting or a talk."""

    @property
    def held_on(self) -> date | None:
        """The day held; None while it is planned."""


@dataclass(frozen=True, slots=True)
class InspectedYear:
    """A year under inspection.

    Attributes:
        number: the year.
        last: its last day, or the day of the inspection while it runs.
        level: the weight of what a whole year asks for; None before the last quarter, when it is too early to say.
    """

    number: int
    last: date
    level: Level | None


def inspected_years(records: Iterable[Held], as_of: date) -> tuple[InspectedYear, ...]:
    """The year of the inspection and the one before, each only if something was held in it by the records.

    A book that has just begun, or that keeps no meetings at all, is not blamed for what it was not told.
    """
    kept = {one.held_on.year for one in records if one.held_on is not None}
    found = []
    if as_of.year - 1 in kept:
        found.append(InspectedYear(as_of.year - 1, date(as_of.year - 1, 12, 31), Level.WARN))
    if as_of.year in kept:
        level = Level.INFO if as_of.month >= _LAST_QUARTER else None
        found.append(InspectedYear(as_of.year, as_of, level))
    return tuple(found)


def inspected_units(facts: LifeFacts, unit_id: int | None) -> tuple[OrgUnit, ...]:
    """A unit (None: every one of the book) and those below it, in the order of the book."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    return tuple(unit for unit in facts.roster.units if wanted is None or unit.id in wanted)


def by_rule(rule: Rule, level: Level, sentence: str, record: tuple[str, int], scope: str = "") -> Finding:
    """A finding with the article of a rule about the record of a kind and id.

    Where the wording of the rule is not certain it never says more than a warning.
    """
    softened = Level.WARN if level is Level.MUST and rule.mark is not Mark.READ else level
    return Finding(rule.id, softened, sentence, rule.citation, record[0], record[1], scope)


def about_unit(rule: Rule, level: Level, unit: OrgUnit, sentence: str, scope: str) -> Finding:
    """A finding about an organisation; ``scope`` is the period."""
    return by_rule(rule, level, f"{unit.short_name}：{sentence}", (ORG_UNITS.key, unit.id), scope)
