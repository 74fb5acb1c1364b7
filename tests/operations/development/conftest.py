"""The book of organisational life with a case that is led as far as a test wants it."""

from datetime import date
from typing import Any

import pytest

from ledger.codes.development import FIT, RULES_2026, SPONSOR
from ledger.codes.meetings import ACCEPTANCE, MEMBER_MEETING, PASSED, RESOLUTION, SECRET_BALLOT
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentContact
from ledger.kinds.meetings import AgendaItem, Meeting, Vote
from ledger.life.sheet import ItemSheet, MeetingSheet
from ledger.values.dates import LooseDate
from operations.development.cases import open_case
from operations.development.people import add_person
from operations.life.meetings import save_meeting
from storage.store import Store
from tests.operations.life.conftest import BRANCH, life_store

__all__ = ["life_store"]

TODAY = date(2028, 8, 1)
HELD = date(2027, 6, 10)


def case(**more: Any) -> DevelopmentCase:
    """An applicant whose every step before the member meeting is noted."""
    given: dict[str, Any] = {
        "org_unit_id": BRANCH,
        "rules": RULES_2026,
        "name": "何思远",
        "sex": "男",
        "birth_on": LooseDate(1998, 5, 2),
        "phone": "13900001111",
        "applied_on": date(2026, 3, 1),
        "talked_on": date(2026, 3, 20),
        "activist_on": date(2026, 4, 1),
        "candidate_on": date(2027, 4, 12),
        "reviewed_on": date(2027, 4, 20),
        "review_result": FIT,
        "prereview_on": date(2027, 5, 20),
    }
    return DevelopmentCase(**{**given, **more})


@pytest.fixture
def case_store(life_store: Store) -> Store:
    """Case 1 with members 1 and 2 as sponsors."""
    opened = open_case(life_store, case(), TODAY)
    for member_id in (1, 2):
        person = DevelopmentContact(case_id=opened.id, role=SPONSOR, member_id=member_id, from_on=date(2027, 4, 15))
        add_person(life_store, person)
    return life_store


def vote_on(store: Store, resolution: str = ACCEPTANCE, held_on: date = HELD, outcome: str = PASSED) -> int:
    """A member meeting that voted about the person of the case; returns the id of the vote."""
    vote = Vote(resolution=resolution, subject_name="何思远", method=SECRET_BALLOT, yes=4, outcome=outcome)
    item = ItemSheet(AgendaItem(kind=RESOLUTION, title=f"讨论{resolution}"), votes=(vote,))
    head = Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=held_on, topic="讨论发展党员")
    return save_meeting(store, MeetingSheet(head, items=(item,)), TODAY).items[0].votes[0].id


def stored(store: Store) -> DevelopmentCase:
    return store.get(DEVELOPMENT_CASES, 1)
