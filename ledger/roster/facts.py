"""Everything that the book knows about people and organisations, indexed once for many questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from ledger.kinds.book import OwnField, OwnValue
from ledger.kinds.member import Member
from ledger.kinds.membership import GroupStay, LostContact, Mobility, PostHolding, StandingChange, Stay
from ledger.kinds.organisation import Office, OrgUnit, Term


class OfMember(Protocol):
    """A record about one member."""

    @property
    def member_id(self) -> int | None:
        """The member."""


T = TypeVar("T", bound=OfMember)


def by_member(records: Iterable[T]) -> dict[int, tuple[T, ...]]:
    """Group records by member, in the order given."""
    found: dict[int, list[T]] = defaultdict(list)
    for record in records:
        if record.member_id is not None:
            found[record.member_id].append(record)
    return {member_id: tuple(group) for member_id, group in found.items()}


@dataclass(frozen=True)
class RosterFacts:
    """The records that the roster of a day is made of. Plain values: safe to hand to a worker thread.

    ``birthday_is_conversion`` is the book's choice: 政治生日 on the day of becoming a full member, not of admission.
    """

    units: tuple[OrgUnit, ...] = ()
    terms: tuple[Term, ...] = ()
    members: tuple[Member, ...] = ()
    stays: tuple[Stay, ...] = ()
    group_stays: tuple[GroupStay, ...] = ()
    standing_changes: tuple[StandingChange, ...] = ()
    post_holdings: tuple[PostHolding, ...] = ()
    offices: tuple[Office, ...] = ()
    mobilities: tuple[Mobility, ...] = ()
    lost_contacts: tuple[LostContact, ...] = ()
    own_fields: tuple[OwnField, ...] = ()
    own_values: tuple[OwnValue, ...] = field(default=(), repr=False)
    birthday_is_conversion: bool = False

    @cached_property
    def unit_by_id(self) -> Mapping[int, OrgUnit]:
        """Organisations by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def member_by_id(self) -> Mapping[int, Member]:
        """Members by id."""
        return {member.id: member for member in self.members}

    @cached_property
    def stays_of(self) -> Mapping[int, tuple[Stay, ...]]:
        """Stays by member id."""
        return by_member(self.stays)

    @cached_property
    def group_stays_of(self) -> Mapping[int, tuple[GroupStay, ...]]:
        """Group stays by member id."""
        return by_member(self.group_stays)

    @cached_property
    def standing_changes_of(self) -> Mapping[int, tuple[StandingChange, ...]]:
        """Standing changes by member id."""
        return by_member(self.standing_changes)

    @cached_property
    def post_holdings_of(self) -> Mapping[int, tuple[PostHolding, ...]]:
        """Posts by member id."""
        return by_member(self.post_holdings)

    @cached_property
    def offices_of(self) -> Mapping[int, tuple[Office, ...]]:
        """Party offices by member id."""
        return by_member(self.offices)

    @cached_property
    def mobilities_of(self) -> Mapping[int, tuple[Mobility, ...]]:
        """Periods as 流动党员 by member id."""
        return by_member(self.mobilities)

    @cached_property
    def lost_contacts_of(self) -> Mapping[int, tuple[LostContact, ...]]:
        """Periods as 失联党员 by member id."""
        return by_member(self.lost_contacts)

    @cached_property
    def own_values_of(self) -> Mapping[int, Mapping[int, str]]:
        """Own values by member id, then by own field id."""
        member_fields = {own.id for own in self.own_fields if own.record_kind == "members"}
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for own in self.own_values:
            if own.own_field_id in member_fields:
                found[own.record_id][own.own_field_id] = own.value
        return found

    def units_below(self, unit_id: int) -> frozenset[int]:
        """A unit and every unit under it."""
        found = {unit_id}
        grown = True
        while grown:
            children = {unit.id for unit in self.units if unit.parent_id in found}
            grown = not children <= found
            found |= children
        return frozenset(found)
