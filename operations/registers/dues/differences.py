"""党费核定变动表: whose due is another than in the year before, by how much, and why."""

from collections.abc import Sequence

from exports.paper.document import Align, Column, PageSetup, Register, Row
from ledger.kinds.dues import Assessment
from ledger.values.money import Money, format_money, total
from operations.dues.differences import Difference, differences
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import amount_column, centred_column, dues_of, year_head
from operations.registers.period import Span

TITLE = "党费核定变动表"
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=20),
    centred_column("人员类型", 26),
    amount_column("上年月应交", 22),
    amount_column("本年月应交", 22),
    amount_column("增减", 20),
    centred_column("核定原因", 22),
    Column(label="变动情况", width=118, align=Align.LEFT),
)
_BLANK_ROWS = 12  # a full sheet
_SIGNATURES = ("支部书记：", "核定人：", "核定日期：　　年　月　日")


def differences_register(given: RegisterInput) -> Register:
    """One line for each member whose due has changed; landscape."""
    options = given.options
    lines = [] if options.is_blank else differences(dues_of(given), given.period.year, options.unit_id)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row(_cells(number, one), one.name) for number, one in enumerate(lines, start=1)],
        head=year_head(given),
        setup=PageSetup(is_landscape=True),
        closing_rows=() if options.is_blank else (_closing(lines),),
        blank_rows=_BLANK_ROWS if options.is_blank else 0,
        signatures=_SIGNATURES,
        footnotes=("上年月应交是上年12月的核定额，本年月应交是本年年度核定起月的核定额；没有变动的党员不列。",),
        text_size=9.5,
    )


def _cells(number: int, one: Difference) -> tuple[str, ...]:
    return (
        str(number),
        one.name,
        _of(one.new or one.old, "person_kind"),
        format_money(one.before) if one.old else "",
        format_money(one.after) if one.new else "",
        signed(one.step),
        _of(one.new, "reason"),
        one.words,
    )


def signed(amount: Money) -> str:
    """``+12.00``, ``-3.50``."""
    return f"+{format_money(amount)}" if amount > 0 else format_money(amount)


def _of(one: Assessment | None, name: str) -> str:
    return str(getattr(one, name)) if one else ""


def _closing(lines: Sequence[Difference]) -> Row:
    before, after = total(one.before for one in lines), total(one.after for one in lines)
    cells = ("", f"合计 {len(lines)} 人", "", format_money(before), format_money(after), signed(Money(after - before)))
    return Row((*cells, "", ""))


DIFFERENCES = RegisterDefinition(
    key="dues_differences",
    title=TITLE,
    usual_columns=(),
    document=differences_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=differences_register,
)
