"""The explicit list of sources. A register is one by its declaration; anything else is one line here."""

from collections.abc import Mapping

from ledger.figures.facts import FigureFacts
from ledger.figures.source import Source
from ledger.figures.sources.appraisal import APPRAISAL_SOURCE
from ledger.figures.sources.development import MILESTONE_SOURCE, STAGE_SOURCE
from ledger.figures.sources.kept import kept_sources
from ledger.figures.sources.meetings import ATTENDANCE_SOURCE, MEETING_SOURCE
from ledger.figures.sources.organisation import ELECTION_SOURCE
from ledger.figures.sources.roster import HOURS_SOURCE, ROSTER_SOURCE
from ledger.figures.sources.talks import TALK_PEOPLE_SOURCE, TALK_SOURCE

FIXED_SOURCES = (
    MEETING_SOURCE,
    ATTENDANCE_SOURCE,
    TALK_SOURCE,
    TALK_PEOPLE_SOURCE,
    MILESTONE_SOURCE,
    STAGE_SOURCE,
    ROSTER_SOURCE,
    HOURS_SOURCE,
    APPRAISAL_SOURCE,
    ELECTION_SOURCE,
)


def sources_of(facts: FigureFacts) -> Mapping[str, Source]:
    """The sources of a book by key, its own registers among them."""
    if "sources" not in facts.kept:
        facts.kept["sources"] = {one.key: one for one in (*FIXED_SOURCES, *kept_sources(facts))}
    found: Mapping[str, Source] = facts.kept["sources"]
    return found
