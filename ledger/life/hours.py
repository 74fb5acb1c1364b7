"""学时: what each member has studied in a year, credited from the attendance of meetings and from trainings.

教育管理条例第二十条 asks 32 hours of every member, the plan of 2019 to 2023 asks 56 of the committee.
No text divides them for somebody who is here only part of the year, so nothing is divided: it is shown since when.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from ledger.codes.meetings import PRESENT
from ledger.codes.organisation import sits_on_committee
from ledger.kinds.meetings import MEETINGS, Attendance, Meeting
from ledger.kinds.registers.trainings import TRAININGS
from ledger.life.credits import StudyCredit
from ledger.life.facts import LifeFacts, meeting_order
from ledger.roster.asof import is_here, roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.rulebook import Rule

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class HourLine:
    """One meeting or training that counts for a member.

    Attributes:
        kind: the kind of the meeting, or of the training.
        unit_id: the organisation that held it.
        is_made_up: missed, and studied afterwards (补课).
        source: kind key and id of the meeting or training.
    """

    on: date
    topic: str
    kind: str
    unit_id: int | None
    minutes: int
    source: tuple[str, int]
    is_made_up: bool = False

    @property
    def is_training(self) -> bool:
        """Whether it comes from the register of trainings."""
        return self.source[0] == TRAININGS.key


@dataclass(frozen=True, slots=True)
class MemberHours:
    """The study of one member in a year.

    Attributes:
        entry: the member on the last day of the year, or on the day of the question.
        lines: the meetings and trainings that count, by day.
        asked: hours that the rule asks for; 0 without a rule.
        rule: the rule in force.
        since: the day of the year from which the member is here; None for the whole year.
        minutes_per_hour: how many minutes make a 学时.
    """

    entry: RosterEntry
    lines: tuple[HourLine, ...]
    asked: int
    rule: Rule | None
    since: date | None
    minutes_per_hour: int

    @property
    def minutes(self) -> int:
        """All minutes."""
        return sum(line.minutes for line in self.lines)

    @property
    def hours(self) -> Decimal:
        """学时, one place, half up."""
        return self._in_hours(self.minutes)

    @property
    def is_short(self) -> bool:
        """Whether less was studied than is asked, exactly and not rounded."""
        return self.minutes < self.asked * self.minutes_per_hour

    @property
    def lacking(self) -> Decimal:
        """学时 that are still lacking, one place; 0 when there are enough."""
        return self._in_hours(max(0, self.asked * self.minutes_per_hour - self.minutes))

    def _in_hours(self, minutes: int) -> Decimal:
        return (Decimal(minutes) / self.minutes_per_hour).quantize(_TENTH, ROUND_HALF_UP)


def study_hours(facts: LifeFacts, year: int, as_of: date, unit_id: int | None = None) -> tuple[MemberHours, ...]:
    """The hours of everybody enrolled in a unit (None: the book) on the last day of the year, or on ``as_of`` in it.

    Hours count for the person, whichever organisation held the meeting. Nobody is listed before the year has begun.
    """
    if as_of < date(year, 1, 1):
        return ()
    last = min(as_of, date(year, 12, 31))
    lines = _lines(facts, year, as_of)
    return tuple(
        _of_member(facts, entry, tuple(lines.get(entry.member.id, ())), year)
        for entry in each_once(roster_on(facts.roster, last, unit_id))
        if entry.counts_as_member
    )


def _lines(facts: LifeFacts, year: int, as_of: date) -> dict[int, list[HourLine]]:
    found: dict[int, list[HourLine]] = defaultdict(list)
    for meeting in sorted(facts.meetings, key=meeting_order):
        if meeting.study_minutes <= 0 or not _is_in(meeting.held_on, year, as_of):
            continue
        came, made_up = (_of_meeting(meeting, is_made_up=is_made_up) for is_made_up in (False, True))
        for one in facts.attendances_of.get(meeting.id, ()):
            if one.member_id is not None and (one.status == PRESENT or _is_made_up(one, as_of)):
                found[one.member_id].append(came if one.status == PRESENT else made_up)
    for member_id, credited in facts.credits_of.items():
        found[member_id] += [_of_training(one) for one in credited if _is_in(one.on, year, as_of)]
    return {member_id: sorted(lines, key=attrgetter("on")) for member_id, lines in found.items()}


def _of_meeting(meeting: Meeting, *, is_made_up: bool) -> HourLine:
    return HourLine(
        on=meeting.held_on or date.min,
        topic=meeting.topic,
        kind=meeting.kind,
        unit_id=meeting.org_unit_id,
        minutes=meeting.study_minutes,
        source=(MEETINGS.key, meeting.id),
        is_made_up=is_made_up,
    )


def _of_training(one: StudyCredit) -> HourLine:
    training = one.training
    source = (TRAININGS.key, training.id)
    return HourLine(one.on, training.title, training.kind, training.org_unit_id, one.minutes, source)


def _is_in(day: date | None, year: int, as_of: date) -> bool:
    return day is not None and day.year == year and day <= as_of


def _is_made_up(one: Attendance, as_of: date) -> bool:
    return one.made_up_on is not None and one.made_up_on <= as_of


def _of_member(facts: LifeFacts, entry: RosterEntry, lines: tuple[HourLine, ...], year: int) -> MemberHours:
    sits = any(sits_on_committee(office) for office in entry.offices)
    rule = facts.rules.find("hours.committee" if sits else "hours.member", entry.on)
    return MemberHours(
        entry=entry,
        lines=lines,
        asked=rule.value if rule else 0,
        rule=rule,
        since=_since(facts, entry, year),
        minutes_per_hour=facts.settings.minutes_per_hour,
    )


def _since(facts: LifeFacts, entry: RosterEntry, year: int) -> date | None:
    """The first day in the year of somebody who was not here when it began; moves between branches do not count."""
    member, stays, first = entry.member, facts.index.stays_of(entry.member.id), date(year, 1, 1)
    if any(is_here(member, stay, first) for stay in stays):
        return None
    admitted = member.admitted_on.earliest if member.admitted_on else None
    starts = [day for stay in stays if (day := stay.joined_on or admitted) is not None and day > first]
    return min(starts, default=None)
