"""Contacts and sponsors of a case: how many there are, and whether they may be it (defect 46)."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.inspected import by_rule
from ledger.codes.development import CONTACT, SPONSOR
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known, is_open
from ledger.development.people import RULE_OF_ROLE, number_words, unfit_words
from ledger.errors import Finding, Level
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentContact
from ledger.values.period import holds_on


def people_findings(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> Iterator[Finding]:
    """The findings on the people of one case."""
    known = as_known(facts, case, as_of)
    for role, on in _counted_on(known, as_of):
        yield from _number(facts, case, role, on)
    for one in facts.contacts_of.get(case.id, ()):
        yield from _person(facts, known, one, as_of)


def _counted_on(known: DevelopmentCase, as_of: date) -> Iterator[tuple[str, date]]:
    """Contacts are counted while somebody is an activist, sponsors on the day of the meeting that takes him in."""
    if known.activist_on is not None and known.candidate_on is None and known.accepted_on is None and is_open(known):
        yield CONTACT, as_of
    elif known.candidate_on is not None:
        yield CONTACT, known.candidate_on
    if known.accepted_on is not None:
        yield SPONSOR, known.accepted_on


def _number(facts: DevelopmentFacts, case: DevelopmentCase, role: str, on: date) -> Iterator[Finding]:
    wrong = number_words(facts, case, role, on)
    if wrong is not None:
        words, rule = wrong
        record = (DEVELOPMENT_CASES.key, case.id)
        yield by_rule(rule, Level.MUST, f"{case.name}：{on:%Y-%m-%d}{words}。", record, "number")


def _person(facts: DevelopmentFacts, known: DevelopmentCase, one: DevelopmentContact, as_of: date) -> Iterator[Finding]:
    """Unfit on the first day is a rule broken; who left or was punished meanwhile has to be replaced."""
    rule = facts.rule(known, RULE_OF_ROLE.get(one.role, ""))
    if rule is None or one.from_on is None or one.from_on > as_of:
        return
    name, record = facts.person_name(one), (DEVELOPMENT_CASES.key, known.id)
    if words := unfit_words(facts, one, one.from_on):
        sentence = f"{known.name}：{one.role}{name}{one.from_on:%Y-%m-%d}{words}。"
        yield by_rule(rule, Level.MUST, sentence, record, f"person-{one.id}")
    elif _is_needed(known, one, as_of) and (words := unfit_words(facts, one, as_of)):
        sentence = f"{known.name}：{one.role}{name}现在{words}，请另行指定。"
        yield by_rule(rule, Level.WARN, sentence, record, f"person-{one.id}-now")


def _is_needed(known: DevelopmentCase, one: DevelopmentContact, as_of: date) -> bool:
    """Contacts until the person is taken in, sponsors until conversion; both only while they are named."""
    is_over = known.accepted_on is not None and one.role == CONTACT
    return is_open(known) and not is_over and holds_on(as_of, one.from_on, one.to_on)
