"""The days that the 细则 fixes for a case: the earliest, the last, the end of probation. Calendar months, clamped.

Each function takes a known case and answers None where a day that it starts from is missing, or where the version of
the case has no such rule.
"""

from dataclasses import dataclass
from datetime import date

from ledger.codes.development import EXTENDED, PROBATION_CHECK
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import DevelopmentCase, DevelopmentCheck
from ledger.values.dates import add_months
from ledger.values.workdays import WorkingDay


@dataclass(frozen=True, slots=True)
class Probation:
    """预备期: from the meeting that passed the acceptance to 满一年之日, and to the end of its one extension.

    ``end`` may have been typed: approval forms print 满一年之日 or the day before it. ``full_year`` is always counted.
    """

    start: date
    end: date
    full_year: date
    extended_end: date | None = None

    @property
    def ends(self) -> date:
        """The day from which conversion may be discussed."""
        return self.extended_end or self.end


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that a rule leaves for something."""

    least: date
    most: date


def received_on(case: DevelopmentCase) -> date | None:
    """The day on which the application came in; that of the application where nobody noted another."""
    return case.received_on or case.applied_on


def talk_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The last day for the talk with an applicant."""
    return _after(facts, case, "development.talk.months", received_on(case))


def candidate_earliest(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The first day on which an activist may be discussed as 发展对象."""
    return _after(facts, case, "development.activist.months", case.activist_on)


def notice_least_end(facts: DevelopmentFacts, case: DevelopmentCase) -> WorkingDay | None:
    """The earliest last day of the public notice, by working days; None where the version asks for none."""
    rule = facts.rule(case, "development.notice.working_days")
    if rule is None or case.notice_from_on is None:
        return None
    return facts.calendar.nth(case.notice_from_on, rule.value)


def meeting_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The last day for the member meeting after the pre-review."""
    return _after(facts, case, "development.meeting.months", case.prereview_on)


def approval_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The usual last day for the approval of an acceptance."""
    return _after(facts, case, "development.approval.months", case.accepted_on)


def approval_most(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The very last day for the approval of an acceptance, in special cases."""
    return _after(facts, case, "development.approval.most_months", case.accepted_on)


def oath_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The usual last day for the oath."""
    return _after(facts, case, "development.oath.months", case.approved_on)


def probation_of(facts: DevelopmentFacts, case: DevelopmentCase) -> Probation | None:
    """The probation of somebody accepted. The end that was typed from the approval form speaks first."""
    start = case.accepted_on
    full_year = _after(facts, case, "development.probation.months", start)
    if start is None or full_year is None:
        return None
    extended_end = case.extended_to if case.conversion_outcome == EXTENDED else None
    return Probation(start, case.probation_ends_on or full_year, full_year, extended_end)


def extension_span(facts: DevelopmentFacts, case: DevelopmentCase) -> Span | None:
    """From when to when an extended probation may end, by the printed end as well as by the full year."""
    probation = probation_of(facts, case)
    if probation is None:
        return None
    least = _after(facts, case, "development.extension.least_months", min(probation.end, probation.full_year))
    most = _after(facts, case, "development.extension.most_months", max(probation.end, probation.full_year))
    return Span(least, most) if least and most else None


def conversion_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """Until when a discussion of conversion is still 及时, by usual practice."""
    probation = probation_of(facts, case)
    return _after(facts, case, "development.conversion.late_months", probation.ends if probation else None)


def conversion_approval_due(facts: DevelopmentFacts, case: DevelopmentCase) -> date | None:
    """The last day for the approval of what was decided about conversion."""
    return _after(facts, case, "development.conversion_approval.months", case.second_on or case.conversion_on)


def checks_by(facts: DevelopmentFacts, case: DevelopmentCase, kind: str, as_of: date) -> tuple[DevelopmentCheck, ...]:
    """The checks of a kind that were made by a day, oldest first."""
    return tuple(
        one
        for one in facts.checks_of.get(case.id, ())
        if one.kind == kind and one.checked_on is not None and one.checked_on <= as_of
    )


def next_check_due(facts: DevelopmentFacts, case: DevelopmentCase, kind: str, as_of: date) -> date | None:
    """When the next half-year check is due: half a year after the last one since the time began, or after that day."""
    is_probation = kind == PROBATION_CHECK
    rule = "development.probation_check.months" if is_probation else "development.check.months"
    began = case.accepted_on if is_probation else case.activist_on
    made = [one.checked_on for one in checks_by(facts, case, kind, as_of) if one.checked_on is not None]
    return _after(facts, case, rule, max([*made, *([began] if began else [])], default=None))


def checks_end(case: DevelopmentCase, kind: str, as_of: date) -> date:
    """Until when somebody is looked at each half-year: as an activist until he is 发展对象, then until conversion."""
    last = (case.conversion_approved_on,) if kind == PROBATION_CHECK else (case.candidate_on, case.accepted_on)
    days: list[date] = [as_of, *(day for day in (*last, case.ended_on) if day is not None)]
    return min(days)


def _after(facts: DevelopmentFacts, case: DevelopmentCase, rule_id: str, start: date | None) -> date | None:
    rule = facts.rule(case, rule_id)
    return None if rule is None or start is None else add_months(start, rule.value)
