"""What is written by us is read back without loss, and the cells of foreign files arrive as they are."""

import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from exports.sheets import SheetColumn, SheetDocument, SheetValue, write_sheet
from ledger.codes.person import EDUCATION, ETHNIC_GROUP
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.intake.cells import Missing
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.preview import open_preview
from ledger.intake.readers import tidy_text
from ledger.roster.columns import COLUMNS
from ledger.values.dates import LooseDate
from ledger.values.text import known_empty
from operations.sheet_marks import shows_month_only
from operations.sheets import read_workbook
from tests.intake_books.people import LI, WANG, Person
from tests.intake_books.writers import Formula, Shown, xls, xlsx
from tests.intake_books.writers import archive as archive_of

OURS = [SheetColumn(one.key, one.label, one.width, one.form) for one in COLUMNS if not one.is_derived]
SIGNS = "甲乙丙丁王李赵路号楼栋室ABCabc0123456789 ，。、（）()“”\"'=+-@,;\n一二三𬀩䶮"

free_texts = st.text(SIGNS, min_size=1, max_size=12).map(tidy_text).filter(lambda text: not known_empty(text))
names = st.builds(
    "".join, st.tuples(st.sampled_from("王李赵钱孙周吴郑"), st.text("伟芳敏立悦正用和𬀩䶮", min_size=1, max_size=2))
)
days = st.dates(date(1900, 1, 1), date(2025, 12, 31))
loose_dates = days.flatmap(
    lambda day: st.sampled_from([LooseDate.of(day), LooseDate(day.year, day.month), LooseDate(day.year)])
)
people = st.builds(
    Person,
    names,
    st.sampled_from("男女"),
    st.dates(date(1930, 1, 1), date(2005, 1, 1)).map(date.isoformat),
    st.integers(0, 400),
)
KEYED: dict[str, st.SearchStrategy[Any]] = {
    "ethnic_group": st.sampled_from(ETHNIC_GROUP.labels),
    "education": st.sampled_from(EDUCATION.labels),
    "degree": st.sampled_from(("博士", "硕士", "学士")),
    "person_category": st.sampled_from(("正式党员", "预备党员")),
    "status": st.sampled_from(("正常", "停止党籍")),
    "post": st.sampled_from(("公务员", "退休人员")),
    "party_post": st.sampled_from(("书记", "组织委员")),
    "rank": st.sampled_from(("一级调研员", "四级主任科员")),
    "phone": st.integers(13000000000, 19999999999).map(str),
    "landline": st.integers(20000000, 89999999).map(lambda number: f"021-{number}"),
}
FORMS: dict[Form, st.SearchStrategy[Any]] = {
    Form.LOOSE_DATE: loose_dates,
    Form.DAY: days,
    Form.FLAG: st.booleans(),
    Form.WHOLE: st.integers(-600, 600),
}


@st.composite
def members(draw: st.DrawFn) -> dict[str, SheetValue]:
    """The values of one member; any field but the name can be empty."""
    person = draw(people)
    values: dict[str, SheetValue] = {"name": person.name, "id_number": person.id_number, "sex": person.sex}
    for column in OURS:
        if column.key not in values:
            strategy = KEYED.get(column.key, FORMS.get(column.form, free_texts))
            values[column.key] = draw(st.none() | strategy)
    return values


