"""Small books of 发展党员 for tests: one person under the text of 2026, led from application to conversion in order."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ledger.codes.development import (
    ACTIVIST_CHECK,
    BY_MEMBERS,
    CONTACT,
    FIT,
    ON_TIME,
    PROBATION_CHECK,
    RULES_2014,
    RULES_2026,
    SPONSOR,
)
from ledger.codes.meetings import ACCEPTANCE, PASSED
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import DevelopmentCase, DevelopmentCheck, DevelopmentContact
from ledger.kinds.meetings import AgendaItem
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook, parse_rules
from ledger.values.dates import LooseDate
from tests.ledger.life.life_book import branch, meeting, secret
from tests.ledger.roster.people import FIRST, member, stay

FOLDER = Path(__file__).parents[3] / "resources" / "rulebook"
RULES = Rulebook(
    rule
    for name in ("organisation", "life", "development")
    for rule in parse_rules((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
)
PERSON = 30  # as a member of the roster
CASE = 1
ACCEPTED = date(2028, 1, 20)
CONVERTED_ON = date(2029, 2, 1)
DONE = date(2029, 6, 1)


def case(**more: Any) -> DevelopmentCase:
    """Everything in order: applied in June 2026, accepted on 20 January 2028, converted in February 2029."""
    given: dict[str, Any] = {
        "id": CASE,
        "org_unit_id": FIRST.id,
        "rules": RULES_2026,
        "name": "何思远",
        "member_id": PERSON,
        "birth_on": LooseDate(1998, 5, 2),
        "applied_on": date(2026, 6, 1),
        "talked_on": date(2026, 6, 20),
        "recommendation": BY_MEMBERS,
        "activist_on": date(2026, 9, 1),
        "activist_filed_on": date(2026, 9, 10),
        "proposed_on": date(2027, 9, 2),
        "superior_on": date(2027, 9, 6),
        "notice_from_on": date(2027, 9, 7),
        "notice_to_on": date(2027, 9, 13),
        "candidate_on": date(2027, 9, 14),
        "reviewed_on": date(2027, 10, 8),
        "review_result": FIT,
        "trained_from_on": date(2027, 10, 20),
        "trained_to_on": date(2027, 10, 22),
        "trained_days": 3,
        "committee_on": date(2027, 11, 5),
        "prereview_on": date(2028, 1, 4),
        "form_no": "0001",
        "accepted_on": ACCEPTED,
        "delegate_on": date(2028, 2, 10),
        "approved_on": date(2028, 3, 1),
        "organisation_filed_on": date(2028, 3, 8),
        "assigned_on": date(2028, 3, 2),
        "sworn_on": date(2028, 3, 20),
        "conversion_applied_on": date(2029, 1, 10),
        "conversion_on": CONVERTED_ON,
        "conversion_outcome": ON_TIME,
        "conversion_approved_on": date(2029, 3, 1),
        "archived_on": date(2029, 3, 20),
    }
    return DevelopmentCase(**{**given, **more})


def case_of_2014(**more: Any) -> DevelopmentCase:
    """The same under the text of 2014, which knows no public notice."""
    return case(**{"rules": RULES_2014, "notice_from_on": None, "notice_to_on": None, **more})


CONTACTS = tuple(
    DevelopmentContact(id=place, case_id=CASE, role=role, member_id=who, from_on=since)
    for place, (role, who, since) in enumerate(
        (
            (CONTACT, 4, date(2026, 9, 1)),
            (CONTACT, 5, date(2026, 9, 1)),
            (SPONSOR, 4, date(2027, 9, 20)),
            (SPONSOR, 5, date(2027, 9, 20)),
        ),
        start=1,
    )
)
CHECKS = tuple(
    DevelopmentCheck(id=place, case_id=CASE, kind=kind, checked_on=on, branch_view="表现较好。")
    for place, (kind, on) in enumerate(
        (
            (ACTIVIST_CHECK, date(2027, 3, 1)),
            (ACTIVIST_CHECK, date(2027, 8, 30)),
            (PROBATION_CHECK, date(2028, 7, 20)),
            (PROBATION_CHECK, date(2029, 1, 19)),
        ),
        start=1,
    )
)


def roster(**more: Any) -> RosterFacts:
    """Twenty full members, and the person of the case as the roster has him in the end."""
    usual = branch(20)
    one = member(PERSON, "何思远", "2028-01-20", "2029-01-20")
    given = {"members": (*usual.members, one), "stays": (*usual.stays, stay(PERSON, joined="2028-01-20"))}
    return replace(usual, **{**given, **more})


def development(one: DevelopmentCase | None = None, **more: Any) -> DevelopmentFacts:
    """A book with one case."""
    life = more.pop("life", None) or LifeFacts(roster=more.pop("roster", None) or roster(), rules=RULES)
    return DevelopmentFacts(**{"life": life, "cases": (one or case(),), "contacts": CONTACTS, "checks": CHECKS, **more})


def with_vote(held_on: date, outcome: str = PASSED, **more: Any) -> LifeFacts:
    """Organisational life with one meeting, at which vote 1 was taken."""
    item = AgendaItem(id=1, meeting_id=1, order_no=1, title="表决")
    vote = replace(secret(ACCEPTANCE, 18, outcome=outcome), id=1, agenda_item_id=1, **more)
    held = meeting(held_on=held_on)
    return LifeFacts(roster=roster(), rules=RULES, meetings=(held,), agenda_items=(item,), votes=(vote,))
