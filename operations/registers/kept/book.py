"""A register on paper (登记簿), made from its declaration: one row an entry, sums at the foot, or empty for a hand."""

from collections.abc import Callable, Sequence
from typing import Any

from exports.paper.document import PageSetup, PageTotals, Register, Row
from ledger.fields import Form
from ledger.kept import NOTE, UNIT, KeptColumn, KeptRegister
from ledger.registers.cells import cell, form_of, number, sums
from ledger.values.money import Money, format_money
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.kept.common import (
    ALL,
    PEOPLE_LAYOUT,
    SUM,
    blank_rows,
    columns_of,
    entries_of,
    fitted,
    kept_head,
    kept_of,
    paper_columns,
    signatures,
)
from operations.registers.kept.people_detail import people_detail
from operations.registers.period import Span

_SUM_ROWS = 2


def kept_definition(register: KeptRegister) -> RegisterDefinition:
    """A register as one of the registers on paper, under its own key."""
    layouts = [("year", "按年度"), (ALL, "全部年度")]
    if register.people is not None:
        layouts.append((PEOPLE_LAYOUT, f"{register.people.label}明细"))
    document = _document_of(register)
    return RegisterDefinition(
        register.key,
        register.title,
        (),
        document,
        subject=Subject.KEPT,
        span=Span.PART_OF_YEAR,
        listing=document,
        layouts=tuple(layouts),
        about=register.kind.key,
    )


def _document_of(register: KeptRegister) -> Callable[[RegisterInput], Register]:
    def document(given: RegisterInput) -> Register:
        if given.options.layout == PEOPLE_LAYOUT and register.people is not None:
            return people_detail(given, register)
        return kept_book(given, register)

    return document


def kept_book(given: RegisterInput, register: KeptRegister) -> Register:
    """The entries of the period."""
    facts, entries = kept_of(given), entries_of(given, register)
    is_landscape = register.is_landscape if given.options.is_landscape is None else given.options.is_landscape
    columns = fitted(columns_of(given, register), is_landscape=is_landscape)
    totals = _page_totals(given, register, columns, entries)
    return Register(
        title=register.title,
        columns=(NUMBER, *paper_columns(register, columns)),
        rows=[
            Row(
                (str(place), *(cell(facts, register, one, column.key) for column in columns)),
                register.kind.describe(one),
            )
            for place, one in enumerate(entries, start=1)
        ],
        head=kept_head(given, f"共{len(entries)}{register.counted}"),
        setup=PageSetup(is_landscape=is_landscape),
        page_totals=totals,
        closing_rows=() if totals or not entries else _closing(given, register, columns, entries),
        blank_rows=blank_rows(given, is_landscape=is_landscape, sums=_SUM_ROWS if totals else 0),
        signatures=signatures(is_landscape=is_landscape),
        row_height=9,
        text_size=9.5,
    )


def _page_totals(
    given: RegisterInput, register: KeptRegister, columns: Sequence[KeptColumn], entries: Sequence[Any]
) -> PageTotals | None:
    """承前页 and 过次页, for registers of which only amounts are summed."""
    facts = kept_of(given)
    summed = [(place, one) for place, one in enumerate(columns, start=1) if one.is_summed]
    if not summed or any(form_of(register, one) is not Form.MONEY for _, one in summed):
        return None
    return PageTotals(
        amounts={place: [number(facts, register, entry, one) for entry in entries] for place, one in summed},
        show=lambda amount: format_money(Money(amount)),
        label_column=_label_place(register, columns),
    )


def _closing(
    given: RegisterInput, register: KeptRegister, columns: Sequence[KeptColumn], entries: Sequence[Any]
) -> tuple[Row, ...]:
    found = {one.column.key: one.text for one in sums(kept_of(given), register, entries)}
    if not found:
        return ()
    cells = ["", *(found.get(one.key, "") for one in columns)]
    cells[_label_place(register, columns)] = SUM
    return (Row(tuple(cells), SUM),)


def _label_place(register: KeptRegister, columns: Sequence[KeptColumn]) -> int:
    """Where 合计 stands: in the first column of words that is wide enough and not summed."""
    return next(
        (
            place
            for place, one in enumerate(columns, start=1)
            if one.key not in (UNIT, NOTE) and not one.is_summed and form_of(register, one) is not Form.DAY
        ),
        1,
    )
