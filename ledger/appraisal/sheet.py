"""An appraisal as one value: what the window edits, what an operation saves in one change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.appraisal.appraisees import Appraisee, Part, appraisees, blank_result
from ledger.appraisal.facts import AppraisalFacts
from ledger.kinds.appraisal import Appraisal, AppraisalResult

VOTE_FIELDS = ("excellent", "qualified", "basic", "unqualified")
"""The fields of a result that count votes, in the order of the grades."""


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """An appraisal with the line of each person."""

    appraisal: Appraisal
    results: tuple[AppraisalResult, ...] = ()

    @property
    def valid(self) -> int:
        """Ballots that count: returned and not void."""
        return max(0, self.appraisal.returned - self.appraisal.void)

    def result_of(self, member_id: int) -> AppraisalResult | None:
        """The line of a member."""
        return next((one for one in self.results if one.member_id == member_id), None)

    def with_result(self, result: AppraisalResult) -> "AppraisalSheet":
        """With the line of one member as given."""
        lines = tuple(result if one.member_id == result.member_id else one for one in self.results)
        return replace(self, results=lines)


def votes_of(one: AppraisalResult) -> tuple[int, int, int, int]:
    """The votes for each grade."""
    return one.excellent, one.qualified, one.basic, one.unqualified


def is_untouched(one: AppraisalResult) -> bool:
    """Whether nothing was entered on a line but the reason that the program proposed."""
    texts = (one.self_view, one.mutual_view, one.opinion, one.grade, one.superior_opinion, one.measures, one.note)
    return not any(votes_of(one)) and not any(texts) and one.told_on is None


def sheet_of(facts: AppraisalFacts, appraisal_id: int) -> AppraisalSheet:
    """An appraisal of the book. Raises KeyError when there is none of this id."""
    return AppraisalSheet(facts.by_id[appraisal_id], facts.results_of.get(appraisal_id, ()))


def begun(facts: AppraisalFacts, unit_id: int, year: int, held_on: date | None = None) -> AppraisalSheet:
    """A new appraisal of a unit for a year: linked with its meeting if there is one, a line for each appraisee.

    Of several meetings the first 民主评议党员 is taken, else the first 组织生活会.
    """
    meeting = next(iter(facts.meetings_for(unit_id, year)), None)
    one = Appraisal(
        org_unit_id=unit_id,
        for_year=year,
        meeting_id=meeting.id if meeting else None,
        held_on=None if meeting and meeting.held_on else held_on,
    )
    return with_roster(facts, AppraisalSheet(one))


def with_roster(facts: AppraisalFacts, sheet: AppraisalSheet) -> AppraisalSheet:
    """A line for everybody whom the roster of the day has; lines of others stay where something was entered."""
    people = appraisees(facts.roster, sheet.appraisal.org_unit_id or 0, facts.day_of(sheet.appraisal))
    wanted = {one.entry.member.id: one for one in people if one.part is not Part.ASIDE}
    kept = [one for one in sheet.results if one.member_id in wanted or not is_untouched(one)]
    there = {one.member_id for one in kept}
    new = [blank_result(one) for member_id, one in wanted.items() if member_id not in there]
    return replace(sheet, results=(*kept, *new))


def people_of(facts: AppraisalFacts, sheet: AppraisalSheet) -> dict[int, Appraisee]:
    """The appraisees by member id, as the roster of the day has them."""
    one = sheet.appraisal
    return {who.entry.member.id: who for who in appraisees(facts.roster, one.org_unit_id or 0, facts.day_of(one))}


def missing_people(sheet: AppraisalSheet, people: Iterable[Appraisee]) -> list[Appraisee]:
    """Those of the roster of the day who have no line."""
    there = {one.member_id for one in sheet.results}
    return [one for one in people if one.part is not Part.ASIDE and one.entry.member.id not in there]
