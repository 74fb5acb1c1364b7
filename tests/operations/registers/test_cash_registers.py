"""The registers of the cash book as they come out: texts in place, carried balances, blank ones on one sheet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.paper.document import Register
from ledger.cash.facts import CashFacts
from ledger.codes.cash import ALLOTTED, DUES_FUND, INTEREST
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kinds.cash import CashCount
from ledger.values.months import Month
from operations.registers import REGISTER_BY_KEY, REGISTERS, Period, RegisterDefinition, RegisterInput, Subject
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.cash.cash_book import CASH_RULES, entry, up, yuan
from tests.ledger.roster.people import FIRST, TOP
from tests.operations.registers.dues_sample import dues_input, sample
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

OF_CASH = [one for one in REGISTERS if one.subject is Subject.CASH]
QUARTER: dict[str, Any] = {"from_month": Month(2026, 1), "to_month": Month(2026, 3)}


def by_key(register: RegisterDefinition) -> str:
    return register.key


def cash_input(**options: Any) -> RegisterInput:
    given = dues_input(sample(), **{"period": Period(2026), **options})
    assert given.dues is not None
    cash = CashFacts(
        dues=given.dues,
        rules=CASH_RULES,
        remittances=(
            up(1, "2026-03-30", "1200.00", receipt_no="SJ01", handed_by="李娜", **QUARTER),
            up(2, "2026-04-02", "1200.00", TOP.id, slip_no="2026-0402", **QUARTER),
            up(3, "2026-04-03", "-1200.00", TOP.id, slip_no="", reverses_id=2, note="退回重填", **QUARTER),
            up(4, "2026-04-07", "1150.00", TOP.id, slip_no="2026-0407", **QUARTER),
        ),
        entries=(
            entry(1, "2026-05-20", "3000", ALLOTTED, summary="上级下拨慰问专款", earmark="慰问困难党员"),
            entry(2, "2026-06-25", "2000", earmark_id=1, summary="慰问2名党员", use="关怀帮扶和走访慰问"),
            entry(3, "2026-06-21", "1.87", INTEREST, summary="党费利息"),
        ),
        counts=(
            CashCount(
                id=1,
                org_unit_id=TOP.id,
                fund=DUES_FUND,
                counted_on=date(2026, 4, 30),
                amount=yuan("49.90"),
                explanation="零钱尾差，已补齐",
            ),
        ),
    )
    return replace(given, cash=cash)


@pytest.mark.parametrize("register", OF_CASH, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    golden(f"registers/{register.key}.txt", text_of(register.document(cash_input())))


@pytest.mark.parametrize("register", OF_CASH, ids=by_key)
def test_a_blank_one_is_one_sheet_that_names_nobody(register: RegisterDefinition) -> None:
    pages = pages_of(register.document(cash_input(is_blank=True)))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == 1
    assert not any(name in text for name in ("王小明", "李娜", "2026"))


@pytest.mark.parametrize("register", OF_CASH, ids=by_key)
def test_as_a_sheet_amounts_are_numbers(register: RegisterDefinition) -> None:
    assert register.listing is not None
    sheet = paper_as_sheet(register.listing(cash_input()))
    for place, column in enumerate(sheet.columns):
        if column.form is Form.MONEY:
            assert {type(row[place]) for row in sheet.rows} <= {int, str}
            assert {row[place] for row in sheet.rows if isinstance(row[place], str)} <= {""}


def ledger(**options: Any) -> Register:
    document = REGISTER_BY_KEY["cash_ledger"].document(cash_input(**options))
    assert isinstance(document, Register)
    return document


def test_the_ledger_ends_with_the_balance_of_the_book_on_every_page() -> None:
    register = ledger(unit_id=FIRST.id)
    many = replace(register, row_height=24)
    pages = [["|".join(line) for line in page] for page in pages_of(many)]
    carried = [next(line for line in page if "过次页" in line) for page in pages[:-1]]
    brought = [next(line for line in page if "承前页" in line) for page in pages[1:]]
    assert len(pages) > 1
    assert [line.replace("过次页", "") for line in carried] == [line.replace("承前页", "") for line in brought]
    last_row = register.rows[-1].cells
    assert last_row[-1] in next(line for line in pages[-1] if "合　计" in line)


def test_a_remittance_taken_back_prints_both_lines_and_no_slip() -> None:
    register = REGISTER_BY_KEY["cash_slip"]
    assert register.listing is not None
    rows = [row.cells for row in register.listing(cash_input()).rows]
    assert [(row[5], row[-1]) for row in rows] == [
        ("1,200.00", ""),
        ("-1,200.00", "冲正 退回重填"),
        ("1,150.00", ""),
    ]
    with pytest.raises(KnownError, match="已经冲正，不能打印上缴单"):
        register.document(cash_input(record_id=2))


def test_the_slip_has_capitals_and_the_collecting_behind_it() -> None:
    text = running_text(REGISTER_BY_KEY["cash_slip"].document(cash_input(record_id=1, unit_id=FIRST.id)))
    assert text.count("壹仟贰佰元整") == text.count("￥1,200.00") == 2
    assert text.count("2026年1月至3月") == 2
    assert "上缴单位留存" in text
    assert "收缴单位记账" in text


def test_the_report_of_the_branches_adds_up() -> None:
    document = REGISTER_BY_KEY["cash_report"].document(cash_input(period=Period.of_quarter(2026, 1)))
    assert isinstance(document, Register)
    total = document.closing_rows[0].cells
    for place in range(4, len(document.columns)):
        assert yuan(total[place]) == sum(yuan(row.cells[place]) for row in document.rows)
    assert any("壹仟贰佰元整" in note for note in document.footnotes)


def test_the_year_names_every_use_and_what_is_left() -> None:
    text = running_text(REGISTER_BY_KEY["cash_year"].document(cash_input()))
    for words in ("关怀帮扶和走访慰问", "2,000.00", "3,000.00", "1.87", "1,051.87"):
        assert words in text
