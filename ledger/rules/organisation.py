"""Advice on sizes and terms of organisations (支部工作条例第二、六章; 任期意见).

On sizes it only warns: the rules say 一般, and the higher body may have approved otherwise. A term that is over without
an election is a rule broken (defect 8 of the inspection list). Each finding can be answered with a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.codes.organisation import sits_on_committee
from ledger.errors import Finding, Level
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, OrgUnit, Term
from ledger.roster.asof import roster_on
from ledger.roster.entry import each_once
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Mark, Rule, Rulebook
from ledger.values.dates import add_months, add_years
from ledger.values.period import holds_on

ORG_UNITS_KEY = "org_units"
_NEAR_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Strength:
    """The numbers of an organisation that the size rules look at."""

    members: int
    full_members: int
    committee: int


def strength_on(facts: RosterFacts, unit: OrgUnit, on: date) -> Strength:
    """Members, full members and committee members of a unit on a day; each person counts once."""
    people = [entry for entry in each_once(roster_on(facts, on, unit.id)) if entry.counts_as_member]
    committee = {
        office.member_id
        for office in facts.offices
        if office.org_unit_id == unit.id
        and sits_on_committee(office.office)
        and holds_on(on, office.from_on, office.to_on)
    }
    full = sum(1 for entry in people if entry.is_full)
    return Strength(len(people), full, len(committee))


def size_advice(facts: RosterFacts, rulebook: Rulebook, on: date) -> list[Finding]:
    """Findings on the size of every 党总支 and 支部 that exists on a day and has members."""
    units = [unit for unit in facts.units if holds_on(on, unit.founded_on, unit.ended_on)]
    return [finding for unit in units for finding in _unit_advice(facts, rulebook, unit, on)]


def _unit_advice(facts: RosterFacts, rulebook: Rulebook, unit: OrgUnit, on: date) -> Iterator[Finding]:
    strength = strength_on(facts, unit, on)
    if strength.members == 0:
        return
    if unit.level == BRANCH:
        yield from _branch_advice(rulebook, unit, strength, on)
    elif unit.level == GENERAL_BRANCH:
        yield from _general_branch_advice(rulebook, unit, strength, on)


def _branch_advice(rulebook: Rulebook, unit: OrgUnit, strength: Strength, on: date) -> Iterator[Finding]:
    least = rulebook.find("branch.full_members.least", on)
    if least and strength.full_members < least.value:
        yield _finding(unit, least, f"正式党员{strength.full_members}名，不足{least.value}名。")
    most = rulebook.find("branch.members.most", on)
    if most and strength.members > most.value:
        yield _finding(unit, most, f"党员{strength.members}名，一般不超过{most.value}名。")
    needs = rulebook.find("committee.full_members.least", on)
    if needs:
        yield from _committee_advice(rulebook, unit, strength, needs, on)


def _committee_advice(
    rulebook: Rulebook, unit: OrgUnit, strength: Strength, needs: Rule, on: date
) -> Iterator[Finding]:
    if strength.full_members >= needs.value and strength.committee < rulebook.at("committee.size.least", on).value:
        yield _finding(
            unit, needs, f"正式党员{strength.full_members}名，应设支部委员会；现登记委员{strength.committee}名。"
        )
    if needs.value > strength.full_members and strength.committee > 2:
        yield _finding(
            unit, needs, f"正式党员{strength.full_members}名，不设支部委员会；现登记委员{strength.committee}名。"
        )
    most = rulebook.at("committee.size.most", on)
    if strength.committee > most.value:
        yield _finding(unit, most, f"支部委员{strength.committee}名，一般不超过{most.value}名。")


def _general_branch_advice(rulebook: Rulebook, unit: OrgUnit, strength: Strength, on: date) -> Iterator[Finding]:
    least = rulebook.find("general_branch.members.least", on)
    if least and strength.members < least.value:
        yield _finding(
            unit, least, f"党员{strength.members}名，不足{least.value}名，须经上级党组织批准设立。", Level.INFO
        )
    most = rulebook.find("general_branch.members.most", on)
    if most and strength.members > most.value:
        yield _finding(unit, most, f"党员{strength.members}名，超过{most.value}名，可报请设立机关党委。", Level.INFO)


def term_end(term: Term) -> date | None:
    """The day on which a term ends: the approved extension, else start plus its years; None when not recorded."""
    if term.extended_to is not None:
        return term.extended_to
    if term.started_on is None or term.years <= 0:
        return None
    return add_years(term.started_on, term.years)


def term_rule(unit: OrgUnit) -> str:
    """The id of the rule that says how many years a term of the unit has."""
    return "term.general_branch.years" if unit.level == GENERAL_BRANCH else "term.branch.years"


def current_term(facts: RosterFacts, unit: OrgUnit, on: date) -> Term | None:
    """The term of a unit that began last on or before a day."""
    begun = [term for term in facts.terms if term.org_unit_id == unit.id and term.started_on and term.started_on <= on]
    return max(begun, key=lambda term: term.started_on or date.min, default=None)


Elections = Mapping[int, Sequence[date]]
NO_ELECTIONS: Elections = {}


def term_advice(facts: RosterFacts, rulebook: Rulebook, on: date, elections: Elections = NO_ELECTIONS) -> list[Finding]:
    """Terms that have ended, end within six months, or were extended too long (任期意见第一、二条).

    ``elections`` has the days on which a committee or secretary was elected at a meeting, by unit: one from half a
    year before the end of a term on closes it, whether or not the new term is entered yet.
    """
    units = [unit for unit in facts.units if holds_on(on, unit.founded_on, unit.ended_on)]
    return [
        finding
        for unit in units
        for finding in _unit_term_advice(facts, rulebook, (unit, elections.get(unit.id, ())), on)
    ]


def _unit_term_advice(
    facts: RosterFacts, rulebook: Rulebook, elected: tuple[OrgUnit, Sequence[date]], on: date
) -> Iterator[Finding]:
    unit, elections = elected
    term = current_term(facts, unit, on)
    rule = rulebook.find(term_rule(unit), on)
    end = term_end(term) if term else None
    if term is None or rule is None or end is None:
        return
    closing = [day for day in elections if add_months(end, -_NEAR_MONTHS) <= day <= on]
    if closing:
        words = f"已于{min(closing):%Y-%m-%d}换届选举，请登记新一届任期。"
        yield _finding(unit, rule, f"第{term.term_no}届{words}", Level.INFO)
    elif end <= on:
        yield _finding(unit, rule, _overdue(term, end), Level.MUST)
    elif add_months(on, _NEAR_MONTHS) >= end:
        yield _finding(unit, rule, f"第{term.term_no}届任期将于{end:%Y-%m-%d}届满，请准备换届。", Level.INFO)
    yield from _extension_advice(rulebook, unit, term, on)


def _overdue(term: Term, end: date) -> str:
    """Two things are looked for: the approval of an extension, and the election that closes the term."""
    if term.extended_to is None:
        return f"第{term.term_no}届任期已于{end:%Y-%m-%d}届满，应当换届或报批延期。"
    return f"第{term.term_no}届延期已于{end:%Y-%m-%d}到期，没有登记换届选举。"


def _extension_advice(rulebook: Rulebook, unit: OrgUnit, term: Term, on: date) -> Iterator[Finding]:
    if term.extended_to is None or term.started_on is None:
        return
    rule = rulebook.at("term.extension.most_months", on)
    regular_end = add_years(term.started_on, term.years)
    if term.extended_to > add_months(regular_end, rule.value):
        yield _finding(unit, rule, f"延期至{term.extended_to:%Y-%m-%d}，超过{rule.value}个月。", Level.MUST)
    if not term.extension_document:
        yield _finding(unit, rule, "延期换届没有登记上级批复。")


def _finding(unit: OrgUnit, rule: Rule, sentence: str, level: Level = Level.WARN) -> Finding:
    if level is Level.MUST and rule.mark is not Mark.READ:
        level = Level.WARN
    return Finding(rule.id, level, f"{unit.short_name}：{sentence}", rule.citation, ORG_UNITS_KEY, unit.id)
