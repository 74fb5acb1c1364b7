"""Understanding a roster of 5,000 rows, against merely reading its cells with the same library."""

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.table import BenchRow
from exports.sheets import SheetColumn, SheetDocument, SheetValue, write_sheet
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.preview import open_preview
from ledger.roster.columns import COLUMNS
from ledger.values.dates import LooseDate
from ledger.values.id_number import check_character
from operations.sheets import read_workbook

ROWS = 5_000
GOAL = 3.0
SHOWN = [one for one in COLUMNS if not one.is_derived][:20]


def _person(number: int) -> dict[str, SheetValue]:
    birth = date(1960, 1, 1) + timedelta(days=number * 3)
    first17 = f"110199{birth:%Y%m%d}{number % 1000:03}"
    admitted = LooseDate(birth.year + 25, 7, 1)
    return {
        "name": f"{'赵钱孙李周吴郑王'[number % 8]}{chr(0x4E00 + number % 3000)}{chr(0x5000 + number % 2000)}",
        "branch": f"第{number % 40 + 1}支部",
        "id_number": first17 + check_character(first17),
        "sex": "男" if number % 1000 % 2 else "女",
        "ethnic_group": "汉族",
        "birth_on": LooseDate.of(birth),
        "education": "大学本科",
        "person_category": "正式党员",
        "admitted_on": admitted,
        "full_member_on": LooseDate(birth.year + 26, 7, 1),
        "post": "公务员",
        "admin_post": "科员",
        "phone": str(13800000000 + number),
        "address": f"某市某区某路{number}号{number % 30 + 1}01室",
        "native_place": "某省某县",
    }


def _fastest(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of this process alone, so that other work on the machine does not count."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def rows() -> list[BenchRow]:
    """Read, find, understand and compare against the bare cells."""
    columns = [SheetColumn(one.key, one.label, one.width, one.form) for one in SHOWN]
    people = [[_person(number).get(column.key) for column in columns] for number in range(ROWS)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名册.xlsx"
        write_sheet(SheetDocument("党员花名册", columns, people), path)

        def cells() -> object:
            return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

        def preview() -> object:
            return open_preview(read_workbook(path), MEMBERS_TARGET, (), date(2025, 12, 31)).counts

        ours, reference = _fastest(preview), _fastest(cells)
    name = f"preview of an import, {ROWS} rows x {len(columns)} columns"
    return [BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s (cells only)", ours / reference, f"<= {GOAL:g}")]
