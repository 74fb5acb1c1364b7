"""Planning the talks of a year that are still missing: which, by whom, on which days, all in one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.codes.meetings import PLANNED
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import KnownError
from ledger.kinds.organisation import BRANCH, GROUP, OrgUnit
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.life.coverage import AMONG_MEMBERS, WITH_COMMITTEE, WITHIN_COMMITTEE, Coverage, Missing, talk_coverage
from ledger.life.facts import LifeFacts
from ledger.values.period import holds_on
from storage.store import Store

_FIVE_DAY_WEEK = 5


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """The coverage of one branch or 党小组, with the talks that are planned in the year and not yet held.

    Attributes:
        unit: the branch or 党小组.
        branch_id: the branch itself, or the one that the 党小组 belongs to.
        coverage: what was done and what is missing.
        planned: the first planned talk between two people, by pair.
    """

    unit: OrgUnit
    branch_id: int
    coverage: Coverage
    planned: Mapping[frozenset[int], Talk]

    def plan_for(self, missing: Missing) -> Talk | None:
        """The planned talk that will make a missing one good; None when there is none."""
        wanted = self._partners_for(missing)
        found = [talk for pair, talk in self.planned.items() if missing.member_id in pair and pair & wanted]
        return min(found, key=lambda talk: (talk.planned_on or date.max, talk.id), default=None)

    def _partners_for(self, missing: Missing) -> frozenset[int]:
        """With whom a talk would count. Somebody outside the unit does not make its people complete."""
        if missing.kind == WITHIN_COMMITTEE:
            return frozenset(missing.partner_ids)
        if missing.kind == WITH_COMMITTEE:
            return self.coverage.committee
        ours = {entry.member.id for entry in self.coverage.people} | set(missing.partner_ids)
        return frozenset(ours - self.coverage.committee - {missing.member_id})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A talk that may be planned: who talks with whom in which unit, and why. ``on`` is the day, None before asked."""

    unit_id: int
    kind: str
    talker_id: int
    partner_id: int
    on: date | None = None


def coverage_of_units(facts: LifeFacts, year: int, as_of: date, unit_id: int | None) -> tuple[UnitCoverage, ...]:
    """The coverage of a branch or 党小组; of a 总支, or of the whole book (None), that of each branch below it."""
    day = min(as_of, date(year, 12, 31))
    chosen = facts.roster.unit_by_id.get(unit_id or 0)
    if chosen is not None and chosen.level in (BRANCH, GROUP):
        units = [chosen]
    else:
        below = facts.roster.unit_by_id if unit_id is None else facts.index.below(unit_id)
        units = [one for one in facts.roster.units if one.level == BRANCH and one.id in below and _exists(one, day)]
    planned = _planned(facts, year)
    return tuple(
        UnitCoverage(one, _branch_of(one), talk_coverage(facts, year, as_of, one.id), planned) for one in units
    )


def proposals_for(covered: UnitCoverage, missing: Iterable[Missing]) -> tuple[Proposal, ...]:
    """A talk for each of the missing ones that is not planned yet; one between two members serves both of them."""
    wanted = [one for one in dict.fromkeys(missing) if one.partner_ids and covered.plan_for(one) is None]
    found: dict[tuple[str, frozenset[int]], Proposal] = {}
    for one in wanted:
        if one.kind != AMONG_MEMBERS:
            made = _proposal(covered, one, one.partner_ids[0])
            found.setdefault((one.kind, frozenset((made.talker_id, made.partner_id))), made)
    return (*found.values(), *_among_members(covered, [one for one in wanted if one.kind == AMONG_MEMBERS]))


def _proposal(covered: UnitCoverage, one: Missing, partner: int) -> Proposal:
    """Somebody of the committee talks with a member; between equals the one who lacks the talk begins it."""
    talker, other = (partner, one.member_id) if one.kind == WITH_COMMITTEE else (one.member_id, partner)
    return Proposal(covered.branch_id, one.kind, talker, other)


def _among_members(covered: UnitCoverage, wanted: list[Missing]) -> Iterator[Proposal]:
    """Those who lack a talk are paired with each other, within a 党小组 first, so that nobody has to talk with all."""
    groups = {entry.member.id: entry.group.id for entry in covered.coverage.people if entry.group is not None}
    waiting = {one.member_id: one for one in wanted}
    while waiting:
        member_id, one = next(iter(waiting.items()))
        del waiting[member_id]
        choice = [other for other in waiting if other in one.partner_ids]
        choice += [other for other in waiting if member_id in groups and groups.get(other) == groups[member_id]]
        choice += [*waiting, *one.partner_ids]
        waiting.pop(choice[0], None)
        yield _proposal(covered, one, choice[0])


def spread(count: int, first: date, last: date) -> tuple[date, ...]:
    """That many days spread evenly from one day to another, on Monday to Friday as long as there is any."""
    days = [first + timedelta(days=step) for step in range(max((last - first).days, 0) + 1)]
    working = [day for day in days if day.weekday() < _FIVE_DAY_WEEK] or days
    return tuple(working[number * len(working) // count] for number in range(count))


def plan_talks(store: Store, proposals: Sequence[Proposal], occasion: str = "") -> tuple[Talk, ...]:
    """Plan talks on their days, all in one change. Raises KnownError when there is none or one has no day."""
    if not proposals or any(one.on is None for one in proposals):
        raise KnownError("请先选择要计划的谈话和日期。没有保存，其余数据不变。")
    made = []
    with store.change(f"计划谈心谈话 {len(proposals)} 次") as change:
        for one in proposals:
            talk = change.add(TALKS, Talk(org_unit_id=one.unit_id, occasion=occasion, planned_on=one.on, state=PLANNED))
            people = ((TALKER, one.talker_id), (PARTNER, one.partner_id))
            for number, (role, member_id) in enumerate(people, start=1):
                change.add(TALK_PEOPLE, TalkPerson(talk_id=talk.id, role=role, member_id=member_id, order_no=number))
            made.append(talk)
    return tuple(made)


def _planned(facts: LifeFacts, year: int) -> dict[frozenset[int], Talk]:
    found: dict[frozenset[int], Talk] = {}
    planned = (one for one in facts.talks if one.held_on is None and one.planned_on and one.planned_on.year == year)
    for talk in sorted(planned, key=lambda one: (one.planned_on or date.max, one.id)):
        people = facts.people_of.get(talk.id, ())
        talkers = [one.member_id for one in people if one.role == TALKER and one.member_id is not None]
        partners = [one.member_id for one in people if one.role == PARTNER and one.member_id is not None]
        for pair in (frozenset((one, other)) for one in talkers for other in partners if one != other):
            found.setdefault(pair, talk)
    return found


def _branch_of(unit: OrgUnit) -> int:
    return unit.parent_id if unit.level == GROUP and unit.parent_id else unit.id


def _exists(unit: OrgUnit, day: date) -> bool:
    return holds_on(day, unit.founded_on, unit.ended_on)
