"""A meeting or a talk as one value: what the window edits, what an operation saves in one change."""

from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.meetings import CHECKED, DRAFT, PLANNED, PRESENT, SEALED
from ledger.kinds.meetings import (
    AgendaItem,
    Attendance,
    Candidate,
    Decision,
    Election,
    Meeting,
    MeetingGuest,
    MeetingTemplate,
    Speech,
    Vote,
)
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.duties import BY_FOR_YEAR
from ledger.life.expected import expected_entries
from ledger.life.facts import LifeFacts


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """An agenda item with its speeches and votes."""

    item: AgendaItem
    speeches: tuple[Speech, ...] = ()
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class ElectionSheet:
    """A ballot with its candidates."""

    election: Election
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting with everything that belongs to it. ``units`` are the other organisations of a joint one."""

    meeting: Meeting
    units: tuple[int, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    guests: tuple[MeetingGuest, ...] = ()
    items: tuple[ItemSheet, ...] = ()
    decisions: tuple[Decision, ...] = ()
    elections: tuple[ElectionSheet, ...] = ()

    @property
    def all_units(self) -> tuple[int, ...]:
        """Host and joint organisations, each once."""
        return tuple(dict.fromkeys([self.meeting.org_unit_id or 0, *self.units]))

    @property
    def day(self) -> date | None:
        """The day held, else the day planned."""
        return self.meeting.held_on or self.meeting.planned_on

    @property
    def is_sealed(self) -> bool:
        """Whether the minutes are 定稿 and change only by 补正."""
        return self.meeting.state == SEALED


@dataclass(frozen=True, slots=True)
class TalkSheet:
    """A talk with the people who took part."""

    talk: Talk
    people: tuple[TalkPerson, ...] = ()

    @property
    def is_sealed(self) -> bool:
        """Whether the record is 定稿 and changes only by 补正."""
        return self.talk.state == SEALED


def sheet_of(facts: LifeFacts, meeting_id: int) -> MeetingSheet:
    """A meeting of the book. Raises KeyError when there is none of this id."""
    return MeetingSheet(
        meeting=facts.meeting_by_id[meeting_id],
        units=facts.units_of[meeting_id][1:],
        attendances=facts.attendances_of.get(meeting_id, ()),
        guests=facts.guests_of.get(meeting_id, ()),
        items=tuple(
            ItemSheet(item, facts.speeches_of.get(item.id, ()), facts.votes_of.get(item.id, ()))
            for item in facts.agenda_of.get(meeting_id, ())
        ),
        decisions=facts.decisions_of.get(meeting_id, ()),
        elections=tuple(
            ElectionSheet(one, facts.candidates_of.get(one.id, ())) for one in facts.elections_of.get(meeting_id, ())
        ),
    )


def talk_sheet_of(facts: LifeFacts, talk_id: int) -> TalkSheet:
    """A talk of the book. Raises KeyError when there is none of this id."""
    return TalkSheet(facts.talk_by_id[talk_id], facts.people_of.get(talk_id, ()))


def new_sheet(facts: LifeFacts, kind: str, unit_id: int, day: date, *, is_held: bool = True) -> MeetingSheet:
    """A meeting about to be entered: numbered, with everybody who is expected that day marked as present."""
    meeting = Meeting(
        kind=kind,
        org_unit_id=unit_id,
        number=next_number(facts, kind, unit_id, _year_meant(facts, kind, unit_id, day)),
        for_year=_year_meant(facts, kind, unit_id, day),
        planned_on=None if is_held else day,
        held_on=day if is_held else None,
        state=DRAFT if is_held else PLANNED,
    )
    return with_attendance_of_roster(facts, MeetingSheet(meeting))


def _year_meant(facts: LifeFacts, kind: str, unit_id: int, day: date) -> int:
    """A 组织生活会 or 民主评议 early in a year is usually that of the year before, unless this one was held."""
    held = {one.for_year for one in facts.meetings_of_unit.get(unit_id, ()) if one.kind == kind}
    is_early = kind in BY_FOR_YEAR and day.month <= facts.settings.last_month_for_year
    return day.year - 1 if is_early and day.year - 1 not in held else day.year


def next_number(facts: LifeFacts, kind: str, unit_id: int, year: int) -> int:
    """第几次: one more than the meetings of the kind that the organisation has had for the year."""
    numbers = [
        one.number for one in facts.meetings_of_unit.get(unit_id, ()) if one.kind == kind and one.for_year == year
    ]
    return max([len(numbers), *numbers]) + 1


def repeated(facts: LifeFacts, meeting_id: int, day: date) -> MeetingSheet:
    """The frame of an earlier meeting for another day: who, where, when, titles of items; no topic, text or vote."""
    old = sheet_of(facts, meeting_id)
    fresh = new_sheet(facts, old.meeting.kind, old.meeting.org_unit_id or 0, day)
    meeting = replace(
        fresh.meeting,
        from_time=old.meeting.from_time,
        to_time=old.meeting.to_time,
        place=old.meeting.place,
        chair_id=old.meeting.chair_id,
        chair_name=old.meeting.chair_name,
        recorder_id=old.meeting.recorder_id,
        recorder_name=old.meeting.recorder_name,
        tags=old.meeting.tags,
        study_minutes=old.meeting.study_minutes,
    )
    return with_attendance_of_roster(
        facts,
        replace(
            fresh,
            meeting=meeting,
            units=old.units,
            guests=tuple(replace(guest, id=0, meeting_id=None) for guest in old.guests),
            items=tuple(
                ItemSheet(AgendaItem(order_no=one.item.order_no, kind=one.item.kind, title=one.item.title))
                for one in old.items
            ),
        ),
    )


def from_template(facts: LifeFacts, template: MeetingTemplate, unit_id: int, day: date) -> MeetingSheet:
    """A new meeting with the frame that the user keeps: place, times, one agenda item a line."""
    fresh = new_sheet(facts, template.kind, unit_id, day)
    titles = [line.strip() for line in template.text.splitlines() if line.strip()]
    meeting = replace(fresh.meeting, place=template.place, from_time=template.from_time, to_time=template.to_time)
    items = tuple(ItemSheet(AgendaItem(order_no=number, title=title)) for number, title in enumerate(titles, start=1))
    return replace(fresh, meeting=meeting, items=items)


def with_attendance_of_roster(facts: LifeFacts, sheet: MeetingSheet) -> MeetingSheet:
    """The sheet with one attendance for each member expected on its day, so that 应到 is what the roster says.

    Marks already made stay; somebody who is not expected that day drops out; who is new counts as present. Of a planned
    meeting only the marks made in advance, such as 请假, are kept: nobody has come yet. Checked and sealed minutes come
    back unchanged: there a difference is a finding.
    """
    if sheet.meeting.state in (CHECKED, SEALED) or sheet.day is None:
        return sheet
    marked = {one.member_id: one for one in sheet.attendances}
    expected = [entry.member.id for entry in expected_entries(facts, sheet.meeting.kind, sheet.all_units, sheet.day)]
    if sheet.meeting.held_on is None:
        ahead = (marked[member_id] for member_id in expected if member_id in marked)
        return replace(sheet, attendances=tuple(one for one in ahead if one.status != PRESENT))
    attendances = tuple(
        marked.get(member_id) or Attendance(member_id=member_id, status=PRESENT) for member_id in expected
    )
    return replace(sheet, attendances=attendances)


def has_minutes(sheet: MeetingSheet) -> bool:
    """Whether anything of what was said, voted or decided is written down."""
    told = (one.item.report or one.speeches or one.votes for one in sheet.items)
    return bool(sheet.meeting.body or sheet.meeting.summary or sheet.decisions or sheet.elections or any(told))
