"""The cases with the few meetings, votes and talks that their steps can refer to, so that a page shows them at once."""

from collections.abc import Iterable
from typing import TypeVar

from ledger.codes.meetings import COMMITTEE_MEETING, GENERAL_COMMITTEE, MEMBER_MEETING
from ledger.codes.talks import PARTNER
from ledger.development.facts import DevelopmentFacts
from ledger.kind import Record, RecordKind
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.meetings import AGENDA_ITEMS, MEETING_UNITS, MEETINGS, VOTES
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.facts import LifeFacts
from ledger.life.votes import ABOUT_A_PERSON
from ledger.roster.facts import RosterFacts
from operations.development.reading import read_development
from operations.facts import read_facts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store

REFERRED_KINDS = (MEETINGS, MEETING_UNITS, AGENDA_ITEMS, VOTES, TALKS, TALK_PEOPLE)
"""What else is looked at: a change of it may change a case."""
_DECIDING = (COMMITTEE_MEETING, GENERAL_COMMITTEE, MEMBER_MEETING)
R = TypeVar("R", bound=Record)


def read_cases(store: Store, roster: RosterFacts | None = None) -> DevelopmentFacts:
    """What the page of 发展党员 shows; ``roster`` spares reading it a second time."""
    cases = store.all(DEVELOPMENT_CASES)
    votes = [one for resolution in ABOUT_A_PERSON for one in store.where(VOTES, resolution=resolution)]
    items = _found(store, AGENDA_ITEMS, (one.agenda_item_id for one in votes))
    deciding = [one for kind in _DECIDING for one in store.where(MEETINGS, kind=kind)]
    known = {one.id for one in deciding}
    wanted = {one.meeting_id for one in items} | {meeting for case in cases for meeting in _meetings(case)}
    people = store.where(TALK_PEOPLE, role=PARTNER, member_id=None)
    talks = {one.talk_id for one in people} | {case.talk_id for case in cases}
    life = LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        meetings=(*deciding, *_found(store, MEETINGS, wanted - known)),
        meeting_units=tuple(store.all(MEETING_UNITS)),
        agenda_items=tuple(items),
        votes=tuple(votes),
        talks=tuple(_found(store, TALKS, talks)),
        talk_people=tuple(people),
    )
    return read_development(store, life)


def _meetings(case: DevelopmentCase) -> tuple[int | None, ...]:
    return case.activist_meeting_id, case.proposal_meeting_id, case.committee_meeting_id


def _found(store: Store, kind: RecordKind[R], ids: Iterable[int | None]) -> list[R]:
    """The records with these ids that are in the book."""
    found = (store.find(kind, one) for one in sorted({one for one in ids if one is not None}))
    return [one for one in found if one is not None]
