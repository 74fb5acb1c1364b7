"""Searching meetings and talks by any words in them, and by the people who led, recorded or spoke."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.meetings import AGENDA_ITEMS, DECISIONS, MEETING_GUESTS, MEETINGS, SPEECHES
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.life.facts import LifeFacts
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, as ids."""

    meeting_ids: frozenset[int]
    talk_ids: frozenset[int]


def search(store: Store, facts: LifeFacts, text: str) -> Hits:
    """The meetings and talks with this text in them; none for an empty text.

    What was said in a confidential talk is not searched, only who took part.
    """
    wanted = text.strip()
    if not wanted:
        return Hits(frozenset(), frozenset())
    found: dict[str, set[int]] = defaultdict(set)
    for kind, record_id in store.search(wanted):
        found[kind].add(record_id)
    people = {one.id for one in facts.roster.members if wanted in one.name}
    return Hits(frozenset(_meetings(facts, found, people)), frozenset(_talks(facts, found, people)))


def _meetings(facts: LifeFacts, found: dict[str, set[int]], people: set[int]) -> Iterable[int]:
    items = found[AGENDA_ITEMS.key] | {
        one.agenda_item_id or 0 for one in facts.speeches if one.id in found[SPEECHES.key] or one.speaker_id in people
    }
    yield from found[MEETINGS.key]
    yield from (one.id for one in facts.meetings if people & {one.chair_id, one.recorder_id, one.lecturer_id})
    yield from (one.meeting_id or 0 for one in facts.agenda_items if one.id in items)
    yield from (one.meeting_id or 0 for one in facts.decisions if one.id in found[DECISIONS.key])
    yield from (one.meeting_id or 0 for one in facts.guests if one.id in found[MEETING_GUESTS.key])
    yield from _owners(facts, found, "meeting_id")


def _talks(facts: LifeFacts, found: dict[str, set[int]], people: set[int]) -> Iterable[int]:
    hidden = {one.id for one in facts.talks if one.is_confidential}
    yield from found[TALKS.key] - hidden
    yield from (one for one in _owners(facts, found, "talk_id") if one not in hidden)
    yield from (
        one.talk_id or 0 for one in facts.talk_people if one.id in found[TALK_PEOPLE.key] or one.member_id in people
    )


def _owners(facts: LifeFacts, found: dict[str, set[int]], owner: str) -> Iterable[int]:
    """Whose 补正 or attached file was found."""
    for kind, records in ((ADDENDA, facts.addenda), (ATTACHMENTS, facts.attachments)):
        for one in records:
            owner_id: int | None = getattr(one, owner)
            if one.id in found[kind.key] and owner_id is not None:
                yield owner_id
