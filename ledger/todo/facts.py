"""Everything that things to do are found in, as plain values that a worker thread may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.cash.facts import CashFacts
from ledger.development.facts import DevelopmentFacts
from ledger.figures.definition import FigureDefinition
from ledger.figures.facts import FigureFacts
from ledger.kinds.figures import Duty, Snooze
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.roster.facts import RosterFacts


@dataclass(frozen=True)
class TodoFacts:
    """The facts of every room.

    Attributes:
        duties: the duties of the local sets, with the figures that tick them by key.
        snoozes: what was put off.
    """

    cash: CashFacts
    life: LifeFacts
    development: DevelopmentFacts
    figures: FigureFacts
    duties: tuple[Duty, ...] = ()
    definitions: Mapping[str, FigureDefinition] = field(default_factory=dict)
    snoozes: tuple[Snooze, ...] = ()

    @property
    def roster(self) -> RosterFacts:
        """People and organisations."""
        return self.life.roster

    @property
    def registers(self) -> RegisterFacts:
        """The entries of all registers."""
        return self.figures.registers
