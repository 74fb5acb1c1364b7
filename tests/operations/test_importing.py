"""Importing a roster into a book: what changes, from when on, and that it can be taken back and repeated."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.intake.cells import Sheet, Workbook
from ledger.intake.mapping import own_field
from ledger.intake.outcome import Action
from ledger.intake.preview import correct, remap
from ledger.kinds import KINDS
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import GENERAL_BRANCH, ORG_UNITS, Office
from ledger.roster.asof import roster_on
from ledger.roster.columns import COLUMN_BY_KEY, show
from operations.books import new_book
from operations.facts import read_facts
from operations.importing import apply_plan, open_table, plan_rows, remembered_mappings
from operations.importing.members import MEMBERS_IMPORT as ROSTER
from operations.importing.members import plan_members
from operations.importing.members_plan import MembersPlan, UnitChoices
from operations.organisation import appoint
from operations.printing import register_input
from operations.registers import RegisterOptions
from operations.roster import Arrival, Departure, enrol, transfer_out
from operations.sheets import read_workbook
from operations.sheets_out import export_members
from storage.store import Store
from tests.operations.conftest import NOW

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
HEAD = ("姓名", "身份证号", "所在支部", "党小组", "党内职务", "工作岗位", "学历", "入党时间", "手机号")
WANG = (
    "王伟",
    "11019919900115003X",
    "第一支部",
    "第一党小组",
    "书记、组织委员",
    "公务员",
    "大学本科",
    "2012.07.01",
    "",
)
Row = tuple[Any, ...]


def sheet(*rows: Row, head: Row = HEAD) -> Workbook:
    return Workbook((Sheet("花名册", (head, *rows)),))


def plan(store: Store, workbook: Workbook, choices: UnitChoices = UnitChoices(), day: date = TODAY) -> MembersPlan:  # noqa: B008 - frozen
    facts = read_facts(store)
    return plan_members(
        open_table(ROSTER, workbook, facts, day, stored=remembered_mappings(store, "members")), facts, choices
    )


def take(store: Store, workbook: Workbook, choices: UnitChoices = UnitChoices(), day: date = TODAY) -> MembersPlan:  # noqa: B008 - frozen
    made = plan(store, workbook, choices, day)
    apply_plan(ROSTER, store, made, "花名册.xlsx")
    return made


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


def shown(store: Store, key: str, name: str = "王伟", day: date = TODAY) -> str:
    (entry,) = [one for one in roster_on(read_facts(store), day) if one.member.name == name]
    return show(COLUMN_BY_KEY[key].value(entry))


def changed(values: Row, **wanted: Any) -> Row:
    """A row with other cells under some headings, which are named by their fields."""
    places = dict(
        zip(("name", "id_number", "branch", "group", "party_post", "post", "education"), range(7), strict=True)
    )
    cells = list(values)
    for key, value in wanted.items():
        cells[places[key]] = value
    return tuple(cells)


def unit(store: Store, short_name: str) -> int:
    return next(one.id for one in store.all(ORG_UNITS) if one.short_name == short_name)


# One change


def test_an_import_is_one_step_that_undo_takes_back_and_redo_brings_again(store: Store) -> None:
    before = dump(store)
    take(store, sheet(WANG, changed(WANG, name="李芳", id_number="", branch="第二支部")))
    after = dump(store)
    assert shown(store, "branch", "李芳") == "第二支部"
    assert store.undo_label == "导入党员花名册：花名册.xlsx"
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_a_refused_row_leaves_nothing_behind(store: Store) -> None:
    made = take(store, sheet(changed(WANG, name=""), WANG))
    assert [row.action for row in made.rows] == [Action.REFUSE, Action.ADD]
    assert [one.name for one in store.all(MEMBERS)] == ["王伟"]


# Again


def test_our_own_export_comes_back_without_any_change(store: Store, tmp_path: Path) -> None:
    head = (*HEAD, "是否流动党员", "外出流向", "失去联系日期", "爱好")
    first = open_table(ROSTER, sheet((*WANG, "是", "深圳", "", "书法"), head=head), read_facts(store), TODAY)
    facts = read_facts(store)
    apply_plan(ROSTER, store, plan_members(remap(first, "爱好", own_field("爱好")), facts, UnitChoices()), "一.xlsx")
    options = RegisterOptions(as_of=TODAY, unit_id=None)
    export_members(register_input(store, options), tmp_path / "出.xlsx")
    facts = read_facts(store)
    again = plan_members(open_table(ROSTER, read_workbook(tmp_path / "出.xlsx"), facts, TODAY), facts, UnitChoices())
    assert [(row.action, row.changes) for row in again.rows] == [(Action.SAME, ())]


# A number belongs to one name: a sheet that renames somebody can make another row of itself clear the next time.
PEOPLE = [("王伟", ""), ("王伟", WANG[1]), ("王伟", "110199198510020028"), ("李芳", ""), ("赵敏", "110199197812300020")]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(["第一支部", "机关二支部", "中共某局机关第一支部委员会"]),
        st.sampled_from(["", "第一党小组", "二组"]),
        st.sampled_from(["", "书记", "组织委员、书记", "支部书记 组织委员"]),
        st.sampled_from(["", "公务员", "离退休人员"]),
        st.sampled_from(["", "本科", "研究生"]),
        st.sampled_from(["", "2012.07.01", "1999年7月", "2026.9"]),
        st.sampled_from(["", "13800000001", "13800000001、01012345678"]),
        st.sampled_from(["", "正式党员", "预备党员"]),
        st.sampled_from(["", "停止党籍", "正常"]),
        st.sampled_from(["", "是", "否"]),
        st.sampled_from(["", "深圳"]),
        st.sampled_from(["", "是", "否"]),
        st.sampled_from(["", "2025.3"]),
        st.sampled_from(["", "2020-05-06", "2026-03-01"]),
    ).map(lambda row: (*row[0], *row[1:])),
    min_size=1,
    max_size=4,
)
LONG_HEAD = (
    *HEAD,
    *("人员类别", "党籍状态", "是否流动党员", "外出流向", "是否失联党员", "失去联系日期", "进入支部日期"),
)


@settings(max_examples=25)
@given(ROWS, ROWS)
def test_a_sheet_that_was_imported_says_nothing_new(first: list[Row], second: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        branches = ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会")
        book = new_book(Path(folder) / "书.zbtz", "中共某局机关总支部委员会", branches, clock=lambda: NOW)
        with book as store:
            take(store, sheet(*first, head=LONG_HEAD), day=YESTERDAY)
            made = take(store, sheet(*second, head=LONG_HEAD))
            again = plan(store, sheet(*second, head=LONG_HEAD))
            # A row refused as somebody's double may be the only one left once another namesake is in the book.
            taken = {row.row.line for row in made.rows if row.action is not Action.REFUSE}
            news = [(row.row.line, row.changes) for row in again.rows if row.action in (Action.ADD, Action.UPDATE)]
            assert [one for one in news if one[0] in taken] == []


@given(
    ROWS,
    ROWS,
    st.sampled_from(["education", "phone", "name", "id_number", "admitted_on", "branch"]),
    st.text("王1本科第二支部2012.7", max_size=6),
)
def test_a_correction_read_alone_gives_what_reading_everything_gives(
    known: list[Row], rows: list[Row], field: str, text: str
) -> None:
    with TemporaryDirectory() as folder:
        branches = ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会")
        book = new_book(Path(folder) / "书.zbtz", "中共某局机关总支部委员会", branches, clock=lambda: NOW)
        with book as store:
            take(store, sheet(*known, head=LONG_HEAD), day=YESTERDAY)
            facts = read_facts(store)
            unread = open_table(ROSTER, sheet(*rows, head=LONG_HEAD), facts, TODAY)
            whole = plan_members(correct(unread, (2, 0), field, text), facts, UnitChoices())
            before = plan_members(replace(unread), facts, UnitChoices())
            quick = plan_members(correct(before.preview, (2, 0), field, text), facts, UnitChoices(), before=before)
            assert quick.rows == whole.rows


def test_the_mapping_of_a_layout_is_remembered(store: Store) -> None:
    head = (*HEAD, "特长")
    facts = read_facts(store)
    first = remap(open_table(ROSTER, sheet((*WANG, "书法"), head=head), facts, TODAY), "特长", own_field("特长"))
    apply_plan(ROSTER, store, plan_members(first, facts, UnitChoices()), "一.xlsx")
    again = plan(store, sheet((*changed(WANG, name="李芳", id_number=""), "唱歌"), head=head))
    assert [one.field for one in again.preview.mapping] == [one.field for one in first.mapping]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"id_number": WANG[1]}, {"id_number": "110199198510020028"}),
        ({"id_number": "", "birth_on": "1990.1.5"}, {"id_number": "", "birth_on": "1985.2"}),
    ],
)
def test_of_two_namesakes_only_one_can_be_the_person_in_the_book(
    store: Store, first: dict[str, str], second: dict[str, str]
) -> None:
    head = ("姓名", "所在支部", "身份证号", "出生日期")
    take(store, sheet(("王伟", "第一支部", "", ""), head=head))
    rows = [("王伟", "第一支部", one["id_number"], one.get("birth_on", "")) for one in (first, second)]
    assert [row.action for row in plan(store, sheet(*rows, head=head)).rows] == [Action.UPDATE, Action.ADD]


# From today on


def test_facts_that_last_change_from_today_on(store: Store) -> None:
    take(store, sheet(WANG), day=date(2026, 1, 10))
    take(store, sheet(changed(WANG, post="离退休人员", party_post="组织委员", group="第二党小组")))
    assert [shown(store, key) for key in ("post", "party_post", "group")] == ["退休人员", "组织委员", "第二党小组"]
    was = [shown(store, key, day=YESTERDAY) for key in ("post", "party_post", "group")]
    assert was == ["公务员", "书记、组织委员", "第一党小组"]


def test_a_move_ends_group_and_offices_of_the_branch_before(store: Store) -> None:
    take(store, sheet(WANG), day=date(2026, 1, 10))
    take(store, sheet(changed(WANG, branch="第二支部", group="", party_post="")))
    assert [shown(store, key) for key in ("branch", "group", "party_post")] == ["第二支部", "", ""]
    assert [shown(store, key, day=YESTERDAY) for key in ("branch", "group")] == ["第一支部", "第一党小组"]


def test_a_move_leaves_the_office_in_the_general_branch_alone(store: Store) -> None:
    take(store, sheet(WANG), day=date(2026, 1, 1))
    top = next(one.id for one in store.all(ORG_UNITS) if one.level == GENERAL_BRANCH)
    appoint(store, Office(member_id=1, org_unit_id=top, office="宣传委员"))
    take(store, sheet(changed(WANG, branch="第二支部", group="", party_post="")))
    assert shown(store, "party_post", day=YESTERDAY) == "书记、组织委员、宣传委员"
    assert shown(store, "party_post") == "宣传委员"


@pytest.mark.parametrize(
    ("key", "texts"), [("post", ("退休人员", "事业单位管理岗位")), ("group", ("第二党小组", "第三党小组"))]
)
def test_a_second_sheet_of_the_same_day_corrects_the_first(store: Store, key: str, texts: tuple[str, str]) -> None:
    take(store, sheet(WANG), day=date(2026, 1, 1))
    for text in texts:
        take(store, sheet(changed(WANG, **{key: text})))
    assert shown(store, key) == texts[-1]
    assert shown(store, key, day=YESTERDAY) == WANG[3 if key == "group" else 5]
    assert plan(store, sheet(changed(WANG, **{key: texts[-1]}))).rows[0].action is Action.SAME


def test_a_declared_category_is_kept_when_the_dates_of_the_same_row_fall_silent(store: Store) -> None:
    head = ("姓名", "所在支部", "入党时间", "人员类别")
    take(store, sheet(("王伟", "第一支部", "2026.09", ""), head=head), day=YESTERDAY)
    again = sheet(("王伟", "第一支部", "2012.07.01", "预备党员"), head=head)
    take(store, again)
    assert shown(store, "person_category") == "预备党员"
    assert plan(store, again).rows[0].action is Action.SAME


def test_blank_cells_never_overwrite(store: Store) -> None:
    take(store, sheet(WANG))
    made = plan(store, sheet(tuple(cell if at < 2 else "" for at, cell in enumerate(WANG))))
    assert [row.action for row in made.rows] == [Action.SAME]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("branch", "机关一支部"),
        ("branch", "中共某局机关第一支部委员会"),
        ("party_post", "组织委员 书记"),
        ("group", "第一小组"),
        ("education", "本科"),
    ],
)
def test_the_same_in_other_words_is_no_change(store: Store, key: str, text: str) -> None:
    take(store, sheet(WANG))
    assert [row.changes for row in plan(store, sheet(changed(WANG, **{key: text}))).rows] == [()]


def test_somebody_who_has_left_comes_back(store: Store) -> None:
    arrival = Arrival(unit(store, "第一支部"), date(2020, 1, 1))
    member = enrol(store, Member(name="王伟", id_number="11019919900115003X"), arrival)
    transfer_out(store, member.id, Departure(date(2024, 5, 1), "转出"))
    made = take(store, sheet(WANG))
    (row,) = made.rows
    assert row.action is Action.UPDATE
    assert any("2024-05-01" in doubt.reason for doubt in row.doubts)
    assert shown(store, "branch") == "第一支部"
    assert [one.name for one in store.all(MEMBERS)] == ["王伟"]
    assert roster_on(read_facts(store), YESTERDAY) == []


# Branches


def test_rows_of_an_unknown_branch_wait_for_the_user(store: Store) -> None:
    rows = sheet(changed(WANG, branch="老干部支部"))
    assert [row.reason for row in plan(store, rows).rows] == ["账簿里没有“老干部支部”，请选择对应的党组织。"]
    assert plan(store, rows).unclear_branches == ("老干部支部",)


def test_the_user_says_which_branch_is_meant(store: Store) -> None:
    second = unit(store, "第二支部")
    take(store, sheet(changed(WANG, branch="老干部支部")), UnitChoices(by_name={"老干部支部": second}))
    assert shown(store, "branch") == "第二支部"


@pytest.mark.parametrize("choices", [UnitChoices(makes_branches=True), UnitChoices(by_name={"老干部支部": None})])
def test_an_unknown_branch_is_made_when_wanted(store: Store, choices: UnitChoices) -> None:
    made = take(store, sheet(changed(WANG, branch="老干部支部")), choices)
    assert made.new_branches == ("老干部支部",)
    assert shown(store, "branch") == "老干部支部"


def test_only_the_named_branch_is_made(store: Store) -> None:
    rows = sheet(changed(WANG, branch="老干部支部"), changed(WANG, name="李芳", id_number="", branch="青年支部"))
    made = plan(store, rows, UnitChoices(by_name={"老干部支部": None}))
    assert [row.action for row in made.rows] == [Action.ADD, Action.REFUSE]


def test_rows_without_a_branch_need_a_default(store: Store) -> None:
    rows = sheet(changed(WANG, branch=""))
    open_plan = plan(store, rows)
    assert open_plan.needs_default
    assert [row.action for row in open_plan.rows] == [Action.REFUSE]
    take(store, rows, UnitChoices(default_branch_id=unit(store, "第一支部")))
    assert shown(store, "branch") == "第一支部"


@pytest.mark.parametrize("name", ["第十一支部", "执法大队第一支部", "老干部支部"])
def test_a_name_that_only_ends_alike_is_another_branch(store: Store, name: str) -> None:
    assert plan(store, sheet(changed(WANG, branch=name))).unclear_branches == (name,)


# Doubt


def test_doubtful_rows_can_be_held_back(store: Store) -> None:
    facts = read_facts(store)
    rows = sheet(WANG, (*changed(WANG, name="李芳", id_number="")[:8], "12"))
    preview = open_table(ROSTER, rows, facts, TODAY)
    assert [row.action for row in plan_members(preview, facts, UnitChoices()).rows] == [Action.ADD, Action.ADD]
    held = plan_rows(ROSTER, preview, facts, holds_doubtful=True)
    assert [row.reason for row in held.rows] == [None, "有存疑的内容，先不导入。"]


def test_a_column_sent_elsewhere_takes_its_corrections_along(store: Store) -> None:
    facts = read_facts(store)
    preview = correct(open_table(ROSTER, sheet(WANG), facts, TODAY), (2, 0), "phone", "13800000009")
    assert preview.rows[0].row.values["phone"] == "13800000009"
    assert "phone" not in remap(preview, "手机号", "").rows[0].row.values
