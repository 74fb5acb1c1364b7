"""All dues rules of a book: the rule files with the local standards laid over them, one version a month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from ledger.codes.dues import FIXED_KINDS, RETIRED
from ledger.dues.items import ItemRule, item_in_force
from ledger.dues.overrides import CEILING_RULE, Override, fixed_rule, item_rule, table_rule
from ledger.dues.rates import RETIRED_TABLE, WAGE_TABLE, FixedAmount, RateTable
from ledger.dues.source import Source
from ledger.rulebook import Rule, Rulebook
from ledger.values.money import Money
from ledger.values.months import Month

CEILING_ID = "dues.ceiling.yuan"
LARGE_ID = "dues.large.yuan"
BACK_ID = "dues.back.most_months"
PREPAID_ID = "dues.prepaid.most_months"
FIRST_WARNING_ID = "dues.arrears.first_warning.months"
LEAVING_ID = "dues.arrears.leaving.months"


V = TypeVar("V", RateTable, FixedAmount)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The amount above which a due is voluntary."""

    amount: Money
    source: Source


@dataclass(frozen=True)
class DuesRules:
    """Rate tables, fixed amounts, pay items and single numbers. ``overrides`` are the local standards of the book."""

    tables: tuple[RateTable, ...]
    fixed: tuple[FixedAmount, ...]
    items: tuple[ItemRule, ...]
    limits: Rulebook
    principles: Mapping[str, Source] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def with_overrides(self, overrides: Iterable[Override]) -> "DuesRules":
        """The same rules with these local standards."""
        return replace(self, overrides=tuple(overrides))

    def table(self, kind: str, month: Month) -> RateTable | None:
        """The rate table for a person kind; None for fixed kinds and before the first version."""
        if kind in FIXED_KINDS:
            return None
        table_id = RETIRED_TABLE if kind == RETIRED else WAGE_TABLE
        found = _latest((one for one in self.tables if one.id == table_id), month)
        local = self._override(table_rule(table_id), month)
        return RateTable(table_id, local.bands, local.source) if local else found

    def fixed_amount(self, kind: str, month: Month) -> FixedAmount | None:
        """The fixed amount of a person kind; None for the others and before the first version."""
        found = _latest((one for one in self.fixed if one.kind == kind), month)
        local = self._override(fixed_rule(kind), month)
        return FixedAmount(kind, local.amount, local.amount, local.source) if local else found

    def item(self, kind: str, name: str, month: Month) -> ItemRule | None:
        """How a pay item is treated for a person kind; None for an item that nobody knows."""
        found = item_in_force(self.items, kind, name, month.first_day)
        label = found.label if found else name
        local = self._override(item_rule(kind, label), month)
        if local is None:
            return found
        return ItemRule(label, found.aliases if found else (), frozenset({kind}), local.value, local.source)

    def ceiling(self, month: Month) -> Ceiling | None:
        """The monthly ceiling; None before 2017."""
        local = self._override(CEILING_RULE, month)
        if local is not None:
            return Ceiling(local.amount, local.source)
        rule = self.limits.find(CEILING_ID, month.first_day)
        if rule is None:
            return None
        return Ceiling(Money(rule.value * 100), source_of(rule))

    def number(self, rule_id: str, on: date) -> int | None:
        """A single number of the rulebook on a day; None before its first version."""
        rule = self.limits.find(rule_id, on)
        return None if rule is None else rule.value

    def _override(self, rule: str, month: Month) -> Override | None:
        found = [one for one in self.overrides if one.rule == rule and one.holds_in(month)]
        return found[-1] if found else None


def source_of(rule: Rule) -> Source:
    """The origin of a rule of the general rulebook."""
    return Source(
        valid_from=rule.valid_from, document=rule.document, article=rule.article, mark=rule.mark, text=rule.text
    )


def _latest(versions: Iterable[V], month: Month) -> V | None:
    begun = [one for one in versions if one.source.valid_from <= month.first_day]
    return max(begun, key=lambda one: one.source.valid_from, default=None)
