"""The facts of organisational life kept between changes: only what a change has touched is read again."""

from dataclasses import replace
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
from ledger.life.facts import LifeFacts
from operations.life.reading import read_life
from storage.store import ChangeSet, Store

_PARTS: dict[str, tuple[str, RecordKind[Any]]] = {
    kind.key: (name, kind)
    for name, kind in (
        ("meetings", MEETINGS),
        ("meeting_units", MEETING_UNITS),
        ("attendances", ATTENDANCES),
        ("guests", MEETING_GUESTS),
        ("agenda_items", AGENDA_ITEMS),
        ("speeches", SPEECHES),
        ("votes", VOTES),
        ("decisions", DECISIONS),
        ("elections", ELECTIONS),
        ("candidates", CANDIDATES),
        ("templates", MEETING_TEMPLATES),
        ("talks", TALKS),
        ("talk_people", TALK_PEOPLE),
        ("addenda", ADDENDA),
        ("attachments", ATTACHMENTS),
        ("answers", FINDING_ANSWERS),
    )
}


class FactsKeeper:
    """Reads a book once, and then what changes; another book is read anew."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._facts: LifeFacts | None = None
        self._touched: set[str] = set()

    def touch(self, changes: ChangeSet) -> None:
        """Something was changed."""
        self._touched |= changes.kinds

    def read(self, store: Store) -> LifeFacts:
        """The facts as the book has them now."""
        facts = self._facts
        if facts is None or store is not self._store or self._touched - _PARTS.keys():
            facts = read_life(store)
        elif self._touched:
            parts: dict[str, Any] = {
                name: tuple(store.all(kind)) for name, kind in map(_PARTS.__getitem__, self._touched)
            }
            facts = replace(facts, **parts)
        self._store, self._facts = store, facts
        self._touched.clear()
        return facts
