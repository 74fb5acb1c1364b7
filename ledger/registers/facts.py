"""Everything that the book knows about its registers, indexed once for many questions. Plain values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ledger.kept import KeptRegister, PersonPair
from ledger.kinds.registers import KEPT_REGISTERS
from ledger.kinds.registers.participants import Participant
from ledger.roster.facts import RosterFacts
from ledger.values.money import Money

_USUAL_MINUTES = 45


@dataclass(frozen=True)
class RegisterFacts:
    """The entries of all registers with their people.

    Attributes:
        records: the entries of each register, by its key.
        participants: who took part in what.
        paid: the amounts of the lines of the cash book that entries name, by id.
        linked: the words for other records that entries name, by kind key and id.
        own: the registers of the user's own.
        scores: the words for the local scores (先锋指数 …) of a member in a year.
        minutes_per_hour: how many minutes make a 学时.
    """

    roster: RosterFacts
    records: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    participants: tuple[Participant, ...] = ()
    paid: Mapping[int, Money] = field(default_factory=dict)
    linked: Mapping[tuple[str, int], str] = field(default_factory=dict)
    own: tuple[KeptRegister, ...] = ()
    scores: Mapping[tuple[int, int], str] = field(default_factory=dict)
    minutes_per_hour: int = _USUAL_MINUTES

    @cached_property
    def registers(self) -> tuple[KeptRegister, ...]:
        """All registers of the book, the user's own last."""
        return (*KEPT_REGISTERS, *self.own)

    @cached_property
    def by_key(self) -> Mapping[str, KeptRegister]:
        """The registers by key."""
        return {one.key: one for one in self.registers}

    @cached_property
    def participants_of(self) -> Mapping[tuple[str, int], tuple[Participant, ...]]:
        """Who took part, by kind key and id of the entry, in their order."""
        found: dict[tuple[str, int], list[Participant]] = defaultdict(list)
        for one in sorted(self.participants, key=lambda one: (one.order_no, one.id)):
            found[one.record_kind, one.record_id].append(one)
        return {key: tuple(group) for key, group in found.items()}

    def people_of(self, register: KeptRegister, record: Any) -> tuple[Participant, ...]:
        """Who took part in an entry."""
        return self.participants_of.get((register.participants_kind, record.id), ())

    def person(self, member_id: int | None, name: str = "") -> str:
        """The name of a member of the book, else the name that was typed."""
        member = self.roster.member_by_id.get(member_id or 0)
        return member.name if member else name

    def person_in(self, record: Any, pair: PersonPair) -> str:
        """The name of a person who is a field of an entry."""
        return self.person(getattr(record, pair.member), getattr(record, pair.name) if pair.name else "")

    @cached_property
    def amounts(self) -> Mapping[tuple[str, int], Money]:
        """What each entry cost that names a line of the cash book, by register key and id of the entry.

        The entries that one line has paid for come to that line together: as they were entered where that adds up,
        else in equal parts.
        """
        found: dict[tuple[str, int], Money] = {}
        for register in self.registers:
            if register.paid_by is not None:
                found |= self._amounts(register.key, *register.paid_by)
        return found

    def _amounts(self, key: str, amount: str, entry: str) -> dict[tuple[str, int], Money]:
        by_line: dict[int, list[Any]] = defaultdict(list)
        for one in self.records.get(key, ()):
            if getattr(one, entry) in self.paid:
                by_line[getattr(one, entry)].append(one)
        return {
            (key, one.id): share
            for line, group in by_line.items()
            for one, share in zip(group, _shares([getattr(one, amount) for one in group], self.paid[line]), strict=True)
        }

    def find(self, register: KeptRegister, record_id: int) -> Any:
        """An entry by its id, or None."""
        return self._by_id.get((register.key, record_id))

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, int], Any]:
        return {(key, one.id): one for key, records in self.records.items() for one in records}


def _shares(entered: list[Money], paid: Money) -> list[Money]:
    if sum(entered) == paid:
        return entered
    part, rest = divmod(paid, len(entered))
    return [Money(part + (1 if place < rest else 0)) for place in range(len(entered))]
