"""Checks on the course of a person: dated facts that contradict each other, or what they refer to.

No document asks for them. They are this program's own, so that the list of any day shows everybody once and truly.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from ledger.errors import Finding, Level
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.period import holds_on

SOURCE = "本程序的一致性检查"


def course_findings(facts: RosterFacts, on: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on everybody who is or was in a unit (None: in the book), as things stand on a day."""
    wanted = None if unit_id is None else facts.units_below(unit_id)
    return [
        finding
        for member in facts.members
        if wanted is None or any(stay.branch_id in wanted for stay in facts.stays_of.get(member.id, ()))
        for finding in _of_member(facts, member, on)
    ]


def _of_member(facts: RosterFacts, member: Member, on: date) -> Iterator[Finding]:
    known = (stay for stay in facts.stays_of.get(member.id, ()) if stay.branch_id in facts.unit_by_id)
    stays = sorted(known, key=lambda stay: (stay.joined_on or date.min, stay.id))
    branches = [facts.unit_by_id[stay.branch_id or 0] for stay in stays if holds_on(on, stay.joined_on, stay.left_on)]
    yield from _backwards(facts, member, stays)
    yield from _at_once(facts, member, stays)
    yield from _lost_days(facts, member, stays)
    for branch in branches:
        if _is_over(branch, on):
            yield _warning(member, f"所在的{_name_of_ended(branch)}，请登记转出。")
    yield from _groups(facts, member, branches, on)
    yield from _offices(facts, member, branches, on)


def _backwards(facts: RosterFacts, member: Member, stays: list[Stay]) -> Iterator[Finding]:
    for stay in stays:
        if stay.joined_on and stay.left_on and stay.left_on < stay.joined_on:
            left, joined = f"{stay.left_on:%Y-%m-%d}", f"{stay.joined_on:%Y-%m-%d}"
            sentence = f"离开{_branch(facts, stay)}的日期{left}早于进入日期{joined}，请改正。"
            yield _finding(member, sentence, Level.MUST)


def _at_once(facts: RosterFacts, member: Member, stays: list[Stay]) -> Iterator[Finding]:
    """Every two stays, in the order of their first days, of which the later begins inside the earlier."""
    for earlier, later in combinations(stays, 2):
        start = later.joined_on or date.min
        if holds_on(start, earlier.joined_on, earlier.left_on) and holds_on(start, later.joined_on, later.left_on):
            since = f"自{later.joined_on:%Y-%m-%d}起" if later.joined_on else ""
            here, there = _branch(facts, earlier), _branch(facts, later)
            where = f"重复登记在{here}" if earlier.branch_id == later.branch_id else f"同时在{here}和{there}"
            yield _finding(member, f"{since}{where}，请改正进入或离开日期。", Level.MUST)


def _lost_days(facts: RosterFacts, member: Member, stays: list[Stay]) -> Iterator[Finding]:
    """Who left for a branch of the book and arrived there later was nowhere in between. Other absences are no fault."""
    for earlier, later in pairwise(stays):
        left, joined = earlier.left_on, later.joined_on
        branch = facts.unit_by_id[later.branch_id or 0]
        if left and joined and left < joined and earlier.went_to in (branch.short_name, branch.full_name):
            way = f"{left:%Y-%m-%d}从{_branch(facts, earlier)}转往{branch.short_name}"
            yield _warning(member, f"{way}，{joined:%Y-%m-%d}才进入，请核对这两个日期。")


def _groups(facts: RosterFacts, member: Member, branches: list[OrgUnit], on: date) -> Iterator[Finding]:
    held = facts.group_stays_of.get(member.id, ())
    present = (facts.unit_by_id.get(one.group_id or 0) for one in held if holds_on(on, one.from_on, one.to_on))
    groups = [group for group in present if group is not None]
    if len(groups) > 1:
        yield _warning(member, f"同时编入{'、'.join(group.short_name for group in groups)}，请只保留一个。")
    for group in groups:
        if _is_over(group, on):
            yield _warning(member, f"编入的{_name_of_ended(group)}。")
        elif group.parent_id not in {branch.id for branch in branches}:
            yield _warning(member, f"编入的{group.short_name}不属于所在的党支部。")


def _offices(facts: RosterFacts, member: Member, branches: list[OrgUnit], on: date) -> Iterator[Finding]:
    for office in facts.offices_of.get(member.id, ()):
        unit = facts.unit_by_id.get(office.org_unit_id or 0)
        if unit is None or not holds_on(on, office.from_on, office.to_on):
            continue
        if _is_over(unit, on):
            yield _warning(member, f"任{office.office}的{_name_of_ended(unit)}，请登记免职。")
        elif not branches:
            yield _warning(member, f"已不在任何支部，仍登记为{unit.short_name}{office.office}，请登记免职。")


def _branch(facts: RosterFacts, stay: Stay) -> str:
    return facts.unit_by_id[stay.branch_id or 0].short_name


def _is_over(unit: OrgUnit, on: date) -> bool:
    return unit.ended_on is not None and unit.ended_on <= on


def _name_of_ended(unit: OrgUnit) -> str:
    return f"{unit.short_name}已自{unit.ended_on:%Y-%m-%d}起撤销"


def _warning(member: Member, sentence: str) -> Finding:
    return _finding(member, sentence, Level.WARN)


def _finding(member: Member, sentence: str, level: Level) -> Finding:
    return Finding("roster.course", level, f"{member.name}：{sentence}", SOURCE, MEMBERS.key, member.id)
