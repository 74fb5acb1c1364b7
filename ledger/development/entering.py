"""What is to be said about a case while it is typed. Only what could not be kept at all is a MUST."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger.development.facts import DevelopmentFacts
from ledger.development.faults import case_faults
from ledger.errors import Level, Problem
from ledger.fields import Form
from ledger.kind import missing_fields
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.values.id_number import disagreements, read_id_number
from ledger.values.sex import known_sex

_MAY_LIE_AHEAD = frozenset({"notice_to_on", "probation_ends_on", "extended_to"})


def development_problems(facts: DevelopmentFacts, case: DevelopmentCase, today: date) -> list[Problem]:
    """The problems of a case as entered so far, by field; those against a rule end with its article."""
    return [*required_problems(case, today), *_id_number(case), *_against_rules(facts, case, today)]


def required_problems(case: DevelopmentCase, today: date) -> list[Problem]:
    """What keeps a case from being saved: empty required fields, days to come."""
    return [*missing_fields(DEVELOPMENT_CASES, case), *_ahead(case, today)]


def _ahead(case: DevelopmentCase, today: date) -> Iterator[Problem]:
    for field in DEVELOPMENT_CASES.fields:
        day = getattr(case, field.name) if field.info.form is Form.DAY else None
        if day is not None and day > today and field.name not in _MAY_LIE_AHEAD:
            yield Problem(field.name, f"{field.info.label}晚于今天，请核对。")


def _id_number(case: DevelopmentCase) -> Iterator[Problem]:
    """A number with a wrong check character is marked and kept, as on the roster."""
    if case.id_number:
        reading = read_id_number(case.id_number)
        yield from (replace(one, level=Level.WARN) for one in reading.problems)
        yield from disagreements(reading, case.birth_on, known_sex(case.sex))


def _against_rules(facts: DevelopmentFacts, case: DevelopmentCase, today: date) -> Iterator[Problem]:
    for fault in case_faults(facts, case, today):
        yield Problem(fault.field, f"{fault.sentence.rstrip('。')}（{fault.rule.citation}）。", Level.WARN)
