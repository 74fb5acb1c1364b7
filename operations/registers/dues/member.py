"""个人交纳情况: the year of one member, month by month, as the inside page of a 党费证."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.paper.document import PORTRAIT, Align, Column, Fit, HeadFields, Register, Row
from ledger.dues.cells import Cell, State
from ledger.dues.facts import DuesFacts
from ledger.dues.month_due import Ground
from ledger.dues.year import Totals, YearRow
from ledger.errors import KnownError
from ledger.kinds.dues import Payment
from ledger.values.money import format_money
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    MEASURE,
    amount_column,
    as_of_words,
    centred_column,
    day_column,
    dues_of,
    iso_day,
    year_head,
    year_rows,
)
from operations.registers.dues.year import cell_text, monthly_due
from operations.registers.period import Span

TITLE = "党员个人交纳党费情况"
_COLUMNS = (
    centred_column("所属月份", 18, Fit.ONE_LINE),
    amount_column("应交", 20),
    amount_column("实交", 20),
    replace(day_column("收款日期", 24), fit=Fit.SHRINK),  # a month may be paid in parts
    Column(label="收据编号", width=24, align=Align.CENTRE),
    Column(label="收款人", width=20, align=Align.CENTRE),
    Column(label="备注", width=34),
)
_NAME = Column(label="姓名", width=18)
_SIGNATURES = ("本人签名：", "支部（盖章）：", "日期：　　年　月　日")
_NOTES = ("注：实交栏空白为未到期；委托他人代交的，在备注注明代交人。",)
_SILENT = frozenset({State.PAID, State.UPCOMING})


def member_registers(given: RegisterInput) -> list[Register]:
    """A sheet for each member, or one empty sheet. Raises KnownError when there is nobody."""
    if given.options.is_blank:
        return [_sheet(given, None)]
    rows = year_rows(given)
    if not rows:
        raise KnownError(f"{given.period.words}没有应交或者已交党费的党员，没有可打印的内容。")
    return [_sheet(given, row) for row in rows]


def member_listing(given: RegisterInput) -> Register:
    """All months of all members in one table."""
    facts = dues_of(given)
    rows = [
        Row((row.member.name, *_cells(facts, cell)), row.member.name) for row in year_rows(given) for cell in row.cells
    ]
    return Register(title=TITLE, columns=(_NAME, *_COLUMNS), rows=rows, head=year_head(given), setup=PORTRAIT)


def _sheet(given: RegisterInput, row: YearRow | None) -> Register:
    facts = dues_of(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row(_cells(facts, cell), row.member.name) for cell in row.cells] if row else _empty_months(),
        head=_head(given, row),
        setup=PORTRAIT,
        closing_rows=(_closing(row.totals if row else None),),
        signatures=_SIGNATURES,
        footnotes=_NOTES,
        row_height=11,
    )


def _head(given: RegisterInput, row: YearRow | None) -> HeadFields:
    if row is None:
        return HeadFields("姓名：　　　　　　支部：", "　　　　年度", f"月应交：　　　　　{MEASURE}")
    branch = given.facts.unit_by_id.get(row.branch_id)
    due = monthly_due(row)
    verified = f"月应交：{format_money(due)}　" if due is not None else ""
    return HeadFields(
        left=f"姓名：{row.member.name}　{branch.short_name if branch else ''}",
        centre=given.period.words,
        right=f"{verified}{MEASURE}　{as_of_words(given)}",
    )


def _empty_months() -> list[Row]:
    return [Row((f"{number}月", *[""] * (len(_COLUMNS) - 1))) for number in range(1, 13)]


def _cells(facts: DuesFacts, cell: Cell) -> tuple[str, ...]:
    payments = [facts.payment_by_id[receipt.payment_id] for receipt in cell.receipts]
    has_due = cell.state not in {State.NOT_DUE, State.EXEMPT}
    return (
        f"{cell.month.number}月",
        format_money(cell.due.amount) if has_due else cell_text(cell),
        format_money(cell.paid) if cell.paid else "",
        "\n".join(iso_day(receipt.received_on) for receipt in cell.receipts),
        "\n".join(payment.receipt_no for payment in payments if payment.receipt_no),
        "\n".join(dict.fromkeys(payment.collector for payment in payments if payment.collector)),
        "；".join(_remarks(cell, payments)),
    )


def _remarks(cell: Cell, payments: Sequence[Payment]) -> Iterator[str]:
    if cell.state not in _SILENT:
        yield cell.words
    if cell.due.ground is Ground.REDUCED and cell.state is not State.REDUCED:
        yield cell.due.ground.value
    for payer in dict.fromkeys(payment.payer for payment in payments if payment.payer):
        yield f"{payer}代交"


def _closing(totals: Totals | None) -> Row:
    if totals is None:
        return Row(("合　计", "", "", "", "", "", ""))
    owed = f"欠交{format_money(totals.owed)}" if totals.owed else "无欠交"
    return Row(("合　计", format_money(totals.due), format_money(totals.paid), "", "", "", owed))


MEMBER = RegisterDefinition(
    "dues_member",
    TITLE,
    (),
    member_registers,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=member_listing,
)
