"""The cases with as much of organisational life as their steps refer to: no attendance, no speeches, no minutes."""

from ledger.development.facts import DevelopmentFacts
from ledger.kinds.meetings import AGENDA_ITEMS, MEETING_UNITS, MEETINGS, VOTES
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.development.reading import read_development
from operations.facts import read_facts
from operations.life.reading import read_parts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store

REFERRED_KINDS = (MEETINGS, MEETING_UNITS, AGENDA_ITEMS, VOTES, TALKS, TALK_PEOPLE)


def read_cases(store: Store, roster: RosterFacts | None = None) -> DevelopmentFacts:
    """What the page of 发展党员 shows; ``roster`` spares reading it a second time."""
    life = LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        **read_parts(store, frozenset(kind.key for kind in REFERRED_KINDS)),
    )
    return read_development(store, life)
