"""What a record refers to, whose it is, and which kinds travel which way: read from the declarations of the kinds.

A record belongs to the first record that it requires and that is neither a person nor prescribed for all units
(会议 → 到会, 支部 → 在支部时段), else to the person, else to the first that it names; what belongs to nothing is the
book's own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.attached import ATTACHMENTS, FINDING_ANSWERS
from ledger.kinds.book import IMPORT_MAPPINGS, OWN_FIELDS, OWN_VALUES, SETTINGS, STROKE_FIXES
from ledger.kinds.development import DEVELOPMENT_MATERIALS, HOLIDAYS
from ledger.kinds.dues import RULE_OVERRIDES
from ledger.kinds.exchange import EXCHANGE_ORIGINS, EXCHANGE_RECEIPTS
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SNOOZES, SUMMARY_TEMPLATES
from ledger.kinds.meetings import MEETING_TEMPLATES
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.own_registers import OWN_REGISTER_FIELDS, OWN_REGISTERS
from ledger.kinds.registers import PARTICIPANTS

Place = tuple[str, int]
"""Kind key and id."""
Find = Callable[[Place], Any]
"""The record at a place, or None."""

STAYS_AT_HOME: Mapping[str, str] = {
    FINDING_ANSWERS.key: "an answer is to a finding of this book, and names records of it by number",
    IMPORT_MAPPINGS.key: "how the sheets of this office are read",
    STROKE_FIXES.key: "how this book sorts names",
    SNOOZES.key: "what one secretary has put off",
    EXCHANGE_ORIGINS.key: "whence the records of this book came",
    EXCHANGE_RECEIPTS.key: "what this book has taken in",
}
"""Kinds that never leave the book, and why."""

HANDED_DOWN: tuple[RecordKind[Any], ...] = (
    ORG_UNITS,
    SETTINGS,
    RULE_OVERRIDES,
    HOLIDAYS,
    DUTIES,
    OWN_FIGURES,
    MEETING_TEMPLATES,
    SUMMARY_TEMPLATES,
    OWN_FIELDS,
    OWN_REGISTERS,
    OWN_REGISTER_FIELDS,
)
"""What a 党总支 prescribes; going up they travel only where a record of the unit refers to them."""

_SHARED = {MEMBERS.key, *(kind.key for kind in HANDED_DOWN)} - {ORG_UNITS.key}
"""A person is in many places, and what is prescribed holds for all units: neither says whose a record is."""

FILE_FIELDS = frozenset({(ATTACHMENTS.key, "content"), (DEVELOPMENT_MATERIALS.key, "content")})
"""Fields that name kept bytes by their SHA-256."""


class Reference(NamedTuple):
    """A field of a record that names another record. One that is required cannot stand without it."""

    field: str
    place: Place
    is_required: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A plain number that names a record of a kind which the record itself says."""

    field: str
    kind_of: Callable[[Any, Find], str]


def _kind_of_own_field(record: Any, find: Find) -> str:
    own = find((OWN_FIELDS.key, record.own_field_id or 0))
    return own.record_kind if own is not None else ""


_POINTERS: Mapping[str, Pointer] = {
    PARTICIPANTS.key: Pointer("record_id", lambda record, _: record.record_kind),
    OWN_VALUES.key: Pointer("record_id", _kind_of_own_field),
}


@cache
def _fields(kind_key: str) -> tuple[tuple[str, str, bool], ...]:
    kind = KIND_BY_KEY[kind_key]
    return tuple((one.name, one.info.refers_to, one.info.required) for one in kind.references())


def references(kind_key: str, record: Any, find: Find) -> Iterator[Reference]:
    """What a record refers to, in the order of the declaration; a pointer stands first."""
    pointer = _POINTERS.get(kind_key)
    if pointer is not None:
        yield Reference(
            pointer.field, (pointer.kind_of(record, find), getattr(record, pointer.field)), is_required=True
        )
    for name, refers_to, is_required in _fields(kind_key):
        record_id = getattr(record, name)
        if record_id is not None:
            yield Reference(name, (refers_to, record_id), is_required)


def owner_of(kind_key: str, record: Any, find: Find) -> Place | None:
    """The record that this one belongs to; None for what is the book's own."""
    named = list(references(kind_key, record, find))
    if kind_key in _POINTERS:
        return named[0].place
    required = [one.place for one in named if one.is_required]
    others = [place for place in required if place[0] not in _SHARED]
    return next(iter(others or required or [one.place for one in named]), None)
