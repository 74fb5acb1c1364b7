"""The rulebook: every number that the Party's rules fix, as dated data with document and article.

A rule never changes in place: a new version with a later ``valid_from`` is added, so that an old case is still
judged by the text of its day.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Mark(StrEnum):
    """How sure we are of the wording. Only what was read may block anything; the others only warn."""

    READ = "read"
    SECOND_HAND = "second_hand"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule.

    Attributes:
        id: stable identifier, e.g. ``branch.full_members.least``.
        value: the number the rule fixes (people, years, months).
        valid_from: first day on which this version applies.
        document: name of the Party document; empty for custom.
        article: article or chapter, as shown to the user.
        text: the rule in one Chinese sentence.
    """

    id: str
    value: int
    valid_from: date
    document: str
    article: str
    mark: Mark
    text: str

    @property
    def citation(self) -> str:
        """Document and article, ready to be shown: 《…》第五条.

        Custom without a document is named by itself, a document known only by its number without title marks.
        """
        has_title = bool(self.document) and not self.document.endswith("号")
        return f"《{self.document}》{self.article}" if has_title else f"{self.document}{self.article}"


class Rulebook:
    """All versions of all rules; ``find`` answers which version applied on a day."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._versions: dict[str, list[Rule]] = {}
        for rule in rules:
            self._versions.setdefault(rule.id, []).append(rule)
        for versions in self._versions.values():
            versions.sort(key=lambda rule: rule.valid_from)

    def find(self, rule_id: str, on: date) -> Rule | None:
        """The version in force on a day; None before the first one: then there is nothing to judge by."""
        in_force = [rule for rule in self._versions.get(rule_id, ()) if rule.valid_from <= on]
        return in_force[-1] if in_force else None

    def at(self, rule_id: str, on: date) -> Rule:
        """Like ``find``, for a rule that came with another one in force. Raises LookupError when there was none yet."""
        rule = self.find(rule_id, on)
        if rule is None:
            raise LookupError(f"no version of rule {rule_id} in force on {on}")
        return rule

    def oldest(self, rule_id: str) -> Rule:
        """The first version known, for a day before any was. Raises KeyError for an unknown rule."""
        return self._versions[rule_id][0]

    def all(self) -> tuple[Rule, ...]:
        """Every version of every rule, grouped by rule, oldest first."""
        return tuple(rule for versions in self._versions.values() for rule in versions)


def parse_rules(toml_text: str) -> list[Rule]:
    """Read one rule file: a list of ``[[rule]]`` tables. Raises KeyError or ValueError for an incomplete rule."""
    tables: list[dict[str, Any]] = tomllib.loads(toml_text)["rule"]
    return [_rule(table) for table in tables]


def _rule(table: dict[str, Any]) -> Rule:
    return Rule(
        id=table["id"],
        value=table["value"],
        valid_from=table["valid_from"],
        document=table["document"],
        article=table["article"],
        mark=Mark(table["mark"]),
        text=table["text"],
    )
