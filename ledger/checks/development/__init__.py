"""The self-check of 发展党员: days and results of each case, its people, its half-year checks, letters."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.development.checking import check_findings
from ledger.checks.development.entered import entered_findings
from ledger.checks.development.letters import letter_findings
from ledger.checks.development.people import people_findings
from ledger.checks.life.inspected import by_rule
from ledger.development.facts import DevelopmentFacts
from ledger.development.faults import case_faults
from ledger.errors import Finding
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase


def development_findings(facts: DevelopmentFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on the cases and letters of a unit and those below it (defects 35 to 47, 51, 55)."""
    cases = facts.unit_cases(unit_id)
    return [
        *(finding for case in cases for finding in case_findings(facts, case, as_of)),
        *letter_findings(facts, as_of, unit_id),
    ]


def case_findings(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> Iterator[Finding]:
    """The findings on one case."""
    for fault in case_faults(facts, case, as_of):
        record = (DEVELOPMENT_CASES.key, case.id)
        yield by_rule(fault.rule, fault.level, f"{case.name}：{fault.sentence}", record, fault.scope)
    yield from people_findings(facts, case, as_of)
    yield from check_findings(facts, case, as_of)
    yield from entered_findings(facts, case, as_of)
