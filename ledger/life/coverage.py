"""谈心谈话: between whom a talk has taken place this year, and who is still missing.

支部工作条例第十九条: between committee members, between committee and members, between members, each once a year or
more. Read here as: every two committee members; every other member with somebody of the committee, and with another
such member. Only talks held count, and in one with several people each talker with each partner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ledger.codes.organisation import SECRETARY
from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.organisation import BRANCH, GROUP
from ledger.life.expected import committee_ids
from ledger.life.facts import LifeFacts
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once

WITHIN_COMMITTEE = "委员之间"
WITH_COMMITTEE = "委员和党员"
AMONG_MEMBERS = "党员之间"


@dataclass(frozen=True, slots=True)
class Missing:
    """A talk that has not taken place: whose, with whom it is suggested, and in words."""

    kind: str
    member_id: int
    partner_ids: tuple[int, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The talks of a year in a unit.

    Attributes:
        people: the members on the last day of the year, or on the day of the question.
        committee: who sits on the committee of the branch.
        done: the ids of the talks between two people, by pair, the earliest first.
        missing: what is asked for and has not taken place.
    """

    people: tuple[RosterEntry, ...]
    committee: frozenset[int]
    done: Mapping[frozenset[int], tuple[int, ...]]
    missing: tuple[Missing, ...]


def talk_coverage(facts: LifeFacts, year: int, as_of: date, unit_id: int) -> Coverage:
    """The coverage of a branch or a 党小组. Of a 总支, for which no text asks, only what was done.

    A 党小组 is a part of its branch: its people, and what is missing of them; the committee is that of the branch.
    """
    last = min(as_of, date(year, 12, 31))
    unit = facts.roster.unit_by_id.get(unit_id)
    branch = unit.parent_id if unit is not None and unit.level == GROUP and unit.parent_id else unit_id
    people = _people(facts, last, unit_id)
    everybody = people if branch == unit_id else _people(facts, last, branch)
    committee = committee_ids(facts, branch, last) & {entry.member.id for entry in everybody}
    done = _pairs(facts, year, as_of)
    ours = {entry.member.id for entry in people}
    is_asked = unit is not None and unit.level in (BRANCH, GROUP) and last.year == year
    missing = _missing(_Question(year, everybody, committee, done)) if is_asked else ()
    return Coverage(people, committee, done, tuple(one for one in missing if one.member_id in ours))


def _people(facts: LifeFacts, day: date, unit_id: int) -> tuple[RosterEntry, ...]:
    return tuple(entry for entry in each_once(roster_on(facts.roster, day, unit_id)) if entry.counts_as_member)


def _pairs(facts: LifeFacts, year: int, as_of: date) -> dict[frozenset[int], tuple[int, ...]]:
    found: dict[frozenset[int], list[int]] = defaultdict(list)
    held = [talk for talk in facts.talks if talk.held_on and talk.held_on.year == year and talk.held_on <= as_of]
    for talk in sorted(held, key=lambda one: (one.held_on or date.min, one.id)):
        people = facts.people_of.get(talk.id, ())
        talkers = [one.member_id for one in people if one.role == TALKER and one.member_id is not None]
        partners = [one.member_id for one in people if one.role == PARTNER and one.member_id is not None]
        pairs = {frozenset((one, other)) for one in talkers for other in partners if one != other}
        for pair in pairs:
            found[pair].append(talk.id)
    return {pair: tuple(talks) for pair, talks in found.items()}


@dataclass(frozen=True, slots=True)
class _Question:
    """Who should talk with whom in a year, and who has."""

    year: int
    people: tuple[RosterEntry, ...]
    committee: frozenset[int]
    done: Mapping[frozenset[int], tuple[int, ...]]

    def have_talked(self, one: RosterEntry, others: Iterable[RosterEntry]) -> bool:
        """Whether somebody has talked with any of the others."""
        return any(frozenset((one.member.id, other.member.id)) in self.done for other in others if other is not one)

    def missing(self, kind: str, one: RosterEntry, partner: RosterEntry, whom: str) -> Missing:
        """Somebody who has not talked with anybody of a circle, and with whom he might."""
        have = f"{one.member.name}{self.year}年还没有和{whom}谈心谈话"
        return Missing(kind, one.member.id, (partner.member.id,), f"{have}，可安排{partner.member.name}。")


def _missing(asked: _Question) -> Iterator[Missing]:
    leaders = [entry for entry in asked.people if entry.member.id in asked.committee]
    others = [entry for entry in asked.people if entry.member.id not in asked.committee]
    for one, other in combinations(leaders, 2):
        if not asked.have_talked(one, [other]):
            sentence = f"{one.member.name}和{other.member.name}{asked.year}年还没有谈心谈话。"
            yield Missing(WITHIN_COMMITTEE, one.member.id, (other.member.id,), sentence)
    for one in others:
        if leaders and not asked.have_talked(one, leaders):
            yield asked.missing(WITH_COMMITTEE, one, _nearest(one, leaders), "支部委员")
    alone = [one for one in others if not asked.have_talked(one, others)]
    for one in alone if len(others) > 1 else ():
        choice = [other for other in alone if other is not one] or [other for other in others if other is not one]
        yield asked.missing(AMONG_MEMBERS, one, _nearest(one, choice), "其他党员")


def _nearest(one: RosterEntry, choice: list[RosterEntry]) -> RosterEntry:
    """Somebody of the same 党小组, else the secretary, else the first as entered."""

    def rank(other: RosterEntry) -> tuple[bool, bool]:
        is_same = one.group is not None and other.group is not None and one.group.id == other.group.id
        return (not is_same, SECRETARY not in other.offices)

    return min(choice, key=rank)
