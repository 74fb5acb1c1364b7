"""A text that begins like a formula stays a text in every file that the program writes, and comes back unchanged."""

import csv
import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from exports.docx import write_docx
from exports.paper.document import Flow, Paragraph
from exports.sheets import SheetColumn, SheetDocument, write_sheet
from operations.sheets import read_workbook

RISKY = [
    "=1+1",
    '=HYPERLINK("http://example.com","点此")',
    "=cmd|' /C calc'!A0",
    "+8613900000000",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "''",
    "{=1+1}",
    "http://example.com",
    "=中文\n第二行",
    "－1",
    "张\u2028三",
]
COLUMNS = (SheetColumn("name", "姓名"), SheetColumn("note", "备注"))


def document() -> SheetDocument:
    rows = [(text, f"第{number}行") for number, text in enumerate(RISKY)]
    return SheetDocument("=表名", COLUMNS, rows, subtitle="=1+1", notes=("=2+2",), closing_rows=(("=合计", ""),))


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_sheets_give_texts_back_unchanged(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"表{ending}"
    write_sheet(document(), target)
    place = 1 if ending == ".xlsx" else 0  # after the order number
    found = {row[place + 1]: row[place] for row in read_workbook(target).sheets[0].rows if len(row) > place + 1}
    kept = [found[f"第{number}行"] for number in range(len(RISKY))]
    assert kept == RISKY


def test_no_formula_and_no_link_stands_in_an_xlsx(tmp_path: Path) -> None:
    target = tmp_path / "表.xlsx"
    write_sheet(document(), target)
    with zipfile.ZipFile(target) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    assert not [xml for xml in sheets if b"<f" in xml or b"hyperlink" in xml]


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path) -> None:
    target = tmp_path / "表.csv"
    write_sheet(document(), target)
    cells = [cell for row in csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_json_and_docx_keep_the_text(tmp_path: Path) -> None:
    write_sheet(document(), tmp_path / "表.json")
    rows = json.loads((tmp_path / "表.json").read_text("utf-8"))["rows"]
    assert [row["name"] for row in rows] == RISKY
    plain = [text for text in RISKY if text.isprintable()]
    write_docx(Flow(title="=标题", record="=记录", paragraphs=tuple(map(Paragraph, plain))), tmp_path / "文.docx")
    written = [paragraph.text for paragraph in docx.Document(str(tmp_path / "文.docx")).paragraphs]
    assert [text for text in written if text in plain] == plain
    with zipfile.ZipFile(tmp_path / "文.docx") as archive:
        assert b"instrText" not in archive.read("word/document.xml").replace(b"PAGE", b"")
