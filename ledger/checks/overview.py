"""The first page's figures: how many there are, who came and went, whose 政治生日 is near, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.checks.course import course_findings
from ledger.checks.roster import roster_findings
from ledger.errors import Finding
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from ledger.rules.organisation import NO_ELECTIONS, Elections, size_advice, term_advice
from ledger.rules.seniority import political_birthday
from ledger.values.period import holds_on

NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Headcount:
    """Persons in normal standing, by class; ``stopped``, ``mobile`` and ``lost`` are counted beside them."""

    members: int
    full: int
    on_probation: int
    undated: int
    stopped: int
    mobile: int
    lost: int


@dataclass(frozen=True, slots=True)
class Birthday:
    """A 政治生日 to come: whose, when, and the how-manieth."""

    entry: RosterEntry
    on: date
    years: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows for an organisation on a day."""

    headcount: Headcount
    by_branch: tuple[tuple[OrgUnit, Headcount], ...]
    arrivals: int
    departures: int
    birthdays: tuple[Birthday, ...]
    findings: tuple[Finding, ...]


def overview(
    facts: RosterFacts,
    rulebook: Rulebook,
    on: date,
    unit_id: int | None = None,
    elections: Elections = NO_ELECTIONS,
) -> Overview:
    """Figures of a unit (None: the whole book) on a day; arrivals and departures of that day's year.

    ``elections`` are the days of elections by unit, which close a term (``ledger.life.elections.election_days``).
    """
    entries = roster_on(facts, on, unit_id)
    wanted = None if unit_id is None else facts.units_below(unit_id)
    branches = [
        unit
        for unit in facts.units
        if unit.level == BRANCH
        and (wanted is None or unit.id in wanted)
        and holds_on(on, unit.founded_on, unit.ended_on)
    ]
    advice = [
        finding
        for finding in (*term_advice(facts, rulebook, on, elections), *size_advice(facts, rulebook, on))
        if wanted is None or finding.record_id in wanted
    ]
    return Overview(
        headcount=headcount(entries),
        by_branch=tuple(
            (unit, headcount(entry for entry in entries if entry.branch.id == unit.id)) for unit in branches
        ),
        arrivals=_moves(facts, on, wanted, "joined_on"),
        departures=_moves(facts, on, wanted, "left_on"),
        birthdays=tuple(sorted(_birthdays(each_once(entries), on), key=lambda one: one.on)),
        findings=(*advice, *course_findings(facts, on, unit_id), *roster_findings(entries, rulebook, on)),
    )


def headcount(entries: Iterable[RosterEntry]) -> Headcount:
    """Count persons, each once even when two stays overlap."""
    people = each_once(entries)
    normal = [entry for entry in people if entry.counts_as_member]
    full = sum(1 for entry in normal if entry.is_full)
    undated = sum(1 for entry in normal if not entry.category)
    return Headcount(
        members=len(normal),
        full=full,
        on_probation=len(normal) - full - undated,
        undated=undated,
        stopped=len(people) - len(normal),
        mobile=sum(1 for entry in normal if entry.mobility is not None),
        lost=sum(1 for entry in normal if entry.lost is not None),
    )


def _moves(facts: RosterFacts, on: date, wanted: frozenset[int] | None, end: str) -> int:
    """Stays that begin or end in the year up to the day; a move between branches inside the unit is none."""
    return sum(
        1
        for stay in facts.stays
        if (wanted is None or stay.branch_id in wanted)
        and (day := getattr(stay, end)) is not None
        and day.year == on.year
        and day <= on
        and not _continues_inside(facts, stay.member_id or 0, day, wanted, end)
    )


def _continues_inside(facts: RosterFacts, member_id: int, day: date, wanted: frozenset[int] | None, end: str) -> bool:
    other = "left_on" if end == "joined_on" else "joined_on"
    return any(
        getattr(stay, other) == day and (wanted is None or stay.branch_id in wanted)
        for stay in facts.stays_of.get(member_id, ())
    )


def _birthdays(entries: Iterable[RosterEntry], on: date) -> Iterable[Birthday]:
    for entry in entries:
        due = political_birthday(entry.birthday_origin, on)
        if due is not None and due - on <= NEAR and entry.birthday_origin and entry.counts_as_member:
            yield Birthday(entry, due, due.year - entry.birthday_origin.year)
