"""党费公示表: what each member owed and paid in a year. The base reflects the pay and stays away unless chosen."""

from collections.abc import Sequence

from exports.paper.document import PORTRAIT, Column, PageTotals, Register, Row
from ledger.dues.year import YearRow
from ledger.values.money import Money, format_money
from operations.registers.columns import NUMBER
from operations.registers.definition import BLANK_ROWS, RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.assessments import base_text
from operations.registers.dues.common import MEASURE, amount_column, as_of_words, dues_of, year_head, year_rows
from operations.registers.period import Span

TITLE = "党费收缴公示表"
_NAME = Column(label="姓名", width=30)
_BASE = amount_column("计算基数", 30)
_AMOUNTS = (amount_column("应交", 30), amount_column("实交", 30))
_NOTE = Column(label="备注", width=40)
_SIGNATURES = ("支部（盖章）：", "监督电话：", "公示期：　月　日至　月　日")


def public_register(given: RegisterInput) -> Register:
    """One line a member; upright, with running totals."""
    rows = year_rows(given)
    is_blank, posts_base = given.options.is_blank, dues_of(given).settings.posts_base
    columns = (NUMBER, _NAME, *([_BASE] if posts_base else []), *_AMOUNTS, _NOTE)
    first = columns.index(_AMOUNTS[0])
    return Register(
        title=TITLE,
        columns=columns,
        rows=[_row(number, row, posts_base=posts_base) for number, row in enumerate(rows, start=1)],
        head=year_head(given, MEASURE if is_blank else f"{MEASURE}　{as_of_words(given)}"),
        setup=PORTRAIT,
        page_totals=PageTotals(
            amounts=_amounts(rows, first), show=lambda amount: format_money(Money(amount)), label_column=1
        ),
        blank_rows=BLANK_ROWS if is_blank else 0,
        signatures=_SIGNATURES,
        text_size=11,
    )


def _row(number: int, row: YearRow, *, posts_base: bool) -> Row:
    base = [base_text(row.assessment) if row.assessment else ""] if posts_base else []
    cells = (str(number), row.member.name, *base, format_money(row.totals.due), format_money(row.totals.paid), "")
    return Row(cells, row.member.name)


def _amounts(rows: Sequence[YearRow], first: int) -> dict[int, list[int]]:
    return {first: [row.totals.due for row in rows], first + 1: [row.totals.paid for row in rows]}


PUBLIC = RegisterDefinition(
    "dues_public",
    TITLE,
    (),
    public_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=public_register,
)
