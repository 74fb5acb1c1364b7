"""Everything that things to do are found in, as plain values that a worker thread may hold."""

from dataclasses import dataclass

from ledger.cash.facts import CashFacts
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.figures import Snooze
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.roster.facts import RosterFacts


@dataclass(frozen=True)
class TodoFacts:
    """The facts of every room, and what was put off."""

    cash: CashFacts
    life: LifeFacts
    development: DevelopmentFacts
    registers: RegisterFacts
    snoozes: tuple[Snooze, ...] = ()

    @property
    def roster(self) -> RosterFacts:
        """People and organisations."""
        return self.life.roster
