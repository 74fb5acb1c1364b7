"""The template and the sheet of refused rows go through the import themselves."""

from datetime import date
from pathlib import Path

import pytest

from exports.import_sheets import REASON_LABEL, rejects_document, template_document
from exports.sheets import write_sheet
from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.preview import Preview, open_preview
from operations.sheets import read_workbook
from tests.intake_books.people import LI, WANG

TODAY = date(2025, 12, 31)


def opened(workbook: Workbook) -> Preview:
    return open_preview(workbook, MEMBERS_TARGET, (), TODAY)


def test_template_example_is_skipped(tmp_path: Path) -> None:
    write_sheet(template_document(MEMBERS_TARGET), tmp_path / "模板.xlsx")
    with pytest.raises(KnownError, match="只有表头"):
        opened(read_workbook(tmp_path / "模板.xlsx"))


def test_every_template_heading_finds_its_field(tmp_path: Path) -> None:
    document = template_document(MEMBERS_TARGET)
    write_sheet(document, tmp_path / "模板.xlsx")
    sheet = read_workbook(tmp_path / "模板.xlsx").sheets[0]
    filled = (*sheet.rows[:4], (1, "王伟"))
    preview = opened(Workbook((Sheet(sheet.name, filled, sheet.merges[:2]),)))
    fields = {one.field: one.certainty for one in preview.mapping if one.field}
    assert fields == {column.key: 1.0 for column in document.columns}
    assert [one.reason for one in preview.skipped] == ["示例行"]


def test_refused_rows_come_back_with_their_reasons(tmp_path: Path) -> None:
    head = ("姓名", "性别", "身份证号", "入党时间")
    rows = (head, ("王伟", "男", WANG.id_number, "2012-07"), (None, "女", LI.id_number, 1990.1))
    preview = opened(Workbook((Sheet("名册", rows),)))
    write_sheet(rejects_document(preview, preview.rows), tmp_path / "未导入.xlsx")
    again = opened(read_workbook(tmp_path / "未导入.xlsx"))
    assert [plan.reason for plan in again.rows] == ["没有姓名。"]
    assert again.table.columns[-1].heading == REASON_LABEL
    assert [doubt.field for doubt in again.rows[0].doubts] == ["admitted_on"]
