"""Who leads, writes, comes and stays away at a meeting of the sample."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ledger.checks.life.yearly import LEADER_RANKS
from ledger.codes.meetings import GROUP_MEETING, LECTURE, ON_LEAVE, PARTY_DAY, PRESENT
from ledger.codes.membership import FULL_MEMBER
from ledger.codes.organisation import GROUP_LEADER, OFFICE, sits_on_committee
from ledger.kinds.meetings import Attendance
from ledger.life.expected import COMMITTEES, expected_ids
from ledger.life.facts import LifeFacts
from ledger.roster.entry import category_on
from ledger.values.period import holds_on
from operations.demo.life_days import LAST_OF_YEAR, Occasion, working_day
from operations.demo.life_words import LEAVE_REASONS, MAKE_UP_WAYS

_STAYS_AWAY, _DEPUTED = 0.06, 0.12
_MOST_ON_LEAVE = 3
_LEFT = 0.6


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of one meeting.

    Attributes:
        chair: who leads, recorder: who writes; both are there.
        committee: the committee that stands behind the meeting, the secretary first.
        speakers: who is there and may speak, chair and recorder last.
    """

    chair: int
    recorder: int
    committee: tuple[int, ...]
    speakers: tuple[int, ...]
    attendances: tuple[Attendance, ...]


def committee_on(facts: LifeFacts, unit_id: int, day: date) -> tuple[int, ...]:
    """The committee of an organisation on a day, the secretary first."""
    held = [
        office
        for office in facts.roster.offices
        if office.org_unit_id == unit_id
        and sits_on_committee(office.office)
        and holds_on(day, office.from_on, office.to_on)
    ]
    ranked = sorted(held, key=lambda office: (OFFICE.order(office.office), office.id))
    return tuple(office.member_id for office in ranked if office.member_id is not None)


def full_members(facts: LifeFacts, members: Iterable[int], day: date) -> tuple[int, ...]:
    """Those of the members who are full members on a day and not away."""
    known = facts.roster.member_by_id
    return tuple(
        one for one in members if category_on(known[one], day) == FULL_MEMBER and not _is_away(facts, one, day)
    )


def crew_of(facts: LifeFacts, one: Occasion, today: date, random: Random) -> Crew | None:
    """The people of a meeting; None where nobody could lead it and write."""
    units = (one.unit.id, *one.units)
    expected = expected_ids(facts, one.kind, units, one.day)
    able = full_members(facts, expected, one.day)
    leading = _leader if one.kind == GROUP_MEETING else committee_on
    leaders = tuple(leader for leader in leading(facts, one.unit.id, one.day) if leader in able)
    if not leaders or len(able) < 2:
        return None
    may_be_deputed = not one.matter and one.kind != LECTURE and len(leaders) > 2
    is_deputed = random.random() < _DEPUTED and may_be_deputed
    chair = leaders[1] if is_deputed else leaders[0]
    recorder = _recorder(one, chair, leaders, able)
    kept = {chair, recorder, *(member_id for _, member_id in one.subjects)}
    away = {leaders[0]} if is_deputed else set()
    marks = tuple(_marks(facts, one, expected, (chair, kept, away), today, random))
    there = {mark.member_id for mark in marks if mark.status == PRESENT}
    speakers = [member for member in able if member in there and member not in kept]
    random.shuffle(speakers)
    return Crew(chair, recorder, leaders, (*speakers, recorder, chair), marks)


def _leader(facts: LifeFacts, group_id: int, day: date) -> tuple[int, ...]:
    return tuple(
        office.member_id
        for office in facts.roster.offices
        if office.org_unit_id == group_id
        and office.office == GROUP_LEADER
        and office.member_id is not None
        and holds_on(day, office.from_on, office.to_on)
    )


def _recorder(one: Occasion, chair: int, leaders: tuple[int, ...], able: tuple[int, ...]) -> int:
    """组织委员 writes, at a 主题党日 宣传委员; where there is none, somebody else."""
    turn = leaders[2:] + leaders[:2] if one.kind == PARTY_DAY else leaders[1:] + leaders[:1]
    return next(member for member in (*turn, *able) if member != chair)


def _marks(
    facts: LifeFacts,
    one: Occasion,
    expected: tuple[int, ...],
    fixed: tuple[int, set[int], set[int]],
    today: date,
    random: Random,
) -> Iterator[Attendance]:
    chair, kept, away = fixed
    left = 1 if one.kind in COMMITTEES else min(_MOST_ON_LEAVE, len(expected) // 5)
    if one.matter or away:
        left = 0
    for member_id in expected:
        is_far = _is_away(facts, member_id, one.day)
        stays_away = random.random() < _STAYS_AWAY and left > 0 and member_id not in kept
        if is_far or member_id in away or stays_away:
            left -= 0 if is_far else 1
            reason = "外出务工" if is_far else random.choice(LEAVE_REASONS)
            yield _on_leave(one, member_id, reason, today, random)
        else:
            leads = facts.roster.member_by_id[member_id].rank in LEADER_RANKS
            is_ordinary = leads and member_id != chair and one.kind not in COMMITTEES
            yield Attendance(member_id=member_id, status=PRESENT, as_ordinary=is_ordinary)


def _on_leave(one: Occasion, member_id: int, reason: str, today: date, random: Random) -> Attendance:
    """Who missed study time makes up for it within days; late in a past year not everybody did."""
    on = working_day(one.day + timedelta(days=random.randint(2, 7)))
    way = random.choice(MAKE_UP_WAYS)
    is_left = random.random() < _LEFT and one.day.month >= LAST_OF_YEAR and one.day.year < today.year
    is_made_up = one.minutes > 0 and on <= today and not is_left
    return Attendance(
        member_id=member_id,
        status=ON_LEAVE,
        reason=reason,
        made_up_on=on if is_made_up else None,
        made_up=way if is_made_up else "",
    )


def _is_away(facts: LifeFacts, member_id: int, day: date) -> bool:
    return any(holds_on(day, one.from_on, one.to_on) for one in facts.roster.mobilities_of.get(member_id, ()))
