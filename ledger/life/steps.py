"""One step of a verdict: what was compared, and the rule that asks for it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.rulebook import Rule, Rulebook

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Step:
    """A comparison in words with its outcome. ``rule`` is None where no text fixes it."""

    text: str
    holds: bool
    rule: Rule | None = None

    @property
    def citation(self) -> str:
        """Document and article; empty without a rule."""
        return self.rule.citation if self.rule else ""


def share(rules: Rulebook, rule_id: str, day: date, of: int) -> tuple[Fraction, Rule | None]:
    """The per cent of a rule applied to a number, exactly, and the version in force.

    Before the first version that we know its number is used, and no rule is named for it.
    """
    rule = rules.find(rule_id, day)
    return Fraction(of * (rule or rules.oldest(rule_id)).value, _WHOLE), rule


def number_words(value: Fraction) -> str:
    """10 or 10.5: a share as people write it."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"
