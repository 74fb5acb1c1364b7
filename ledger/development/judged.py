"""A case under judgement, and what is found wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.development.facts import DevelopmentFacts
from ledger.errors import Level
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.rulebook import Rule


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not agree with a rule.

    Attributes:
        defect: its number in the list of defects.
        rule: in the version of the case.
        level: as the list of defects has it; a rule that was not read softens it.
        field: of the case.
        sentence: without the name of the person, ending with 。
        scope: tells faults of one rule about one case apart.
    """

    defect: int
    rule: Rule
    level: Level
    field: str
    sentence: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A known case under judgement."""

    facts: DevelopmentFacts
    case: DevelopmentCase
    as_of: date

    def fault(self, defect: int, rule_id: str, level: Level, field: str, sentence: str) -> Iterator[Fault]:
        """The fault, when the version of the case has the rule; ``{value}`` in the sentence is the number it fixes."""
        rule = self.facts.rule(self.case, rule_id)
        if rule is not None:
            yield Fault(defect, rule, level, field, sentence.format(value=rule.value), field)


def label(name: str) -> str:
    """What a field of a case is called."""
    return DEVELOPMENT_CASES.label(name)
