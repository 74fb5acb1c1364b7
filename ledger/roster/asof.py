"""The roster as of a day: who was enrolled where, and as what."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from ledger.codes.organisation import OFFICE
from ledger.kinds.member import Member
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import Office, OrgUnit
from ledger.roster.entry import RosterEntry, category_on, latest_begun, status_on, under_observation_on
from ledger.roster.facts import RosterFacts
from ledger.values.period import holds_on

T = TypeVar("T")
NO_OWN_VALUES: Mapping[int, str] = {}


def roster_on(facts: RosterFacts, on: date, unit_id: int | None = None) -> list[RosterEntry]:
    """The people enrolled on a day, in the order in which they were entered.

    ``unit_id`` narrows to a 党总支, 支部 or 党小组 of the book with everything below it. A person with two open stays
    (a mistake that the checks report) appears once for each, so that nobody drops out silently.
    """
    wanted = None if unit_id is None else facts.units_below(unit_id)
    entries = (
        entry_on(facts, member, stay, on)
        for member in facts.members
        for stay in facts.stays_of.get(member.id, ())
        if (wanted is None or _may_be_in(facts, stay, wanted)) and is_here(member, stay, on)
    )
    return [entry for entry in entries if entry is not None and (wanted is None or _is_in(entry, wanted))]


def former_on(facts: RosterFacts, on: date, unit_id: int | None = None) -> list[RosterEntry]:
    """People who have left by a day, each as of the day before the last leaving, newest leaving first."""
    wanted = None if unit_id is None else facts.units_below(unit_id)
    gone = [
        entry
        for member in facts.members
        if not is_enrolled(facts, member, on)
        for entry in _last_seen(facts, member, on)
        if wanted is None or _is_in(entry, wanted)
    ]
    return sorted(gone, key=lambda entry: entry.stay.left_on or date.min, reverse=True)


def _last_seen(facts: RosterFacts, member: Member, on: date) -> list[RosterEntry]:
    past = [stay for stay in facts.stays_of.get(member.id, ()) if stay.left_on is not None and stay.left_on <= on]
    if not past:
        return []
    stay = max(past, key=lambda one: one.left_on or date.min)
    entry = entry_on(facts, member, stay, date.fromordinal((stay.left_on or on).toordinal() - 1))
    return [] if entry is None else [entry]


def is_here(member: Member, stay: Stay, on: date) -> bool:
    """Whether a stay covers a day. One from before the book does not reach back beyond the admission to the Party."""
    return holds_on(on, stay.joined_on or member.admitted_on, stay.left_on)


def is_enrolled(facts: RosterFacts, member: Member, on: date) -> bool:
    """Whether a stay of the member covers a day."""
    return any(is_here(member, stay, on) for stay in facts.stays_of.get(member.id, ()))


def latest_entry(facts: RosterFacts, member: Member, on: date) -> RosterEntry | None:
    """The roster line of a member on a day, else as last seen before it; None for somebody who was never enrolled."""
    for stay in facts.stays_of.get(member.id, ()):
        if is_here(member, stay, on):
            return entry_on(facts, member, stay, on)
    return next(iter(_last_seen(facts, member, on)), None)


def entry_on(facts: RosterFacts, member: Member, stay: Stay, on: date) -> RosterEntry | None:
    """One roster line; None when the stay names no branch that the book knows."""
    branch = facts.unit_by_id.get(stay.branch_id or 0)
    if branch is None:
        return None
    changes = facts.standing_changes_of.get(member.id, ())
    held = latest_begun(facts.post_holdings_of.get(member.id, ()), on)
    return RosterEntry(
        on=on,
        member=member,
        stay=stay,
        branch=branch,
        group=_group_on(facts, member, on),
        category=category_on(member, on),
        status=status_on(changes, on),
        is_under_observation=under_observation_on(changes, on),
        offices=offices_on(facts.offices_of.get(member.id, ()), on),
        post="" if held is None else held.post,
        mobility=_first(one for one in facts.mobilities_of.get(member.id, ()) if holds_on(on, one.from_on, one.to_on)),
        lost=_first(
            one for one in facts.lost_contacts_of.get(member.id, ()) if holds_on(on, one.lost_since, one.found_on)
        ),
        own=facts.own_values_of.get(member.id, NO_OWN_VALUES),
        birthday_origin=member.full_member_on if facts.birthday_is_conversion else member.admitted_on,
    )


def offices_on(offices: Iterable[Office], on: date) -> tuple[str, ...]:
    """The Party offices held on a day, highest first, each once."""
    held = {office.office for office in offices if holds_on(on, office.from_on, office.to_on)}
    return tuple(sorted(held, key=lambda name: (OFFICE.order(name), name)))


def _group_on(facts: RosterFacts, member: Member, on: date) -> OrgUnit | None:
    stays = facts.group_stays_of.get(member.id, ())
    here = _first(stay for stay in stays if holds_on(on, stay.from_on, stay.to_on))
    return None if here is None else facts.unit_by_id.get(here.group_id or 0)


def _first(values: Iterable[T]) -> T | None:
    return next(iter(values), None)


def _may_be_in(facts: RosterFacts, stay: Stay, wanted: frozenset[int]) -> bool:
    """A quick look that spares most members of other units the whole line."""
    groups = facts.group_stays_of.get(stay.member_id or 0, ())
    return stay.branch_id in wanted or any(one.group_id in wanted for one in groups)


def _is_in(entry: RosterEntry, wanted: frozenset[int]) -> bool:
    return entry.branch.id in wanted or (entry.group is not None and entry.group.id in wanted)
