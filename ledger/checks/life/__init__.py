"""The self-check of organisational life: meetings and talks held, what was not held, what a year asks of persons."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.attending import attendance_findings, overlap_findings
from ledger.checks.life.case import Case, case_of
from ledger.checks.life.content import content_findings
from ledger.checks.life.copied import copied_findings
from ledger.checks.life.frame import frame_findings
from ledger.checks.life.gaps import gap_findings
from ledger.checks.life.ordering import order_findings
from ledger.checks.life.talking import talk_findings
from ledger.checks.life.voting import voting_findings
from ledger.checks.life.yearly import yearly_findings
from ledger.errors import Finding
from ledger.life.facts import LifeFacts


def life_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on the organisational life of a unit (None: the book) and those below it.

    Terms of office are judged by ``term_advice`` in ``ledger.rules.organisation``, told the days of elections.
    """
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    cases = [
        case_of(facts, one.id, as_of)
        for one in facts.meetings
        if one.held_on is not None and (wanted is None or wanted & set(facts.units_of[one.id]))
    ]
    return [
        *gap_findings(facts, as_of, unit_id),
        *(finding for case in cases for finding in meeting_findings(case)),
        *overlap_findings(cases),
        *copied_findings(cases),
        *talk_findings(facts, as_of, unit_id),
        *yearly_findings(facts, as_of, unit_id),
    ]


def meeting_findings(case: Case) -> Iterator[Finding]:
    """The findings on one meeting by itself."""
    yield from frame_findings(case)
    yield from attendance_findings(case)
    yield from voting_findings(case)
    yield from content_findings(case)
    yield from order_findings(case)
