"""Everything that the book knows about organisational life, indexed once for many questions. Plain values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from ledger.kinds.appraisal import Appraisal
from ledger.kinds.attached import Addendum, Attachment, FindingAnswer
from ledger.kinds.development import Holiday
from ledger.kinds.meetings import (
    AgendaItem,
    Attendance,
    Candidate,
    Decision,
    Election,
    Meeting,
    MeetingGuest,
    MeetingTemplate,
    MeetingUnit,
    Speech,
    Vote,
)
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.trainings import Training
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.credits import StudyCredit, study_credits
from ledger.life.index import RosterIndex
from ledger.life.settings import LifeSettings
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook

T = TypeVar("T")


@dataclass(frozen=True)
class LifeFacts:
    """The records of meetings and talks together with the roster, the rules and the settings of the book.

    ``vote_versions`` names the 适用细则 of votes that belong to a case of 发展党员, by vote id: they are judged by the
    version of their case, whatever the day of the meeting.
    """

    roster: RosterFacts
    rules: Rulebook
    settings: LifeSettings = field(default_factory=LifeSettings)
    meetings: tuple[Meeting, ...] = ()
    meeting_units: tuple[MeetingUnit, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    guests: tuple[MeetingGuest, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    speeches: tuple[Speech, ...] = ()
    votes: tuple[Vote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    elections: tuple[Election, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    templates: tuple[MeetingTemplate, ...] = ()
    talks: tuple[Talk, ...] = ()
    talk_people: tuple[TalkPerson, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    answers: tuple[FindingAnswer, ...] = ()
    vote_versions: Mapping[int, str] = field(default_factory=dict)
    appraisals: tuple[Appraisal, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    trainings: tuple[Training, ...] = ()
    participants: tuple[Participant, ...] = ()

    @cached_property
    def index(self) -> RosterIndex:
        """The roster indexed by organisation."""
        return RosterIndex(self.roster)

    @cached_property
    def meeting_by_id(self) -> Mapping[int, Meeting]:
        """Meetings by id."""
        return {one.id: one for one in self.meetings}

    @cached_property
    def holiday_on(self) -> Mapping[date, Holiday]:
        """What the table of holidays says about a day: off, or worked instead of another day."""
        return {one.day_on: one for one in self.holidays if one.day_on is not None}

    @cached_property
    def years_of_holidays(self) -> frozenset[int]:
        """The years whose table of holidays was entered."""
        return frozenset(day.year for day in self.holiday_on)

    @cached_property
    def talk_by_id(self) -> Mapping[int, Talk]:
        """Talks by id."""
        return {one.id: one for one in self.talks}

    @cached_property
    def appraised_at(self) -> frozenset[int | None]:
        """The meetings at which members were appraised, be it as part of the 组织生活会."""
        return frozenset(one.meeting_id for one in self.appraisals)

    @cached_property
    def units_of(self) -> Mapping[int, tuple[int, ...]]:
        """The organisations that held each meeting, by meeting id; the host first, each once."""
        joint = _grouped(self.meeting_units, lambda one: one.meeting_id)
        return {
            one.id: tuple(
                dict.fromkeys([one.org_unit_id or 0, *(other.org_unit_id or 0 for other in joint.get(one.id, ()))])
            )
            for one in self.meetings
        }

    @cached_property
    def meetings_of_unit(self) -> Mapping[int, tuple[Meeting, ...]]:
        """The meetings that an organisation held, alone or jointly, in the order of their days."""
        found: dict[int, list[Meeting]] = defaultdict(list)
        for one in sorted(self.meetings, key=meeting_order):
            for unit in self.units_of[one.id]:
                found[unit].append(one)
        return {unit: tuple(meetings) for unit, meetings in found.items()}

    @cached_property
    def attendances_of(self) -> Mapping[int, tuple[Attendance, ...]]:
        """Attendance by meeting id."""
        return _grouped(self.attendances, lambda one: one.meeting_id)

    @cached_property
    def guests_of(self) -> Mapping[int, tuple[MeetingGuest, ...]]:
        """列席 by meeting id."""
        return _grouped(self.guests, lambda one: one.meeting_id, _by_order)

    @cached_property
    def agenda_of(self) -> Mapping[int, tuple[AgendaItem, ...]]:
        """Agenda items by meeting id."""
        return _grouped(self.agenda_items, lambda one: one.meeting_id, _by_order)

    @cached_property
    def speeches_of(self) -> Mapping[int, tuple[Speech, ...]]:
        """Speeches by agenda item id."""
        return _grouped(self.speeches, lambda one: one.agenda_item_id, _by_order)

    @cached_property
    def votes_of(self) -> Mapping[int, tuple[Vote, ...]]:
        """Votes by agenda item id."""
        return _grouped(self.votes, lambda one: one.agenda_item_id, _by_order)

    @cached_property
    def decisions_of(self) -> Mapping[int, tuple[Decision, ...]]:
        """Decisions by meeting id."""
        return _grouped(self.decisions, lambda one: one.meeting_id, _by_order)

    @cached_property
    def elections_of(self) -> Mapping[int, tuple[Election, ...]]:
        """Elections by meeting id."""
        return _grouped(self.elections, lambda one: one.meeting_id, _by_order)

    @cached_property
    def candidates_of(self) -> Mapping[int, tuple[Candidate, ...]]:
        """Candidates by election id."""
        return _grouped(self.candidates, lambda one: one.election_id, _by_order)

    @cached_property
    def addenda_of_meeting(self) -> Mapping[int, tuple[Addendum, ...]]:
        """补正 by meeting id."""
        return _grouped(self.addenda, lambda one: one.meeting_id)

    @cached_property
    def addenda_of_talk(self) -> Mapping[int, tuple[Addendum, ...]]:
        """补正 by talk id."""
        return _grouped(self.addenda, lambda one: one.talk_id)

    @cached_property
    def attachments_of_meeting(self) -> Mapping[int, tuple[Attachment, ...]]:
        """Attached files by meeting id."""
        return _grouped(self.attachments, lambda one: one.meeting_id, _by_order)

    @cached_property
    def people_of(self) -> Mapping[int, tuple[TalkPerson, ...]]:
        """Who took part in a talk, by talk id."""
        return _grouped(self.talk_people, lambda one: one.talk_id, _by_order)

    @cached_property
    def credits_of(self) -> Mapping[int, tuple[StudyCredit, ...]]:
        """学时 from trainings by member id."""
        return study_credits(self.trainings, self.participants)

    def person_name(self, member_id: int | None, name: str = "") -> str:
        """The name of a member of the book, else the name that was typed."""
        member = self.roster.member_by_id.get(member_id or 0)
        return member.name if member else name


def meeting_order(one: Meeting) -> tuple[str, str, int]:
    """Meetings sort by the day held, else planned, then by the hour; those without a day come last."""
    day = one.held_on or one.planned_on
    return (day.isoformat() if day else "9999", one.from_time.isoformat() if one.from_time else "", one.id)


def _by_order(record: Any) -> tuple[int, int]:
    return (record.order_no, record.id)


def _by_id(record: Any) -> int:
    number: int = record.id
    return number


def _grouped(
    records: Iterable[T], owner: Callable[[T], int | None], order: Callable[[T], Any] = _by_id
) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = defaultdict(list)
    for record in sorted(records, key=order):
        found[owner(record) or 0].append(record)
    return {key: tuple(group) for key, group in found.items()}
