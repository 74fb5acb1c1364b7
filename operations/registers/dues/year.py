"""党费收缴台账: members by the twelve months of a year, as in the workbook that everybody knows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.paper.document import Align, Column, Fit, PageSetup, PageTotals, Register, Row
from ledger.dues.cells import Cell, State
from ledger.dues.liability import NOT_DUE_WORDS, NotDue
from ledger.dues.month_due import Ground
from ledger.dues.year import YearRow
from ledger.values.money import Money, format_money
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    MEASURE,
    SIGNATURES,
    amount_column,
    as_of_words,
    months_text,
    numbered_notes,
    year_head,
    year_rows,
)
from operations.registers.period import Span

SIGNS = {State.OWED: "欠", State.EXEMPT: "免", State.REDUCED: "减", State.NOT_DUE: "—"}
NOT_ASSESSED = "未核"
_LEGEND = "各月填所属期实交金额；免为免交，减为少交，欠为欠交，未核为尚未核定，—为不应交，空白为未到期，不计入欠交。"
_SIGNED_LEGEND = "党员本人在各月金额下方签名；委托他人代交的，由代交人签名并注明。"
_MONTHS = range(1, 13)
_DUE, _FIRST_MONTH, _YEAR_DUE, _YEAR_PAID, _YEAR_OWED = 2, 3, 15, 16, 17
_ROW_HEIGHT, _SIGNED_HEIGHT = 6.2, 12
_BLANK_ROWS, _SIGNED_BLANK_ROWS = 17, 8  # a full sheet
_REMARKED = {State.BACK_PAID: "补交", State.PREPAID: "预交", State.PART: "未交齐"}


def year_register(given: RegisterInput) -> Register:
    """What each member owed and paid; landscape, with running totals."""
    return _register(given, is_signed=False)


def signed_register(given: RegisterInput) -> Register:
    """The same with a box for the signature below every amount."""
    blank_rows = _SIGNED_BLANK_ROWS if given.options.is_blank else 0
    return replace(_register(given, is_signed=True), row_height=_SIGNED_HEIGHT, blank_rows=blank_rows)


def _register(given: RegisterInput, *, is_signed: bool) -> Register:
    rows = year_rows(given)
    options = given.options
    return Register(
        title="党费收缴台账",
        columns=_columns(is_signed=is_signed),
        rows=[_row(number, row) for number, row in enumerate(rows, start=1)],
        head=year_head(given, MEASURE if options.is_blank else f"{MEASURE}　{as_of_words(given)}"),
        setup=PageSetup(is_landscape=True),
        page_totals=PageTotals(amounts=_amounts(rows), show=_shown, label_column=1),
        blank_rows=_BLANK_ROWS if options.is_blank else 0,
        signatures=SIGNATURES,
        footnotes=_notes(rows, is_signed=is_signed),
        row_height=_ROW_HEIGHT,
        text_size=8.5,
    )


def monthly_due(row: YearRow) -> Money | None:
    """The due of the last month that has one, before exemption; None when nothing was verified."""
    return row.assessment.due if row.assessment else None


def cell_text(cell: Cell) -> str:
    """The amount paid, else the sign of the state."""
    if cell.paid:
        return format_money(cell.paid)
    if cell.due.reason is NotDue.NOT_ASSESSED:
        return NOT_ASSESSED
    return SIGNS.get(cell.state, "")


def remark(cells: Sequence[Cell]) -> str:
    """What the amounts do not say: changes of the due, 少交, 补交, 预交, and why months are not due."""
    return "；".join([*_changes(cells), *_reliefs(cells), *_timings(cells), *_reasons(cells)])


def _columns(*, is_signed: bool) -> tuple[Column, ...]:
    groups = ("各月实交和签名" if is_signed else "各月实交",)
    return (
        Column(label=NUMBER.label, width=8, align=Align.CENTRE, fit=Fit.ONE_LINE),
        Column(label="姓名", width=17),
        amount_column("月应交", 13.5),
        *(replace(amount_column(f"{month}月", 13.2, groups), is_signed=is_signed) for month in _MONTHS),
        amount_column("应交", 15.5, ("全年",)),
        amount_column("实交", 15.5, ("全年",)),
        amount_column("欠交", 13, ("全年",)),
        Column(label="备注", width=25),
    )


def _row(number: int, row: YearRow) -> Row:
    totals = row.totals
    due = monthly_due(row)
    cells = (
        str(number),
        row.member.name,
        "" if due is None else format_money(due),
        *(cell_text(cell) for cell in row.cells),
        *(format_money(amount) for amount in (totals.due, totals.paid, totals.owed)),
        remark(row.cells),
    )
    return Row(cells, row.member.name)


def _amounts(rows: Sequence[YearRow]) -> dict[int, list[int]]:
    amounts: dict[int, list[int]] = {_DUE: [monthly_due(row) or 0 for row in rows]}
    for place in range(len(_MONTHS)):
        amounts[_FIRST_MONTH + place] = [row.cells[place].paid for row in rows]
    amounts[_YEAR_DUE] = [row.totals.due for row in rows]
    amounts[_YEAR_PAID] = [row.totals.paid for row in rows]
    amounts[_YEAR_OWED] = [row.totals.owed for row in rows]
    return amounts


def _shown(amount: int) -> str:
    return format_money(Money(amount))


def _notes(rows: Sequence[YearRow], *, is_signed: bool) -> tuple[str, ...]:
    return numbered_notes([_LEGEND, *([_SIGNED_LEGEND] if is_signed else []), *_beside(rows)])


def _beside(rows: Sequence[YearRow]) -> Iterator[str]:
    """What was received in the year beside the monthly dues."""
    voluntary, large = sum(row.voluntary for row in rows), sum(row.large for row in rows)
    parts = [f"自愿多交{_shown(voluntary)}元"] if voluntary else []
    parts += [f"大额党费{_shown(large)}元"] if large else []
    if parts:
        yield f"本年另收{'、'.join(parts)}，不计入本表。"


# Remarks


def _changes(cells: Sequence[Cell]) -> Iterator[str]:
    """A due that differs from that of the month before."""
    before: Money | None = None
    for cell in cells:
        if cell.due.ground is not Ground.ORDINARY:
            continue
        if before is not None and cell.due.amount != before:
            yield f"{cell.month.number}月起月应交{format_money(cell.due.amount)}"
        before = cell.due.amount


def _reliefs(cells: Sequence[Cell]) -> Iterator[str]:
    for ground in dict.fromkeys(cell.due.ground for cell in cells):
        if ground in {Ground.REDUCED, Ground.EXEMPT}:
            yield f"{_of_year([cell.month for cell in cells if cell.due.ground is ground])}{ground.value}"


def _timings(cells: Sequence[Cell]) -> Iterator[str]:
    for state, word in _REMARKED.items():
        months = [cell.month for cell in cells if cell.state is state]
        if months:
            yield f"{_of_year(months)}{word}"


def _reasons(cells: Sequence[Cell]) -> Iterator[str]:
    reasons = dict.fromkeys(cell.due.reason for cell in cells if cell.due.reason is not None)
    for reason in reasons:
        months = [cell.month for cell in cells if cell.due.reason is reason]
        yield f"{_of_year(months)}{NOT_DUE_WORDS[reason]}" if len(months) < len(cells) else NOT_DUE_WORDS[reason]


def _of_year(months: Sequence[Month]) -> str:
    return months_text(months, months[0].year)


YEAR = RegisterDefinition(
    "dues_year",
    "党费收缴台账",
    (),
    year_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=year_register,
)
YEAR_SIGNED = RegisterDefinition(
    "dues_year_signed",
    "党费收缴台账（签名）",
    (),
    signed_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=year_register,
)
