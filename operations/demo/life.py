"""Organisational life of the sample: some years of meetings and talks of the 总支, its branches and groups.

Past years are sealed, the weeks just gone are drafts, the coming month is planned. Beyond ``MOST_MEMBERS`` there is
none: nobody holds such meetings, and a large sample is made to measure lists and dues.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from ledger.codes.meetings import CHECKED, COMMITTEE_MEETING, DRAFT, MEMBER_MEETING, PLANNED, SEALED
from ledger.kinds.attached import ADDENDA, Addendum
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, OrgUnit
from ledger.life.duties import has_committee
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet, MeetingSheet
from ledger.values.dates import add_months
from operations.demo.life_crew import Crew, committee_on, crew_of
from operations.demo.life_days import Occasion, branch_days, group_days, top_days
from operations.demo.life_events import ADMISSIONS, ELECTED, SECRETARY_ELECTED, events
from operations.demo.life_flaws import Flaws
from operations.demo.life_minutes import Words, Writer
from operations.demo.life_talks import add_talks
from operations.demo.life_votes import admissions_sheet, election_sheet, with_resolution
from operations.life.reading import read_frame
from operations.life.sheets import write_sheet
from storage.store import Change, Store

MOST_MEMBERS, MOST_YEARS = 300, 5
_DRAFT = timedelta(days=21)
_AHEAD = timedelta(days=31)


def add_life(store: Store, change: Change, today: date, years: int, random: Random) -> None:
    """Fill the last years. ``change`` is an open change of ``store``; people, branches and offices are in the book."""
    facts = read_frame(store)
    if len(facts.roster.members) > MOST_MEMBERS:
        return
    first = date(today.year - min(years, MOST_YEARS) + 1, 1, 1)
    branches = [unit for unit in facts.roster.units if unit.level == BRANCH]
    keeper = Keeper(store, change, Writer(facts, Words(random), today), Flaws(today, branches[0], branches[-1]))
    found = sorted(_occasions(facts, branches, first, today), key=lambda one: (one.day, one.from_time, one.unit.id))
    keeper.writer.reviews.update(_reviews([one for one in found if not keeper.flaws.is_left_out(one)]))
    for one in found:
        keeper.take(one)
    add_talks(change, facts, (first, today), random, store.operator)


def _occasions(facts: LifeFacts, branches: list[OrgUnit], first: date, today: date) -> Iterator[Occasion]:
    years = range(first.year, (today + _AHEAD).year + 1)
    tops = [unit for unit in facts.roster.units if unit.level == GENERAL_BRANCH]
    shared = [one for year in years for top in tops for one in top_days(top, branches, year)]
    yield from shared
    for place, branch in enumerate(branches):
        usual = [one for year in years for one in branch_days(branch, place % 2, year, first.year)]
        for number, group in enumerate(facts.index.groups_of.get(branch.id, ())):
            usual += [one for year in years for one in group_days(group, number, year)]
        yield from usual
        yield from events(facts, branch, first, [*shared, *usual])


def _reviews(found: list[Occasion]) -> dict[tuple[int, date], list[tuple[str, int]]]:
    """Whom the committee looks into, and for what, at which meeting: the last one before the member meeting."""
    reviews: dict[tuple[int, date], list[tuple[str, int]]] = {}
    last: dict[int, date] = {}
    for one in found:
        if one.kind == COMMITTEE_MEETING and not one.matter:
            last[one.unit.id] = one.day
        elif one.subjects and one.unit.id in last:
            reviews.setdefault((one.unit.id, last[one.unit.id]), []).extend(one.subjects)
    return reviews


@dataclass
class Keeper:
    """Brings occasions into the book, in the order of their days."""

    store: Store
    change: Change
    writer: Writer
    flaws: Flaws
    _numbers: Counter[tuple[int, str, int]] = field(default_factory=Counter)
    _studied: dict[int, date] = field(default_factory=dict)
    _has_addendum: bool = False

    @property
    def today(self) -> date:
        """The day of the sample."""
        return self.writer.today

    def take(self, one: Occasion) -> None:
        """Hold a meeting, plan it, or let it be."""
        if one.day > self.today + _AHEAD or self.flaws.is_left_out(one) or not self._may_meet(one):
            return
        crew = crew_of(self.writer.facts, one, self.today, self.writer.words.random)
        sheet = self._sheet(one, crew) if crew is not None else None
        if crew is None or sheet is None:
            return
        key = (one.unit.id, one.kind, one.for_year)
        self._numbers[key] += 1
        sheet = replace(sheet, meeting=replace(sheet.meeting, number=self._numbers[key]))
        sheet = _plan(one, sheet) if one.day > self.today else self._held(one, crew, sheet)
        kept = write_sheet(self.store, self.change, MeetingSheet(Meeting()), sheet)
        if one.kind == COMMITTEE_MEETING:
            self._studied[one.unit.id] = one.day
        self._correct(kept.meeting)

    def _may_meet(self, one: Occasion) -> bool:
        return one.kind != COMMITTEE_MEETING or has_committee(self.writer.facts, one.unit, one.day)

    def _sheet(self, one: Occasion, crew: Crew) -> MeetingSheet | None:
        if one.matter == ADMISSIONS:
            return admissions_sheet(self.writer, one, crew, is_studied=self._is_studied(one))
        if one.matter in (ELECTED, SECRETARY_ELECTED):
            elected = committee_on(self.writer.facts, one.unit.id, one.day)
            return election_sheet(self.writer, one, crew, elected)
        sheet = self.writer.write(one, crew)
        if one.kind == MEMBER_MEETING:
            marked = replace(sheet, attendances=crew.attendances)
            return with_resolution(self.writer, one, marked, is_studied=self._is_studied(one))
        return sheet

    def _is_studied(self, one: Occasion) -> bool:
        """Whether the committee has met shortly before, so that it can have looked into the matter."""
        studied = self._studied.get(one.unit.id)
        return studied is not None and studied >= add_months(one.day, -2)

    def _held(self, one: Occasion, crew: Crew, sheet: MeetingSheet) -> MeetingSheet:
        meeting = replace(
            sheet.meeting,
            held_on=one.day,
            chair_id=crew.chair,
            recorder_id=crew.recorder,
            written_on=min(one.day + timedelta(days=self.writer.words.random.randint(0, 2)), self.today),
        )
        sheet = self.flaws.spoil(one, replace(sheet, meeting=meeting, attendances=crew.attendances))
        return replace(sheet, meeting=self._with_state(sheet.meeting, one.day))

    def _with_state(self, meeting: Meeting, day: date) -> Meeting:
        if self.today - day <= _DRAFT:
            return replace(meeting, state=DRAFT)
        if day.year == self.today.year:
            return replace(meeting, state=CHECKED)
        sealed_on = min(day + timedelta(days=14), self.today)
        return replace(meeting, state=SEALED, sealed_on=sealed_on, sealed_by=self.store.operator)

    def _correct(self, meeting: Meeting) -> None:
        """One of the sealed minutes has been added to."""
        if self._has_addendum or meeting.state != SEALED or meeting.kind != MEMBER_MEETING:
            return
        self._has_addendum = True
        added_on = min((meeting.sealed_on or self.today) + timedelta(days=6), self.today)
        text = "原记录通报部分漏记“党员活动室已重新布置”一句，经主持人和记录人核对，予以补充。"
        one = Addendum(
            meeting_id=meeting.id, added_on=added_on, added_by=self.store.operator, reason="漏记一句", text=text
        )
        self.change.add(ADDENDA, one)


def _plan(one: Occasion, sheet: MeetingSheet) -> MeetingSheet:
    """What is known beforehand: when, where, about what."""
    meeting = replace(sheet.meeting, planned_on=one.day, body="", summary="", state=PLANNED)
    titles = tuple(ItemSheet(replace(item.item, report="")) for item in sheet.items)
    return MeetingSheet(meeting, sheet.units, items=titles)
