"""Contacts and sponsors of a case: how many there are, and whether they may be it (defect 46)."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.inspected import by_rule
from ledger.codes.development import CONTACT, SPONSOR
from ledger.codes.membership import TRANSFERRED_IN
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known, is_open
from ledger.development.people import number_words, rule_against, unfit
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
    """Who was taken in elsewhere came with a file: that nobody is named is then a gap of this book only."""
    wrong = number_words(facts, case, role, on)
    if wrong is not None:
        words, rule = wrong
        is_gap = not facts.people_in(case.id, role) and _was_elsewhere(facts, case, on)
        level = Level.WARN if is_gap else Level.MUST
        yield by_rule(rule, level, f"{case.name}：{on:%Y-%m-%d}{words}。", (DEVELOPMENT_CASES.key, case.id), "number")


def _was_elsewhere(facts: DevelopmentFacts, case: DevelopmentCase, on: date) -> bool:
    """Whether the person has come from another organisation since that day."""
    stays = facts.roster.stays_of.get(case.member_id or 0, ())
    return any(one.join_way == TRANSFERRED_IN and one.joined_on is not None and one.joined_on > on for one in stays)


def _person(facts: DevelopmentFacts, known: DevelopmentCase, one: DevelopmentContact, as_of: date) -> Iterator[Finding]:
    """Unfit on the first or the deciding day is against the rule; who left or was punished later is to be replaced."""
    if one.from_on is not None and one.from_on > as_of:
        return
    name, record = facts.person_name(one), (DEVELOPMENT_CASES.key, known.id)
    for day in _days_of(known, one):
        found = unfit(facts, one, day)
        rule = rule_against(facts, known, one, found) if found else None
        if found is not None and rule is not None:
            sentence = f"{known.name}：{one.role}{name}（{day:%Y-%m-%d}）{found.words}。"
            yield by_rule(rule, found.level, sentence, record, f"person-{one.id}")
            return
    found = unfit(facts, one, as_of) if _is_needed(known, one, as_of) else None
    rule = rule_against(facts, known, one, found) if found else None
    if found is not None and rule is not None:
        sentence = f"{known.name}：{one.role}{name}现在{found.now}，请另行指定。"
        yield by_rule(rule, Level.WARN, sentence, record, f"person-{one.id}-now")


def _days_of(known: DevelopmentCase, one: DevelopmentContact) -> list[date]:
    """The days on which somebody has to be fit: the first, and the one that he answers for while he is in office."""
    deciding = known.accepted_on if one.role == SPONSOR else known.candidate_on
    if deciding is not None and not holds_on(deciding, one.from_on, one.to_on):
        deciding = None
    return [day for day in (one.from_on, deciding) if day is not None]


def _is_needed(known: DevelopmentCase, one: DevelopmentContact, as_of: date) -> bool:
    """Contacts until the person is taken in, sponsors until conversion; both only while they are named."""
    is_over = known.accepted_on is not None and one.role == CONTACT
    return is_open(known) and not is_over and holds_on(as_of, one.from_on, one.to_on)
