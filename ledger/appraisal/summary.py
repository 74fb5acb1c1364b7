"""What an appraisal, or those of a year together, came to: people, ballots, grades, the cap of 优秀."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger.appraisal.appraisees import Part
from ledger.appraisal.cap import Cap, excellent_cap
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, people_of, sheet_of, votes_of
from ledger.codes.appraisal import BASICALLY_QUALIFIED, EXCELLENT, QUALIFIED, UNGRADED, UNQUALIFIED
from ledger.kinds.appraisal import AppraisalResult

GRADES = (EXCELLENT, QUALIFIED, BASICALLY_QUALIFIED, UNQUALIFIED)


@dataclass(frozen=True, slots=True)
class AppraisalSummary:
    """The figures of one appraisal or several.

    Attributes:
        full: full members on the day; ``members`` with those on probation.
        took_part: people with a line.
        issued: ballots given out; ``returned`` came back, ``valid`` of them count.
        grades: how many got each of the four grades.
        ungraded: how many got none because they are on probation or for the reason given.
        open: full members whose grade is still to be entered.
        told: people who were told their grade.
        cap: the most that may be 优秀; None before there was a rule, and for several appraisals together.
    """

    full: int
    members: int
    took_part: int
    issued: int
    returned: int
    valid: int
    grades: Mapping[str, int]
    ungraded: int
    open: int
    told: int
    cap: Cap | None

    @property
    def graded(self) -> int:
        """How many got one of the four grades."""
        return sum(self.grades.values())

    @property
    def excellent(self) -> int:
        """How many are 优秀."""
        return self.grades[EXCELLENT]


def appraisal_summary(facts: AppraisalFacts, appraisal_id: int) -> AppraisalSummary:
    """The figures of one appraisal of the book. Raises KeyError when there is none of this id."""
    return summary_of(facts, sheet_of(facts, appraisal_id))


def summary_of(facts: AppraisalFacts, sheet: AppraisalSheet) -> AppraisalSummary:
    """The same of an appraisal as it is typed."""
    people = people_of(facts, sheet)
    taking = [one for one in people.values() if one.part is not Part.ASIDE]
    full = sum(one.entry.is_full for one in taking)
    got = Counter(one.grade for one in sheet.results)
    without = [one for one in sheet.results if one.grade not in GRADES]
    ungraded = [one for one in without if is_ungraded(one)]
    return AppraisalSummary(
        full=full,
        members=len(taking),
        took_part=len(sheet.results),
        issued=sheet.appraisal.issued,
        returned=sheet.appraisal.returned,
        valid=sheet.valid,
        grades={grade: got[grade] for grade in GRADES},
        ungraded=len(ungraded),
        open=len(without) - len(ungraded),
        told=sum(one.told_on is not None for one in sheet.results),
        cap=excellent_cap(full, len(taking), facts.rules, facts.day_of(sheet.appraisal)),
    )


def is_ungraded(one: AppraisalResult) -> bool:
    """Whether somebody gets no grade: 不定等次 was entered, or only the reason for it."""
    return one.grade == UNGRADED or (not one.grade and bool(one.reason))


def year_summary(facts: AppraisalFacts, year: int, unit_id: int | None = None) -> AppraisalSummary:
    """The appraisals for a year, whenever they were held, of a unit (None: the book) and those below it together."""
    return together(appraisal_summary(facts, one.id) for one in facts.of_year(year, unit_id))


def together(parts: Iterable[AppraisalSummary]) -> AppraisalSummary:
    """Several appraisals as one; the cap holds for each by itself."""
    each = list(parts)
    return AppraisalSummary(
        full=sum(one.full for one in each),
        members=sum(one.members for one in each),
        took_part=sum(one.took_part for one in each),
        issued=sum(one.issued for one in each),
        returned=sum(one.returned for one in each),
        valid=sum(one.valid for one in each),
        grades={grade: sum(one.grades[grade] for one in each) for grade in GRADES},
        ungraded=sum(one.ungraded for one in each),
        open=sum(one.open for one in each),
        told=sum(one.told for one in each),
        cap=None,
    )


def votes_cast(sheet: AppraisalSheet) -> tuple[int, int, int, int]:
    """The votes for each grade, of all people together."""
    sums = [sum(column) for column in zip(*map(votes_of, sheet.results), strict=True)] or [0, 0, 0, 0]
    return sums[0], sums[1], sums[2], sums[3]
