"""自查: everything that the program finds wrong or missing in a book, from every room of the rules."""

from dataclasses import dataclass
from datetime import date

from ledger.appraisal.facts import AppraisalFacts
from ledger.cash.facts import CashFacts
from ledger.checks.answers import Checked, with_answers
from ledger.checks.appraisal import appraisal_findings
from ledger.checks.development import development_findings
from ledger.checks.handover import handover_findings
from ledger.checks.life import life_findings
from ledger.checks.money import money_findings
from ledger.checks.overview import overview
from ledger.development.facts import DevelopmentFacts
from ledger.errors import Finding, Level
from ledger.kinds.appraisal import APPRAISAL_RESULTS, AppraisalResult
from ledger.life.elections import election_days
from ledger.life.facts import LifeFacts
from operations.cash.reading import read_cash
from operations.development.reading import read_development
from operations.life.reading import read_life
from storage.store import Store

_WEIGHT = {Level.MUST: 0, Level.WARN: 1, Level.INFO: 2}


@dataclass(frozen=True)
class CheckInput:
    """The plain values that a self-check looks at; safe on the worker thread."""

    cash: CashFacts
    life: LifeFacts
    development: DevelopmentFacts
    as_of: date
    unit_id: int | None = None
    appraisal_results: tuple[AppraisalResult, ...] = ()


def read_for_check(store: Store, as_of: date, unit_id: int | None = None) -> CheckInput:
    """The *read* part of a self-check of a unit (None: the whole book) as of a day."""
    cash = read_cash(store)
    results = tuple(store.all(APPRAISAL_RESULTS))
    life = read_life(store, cash.roster)
    return CheckInput(cash, life, read_development(store, life), as_of, unit_id, results)


def findings(given: CheckInput) -> list[Finding]:
    """The findings, the heaviest first."""
    found = [
        *overview(given.cash.roster, given.life.rules, given.as_of, given.unit_id, election_days(given.life)).findings,
        *money_findings(given.cash, given.as_of, given.unit_id),
        *life_findings(given.life, given.as_of, given.unit_id),
        *development_findings(given.development, given.as_of, given.unit_id),
        *handover_findings(given.life, given.as_of, given.unit_id),
        *appraisal_findings(AppraisalFacts(given.life, given.appraisal_results), given.as_of, given.unit_id),
    ]
    return sorted(found, key=lambda finding: _WEIGHT[finding.level])


def findings_with_answers(given: CheckInput) -> list[Checked]:
    """The findings with the reasons that were given for them."""
    return with_answers(findings(given), given.life.answers)


def self_check(store: Store, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on a unit (None: the whole book) as of a day, the heaviest first."""
    return findings(read_for_check(store, as_of, unit_id))


def checked(store: Store, as_of: date, unit_id: int | None = None) -> list[Checked]:
    """The same with the reasons that were given for them."""
    return findings_with_answers(read_for_check(store, as_of, unit_id))