@settings(
    max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(
    st.lists(members(), min_size=1, max_size=6, unique_by=lambda one: one["id_number"]),
    st.sampled_from((".xlsx", ".csv")),
)
@example(
    [{"name": "王伟", "id_number": WANG.id_number, "note": "_x0041_", "address": "'=1+1"}],
    ".csv",
)
@example([{"name": "王伟", "id_number": WANG.id_number, "note": "_x0041_", "address": "'=1+1"}], ".xlsx")
def test_our_own_sheet_comes_back_without_loss(rows: list[dict[str, SheetValue]], ending: str) -> None:
    document = SheetDocument("党员花名册", OURS, [[row.get(column.key) for column in OURS] for row in rows])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"名册{ending}"
        write_sheet(document, path)
        preview = open_preview(read_workbook(path), MEMBERS_TARGET, (), date(2025, 12, 31))
    assert [plan.reason for plan in preview.rows] == [None] * len(rows)
    for row, plan in zip(rows, preview.rows, strict=True):
        said = {key: value for key, value in plan.row.values.items() if key not in plan.row.derived}
        assert said == {key: value for key, value in row.items() if value is not None}


AT_HALF_PAST_EIGHT = datetime(1990, 1, 15, 8, 30)  # noqa: DTZ001 - cells know no zone


def test_numbers_dates_and_merges_arrive_as_they_are(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["标题"],
        [12, 12.5, date(1990, 1, 15), AT_HALF_PAST_EIGHT, True, 110199198510020028],
    ]
    sheet = read_workbook(xlsx({"表": rows}, merges=[(0, 0, 0, 2)])(tmp_path)).sheets[0]
    assert sheet.rows[1][:3] == (12, 12.5, date(1990, 1, 15))
    assert sheet.rows[1][4] is True
    assert sheet.rows[1][5] == pytest.approx(1.10199198510020028e17)
    assert [(one.top, one.left, one.bottom, one.right) for one in sheet.merges] == [(0, 0, 0, 2)]


def test_formulas_without_result_and_errors_are_marked(tmp_path: Path) -> None:
    rows = [[Formula("=A2+1", None), Formula("=A2+1", 5), Formula("=1/0", "#DIV/0!")]]
    assert read_workbook(xlsx({"表": rows})(tmp_path)).sheets[0].rows[0] == (Missing.FORMULA, 5, Missing.ERROR)


def test_a_formula_that_gave_an_empty_text_is_no_missing_value(tmp_path: Path) -> None:
    path = xlsx({"表": [[Formula('=IF(1,"","x")', None), "王伟"]]})(tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="A1">', b'<c r="A1" t="str">')
    (tmp_path / "又").mkdir()
    assert read_workbook(archive_of(parts, "表.xlsx")(tmp_path / "又")).sheets[0].rows[0] == (None, "王伟")


def test_the_marks_belong_to_their_own_sheet(tmp_path: Path) -> None:
    book = read_workbook(xlsx({"一": [["甲"]], "二": [["乙", Formula("=A1", None)]]})(tmp_path))
    assert [sheet.rows[0] for sheet in book.sheets] == [("甲",), ("乙", Missing.FORMULA)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('yyyy"年"m"月"', True),
        ("yyyy.mm", True),
        ("mmm-yy", True),
        ("[$-804]yyyy\\年m\\月;@", True),
        ("yyyy-mm-dd", False),
        ("h:mm", False),
        ("0.00", False),
        ("General", False),
    ],
)
def test_formats_without_a_day(code: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert shows_month_only(code) is expected


def test_a_full_date_shown_by_month_keeps_its_day(tmp_path: Path) -> None:
    rows = [[Shown(date(1990, 1, 15), "yyyy.mm"), Shown(date(1990, 1, 1), "yyyy.mm"), LI.name]]
    assert read_workbook(xlsx({"表": rows})(tmp_path)).sheets[0].rows[0] == (date(1990, 1, 15), "1990年1月", "李芳")


FORMATS = {"xlsx": xlsx({"表": [["姓名", "性别"], ["王伟", "男"]]}), "xls": xls([["姓名", "性别"], ["王伟", "男"]])}


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(FORMATS)), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=5)
)
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_program(
    kind: str, changes: list[tuple[int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        path = FORMATS[kind](Path(folder))
        data = bytearray(path.read_bytes())
        for place, byte in changes:
            data[place % len(data)] = byte
        path.write_bytes(bytes(data))
        with suppress(KnownError):
            read_workbook(path)
