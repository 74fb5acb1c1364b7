"""The registers about dues as they come out: every text in its place, blank ones on one sheet, sheets with numbers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from commands import cli
from exports.paper.document import FormSheet, Register
from ledger.errors import KnownError
from ledger.fields import Form
from operations.registers import REGISTER_BY_KEY, REGISTERS, Period, RegisterDefinition, Subject
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.operations.registers.dues_sample import COUNTER, LI, REVERSED, SUN, WANG, ZHANG, dues_input, sample
from tests.operations.registers.paper_reading import pages_of, running_text, sheet_rows, text_of

OF_DUES = [one for one in REGISTERS if one.subject is Subject.DUES]
# What keeps a golden file short enough to be looked at.
NARROWED: dict[str, dict[str, Any]] = {
    "dues_assessment_form": {"member_id": WANG},
    "dues_member": {"member_id": ZHANG},
    "dues_receipt": {"record_id": 22},
}


def by_key(register: RegisterDefinition) -> str:
    return register.key


def cells_of(key: str, **options: Any) -> list[tuple[str, ...]]:
    document = REGISTER_BY_KEY[key].document(dues_input(sample(), **options))
    assert isinstance(document, Register)
    return [row.cells for row in document.rows]


@pytest.mark.parametrize("register", OF_DUES, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    document = register.document(dues_input(sample(), **NARROWED.get(register.key, {})))
    golden(f"registers/{register.key}.txt", text_of(document))


@pytest.mark.parametrize("register", OF_DUES, ids=by_key)
def test_a_blank_one_is_one_sheet_that_names_nobody(register: RegisterDefinition) -> None:
    pages = pages_of(register.document(dues_input(sample(), is_blank=True)))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == 1
    assert not any(name in text for name in ("王小明", "李娜", "2026"))


@pytest.mark.parametrize("register", OF_DUES, ids=by_key)
def test_as_a_sheet_amounts_are_numbers_and_signs_are_texts(register: RegisterDefinition) -> None:
    assert register.listing is not None
    sheet = paper_as_sheet(register.listing(dues_input(sample())))
    amounts = [
        value
        for row in sheet.rows
        for column, value in zip(sheet.columns, row, strict=True)
        if column.form is Form.MONEY
    ]
    assert {value for value in amounts if isinstance(value, str)} <= {"", "欠", "免", "—", "未核", "免交"}
    assert any(isinstance(value, int) for value in amounts)
    assert any(isinstance(cell, float) and cell > 1 for row in sheet_rows(sheet) for cell in row)


def test_a_sheet_has_days_as_days_counts_as_numbers_and_each_head_once() -> None:
    listing = REGISTER_BY_KEY["dues_arrears"].listing
    assert listing is not None
    sheet = paper_as_sheet(listing(dues_input(sample())))
    heads = [column.label for column in sheet.columns]
    assert len(set(heads)) == len(heads)
    line = dict(zip(heads, next(row for row in sheet.rows if row[0] == "张𬴂"), strict=True))
    assert (line["欠交月数"], line["2026年补交金额"], line["最后收款"]) == (8, 4500, date(2026, 3, 6))


def test_the_year_says_paid_owed_exempt_reduced_and_not_due_without_colour() -> None:
    rows = {cells[1]: cells for cells in cells_of("dues_year")}
    assert rows["李娜"][3:15] == ("120.00",) * 6 + ("欠",) * 4 + ("", "")
    assert rows["孙秀英"][3:15] == ("60.00",) * 3 + ("免",) * 3 + ("10.00",) * 3 + ("欠", "", "")
    assert rows["赵大海"][3:15] == ("1,000.00",) * 4 + ("—",) * 8
    assert rows["钱一"][7:10] == ("未核",) * 3
    assert "5月至12月已转出" in rows["赵大海"][-1]
    assert "7月起月应交0.20" in rows["阿卜杜热合曼·买买提明"][-1]
    assert "4月至6月免交" in rows["孙秀英"][-1]


def test_what_is_received_beside_the_months_is_named_and_not_added() -> None:
    register = REGISTER_BY_KEY["dues_year"].document(dues_input(sample()))
    assert isinstance(register, Register)
    assert "自愿多交8.50元、大额党费1,200.00元，不计入本表" in "".join(register.footnotes)


def test_a_counter_entry_is_a_line_of_its_own() -> None:
    cells = [one for one in cells_of("dues_detail") if one[2] == "张𬴂"]
    assert [(one[1], one[4]) for one in cells] == [
        ("2026-02-05", "46.44"),
        ("2026-02-09", "-46.44"),
        ("2026-03-06", "157.88"),
    ]
    assert "已于2026-02-09冲正" in cells[0][-1]
    assert cells[1][-1] == "冲正2026-02-05所收；记错人"
    assert cells[2][-1].startswith("补交2025年12月")


def test_a_quarter_and_a_month_hold_their_own_days_only() -> None:
    first = cells_of("dues_detail", period=Period.of_quarter(2026, 1))
    march = cells_of("dues_detail", period=Period.of_month(2026, 3))
    assert {one[1][:7] for one in first} == {"2026-01", "2026-02", "2026-03"}
    assert {one[1][:7] for one in march} == {"2026-03"}


def test_nobody_s_base_is_posted_unless_the_unit_wants_it() -> None:
    def labels(**settings: bool) -> list[str]:
        register = REGISTER_BY_KEY["dues_public"].document(dues_input(sample(**settings)))
        assert isinstance(register, Register)
        return [column.label for column in register.columns]

    assert labels() == ["序号", "姓名", "应交", "实交", "备注"]
    assert "计算基数" in labels(posts_base=True)


def form(key: str, **options: Any) -> str:
    document = REGISTER_BY_KEY[key].document(dues_input(sample(), **options))
    assert not isinstance(document, (Register, FormSheet))
    return running_text(document)


def test_a_receipt_has_three_parts_with_the_amount_in_capitals() -> None:
    text = form("dues_receipt", record_id=22)
    assert text.count("叁佰陆拾元整") == text.count("￥360.00") == text.count("2026年4月至6月党费") == 3
    assert all(part in text for part in ("存根", "交款人", "记账"))


@pytest.mark.parametrize(("payment_id", "words"), [(REVERSED, "已经冲正"), (COUNTER, "已经冲正"), (4711, "不在账簿里")])
def test_no_receipt_for_what_was_taken_back(payment_id: int, words: str) -> None:
    with pytest.raises(KnownError, match=words):
        form("dues_receipt", record_id=payment_id)


def test_who_owes_is_listed_with_the_words_of_the_rule() -> None:
    rows = {cells[1]: cells for cells in cells_of("dues_arrears")}
    assert rows["李娜"][2:6] == ("2026年7月至10月", "4", "480.00", "4个月")
    assert rows["李娜"][-1] == "连续满3个月，请提醒并了解原因"
    assert rows["阿卜杜热合曼·买买提明"][-1] == "连续满6个月，请按党章第九条研究"
    assert rows["张𬴂"][6:9] == ("2025年12月", "1", "45.00")
    assert "王小明" not in rows


def test_a_reminder_is_polite_and_names_months_and_amount() -> None:
    text = form("dues_reminder", member_id=LI)
    assert "李娜同志：" in text
    assert "您2026年7月至10月的党费还没有交齐，共4个月，合计480.00元" in text
    with pytest.raises(KnownError, match="没有党员欠交党费"):
        form("dues_reminder", member_id=WANG)


def test_an_exemption_form_shows_what_is_asked_and_who_decided() -> None:
    text = form("dues_exemptions", record_id=2)
    assert "少交■" in text
    assert "2026年7月至12月" in text
    assert "10.00元" in text
    assert "批准机关：第一支部" in text
    assert "孙秀英" in form("dues_exemptions", member_id=SUN)


def test_the_assessment_form_shows_every_item_and_its_reason() -> None:
    text = form("dues_assessment_form", member_id=WANG)
    assert all(f"{amount}" in text for amount in ("3,200.00", "6,800.00", "544.00", "1,372.35", "650.00", "5,427.65"))
    assert "81.41元" in text
    assert "全部基数按1.5%计算" in text


def test_nothing_to_print_is_said_in_a_sentence() -> None:
    for key in ("dues_member", "dues_assessment_form", "dues_exemptions", "dues_receipt"):
        with pytest.raises(KnownError, match="1970年度"):
            form(key, period=Period(1970))


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
@pytest.mark.parametrize("register", OF_DUES, ids=by_key)
def test_the_sample_book_prints_and_becomes_a_sheet(tmp_path: Path, register: RegisterDefinition, ending: str) -> None:
    book, target = tmp_path / "示例.zbtz", tmp_path / f"x.{ending}"
    run = CliRunner().invoke
    run(cli, ["demo", str(book), "--members", "20", "--as-of", "2026-11-22"], catch_exceptions=False)
    arguments = ["--book", str(book), "print", register.key, "--year", "2025", "--as-of", "2026-11-22"]
    done = run(cli, [*arguments, "-o", str(target)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert target.stat().st_size > 1000


def test_a_part_of_the_year_is_refused_where_there_is_none(tmp_path: Path) -> None:
    book = tmp_path / "示例.zbtz"
    run = CliRunner().invoke
    run(cli, ["demo", str(book), "--members", "5", "--as-of", "2026-11-22"], catch_exceptions=False)
    done = run(cli, ["--book", str(book), "print", "dues_year", "--quarter", "1", "-o", str(tmp_path / "x.pdf")])
    assert done.exit_code == 2
    assert "不分季度和月份" in done.output
