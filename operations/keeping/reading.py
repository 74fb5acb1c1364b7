"""Reading the registers out of the book, as plain values that a worker thread may hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from ledger.appraisal.facts import score_words
from ledger.fields import Form
from ledger.kept import KeptRegister
from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.appraisal import MEMBER_SCORES
from ledger.kinds.cash import CASH_ENTRIES
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.own_registers import (
    OWN_ENTRIES,
    OWN_ENTRY_VALUES,
    OWN_REGISTER_FIELDS,
    OWN_REGISTERS,
    OwnRegister,
)
from ledger.kinds.registers import KEPT_REGISTERS, PARTICIPANTS, REGISTER_KINDS
from ledger.registers.facts import RegisterFacts
from ledger.registers.own import own_id, own_record, own_register
from ledger.roster.facts import RosterFacts
from ledger.values.money import ZERO, Money
from operations.facts import read_facts
from operations.life.settings import life_settings
from storage.store import Store

OWN_KINDS: tuple[RecordKind[Any], ...] = (OWN_REGISTERS, OWN_REGISTER_FIELDS, OWN_ENTRIES, OWN_ENTRY_VALUES)
KEEPING_KINDS: tuple[RecordKind[Any], ...] = (*REGISTER_KINDS, *OWN_KINDS, PARTICIPANTS)
REGISTER_KEYS = frozenset(kind.key for kind in (*KEEPING_KINDS, MEMBER_SCORES))
"""The kinds of which registers consist: their entries, and the scores that stand beside awards."""
_OWN_KEYS = frozenset(kind.key for kind in OWN_KINDS)
_ALWAYS_THERE = frozenset({ORG_UNITS.key, MEMBERS.key})


def read_registers(store: Store, roster: RosterFacts | None = None) -> RegisterFacts:
    """The registers of the book with roster and people; ``roster`` spares reading it a second time."""
    facts = RegisterFacts(roster=roster or read_facts(store), minutes_per_hour=life_settings(store).minutes_per_hour)
    return read_again(store, facts, REGISTER_KEYS)


def read_again(store: Store, facts: RegisterFacts, kinds: AbstractSet[str]) -> RegisterFacts:
    """The facts with what the kinds with these keys hold now; keys of other kinds do not matter."""
    records = dict(facts.records)
    records |= {one.key: tuple(store.all(one.kind)) for one in KEPT_REGISTERS if one.key in kinds}
    own = facts.own
    if kinds & _OWN_KEYS:
        own = own_registers(store)
        records = {key: found for key, found in records.items() if own_id(key) is None}
        records |= _own_records(store, own)
    participants = tuple(store.all(PARTICIPANTS)) if PARTICIPANTS.key in kinds else facts.participants
    named = list(_named(records))
    return replace(
        facts,
        records=records,
        participants=participants,
        own=own,
        scores=_scores(store) if MEMBER_SCORES.key in kinds else facts.scores,
        paid=_paid(store, named),
        linked={(kind, number): _words(store, kind, number) for kind, number in named},
    )


def own_registers(store: Store, *, with_ended: bool = False) -> tuple[KeptRegister, ...]:
    """The registers of the user's own in their order; those out of use only when asked for."""
    fields = store.all(OWN_REGISTER_FIELDS)
    return tuple(
        own_register(one, tuple(field for field in fields if field.register_id == one.id))
        for one in sorted(store.all(OWN_REGISTERS), key=_place)
        if with_ended or one.ended_on is None
    )


def find_register(store: Store, key: str) -> KeptRegister | None:
    """The register of a key, also one of the user's own that is out of use; None when there is none."""
    known = next((one for one in KEPT_REGISTERS if one.key == key), None)
    if known is not None or own_id(key) is None:
        return known
    return next((one for one in own_registers(store, with_ended=True) if one.key == key), None)


def _place(one: OwnRegister) -> tuple[int, int]:
    return one.order_no, one.id


def _own_records(store: Store, own: Iterable[KeptRegister]) -> dict[str, tuple[Any, ...]]:
    values: dict[int, dict[int, str]] = defaultdict(dict)
    for value in store.all(OWN_ENTRY_VALUES):
        values[value.entry_id or 0][value.field_id or 0] = value.value
    entries = store.all(OWN_ENTRIES)
    return {
        one.key: tuple(
            own_record(one, entry, values.get(entry.id, {}))
            for entry in entries
            if entry.register_id == own_id(one.key)
        )
        for one in own
    }


def _scores(store: Store) -> dict[tuple[int, int], str]:
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in store.all(MEMBER_SCORES):
        words[one.member_id or 0, one.for_year].append(score_words(one))
    return {key: "；".join(found) for key, found in words.items()}


# Other records that entries name


def _named(records: Mapping[str, tuple[Any, ...]]) -> Iterator[tuple[str, int]]:
    """Kind key and id of every record that an entry names beside organisations and members, each once."""
    found: dict[tuple[str, int], None] = {}
    for register in KEPT_REGISTERS:
        names = [
            (field.name, field.info.refers_to)
            for field in register.kind.fields
            if field.info.form is Form.REFERENCE and field.info.refers_to not in _ALWAYS_THERE
        ]
        for name, kind in names:
            for record in records.get(register.key, ()):
                number = getattr(record, name)
                if number is not None:
                    found[kind, number] = None
    yield from found


def _words(store: Store, kind_key: str, record_id: int) -> str:
    kind = KIND_BY_KEY[kind_key]
    record = store.find(kind, record_id)
    return "" if record is None else kind.describe(record)


def _paid(store: Store, named: Iterable[tuple[str, int]]) -> dict[int, Money]:
    """The amounts of lines of the cash book; a line that a counter entry takes back has paid nothing."""
    found = {}
    for kind, number in named:
        entry = store.find(CASH_ENTRIES, number) if kind == CASH_ENTRIES.key else None
        if entry is not None:
            found[number] = ZERO if store.where(CASH_ENTRIES, reverses_id=number) else entry.amount
    return found
