"""Whatever stands in a sheet, it is understood or refused in words, and no record is lost without a word."""

from datetime import date

import hypothesis.strategies as st
from hypothesis import given

from ledger.errors import KnownError
from ledger.intake.cells import Cell, Merge, Sheet, Workbook
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.preview import open_preview

TODAY = date(2025, 12, 31)
WORDS = [
    "姓名",
    "性别",
    "身份证号",
    "出生年月",
    "入党时间",
    "序号",
    "备注",
    "职务",
    "党内",
    "合计",
    "示例",
    "填表人：",
    "必填",
    "王伟",
    "李芳",
    "男",
    "女",
    "1990.1",
    "2012-07-01",
    "无",
    "—",
]
cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.sampled_from(WORDS), st.text(max_size=4), st.integers(0, 50000), st.floats(1900, 2100), st.dates()
)
places = st.integers(0, 9)
merges = st.builds(
    lambda top, left, down, across: Merge(top, left, top + down, left + across),
    places,
    places,
    st.integers(0, 3),
    st.integers(0, 3),
)
sheets = st.builds(
    Sheet,
    st.just("表"),
    st.lists(st.lists(cells, max_size=8).map(tuple), max_size=12).map(tuple),
    st.lists(merges, max_size=3).map(tuple),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(sheets, max_size=2))
def test_any_cells_are_understood_or_refused(found: list[Sheet]) -> None:
    try:
        preview = open_preview(Workbook(tuple(found)), MEMBERS_TARGET, (), TODAY)
    except KnownError as error:
        assert error.sentence.endswith("。")  # noqa: PT017 - a sentence is one of the two right outcomes
        return
    assert sum(preview.counts.values()) == len(preview.rows) == len(preview.table.lines)
    assert all(plan.row.values.get("name") or plan.reason for plan in preview.rows)


@given(st.lists(st.sampled_from(("王伟", "李芳", "赵敏", "孙悦")), min_size=1, max_size=30, unique=False))
def test_every_line_is_a_row_or_skipped_with_a_reason(names: list[str]) -> None:
    rows: list[tuple[Cell, ...]] = [("姓名", "性别", "手机号")]
    rows += [(name, "男", f"138{number:08}") for number, name in enumerate(names)]
    preview = open_preview(Workbook((Sheet("表", tuple(rows)),)), MEMBERS_TARGET, (), TODAY)
    seen = {plan.row.line for plan in preview.rows} | {one.number for one in preview.skipped}
    assert seen == set(range(2, len(names) + 2))
