"""Half-year checks and 思想汇报 of a case: missing ones, and such as follow each other within days (defect 37)."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ledger.checks.life.inspected import by_rule
from ledger.codes.development import ACTIVIST_CHECK, PROBATION_CHECK, THOUGHT_REPORT
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known
from ledger.development.windows import checks_by, checks_end
from ledger.errors import Finding, Level
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.rulebook import Rule
from ledger.values.dates import add_months

_GRACE_MONTHS = 1  # this program's own: what was made within a month after it was due is not held against anybody
_TOO_CLOSE_DAYS = 7
_RULE_OF = {
    ACTIVIST_CHECK: "development.check.months",
    THOUGHT_REPORT: "development.check.months",
    PROBATION_CHECK: "development.probation_check.months",
}


def check_findings(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> Iterator[Finding]:
    """The findings on the checks of one case."""
    known = as_known(facts, case, as_of)
    for kind, rule_id in _RULE_OF.items():
        rule = facts.rule(known, rule_id)
        if rule is None:
            continue
        days = sorted({one.checked_on for one in checks_by(facts, known, kind, as_of) if one.checked_on is not None})
        yield from _too_close(known, kind, days, rule)
        began = known.approved_on and known.accepted_on if kind == PROBATION_CHECK else known.activist_on
        if began is not None and kind != THOUGHT_REPORT:
            yield from _missing(
                known, kind, [began, *(day for day in days if day > began)], rule, checks_end(known, kind, as_of)
            )


def _missing(known: DevelopmentCase, kind: str, days: list[date], rule: Rule, end: date) -> Iterator[Finding]:
    """A stretch without a check that is longer than half a year and the grace; each named by the day it begins."""
    for last, following in pairwise([*days, end]):
        due = add_months(last, rule.value)
        if following > add_months(due, _GRACE_MONTHS):
            words = f"{last:%Y-%m-%d}至{following:%Y-%m-%d}没有{kind}的记录，每{rule.value}个月应考察1次。"
            yield _finding(known, rule, words, f"{kind}-{last.isoformat()}")


def _too_close(known: DevelopmentCase, kind: str, days: list[date], rule: Rule) -> Iterator[Finding]:
    for first, second in pairwise(days):
        apart = (second - first).days
        if apart < _TOO_CLOSE_DAYS:
            words = f"{kind}{first:%Y-%m-%d}和{second:%Y-%m-%d}只隔{apart}天，请核对日期。"
            yield _finding(known, rule, words, f"{kind}-{second.isoformat()}-close")


def _finding(known: DevelopmentCase, rule: Rule, words: str, scope: str) -> Finding:
    return by_rule(rule, Level.WARN, f"{known.name}：{words}", (DEVELOPMENT_CASES.key, known.id), scope)
