"""An entry of a register as one value: what the window edits, what an operation saves in one change."""

from dataclasses import dataclass
from typing import Any

from ledger.kept import KeptRegister
from ledger.kinds.registers.participants import Participant
from ledger.registers.facts import RegisterFacts


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """A record of a register with its participants."""

    record: Any
    people: tuple[Participant, ...] = ()


def entry_sheet(facts: RegisterFacts, register: KeptRegister, record: Any) -> EntrySheet:
    """An entry of the book with its people."""
    return EntrySheet(record, facts.people_of(register, record))
