"""核定: from the pay slip to the monthly due.

The base is what counts less what is taken off (中组发〔2008〕3号 article 1, 组电明字〔2017〕5号 items 2 and 3). It
chooses the band; one rate applies to the whole of it; the due is rounded, then limited by the ceiling.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledger.codes.dues import (
    ABOVE_CEILING,
    AT_CEILING,
    BY_ITEMS,
    COUNTED,
    DEDUCTED,
    FIXED,
    FIXED_KINDS,
    FROM_GROSS,
    LAST_QUARTER,
    NEVER_COUNTED,
    RATIO_OF_TOTAL,
    TOTALS,
    TYPED_BASE,
    TYPED_DUE,
)
from ledger.dues.rates import FixedAmount, RateTable, percent_of, rate_of
from ledger.dues.rounding import rounded
from ledger.dues.rules import DuesRules
from ledger.dues.settings import DuesSettings
from ledger.errors import Level, Problem
from ledger.kinds.dues import AssessmentItem
from ledger.values.money import ZERO, Money, format_money
from ledger.values.months import Month

MONTHS_OF_QUARTER = 3


@dataclass(frozen=True, slots=True)
class PayItem:
    """One line of a pay slip. An empty ``treatment`` asks the dictionary; one chosen by hand needs a reason."""

    item: str
    amount: Money
    treatment: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known when a due is verified.

    Attributes:
        month: the first month that the due shall hold for; decides which version of the rules applies.
        base: typed base, for ``TYPED_BASE``.
        due: typed due, for ``TYPED_DUE``; for ``FIXED`` an amount inside the range of the rule, ZERO for its least.
        ratio: ``30%``, for ``RATIO_OF_TOTAL``.
        is_above_ceiling: the member wants to pay more than the ceiling.
    """

    person_kind: str
    month: Month
    method: str = BY_ITEMS
    items: tuple[PayItem, ...] = ()
    base: Money = ZERO
    due: Money = ZERO
    ratio: str = ""
    is_above_ceiling: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The result. With a problem of level MUST the figures mean nothing.

    Attributes:
        rate: ``1.5%``, empty for fixed and typed dues.
        before_ceiling: the rounded due before the ceiling.
        ceiling: ``按上限``, ``自愿超过上限`` or empty when the ceiling is not reached.
        rule_from: first day of the version of the rate table or fixed amount that was used.
        items: the pay items with their treatment and reason, ready to be kept.
    """

    method: str
    base: Money = ZERO
    rate: str = ""
    before_ceiling: Money = ZERO
    due: Money = ZERO
    ceiling: str = ""
    rule_from: date | None = None
    items: tuple[AssessmentItem, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def must_be_repaired(self) -> bool:
        """Whether it cannot be kept as it is."""
        return any(problem.level is Level.MUST for problem in self.problems)


def assess(rules: DuesRules, settings: DuesSettings, asked: Asked) -> Assessed:
    """Verify a due. Never raises for what the user can repair: see ``problems``."""
    if asked.person_kind in FIXED_KINDS:
        return _fixed(rules, asked)
    if asked.method == TYPED_DUE:
        return _typed(asked.due)
    items, problems = classified(rules, asked)
    problems += _input_problems(asked, items)
    table = rules.table(asked.person_kind, asked.month)
    if table is None:
        problems.append(Problem("from_month", f"{asked.month.chinese()}没有可用的交纳标准，请直接填写应交额。"))
    if table is None or any(problem.level is Level.MUST for problem in problems):
        return Assessed(method=asked.method, items=items, problems=tuple(problems))
    return _by_table(rules, settings, asked, table, (items, problems))


def classified(rules: DuesRules, asked: Asked) -> tuple[tuple[AssessmentItem, ...], list[Problem]]:
    """The pay items with their treatment, and what is wrong with them."""
    items: list[AssessmentItem] = []
    problems: list[Problem] = []
    for number, given in enumerate(asked.items, start=1):
        rule = rules.item(asked.person_kind, given.item, asked.month)
        treatment = given.treatment or (rule.treatment if rule else "")
        reason = given.reason or (f"{rule.source.text}" if rule and treatment == rule.treatment else "")
        label = rule.label if rule else given.item
        items.append(
            AssessmentItem(item=label, treatment=treatment, amount=given.amount, reason=reason, order_no=number)
        )
        problems += _item_problems(given, treatment, rule.treatment if rule else "")
    return tuple(items), problems


def base_of(method: str, items: Iterable[AssessmentItem], ratio: str = "", typed: Money = ZERO) -> Money:
    """The base that pay items make, in 分; may be negative when more is taken off than counts."""
    if method == TYPED_BASE:
        return typed
    lines = list(items)
    if method == FROM_GROSS:
        return Money(_sum(lines, COUNTED, of_totals=True) - _sum(lines, NEVER_COUNTED) - _sum(lines, DEDUCTED))
    if method == RATIO_OF_TOTAL:
        return rounded(_sum(lines, COUNTED, of_totals=True) * rate_of(ratio))
    counted = Money(_sum(lines, COUNTED) - _sum(lines, DEDUCTED))
    return rounded(Decimal(counted) / MONTHS_OF_QUARTER) if method == LAST_QUARTER else counted


def reference_quarter(month: Month) -> tuple[Month, Month, Month]:
    """The months whose income is the base of an irregular earner: the quarter before (2008 article 4).

    For January to March that is October to December of the year before.
    """
    first = Month(month.year, month.quarter * MONTHS_OF_QUARTER - 2).plus(-MONTHS_OF_QUARTER)
    return first, first.plus(1), first.plus(2)


def due_by_table(table: RateTable, base: Money, settings: DuesSettings) -> tuple[str, Money]:
    """Rate and rounded due of a base, before the ceiling."""
    rate = table.band_of(base).rate
    return percent_of(rate), rounded(base * rate, settings.round_unit, settings.round_way)


def _by_table(
    rules: DuesRules,
    settings: DuesSettings,
    asked: Asked,
    table: RateTable,
    found: tuple[tuple[AssessmentItem, ...], list[Problem]],
) -> Assessed:
    items, problems = found
    base = base_of(asked.method, items, asked.ratio, asked.base)
    if base <= 0:
        problems.append(Problem("base", f"计算基数是{format_money(base)}元，请核对工资项目。"))
        return Assessed(method=asked.method, base=base, items=items, problems=tuple(problems))
    rate, before = due_by_table(table, base, settings)
    limit = rules.ceiling(asked.month) if settings.has_ceiling else None
    is_above = limit is not None and before > limit.amount
    is_limited = is_above and not asked.is_above_ceiling
    return Assessed(
        method=asked.method,
        base=base,
        rate=rate,
        before_ceiling=before,
        due=limit.amount if limit is not None and is_limited else before,
        ceiling=AT_CEILING if is_limited else ABOVE_CEILING if is_above else "",
        rule_from=table.source.valid_from,
        items=items,
        problems=tuple(problems),
    )


def _typed(due: Money) -> Assessed:
    problems = () if due > 0 else (Problem("due", "请填写大于0的月应交。"),)
    return Assessed(method=TYPED_DUE, due=due, before_ceiling=due, problems=problems)


def _fixed(rules: DuesRules, asked: Asked) -> Assessed:
    found = rules.fixed_amount(asked.person_kind, asked.month)
    if found is None:
        problem = Problem("from_month", f"{asked.month.chinese()}没有可用的定额，请改用后来的月份。")
        return Assessed(method=FIXED, problems=(problem,))
    due = asked.due or found.amount
    return Assessed(
        method=FIXED,
        due=due,
        before_ceiling=due,
        rule_from=found.source.valid_from,
        problems=_fixed_problems(found, due),
    )


def _fixed_problems(found: FixedAmount, due: Money) -> tuple[Problem, ...]:
    if found.amount <= due <= found.most:
        return ()
    low, high = format_money(found.amount), format_money(found.most)
    limits = f"{low}元" if found.amount == found.most else f"{low}元至{high}元"
    return (Problem("due", f"{found.kind}的定额是{limits}；不同的标准请登记为本地标准。"),)


def _input_problems(asked: Asked, items: Sequence[AssessmentItem]) -> list[Problem]:
    counted = [one for one in items if one.treatment == COUNTED and _counts_in(asked.method, one)]
    if asked.method in {BY_ITEMS, LAST_QUARTER} and not counted:
        return [Problem("items", "没有计入基数的项目，请填写工资项目。")]
    if asked.method in {FROM_GROSS, RATIO_OF_TOTAL} and not counted:
        return [Problem("items", "请填写应发工资合计或者养老金总额。")]
    if asked.method == RATIO_OF_TOTAL:
        return _ratio_problems(asked.ratio)
    return []


def _ratio_problems(ratio: str) -> list[Problem]:
    try:
        is_ratio = 0 < rate_of(ratio) <= 1
    except ValueError:
        is_ratio = False
    return [] if is_ratio else [Problem("ratio", "总额比例请填1%至100%。")]


def _item_problems(given: PayItem, treatment: str, usual: str) -> list[Problem]:
    if given.amount < 0:
        return [Problem("items", f"{given.item}的金额是负数，请填正数，是否扣除由处理方式决定。")]
    if not treatment:
        return [Problem("items", f"不认识工资项目“{given.item}”，请选择计入、不计入、扣除或者不扣除。")]
    if treatment != usual and not given.reason:
        return [Problem("items", f"{given.item}改为{treatment}，请写明理由。")]
    return []


def _counts_in(method: str, one: AssessmentItem) -> bool:
    return (one.item in TOTALS) == (method in {FROM_GROSS, RATIO_OF_TOTAL})


def _sum(items: Iterable[AssessmentItem], treatment: str, *, of_totals: bool = False) -> int:
    return sum(one.amount for one in items if one.treatment == treatment and (one.item in TOTALS) == of_totals)
