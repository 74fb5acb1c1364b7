"""现金盘点表: what was counted against what the book had, signed by two."""

from exports.paper.document import Column as PaperColumn
from exports.paper.document import Fit, FormCell, FormRow, FormSheet, Register, Row
from ledger.cash.facts import CashFacts
from ledger.checks.cash import count_difference
from ledger.errors import KnownError
from ledger.kinds.cash import CashCount
from ledger.values.money import Money, capital_money
from operations.registers.cash.common import KEEPERS, cash_head, cash_of, pair, unit_id_of, yuan
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    DATE_LINE,
    amount_column,
    chinese_day,
    day_column,
    iso_day,
)
from operations.registers.period import Span

TITLE = "现金盘点表"
_WIDTHS = (34, 58, 34, 58)
_ALL = len(_WIDTHS)
_COLUMNS = (
    NUMBER,
    day_column("盘点日期", 24),
    PaperColumn(label="党组织", width=36),
    PaperColumn(label="资金", width=26),
    amount_column("盘点金额", 26),
    amount_column("账面结存", 26),
    amount_column("差额", 24),
    PaperColumn(label="差额说明", width=44, fit=Fit.WRAP),
    PaperColumn(label="盘点人", width=18),
    PaperColumn(label="监盘人", width=18),
)


def count_forms(given: RegisterInput) -> list[FormSheet]:
    """A form for each count of the year, for one, or an empty one. Raises KnownError when there is none."""
    if given.options.is_blank:
        return [_form(given, None)]
    found = _counts(given)
    if not found:
        raise KnownError(f"{given.period.words}没有盘点记录，没有可打印的内容。")
    return [_form(given, one) for one in found]


def count_listing(given: RegisterInput) -> Register:
    """All counts of the year in one table."""
    facts = cash_of(given)
    found = [] if given.options.is_blank else _counts(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(number, facts, one) for number, one in enumerate(found, start=1)],
        head=cash_head(given),
        signatures=KEEPERS,
    )


def _counts(given: RegisterInput) -> list[CashCount]:
    facts = cash_of(given)
    wanted = facts.roster.units_below(unit_id_of(given))
    found = [
        one
        for one in facts.counts
        if one.org_unit_id in wanted and given.period.has(one.counted_on) and given.options.record_id in {None, one.id}
    ]
    return sorted(found, key=lambda one: (one.counted_on or given.options.as_of, one.id))


def _form(given: RegisterInput, one: CashCount | None) -> FormSheet:
    facts = cash_of(given)
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0 if one else unit_id_of(given))
    counted, booked, difference = _amounts(facts, one)
    return FormSheet(
        title=TITLE,
        record=iso_day(one.counted_on) if one else "",
        column_widths=_WIDTHS,
        rows=(
            FormRow(pair("党组织", unit.full_name if unit else "", 3), 12),
            FormRow((*pair("资金", one.fund if one else ""), *pair("盘点日期", _day(one))), 12),
            FormRow((*pair("盘点金额", counted), *pair("账面结存", booked)), 12),
            FormRow(pair("盘点金额（大写）", capital_money(one.amount) if one else "", 3), 12),
            FormRow((*pair("差额", difference), *pair("备注", one.note if one else "")), 12),
            FormRow(
                (
                    pair("差额说明", "")[0],
                    FormCell(text=one.explanation if one else "", columns=_ALL - 1, fit=Fit.WRAP, name="差额说明"),
                ),
                44,
            ),
            FormRow((*pair("盘点人（签名）", ""), *pair("监盘人（签名）", "")), 16),
        ),
        head=cash_head(given),
    )


def _amounts(facts: CashFacts, one: CashCount | None) -> tuple[str, str, str]:
    if one is None:
        return "", "", ""
    difference = count_difference(facts, one)
    return yuan(one.amount), yuan(Money(one.amount - difference)), yuan(difference)


def _day(one: CashCount | None) -> str:
    return chinese_day(one.counted_on) if one else DATE_LINE.strip()


def _row(number: int, facts: CashFacts, one: CashCount) -> Row:
    name = facts.unit_name(one.org_unit_id)
    cells = (str(number), iso_day(one.counted_on), name, one.fund, *_amounts(facts, one))
    return Row((*cells, one.explanation, one.counted_by, one.witness), name)


COUNT = RegisterDefinition(
    "cash_count",
    TITLE,
    (),
    count_forms,
    subject=Subject.CASH,
    span=Span.YEAR,
    is_by_record=True,
    listing=count_listing,
)
