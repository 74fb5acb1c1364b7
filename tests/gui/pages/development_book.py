"""A branch of seven with people on the way into the Party: one at each stage, seen on 22 November 2026."""

from datetime import date
from pathlib import Path
from typing import Any

from ledger.codes.development import (
    BY_MEMBERS,
    CONTACT,
    FIT,
    RULES_2014,
    RULES_2026,
    SPONSOR,
)
from ledger.codes.meetings import ACCEPTANCE, MEMBER_MEETING, PASSED, SECRET_BALLOT
from ledger.kinds.development import DevelopmentCase, DevelopmentContact, TransferLetter
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, VOTES, AgendaItem, Meeting, Vote
from operations.development.cases import open_case
from operations.development.letters import issue_letter
from operations.development.people import add_person
from storage.store import Store
from tests.gui.pages.talk_book import BRANCH, FIRST, LEADER, SECOND, TODAY, talk_book

PASSED_CASE, CANDIDATE, ACTIVIST, LATE, NEW = 1, 2, 3, 4, 5
NAMES_OF_CASES = ("韩冰", "高翔", "周岚", "许诺", "方芳")
MEETING_DAY = date(2026, 10, 15)


def development_book(path: Path) -> Store:
    """The book: 韩冰 was accepted by the meeting, 许诺 waits too long for his talk."""
    store = talk_book(path)
    _meeting(store)
    for values in _cases():
        open_case(store, DevelopmentCase(org_unit_id=BRANCH, **values), TODAY)
    for case_id, role, member_id, day in (
        (PASSED_CASE, CONTACT, LEADER, date(2022, 12, 13)),
        (PASSED_CASE, SPONSOR, LEADER, date(2025, 9, 30)),
        (PASSED_CASE, SPONSOR, SECOND, date(2025, 9, 30)),
        (CANDIDATE, CONTACT, SECOND, date(2025, 1, 13)),
    ):
        add_person(store, DevelopmentContact(case_id=case_id, role=role, member_id=member_id, from_on=day))
    return store


def letter(store: Store, member_id: int = FIRST, **more: Any) -> TransferLetter:
    """A letter of this year."""
    given: dict[str, Any] = {
        "member_id": member_id,
        "from_unit_id": BRANCH,
        "serial_year": 2026,
        "serial_no": 1,
        "addressed_to": "中共丙县委组织部",
        "to_place": "丙县某局",
        "issued_on": date(2026, 11, 2),
        **more,
    }
    return issue_letter(store, TransferLetter(**given), None)


def _cases() -> tuple[dict[str, Any], ...]:
    return (
        {
            "name": NAMES_OF_CASES[0],
            "rules": RULES_2014,
            "sex": "男",
            "applied_on": date(2022, 5, 6),
            "talked_on": date(2022, 5, 24),
            "activist_on": date(2022, 12, 13),
            "activist_filed_on": date(2022, 12, 24),
            "proposed_on": date(2025, 9, 14),
            "superior_on": date(2025, 9, 28),
            "candidate_on": date(2025, 9, 30),
            "reviewed_on": date(2026, 3, 2),
            "review_result": FIT,
            "trained_from_on": date(2026, 4, 6),
            "trained_to_on": date(2026, 4, 8),
            "trained_days": 3,
            "committee_on": date(2026, 9, 7),
            "prereview_on": date(2026, 9, 21),
            "form_no": "2026-0103",
        },
        {
            "name": NAMES_OF_CASES[1],
            "rules": RULES_2026,
            "applied_on": date(2024, 5, 6),
            "talked_on": date(2024, 5, 24),
            "activist_on": date(2025, 1, 13),
            "activist_filed_on": date(2025, 1, 24),
            "proposed_on": date(2026, 9, 14),
            "superior_on": date(2026, 9, 28),
            "notice_from_on": date(2026, 10, 12),
            "notice_to_on": date(2026, 10, 16),
            "candidate_on": date(2026, 10, 19),
        },
        {
            "name": NAMES_OF_CASES[2],
            "rules": RULES_2026,
            "applied_on": date(2025, 3, 3),
            "talked_on": date(2025, 3, 17),
            "recommendation": BY_MEMBERS,
            "activist_on": date(2026, 10, 20),
        },
        {"name": NAMES_OF_CASES[3], "rules": RULES_2026, "applied_on": date(2026, 10, 9)},
        {"name": NAMES_OF_CASES[4], "rules": RULES_2026, "applied_on": date(2026, 11, 9)},
    )


def _meeting(store: Store) -> None:
    """The member meeting that has voted on 韩冰; nothing of it stands in his case yet."""
    with store.change("登记会议") as change:
        meeting = change.add(
            MEETINGS, Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, for_year=2026, number=3, held_on=MEETING_DAY)
        )
        item = change.add(AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="讨论接收韩冰为预备党员"))
        vote = Vote(
            agenda_item_id=item.id,
            resolution=ACCEPTANCE,
            subject_name=NAMES_OF_CASES[0],
            method=SECRET_BALLOT,
            yes=6,
            outcome=PASSED,
        )
        change.add(VOTES, vote)
