"""What a whole year asks of persons: talks (7), hours (49), leaders as ordinary members (50).

A year that is over is judged; in its last quarter what is lacking is named, before that nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ledger.checks.life.attending import names_of
from ledger.checks.life.inspected import InspectedYear, about_unit, by_rule, inspected_units, inspected_years
from ledger.codes.meetings import PRESENT
from ledger.errors import Finding, Level
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.life.coverage import AMONG_MEMBERS, WITH_COMMITTEE, WITHIN_COMMITTEE, Missing, talk_coverage
from ledger.life.expected import has_members
from ledger.life.facts import LifeFacts
from ledger.life.hours import MemberHours, study_hours

# 党员领导干部 by their 职务层次; a 职级 alone leads nobody.
LEADER_RANKS = frozenset({"厅局级正职", "厅局级副职", "县处级正职", "县处级副职"})
_WORDS = {
    WITHIN_COMMITTEE: "支部委员之间没有全部谈心谈话，还差{who}",
    WITH_COMMITTEE: "还没有支部委员与{who}谈心谈话",
    AMONG_MEMBERS: "{who}还没有与其他党员谈心谈话",
}


def yearly_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The findings on the inspected years of a unit (None: the book) and of those below it."""
    units = inspected_units(facts, unit_id)
    for year in inspected_years((*facts.meetings, *facts.talks), as_of):
        if year.level is not None:
            branches = [one for one in units if one.level == BRANCH and has_members(facts, one.id, year.last)]
            people = study_hours(facts, year.number, year.last, unit_id)
            for unit in branches:
                yield from _talks(facts, unit, year, year.level)
            yield from _hours(facts, branches, people, year, year.level)
            yield from _leaders(facts, people, year, year.level)


def _talks(facts: LifeFacts, unit: OrgUnit, year: InspectedYear, level: Level) -> Iterator[Finding]:
    """Defect 7, one finding for each of the three kinds."""
    rule = facts.rules.find("talk.per_year", year.last)
    if rule is None:
        return
    found: dict[str, list[Missing]] = defaultdict(list)
    for one in talk_coverage(facts, year.number, year.last, unit.id).missing:
        found[one.kind].append(one)
    for kind, missing in found.items():
        who = names_of([_who(facts, one) for one in missing], "对" if kind == WITHIN_COMMITTEE else "人")
        sentence = f"{year.number}年{_WORDS[kind].format(who=who)}。"
        yield about_unit(rule, level, unit, sentence, f"{year.number}-{kind}")


def _who(facts: LifeFacts, one: Missing) -> str:
    name = facts.person_name(one.member_id)
    return f"{name}和{facts.person_name(one.partner_ids[0])}" if one.kind == WITHIN_COMMITTEE else name


def _hours(
    facts: LifeFacts, branches: list[OrgUnit], people: tuple[MemberHours, ...], year: InspectedYear, level: Level
) -> Iterator[Finding]:
    """Defect 49. Where no meeting has hours, that is one thing to put right and not one for each member."""
    if any(one.lines for one in people):
        for one in people:
            yield from _hours_of(one, year, level)
    elif (rule := facts.rules.find("hours.member", year.last)) is not None:
        for unit in branches:
            sentence = f"{year.number}年的会议都没有登记计入学时，无法核对学时。"
            yield about_unit(rule, level, unit, sentence, f"{year.number}-hours")


def _hours_of(one: MemberHours, year: InspectedYear, level: Level) -> Iterator[Finding]:
    """Somebody who was here only part of the year is never more than named, with the day."""
    if one.rule is None or not one.is_short:
        return
    since = f"（{one.since:%Y-%m-%d}起在本支部）" if one.since else ""
    have = f"{year.number}年集中学习{one.hours}学时，还差{one.lacking}学时"
    sentence = f"{one.entry.member.name}{since}：{have}（{one.asked}学时）。"
    weight = Level.INFO if one.since else level
    yield by_rule(one.rule, weight, sentence, (MEMBERS.key, one.entry.member.id), str(year.number))


def _leaders(facts: LifeFacts, people: tuple[MemberHours, ...], year: InspectedYear, level: Level) -> Iterator[Finding]:
    """Defect 50: a leader takes part as an ordinary member too (双重组织生活)."""
    rule = facts.rules.find("leader.as_ordinary", year.last)
    leaders = [one.entry.member for one in people if one.entry.member.rank in LEADER_RANKS]
    if rule is None or not leaders:
        return
    seen = _as_ordinary(facts, year)
    for leader in leaders:
        if leader.id not in seen:
            sentence = f"{leader.name}：{year.number}年没有以普通党员身份参加组织生活的记录。"
            yield by_rule(rule, level, sentence, (MEMBERS.key, leader.id), str(year.number))


def _as_ordinary(facts: LifeFacts, year: InspectedYear) -> set[int | None]:
    held = {
        one.id
        for one in facts.meetings
        if one.held_on is not None and one.held_on.year == year.number and one.held_on <= year.last
    }
    return {
        one.member_id
        for one in facts.attendances
        if one.as_ordinary and one.status == PRESENT and one.meeting_id in held
    }
