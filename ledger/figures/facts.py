"""Everything that figures are counted from, as plain values that a worker thread may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ledger.development.facts import DevelopmentFacts
from ledger.kinds.appraisal import Appraisal, AppraisalResult
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts


@dataclass(frozen=True)
class FigureFacts:
    """Roster and organisational life, registers, development cases and appraisals of a book.

    ``kept`` holds what was once counted from them: the rows of a source, the sources of the book. It belongs to these
    facts and is never handed on to others.
    """

    life: LifeFacts
    registers: RegisterFacts
    development: DevelopmentFacts
    results: tuple[AppraisalResult, ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def appraisal_by_id(self) -> Mapping[int, Appraisal]:
        """Appraisals by id."""
        return {one.id: one for one in self.life.appraisals}

    def person_words(self, person: int | str | None) -> str:
        """The name of a person of a row; empty for none."""
        return self.life.person_name(person) if isinstance(person, int) else person or ""
