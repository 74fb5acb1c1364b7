"""Reading everything about organisational life out of the book, as plain values that a worker thread may hold."""

from datetime import date
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, FINDING_ANSWERS
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
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.elections import election_days
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.facts import read_facts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store

LIFE_KINDS: tuple[RecordKind[Any], ...] = (
    MEETINGS,
    MEETING_UNITS,
    ATTENDANCES,
    MEETING_GUESTS,
    AGENDA_ITEMS,
    SPEECHES,
    VOTES,
    DECISIONS,
    ELECTIONS,
    CANDIDATES,
    MEETING_TEMPLATES,
    TALKS,
    TALK_PEOPLE,
    ADDENDA,
    ATTACHMENTS,
    FINDING_ANSWERS,
)


def read_life(store: Store, roster: RosterFacts | None = None) -> LifeFacts:
    """Meetings, talks, roster, rules and settings of the book; ``roster`` spares reading it a second time."""
    return LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        meetings=tuple(store.all(MEETINGS)),
        meeting_units=tuple(store.all(MEETING_UNITS)),
        attendances=tuple(store.all(ATTENDANCES)),
        guests=tuple(store.all(MEETING_GUESTS)),
        agenda_items=tuple(store.all(AGENDA_ITEMS)),
        speeches=tuple(store.all(SPEECHES)),
        votes=tuple(store.all(VOTES)),
        decisions=tuple(store.all(DECISIONS)),
        elections=tuple(store.all(ELECTIONS)),
        candidates=tuple(store.all(CANDIDATES)),
        templates=tuple(store.all(MEETING_TEMPLATES)),
        talks=tuple(store.all(TALKS)),
        talk_people=tuple(store.all(TALK_PEOPLE)),
        addenda=tuple(store.all(ADDENDA)),
        attachments=tuple(store.all(ATTACHMENTS)),
        answers=tuple(store.all(FINDING_ANSWERS)),
    )


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
