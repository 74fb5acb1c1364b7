"""Reading everything about organisational life out of the book, as plain values that a worker thread may hold."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.appraisal import APPRAISALS
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, FINDING_ANSWERS
from ledger.kinds.development import DEVELOPMENT_CASES, HOLIDAYS
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    ATTENDANCES,
    CANDIDATES,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETING_TEMPLATES,
    MEETING_UNITS,
    MEETINGS,
    SPEECHES,
    VOTES,
)
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.trainings import TRAININGS
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.elections import election_days
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.facts import read_facts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store

LIFE_PARTS: dict[str, RecordKind[Any]] = {
    "meetings": MEETINGS,
    "meeting_units": MEETING_UNITS,
    "attendances": ATTENDANCES,
    "guests": MEETING_GUESTS,
    "agenda_items": AGENDA_ITEMS,
    "speeches": SPEECHES,
    "votes": VOTES,
    "decisions": DECISIONS,
    "elections": ELECTIONS,
    "candidates": CANDIDATES,
    "templates": MEETING_TEMPLATES,
    "talks": TALKS,
    "talk_people": TALK_PEOPLE,
    "addenda": ADDENDA,
    "attachments": ATTACHMENTS,
    "answers": FINDING_ANSWERS,
    "appraisals": APPRAISALS,
    "holidays": HOLIDAYS,
    "trainings": TRAININGS,
    "participants": PARTICIPANTS,
}
"""Attributes of ``LifeFacts`` and the kinds that they hold."""
LIFE_KINDS = tuple(LIFE_PARTS.values())
LIFE_KEYS = frozenset(kind.key for kind in LIFE_KINDS)


def read_life(store: Store, roster: RosterFacts | None = None) -> LifeFacts:
    """Meetings, talks, roster, rules and settings of the book; ``roster`` spares reading it a second time."""
    return LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        vote_versions=vote_versions(store),
        **read_parts(store, LIFE_KEYS),
    )


def read_parts(store: Store, kinds: AbstractSet[str]) -> dict[str, Any]:
    """The attributes of ``LifeFacts`` for the kinds with these keys; keys of other kinds do not matter."""
    return {name: tuple(store.all(kind)) for name, kind in LIFE_PARTS.items() if kind.key in kinds}


def vote_versions(store: Store) -> dict[int, str]:
    """The 适用细则 of the case of 发展党员 to which a vote belongs, by vote id."""
    return {
        vote_id: case.rules
        for case in store.all(DEVELOPMENT_CASES)
        for vote_id in (case.acceptance_vote_id, case.conversion_vote_id, case.second_vote_id)
        if vote_id is not None
    }


def read_election_days(store: Store) -> dict[int, tuple[date, ...]]:
    """The days on which a committee or a secretary was elected, by unit, without reading other minutes."""
    elections = store.all(ELECTIONS)
    meetings = sorted({one.meeting_id or 0 for one in elections})
    facts = LifeFacts(
        roster=RosterFacts(),
        rules=rulebook(),
        meetings=tuple(store.get(MEETINGS, one) for one in meetings),
        meeting_units=tuple(row for one in meetings for row in store.where(MEETING_UNITS, meeting_id=one)),
        elections=tuple(elections),
    )
    return election_days(facts)


def read_frame(store: Store) -> LifeFacts:
    """Roster, rules and settings without any meeting or talk: enough to know who is expected on a day."""
    return LifeFacts(roster=read_facts(store), rules=rulebook(), settings=life_settings(store))
