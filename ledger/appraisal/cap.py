"""How many may be 优秀. The notices say a third, and two readings of “of whom” are about: both are computed."""

from dataclasses import dataclass
from datetime import date

from ledger.rulebook import Rule, Rulebook

CAP_RULE = "appraisal.excellent.one_in"


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that may be 优秀.

    Attributes:
        full: full members on the day; ``members`` with those on probation.
        by_full: a third of the full members, rounded down: what the program goes by.
        by_members: a third of all members, as most notices word it.
    """

    full: int
    members: int
    by_full: int
    by_members: int
    rule: Rule

    @property
    def differ(self) -> bool:
        """Whether the readings allow different numbers."""
        return self.by_full != self.by_members

    @property
    def words(self) -> str:
        """``优秀最多6名（正式党员20名的三分之一；按党员总数22名计算为7名）``."""
        other = f"；按党员总数{self.members}名计算为{self.by_members}名" if self.differ else "，按党员总数计算相同"
        return f"优秀一般不超过{self.by_full}名（正式党员{self.full}名的{_share(self.rule.value)}{other}）"

    def excess(self, excellent: int) -> int:
        """How many more than a third of the full members are 优秀."""
        return max(0, excellent - self.by_full)

    def is_over_both(self, excellent: int) -> bool:
        """Whether no reading allows that many."""
        return excellent > max(self.by_full, self.by_members)


def excellent_cap(full: int, members: int, rules: Rulebook, day: date) -> Cap | None:
    """The cap on a day; None before there was a rule."""
    rule = rules.find(CAP_RULE, day)
    if rule is None:
        return None
    return Cap(full, members, full // rule.value, members // rule.value, rule)


def _share(one_in: int) -> str:
    return "三分之一" if one_in == 3 else f"{one_in}分之一"
