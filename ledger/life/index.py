"""The roster indexed by organisation: who may be in a unit on some day, and who sits on its committee.

Organisational life asks for the roster of one unit on many days; this finds the few people in question without looking
at everybody each time.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ledger.codes.organisation import sits_on_committee
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import GROUP, Office, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.period import first_day


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stay by which somebody may be in a unit.

    Attributes:
        by_group: only while in one of its 党小组.
        first: the first day that it covers; ``end`` the day after the last one.
        is_plain: no standing change of the person is on record.
    """

    stay: Stay
    by_group: bool
    first: date
    end: date
    is_plain: bool


@dataclass(frozen=True)
class RosterIndex:
    """Indexes over the roster, each made when first asked for."""

    roster: RosterFacts
    _below: dict[int, frozenset[int]] = field(default_factory=dict, repr=False)
    _candidates: dict[int, tuple[Candidate, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """The place of each member in the order in which they were entered."""
        return {member.id: place for place, member in enumerate(self.roster.members)}

    @cached_property
    def committee_offices_of(self) -> Mapping[int, tuple[Office, ...]]:
        """The offices of its committee (书记, 副书记, any 委员), by unit."""
        found: dict[int, list[Office]] = defaultdict(list)
        for office in self.roster.offices:
            if office.org_unit_id is not None and sits_on_committee(office.office):
                found[office.org_unit_id].append(office)
        return {unit: tuple(offices) for unit, offices in found.items()}

    @cached_property
    def groups_of(self) -> Mapping[int, tuple[OrgUnit, ...]]:
        """The 党小组 of each branch."""
        found: dict[int, list[OrgUnit]] = defaultdict(list)
        for unit in self.roster.units:
            if unit.level == GROUP and unit.parent_id is not None:
                found[unit.parent_id].append(unit)
        return {branch: tuple(groups) for branch, groups in found.items()}

    @cached_property
    def admitted_on(self) -> Mapping[int, date]:
        """The day on which each member was admitted, where the very day is known."""
        days = ((one.id, one.admitted_on.exact) for one in self.roster.members if one.admitted_on is not None)
        return {member_id: day for member_id, day in days if day is not None}

    def below(self, unit_id: int) -> frozenset[int]:
        """A unit and every unit under it."""
        if unit_id not in self._below:
            self._below[unit_id] = self.roster.units_below(unit_id)
        return self._below[unit_id]

    def stays_of(self, member_id: int) -> tuple[Stay, ...]:
        """The stays of a member in branches of the book."""
        stays = self.roster.stays_of.get(member_id, ())
        return tuple(stay for stay in stays if stay.branch_id in self.roster.unit_by_id)

    def candidates(self, unit_id: int) -> tuple[Candidate, ...]:
        """Every stay by which a member may be in the unit or below it on some day, in the order of the members."""
        if unit_id not in self._candidates:
            self._candidates[unit_id] = tuple(self._find_candidates(self.below(unit_id)))
        return self._candidates[unit_id]

    def _find_candidates(self, wanted: frozenset[int]) -> list[Candidate]:
        found = []
        members = self.roster.member_by_id
        for member_id in sorted(self._members_near(wanted), key=lambda one: self.place_of.get(one, 0)):
            for stay in self.stays_of(member_id) if member_id in members else ():
                groups = self.roster.group_stays_of.get(member_id, ())
                if stay.branch_id in wanted:
                    found.append(self._candidate(stay, by_group=False))
                elif any(one.group_id in wanted for one in groups):
                    found.append(self._candidate(stay, by_group=True))
        return found

    def _candidate(self, stay: Stay, *, by_group: bool) -> Candidate:
        """The days as in ``is_here``: a stay from before the book does not reach back beyond the admission."""
        member = self.roster.member_by_id[stay.member_id or 0]
        start = stay.joined_on or member.admitted_on
        return Candidate(
            stay=stay,
            by_group=by_group,
            first=date.min if start is None else first_day(start),
            end=stay.left_on or date.max,
            is_plain=not self.roster.standing_changes_of.get(member.id),
        )

    def _members_near(self, wanted: frozenset[int]) -> set[int]:
        near = {one.member_id for one in self.roster.stays if one.branch_id in wanted}
        near |= {one.member_id for one in self.roster.group_stays if one.group_id in wanted}
        return {one for one in near if one is not None}
