"""Who is expected at a meeting (应到): the roster of the day decides, by the kind of meeting.

``expected_entries`` gives whole roster lines, ``expected_ids`` only says who it is, many times quicker, for questions
about a year of meetings. Both are the same people in the same order.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.codes.meetings import COMMITTEE_MEETING, GENERAL_COMMITTEE
from ledger.codes.membership import STANDING_NORMAL
from ledger.kinds.membership import Stay
from ledger.life.facts import LifeFacts
from ledger.roster.asof import entry_on, is_here
from ledger.roster.entry import RosterEntry, status_on
from ledger.values.period import holds_on

COMMITTEES = frozenset({COMMITTEE_MEETING, GENERAL_COMMITTEE})


def expected_entries(facts: LifeFacts, kind: str, units: Iterable[int], day: date) -> tuple[RosterEntry, ...]:
    """The members expected on a day, each once.

    At a committee meeting those who hold an office of the committee that day; elsewhere everybody enrolled in one of
    the organisations or below it whose 党籍 is not stopped, 预备党员 included. Whoever is taken in that very day is not
    one of them: 党籍 begins when the meeting has voted (教育管理条例第二十四条), until then he attends as a guest.
    """
    roster = facts.roster
    stays = _expected_stays(facts, kind, tuple(units), day)
    entries = (entry_on(roster, roster.member_by_id[member_id], stay, day) for member_id, stay in stays.items())
    return tuple(entry for entry in entries if entry is not None)


def expected_ids(facts: LifeFacts, kind: str, units: Iterable[int], day: date) -> tuple[int, ...]:
    """The ids of the members expected on a day, as in ``expected_entries``."""
    return tuple(_expected_stays(facts, kind, tuple(units), day))


def enrolled_ids(facts: LifeFacts, unit_id: int, day: date) -> frozenset[int]:
    """The members of a unit and everything below it on a day, whose 党籍 is not stopped."""
    return frozenset(_enrolled(facts, (unit_id,), day))


def committee_ids(facts: LifeFacts, unit_id: int, day: date) -> frozenset[int]:
    """Who holds an office of the committee (书记, 副书记, any 委员) of a unit on a day."""
    return frozenset(
        office.member_id
        for office in facts.index.committee_offices_of.get(unit_id, ())
        if office.member_id is not None and holds_on(day, office.from_on, office.to_on)
    )


def has_members(facts: LifeFacts, unit_id: int, day: date) -> bool:
    """Whether anybody is enrolled in a unit or below it on a day."""
    return next(_stays_on(facts, unit_id, day), None) is not None


def _expected_stays(facts: LifeFacts, kind: str, units: tuple[int, ...], day: date) -> dict[int, Stay]:
    """The stay that makes each expected member one of the day. The last open stay decides, as on the roster."""
    if kind in COMMITTEES:
        return _committee(facts, units, day)
    return {one: stay for one, stay in _enrolled(facts, units, day).items() if not _is_taken_in(facts, one, day)}


def _is_taken_in(facts: LifeFacts, member_id: int, day: date) -> bool:
    return facts.index.admitted_on.get(member_id) == day


def _committee(facts: LifeFacts, units: tuple[int, ...], day: date) -> dict[int, Stay]:
    """Committee members by their offices; one of the 总支 may be enrolled in any branch of the book."""
    held = {member_id for unit in units for member_id in committee_ids(facts, unit, day)}
    found: dict[int, Stay] = {}
    for member_id in sorted(held, key=lambda one: facts.index.place_of.get(one, 0)):
        for stay in facts.index.stays_of(member_id):
            if _is_member(facts, stay, day):
                found[member_id] = stay
    return found


def _enrolled(facts: LifeFacts, units: tuple[int, ...], day: date) -> dict[int, Stay]:
    return {stay.member_id or 0: stay for unit in units for stay in _stays_on(facts, unit, day)}


def _stays_on(facts: LifeFacts, unit: int, day: date) -> Iterator[Stay]:
    below = facts.index.below(unit)
    for one in facts.index.candidates(unit):
        if not one.first <= day < one.end:
            continue
        if one.by_group and _group_on(facts, one.stay.member_id or 0, day) not in below:
            continue
        if one.is_plain or _has_standing(facts, one.stay.member_id or 0, day):
            yield one.stay


def _is_member(facts: LifeFacts, stay: Stay, day: date) -> bool:
    member = facts.roster.member_by_id[stay.member_id or 0]
    if not is_here(member, stay, day):
        return False
    return _has_standing(facts, member.id, day)


def _has_standing(facts: LifeFacts, member_id: int, day: date) -> bool:
    changes = facts.roster.standing_changes_of.get(member_id, ())
    return not changes or status_on(changes, day) == STANDING_NORMAL


def _group_on(facts: LifeFacts, member_id: int, day: date) -> int | None:
    stays = facts.roster.group_stays_of.get(member_id, ())
    return next((one.group_id for one in stays if holds_on(day, one.from_on, one.to_on)), None)
