"""Reading for the self-check once more after a change: only what the change has touched, the rest is known already."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, FINDING_ANSWERS
from ledger.kinds.book import SETTINGS
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
from operations.cash.reading import read_cash
from operations.checking import CheckInput, read_for_check
from storage.store import Store

_PARTS: dict[str, RecordKind[Any]] = {
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
}
"""Attributes of ``LifeFacts`` and the kinds that they hold."""

_LIFE = frozenset(kind.key for kind in _PARTS.values())


def read_again(
    store: Store, before: CheckInput, kinds: AbstractSet[str], as_of: date, unit_id: int | None
) -> CheckInput:
    """What ``read_for_check`` gives now. ``kinds`` are the keys of the kinds touched since ``before`` was read."""
    if SETTINGS.key in kinds:
        return read_for_check(store, as_of, unit_id)
    cash = read_cash(store) if kinds - _LIFE else before.cash
    changed: dict[str, Any] = {name: tuple(store.all(kind)) for name, kind in _PARTS.items() if kind.key in kinds}
    life: LifeFacts = replace(before.life, roster=cash.roster, **changed)
    return CheckInput(cash, life, as_of, unit_id)
