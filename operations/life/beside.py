"""What the editor of one meeting needs beside its sheet, without reading everybody's attendance and every speech."""

from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.meetings import DECISIONS, MEETING_UNITS, MEETINGS
from ledger.life.facts import LifeFacts
from operations.facts import read_facts
from operations.life.reading import vote_versions
from operations.life.settings import life_settings
from operations.tables import rulebook
from storage.store import Store


def read_beside(store: Store, meeting_id: int) -> LifeFacts:
    """Roster, rules, settings, the heads and decisions of all meetings; 补正 and files of this one (0: none).

    Enough for ``carried_over``, ``turnout``, verdicts, and the findings on a sheet that the editor itself holds.
    """
    return LifeFacts(
        roster=read_facts(store),
        rules=rulebook(),
        settings=life_settings(store),
        vote_versions=vote_versions(store),
        meetings=tuple(store.all(MEETINGS)),
        meeting_units=tuple(store.all(MEETING_UNITS)),
        decisions=tuple(store.all(DECISIONS)),
        addenda=tuple(store.where(ADDENDA, meeting_id=meeting_id)) if meeting_id else (),
        attachments=tuple(store.where(ATTACHMENTS, meeting_id=meeting_id)) if meeting_id else (),
    )
