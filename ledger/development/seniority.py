"""From which day 党龄 counts when somebody is converted, with the reason. The program proposes, the user decides."""

from dataclasses import dataclass
from datetime import date

from ledger.codes.membership import (
    BASIS_APPROVAL,
    BASIS_CLEARED,
    BASIS_EXTENDED,
    BASIS_LATE_BY_ORGANISATION,
    BASIS_MEETING,
    BASIS_ON_TIME,
)
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import decided_on
from ledger.development.windows import conversion_due, probation_of
from ledger.kinds.development import DevelopmentCase


@dataclass(frozen=True, slots=True)
class SeniorityChoice:
    """A day of becoming a full member, the reason that is stored with it, and when it is the right one."""

    day: date
    basis: str
    sentence: str


def seniority_choices(facts: DevelopmentFacts, case: DevelopmentCase) -> tuple[SeniorityChoice, ...]:
    """What a known case that was decided may be converted on; none before that.

    Discussed in time: the end of probation (党章第七条), first in the list. Discussed late, the reason for the delay
    decides, and only the user knows it; then every choice stands beside the others.
    """
    probation, meeting = probation_of(facts, case), decided_on(case)
    if probation is None or meeting is None:
        return ()
    if probation.extended_end is not None:
        regular = SeniorityChoice(probation.ends, BASIS_EXTENDED, "延长预备期后按期转正的，自延长期满之日起算。")
    else:
        regular = SeniorityChoice(probation.full_year, BASIS_ON_TIME, "按期转正的，自预备期满之日起算。")
    if not is_late(facts, case):
        return (regular, *_by_meeting(meeting, regular.day))
    late = [
        SeniorityChoice(regular.day, BASIS_LATE_BY_ORGANISATION, "因党组织原因推迟的，自预备期满之日起算。"),
        SeniorityChoice(regular.day, BASIS_CLEARED, "因问题没有查清推迟、后查清没有问题的，自预备期满之日起算。"),
    ]
    if case.conversion_approved_on is not None:
        words = "因本人原因推迟或者当时不具备条件的，自批准转正之日起算。"
        late.append(SeniorityChoice(case.conversion_approved_on, BASIS_APPROVAL, words))
    return (*late, *_by_meeting(meeting, regular.day))


def proposed(facts: DevelopmentFacts, case: DevelopmentCase) -> SeniorityChoice | None:
    """The choice that the dates alone give; None when conversion was late and the reason has to be chosen."""
    choices = seniority_choices(facts, case)
    return choices[0] if choices and not is_late(facts, case) else None


def is_late(facts: DevelopmentFacts, case: DevelopmentCase) -> bool:
    """Whether conversion was discussed later than is still 及时."""
    due, meeting = conversion_due(facts, case), decided_on(case)
    return due is not None and meeting is not None and meeting > due


def _by_meeting(meeting: date, end: date) -> tuple[SeniorityChoice, ...]:
    """Two answers of 共产党员网 disagree: end of probation or day of the meeting; the second stays a choice."""
    if meeting == end:
        return ()
    return (SeniorityChoice(meeting, BASIS_MEETING, "上级明确自支部大会通过转正之日起算的。"),)
