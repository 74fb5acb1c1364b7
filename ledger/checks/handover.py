"""From one term to the next: the approval of a shifted one, the election that closes it, the offices that follow it.

``term_advice`` in ``ledger.rules.organisation`` judges the term that runs. Inspectors also ask for both papers of a
change that is over (任期意见第二条), and whether those elected stand where the registers take the offices from.
"""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.attending import names_of
from ledger.checks.life.inspected import about_unit, inspected_units
from ledger.codes.organisation import sits_on_committee
from ledger.errors import Finding, Level
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import OrgUnit, Term
from ledger.life.elections import election_days
from ledger.life.expected import committee_ids
from ledger.life.facts import LifeFacts
from ledger.rulebook import Rule
from ledger.rules.organisation import current_term, term_end, term_rule
from ledger.values.dates import add_months, add_years
from ledger.values.period import holds_on

_EARLY, _LATE = 6, 1  # months before and after the beginning of a term in which its election lies
_SHIFT = 1  # months by which a term may begin off the end of the one before without a word


def handover_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The findings on the last change of term of a unit (None: of every one in the book) and those below it."""
    elections = election_days(facts)
    for unit in inspected_units(facts, unit_id):
        rule = facts.rules.find(term_rule(unit), as_of)
        term = current_term(facts.roster, unit, as_of)
        if rule is not None and term is not None and holds_on(as_of, unit.founded_on, unit.ended_on):
            yield from _shifted(facts, unit, term, as_of)
            yield from _without_election(facts, (unit, term, rule), elections.get(unit.id, ()))
            yield from _offices(facts, (unit, term, rule), as_of)


def _before(facts: LifeFacts, unit: OrgUnit, term: Term) -> Term | None:
    """The term before another one of the unit."""
    earlier = [
        one
        for one in facts.roster.terms
        if one.org_unit_id == unit.id and one.started_on and term.started_on and one.started_on < term.started_on
    ]
    return max(earlier, key=lambda one: one.started_on or date.min, default=None)


def _shifted(facts: LifeFacts, unit: OrgUnit, term: Term, as_of: date) -> Iterator[Finding]:
    """A term that began much before or after the end of the last one, without the approval of the higher body."""
    last, rule = _before(facts, unit, term), facts.rules.find("term.extension.most_months", as_of)
    if last is None or rule is None or last.started_on is None or term.started_on is None or last.years <= 0:
        return
    regular = add_years(last.started_on, last.years)
    is_late = term.started_on > add_months(regular, _SHIFT)
    is_early = add_months(term.started_on, _SHIFT) < regular
    if (is_late or is_early) and not last.extension_document:
        way = "延期" if is_late else "提前"
        words = f"第{last.term_no}届应于{regular:%Y-%m-%d}届满，第{term.term_no}届自{term.started_on:%Y-%m-%d}开始"
        yield about_unit(rule, Level.WARN, unit, f"{words}，{way}换届没有登记上级批复。", f"{term.term_no}-shift")


def _without_election(
    facts: LifeFacts, which: tuple[OrgUnit, Term, Rule], elections: tuple[date, ...]
) -> Iterator[Finding]:
    """A term entered while no meeting that elected it is recorded, in a time of which meetings are kept."""
    unit, term, rule = which
    if term.started_on is None or _before(facts, unit, term) is None:
        return
    first, last = add_months(term.started_on, -_EARLY), add_months(term.started_on, _LATE)
    is_kept = any(one.held_on and first <= one.held_on <= last for one in facts.meetings_of_unit.get(unit.id, ()))
    if is_kept and not any(first <= day <= last for day in elections):
        words = f"第{term.term_no}届自{term.started_on:%Y-%m-%d}开始，没有登记换届选举的会议。"
        yield about_unit(rule, Level.WARN, unit, words, f"{term.term_no}-election")


def _offices(facts: LifeFacts, which: tuple[OrgUnit, Term, Rule], as_of: date) -> Iterator[Finding]:
    """Who was elected holds an office; who was not and held one before has it ended."""
    unit, term, rule = which
    meeting = _last_election(facts, unit, term, as_of)
    elected = _elected(facts, meeting) if meeting is not None else frozenset()
    if meeting is None or meeting.held_on is None or not elected:
        return
    holding = committee_ids(facts, unit.id, as_of)
    if missing := sorted(elected - holding):
        words = f"{meeting.held_on:%Y-%m-%d}当选的{_names(facts, missing)}没有登记任职。"
        yield about_unit(rule, Level.WARN, unit, words, f"{meeting.held_on}-offices")
    if staying := sorted(_held_before(facts, unit, meeting.held_on, as_of) - elected):
        words = f"{meeting.held_on:%Y-%m-%d}换届后，{_names(facts, staying)}的原任职没有登记免职日期。"
        yield about_unit(rule, Level.WARN, unit, words, f"{meeting.held_on}-left")


def _last_election(facts: LifeFacts, unit: OrgUnit, term: Term, as_of: date) -> Meeting | None:
    """The meeting that last elected a whole committee, from half a year before the term on."""
    first = add_months(term.started_on, -_EARLY) if term.started_on else date.min
    closing = term_end(term)
    first = max(first, add_months(closing, -_EARLY)) if closing and closing <= as_of else first
    found = [
        one
        for one in facts.meetings_of_unit.get(unit.id, ())
        if one.held_on is not None and first <= one.held_on <= as_of and _elected(facts, one)
    ]
    return found[-1] if found else None


def _elected(facts: LifeFacts, meeting: Meeting) -> frozenset[int]:
    """The members who were elected onto the committee; a by-election of one seat changes nobody else's office."""
    return frozenset(
        one.member_id
        for ballot in facts.elections_of.get(meeting.id, ())
        if ballot.seats > 1
        for one in facts.candidates_of.get(ballot.id, ())
        if one.is_elected and one.member_id is not None
    )


def _held_before(facts: LifeFacts, unit: OrgUnit, day: date, as_of: date) -> frozenset[int]:
    """Who held an office of the committee before an election and, by the records, still does."""
    return frozenset(
        one.member_id
        for one in facts.roster.offices
        if one.org_unit_id == unit.id
        and one.member_id is not None
        and sits_on_committee(one.office)
        and (one.from_on is None or one.from_on < day)
        and holds_on(as_of, one.from_on, one.to_on)
    )


def _names(facts: LifeFacts, ids: list[int]) -> str:
    return names_of([facts.person_name(one) for one in ids])
