"""Written sheets are read back by another program: types, page set-up, drop-downs, and texts that stay texts."""

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from exports.files import FileNotWrittenError
from exports.sheets import SheetColumn, SheetDocument, csv_bytes, json_bytes, write_sheet, xlsx_bytes
from ledger.fields import Form
from ledger.values.dates import LooseDate
from ledger.values.months import Month

COLUMNS = (
    SheetColumn("name", "姓名", 5, is_required=True),
    SheetColumn("id_number", "公民身份证号", 10),
    SheetColumn("birth_on", "出生日期", 6, Form.LOOSE_DATE),
    SheetColumn("is_lost", "是否失联党员", 3, Form.FLAG),
    SheetColumn("paid", "实交", 4, Form.MONEY),
    SheetColumn("times", "次数", 4, Form.WHOLE),
    SheetColumn("month", "月份", 5, Form.MONTH),
)
ROWS = (
    ("王伟", "110101199001011237", LooseDate(1990, 1, 1), True, 7650, 3, Month(2025, 1)),
    ("=1+1", "", LooseDate(1990, 1), False, 0, 0, None),
)
DOCUMENT = SheetDocument("党员花名册", COLUMNS, ROWS, subtitle="某某局机关党总支", notes=("注：虚构。",))


def parts(document: SheetDocument) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(xlsx_bytes(document))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_values_keep_their_kind(tmp_path: Path) -> None:
    write_sheet(DOCUMENT, tmp_path / "名册.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "名册.xlsx").get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][0] == "党员花名册"
    assert rows[2] == ["序号", "姓名*", "公民身份证号", "出生日期", "是否失联党员", "实交", "次数", "月份"]
    assert rows[3] == [1, "王伟", "110101199001011237", date(1990, 1, 1), "是", 76.5, 3, "2025-01"]
    assert rows[4] == [2, "=1+1", "", "1990-01", "否", 0, 0, ""]
    assert rows[5][0] == "注：虚构。"


def test_header_is_frozen_and_printed_on_each_page() -> None:
    written = parts(DOCUMENT)
    sheet = written["xl/worksheets/sheet1.xml"]
    assert '<pane xSplit="2" ySplit="3"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "'党员花名册'!$3:$3" in written["xl/workbook.xml"].replace("党员花名册!", "'党员花名册'!")


def test_no_text_becomes_a_formula() -> None:
    assert "<f>" not in parts(DOCUMENT)["xl/worksheets/sheet1.xml"]


def test_equal_documents_give_equal_files() -> None:
    assert xlsx_bytes(DOCUMENT) == xlsx_bytes(DOCUMENT)


def test_long_choices_stand_on_a_hidden_sheet_and_short_ones_in_place() -> None:
    many = tuple(f"第{number:03}种很长的选项名称" for number in range(60))
    columns = (SheetColumn("a", "甲", choices=("男", "女")), SheetColumn("b", "乙", choices=many, is_closed=False))
    written = parts(SheetDocument("模板", columns, blank_rows=10))
    sheet = written["xl/worksheets/sheet1.xml"]
    assert '<formula1>"男,女"</formula1>' in sheet
    assert "<formula1>选项!$A$1:$A$60</formula1>" in sheet
    assert 'name="选项" sheetId="2" state="hidden"' in written["xl/workbook.xml"]


def test_csv_is_recognised_and_runs_nothing() -> None:
    text = csv_bytes(DOCUMENT)
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").splitlines() == [
        "姓名,公民身份证号,出生日期,是否失联党员,实交,次数,月份",
        "王伟,110101199001011237,1990-01-01,是,76.50,3,2025-01",
        "'=1+1,,1990-01,否,0.00,0,",
    ]


def test_json_has_money_as_text_and_iso_dates() -> None:
    rows = json.loads(json_bytes(DOCUMENT))["rows"]
    assert rows[0] == {
        "name": "王伟",
        "id_number": "110101199001011237",
        "birth_on": "1990-01-01",
        "is_lost": True,
        "paid": "76.50",
        "times": 3,
        "month": "2025-01",
    }
    assert rows[1]["month"] is None


def test_title_with_forbidden_signs_and_many_letters_still_names_a_sheet(tmp_path: Path) -> None:
    write_sheet(SheetDocument("2024/2025年[" + "长" * 40 + "]", COLUMNS), tmp_path / "a.xlsx")
    assert CalamineWorkbook.from_path(tmp_path / "a.xlsx").sheet_names == ["20242025年" + "长" * 22]


def test_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="不存在"):
        write_sheet(DOCUMENT, tmp_path / "没有" / "a.xlsx")
