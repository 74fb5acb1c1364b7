"""The self-check of minutes: frame, attendance, votes and elections of every meeting held."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.attending import attendance_findings, overlap_findings
from ledger.checks.life.case import Case, case_of
from ledger.checks.life.frame import frame_findings
from ledger.checks.life.voting import voting_findings
from ledger.errors import Finding
from ledger.life.facts import LifeFacts


def life_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on all meetings that a unit (None: anybody) and those below it have held."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    cases = [
        case_of(facts, one.id, as_of)
        for one in facts.meetings
        if one.held_on is not None and (wanted is None or wanted & set(facts.units_of[one.id]))
    ]
    return [*(finding for case in cases for finding in meeting_findings(case)), *overlap_findings(cases)]


def meeting_findings(case: Case) -> Iterator[Finding]:
    """The findings on one meeting by itself."""
    yield from frame_findings(case)
    yield from attendance_findings(case)
    yield from voting_findings(case)
