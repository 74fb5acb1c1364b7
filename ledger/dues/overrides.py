"""Local standards: a rate table, fixed amount, pay item or ceiling that is different here, with its reason.

| rule              | value                                            |
|-------------------|--------------------------------------------------|
| ``table.wage``    | ``0-3000 0.5%；3000-5000 1%；…；10000- 2%``       |
| ``fixed.学生``     | ``0.50``                                         |
| ``item.企业人员.奖金`` | ``计入`` ``不计入`` ``扣除`` ``不扣除``              |
| ``ceiling``       | ``1000``                                         |
"""

from dataclasses import dataclass

from ledger.codes.dues import FIXED_KINDS, TREATMENT
from ledger.dues.rates import RETIRED_TABLE, WAGE_TABLE, Band, band_problems, read_bands
from ledger.dues.source import Source
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.dues import RULE_OVERRIDES, RuleOverride
from ledger.rulebook import Mark
from ledger.values.money import ZERO, Money, parse_money
from ledger.values.months import Month

CEILING_RULE = "ceiling"
_TABLE, _FIXED, _ITEM = "table.", "fixed.", "item."
_FIXED_LEAST, _FIXED_MOST = Money(20), Money(100)


@dataclass(frozen=True, slots=True)
class Override:
    """A local standard that has been read. Only the value that its rule asks for is filled."""

    rule: str
    from_month: Month
    to_month: Month | None
    value: str
    amount: Money
    bands: tuple[Band, ...]
    source: Source

    def holds_in(self, month: Month) -> bool:
        """Whether it applies in a month."""
        return self.from_month <= month and (self.to_month is None or month <= self.to_month)


def table_rule(table_id: str) -> str:
    """The rule name of a rate table."""
    return _TABLE + table_id


def fixed_rule(kind: str) -> str:
    """The rule name of a fixed amount."""
    return _FIXED + kind


def item_rule(kind: str, label: str) -> str:
    """The rule name of a pay item of a person kind."""
    return f"{_ITEM}{kind}.{label}"


def read_override(record: RuleOverride) -> Override | None:
    """The local standard of a record; None when it does not hold together (``override_problems`` says why)."""
    if any(problem.level is Level.MUST for problem in override_problems(record)) or record.from_month is None:
        return None
    source = Source(
        valid_from=record.from_month.first_day,
        document=record.document,
        article="",
        mark=Mark.READ,
        text=f"本地标准：{record.value}。理由：{record.reason}",
        local_reason=record.reason,
    )
    is_amount = record.rule.startswith(_FIXED) or record.rule == CEILING_RULE
    return Override(
        rule=record.rule,
        from_month=record.from_month,
        to_month=record.to_month,
        value=record.value,
        amount=parse_money(record.value) if is_amount else ZERO,
        bands=read_bands(record.value) if record.rule.startswith(_TABLE) else (),
        source=source,
    )


def override_problems(record: RuleOverride) -> list[Problem]:
    """What the user has to repair in a local standard, at its field."""
    found = missing_fields(RULE_OVERRIDES, record)
    if record.from_month and record.to_month and record.to_month < record.from_month:
        found.append(Problem("to_month", "止月早于起月。"))
    if record.value:
        found += _value_problems(record)
    return found


def _value_problems(record: RuleOverride) -> list[Problem]:
    rule, value = record.rule, record.value
    if rule in {table_rule(WAGE_TABLE), table_rule(RETIRED_TABLE)}:
        return _table_problems(value)
    if rule == CEILING_RULE or rule.removeprefix(_FIXED) in FIXED_KINDS:
        return _amount_problems(value, is_fixed=rule != CEILING_RULE)
    if rule.startswith(_ITEM):
        known = value in TREATMENT.labels
        return [] if known else [Problem("value", f"请选择{'、'.join(TREATMENT.labels)}之一。")]
    return [Problem("rule", f"没有名为“{rule}”的规定。")]


def _table_problems(value: str) -> list[Problem]:
    try:
        return band_problems(read_bands(value))
    except ValueError as error:
        return [Problem("value", str(error))]


def _amount_problems(value: str, *, is_fixed: bool) -> list[Problem]:
    try:
        amount = parse_money(value)
    except ValueError:
        return [Problem("value", f"“{value}”不是金额，请填元，最多两位小数。")]
    if amount <= 0:
        return [Problem("value", "金额应当大于0。")]
    if is_fixed and not _FIXED_LEAST <= amount <= _FIXED_MOST:
        return [Problem("value", "规定的定额在0.20元至1.00元之间，请核对。", Level.WARN)]
    return []
