"""Reading what the page of talks needs: talks with their people, roster, rules; no meeting, so it stays quick."""

from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.facts import read_facts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store


def read_talks(store: Store, roster: RosterFacts | None = None) -> LifeFacts:
    """The talks of the book as facts without meetings; ``roster`` spares reading it a second time."""
    return LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        talks=tuple(store.all(TALKS)),
        talk_people=tuple(store.all(TALK_PEOPLE)),
        addenda=tuple(store.all(ADDENDA)),
        attachments=tuple(store.all(ATTACHMENTS)),
    )
