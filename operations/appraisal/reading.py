"""Reading appraisals and scores out of the book, as plain values that a worker thread may hold."""

from ledger.appraisal.facts import AppraisalFacts
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES
from ledger.kinds.meetings import MEETING_UNITS, MEETINGS
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.facts import read_facts
from operations.life.reading import read_parts
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store

APPRAISAL_KINDS = (APPRAISALS, APPRAISAL_RESULTS, MEMBER_SCORES)
_NEEDED = frozenset({MEETINGS.key, MEETING_UNITS.key, APPRAISALS.key})


def read_appraisals(store: Store, roster: RosterFacts | None = None) -> AppraisalFacts:
    """Appraisals, scores, roster and the heads of meetings; ``roster`` spares reading it a second time."""
    life = LifeFacts(
        roster=roster or read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        **read_parts(store, _NEEDED),
    )
    return AppraisalFacts(life, tuple(store.all(APPRAISAL_RESULTS)), tuple(store.all(MEMBER_SCORES)))
