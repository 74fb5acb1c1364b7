"""Everything that the book knows about appraisals and local scores, indexed once. Plain values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.codes.meetings import APPRAISAL_MEETING, LIFE_MEETING
from ledger.kinds.appraisal import Appraisal, AppraisalResult, MemberScore
from ledger.kinds.meetings import Meeting
from ledger.life.duties import year_of
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook


@dataclass(frozen=True)
class AppraisalFacts:
    """The appraisals with their results, the scores, and the meetings and roster that they rest upon."""

    life: LifeFacts
    results: tuple[AppraisalResult, ...] = ()
    scores: tuple[MemberScore, ...] = ()

    @property
    def roster(self) -> RosterFacts:
        """People and organisations."""
        return self.life.roster

    @property
    def rules(self) -> Rulebook:
        """The rules of the Party."""
        return self.life.rules

    @cached_property
    def appraisals(self) -> tuple[Appraisal, ...]:
        """All of them, by year, then in the order of the organisations."""
        places = {unit.id: place for place, unit in enumerate(self.roster.units)}
        return tuple(
            sorted(self.life.appraisals, key=lambda one: (one.for_year, places.get(one.org_unit_id or 0, -1), one.id))
        )

    @cached_property
    def by_id(self) -> Mapping[int, Appraisal]:
        """Appraisals by id."""
        return {one.id: one for one in self.appraisals}

    @cached_property
    def results_of(self) -> Mapping[int, tuple[AppraisalResult, ...]]:
        """Results by appraisal id, as they were entered."""
        found: dict[int, list[AppraisalResult]] = defaultdict(list)
        for one in sorted(self.results, key=lambda one: one.id):
            found[one.appraisal_id or 0].append(one)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def scores_of(self) -> Mapping[int, tuple[MemberScore, ...]]:
        """Scores by year, as they were entered."""
        found: dict[int, list[MemberScore]] = defaultdict(list)
        for one in sorted(self.scores, key=lambda one: one.id):
            found[one.for_year].append(one)
        return {year: tuple(group) for year, group in found.items()}

    def day_of(self, one: Appraisal) -> date:
        """The day whose roster decides: that of the meeting, else that of the ballot, else the last one of the year."""
        return self.known_day(one) or date(one.for_year, 12, 31)

    def known_day(self, one: Appraisal) -> date | None:
        """The day on which the members appraised each other, as far as it is recorded."""
        meeting = self.life.meeting_by_id.get(one.meeting_id or 0)
        return (meeting.held_on if meeting else None) or one.held_on

    def of_year(self, year: int, unit_id: int | None = None) -> tuple[Appraisal, ...]:
        """The appraisals of a year (not: held in it) of a unit (None: the book) and those below it."""
        wanted = None if unit_id is None else self.roster.units_below(unit_id)
        return tuple(one for one in self.appraisals if one.for_year == year and _is_wanted(one.org_unit_id, wanted))

    def score_words(self, member_id: int, year: int) -> str:
        """The local scores of a member in a year, shown beside whatever is decided about him: 先锋指数 96.5（优秀）."""
        return "；".join(score_words(one) for one in self.scores_of.get(year, ()) if one.member_id == member_id)

    def meetings_for(self, unit_id: int, year: int) -> tuple[Meeting, ...]:
        """Meetings of a unit at which the year may have been appraised: 民主评议党员 first, then 组织生活会."""
        fitting = [
            one
            for kind in (APPRAISAL_MEETING, LIFE_MEETING)
            for one in self.life.meetings_of_unit.get(unit_id, ())
            if one.kind == kind and year_of(one, kind) == year
        ]
        return tuple(fitting)


def score_words(one: MemberScore) -> str:
    """``先锋指数（第一季度）96.5，优秀`` as far as it was given."""
    title = f"{one.title}（{one.period}）" if one.period else one.title
    return "，".join(filter(None, (f"{title}{one.points}", one.grade)))


def _is_wanted(unit_id: int | None, wanted: frozenset[int] | None) -> bool:
    return wanted is None or unit_id in wanted
