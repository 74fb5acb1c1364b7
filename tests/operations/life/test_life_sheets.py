"""What an imported register leaves in the book, what is never rewritten, and that our own sheets change nothing."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import cli
from ledger.codes.meetings import ABSENT, DRAFT, LEFT_OUT, LIFE_MEETING, MEETING_KIND, ON_LEAVE, PLANNED, PRESENT
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.life_readers import LONGEST_CELL
from ledger.intake.outcome import Action
from ledger.intake.preview import correct
from ledger.kinds import KINDS
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    ATTENDANCES,
    DECISIONS,
    MEETING_GUESTS,
    MEETINGS,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingGuest,
)
from ledger.kinds.organisation import GROUP, ORG_UNITS, OrgUnit
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.life.sheet import ItemSheet, MeetingSheet, TalkSheet
from operations.importing import Wanted, apply_plan, open_table, plan_rows
from operations.importing.meetings import MEETINGS_IMPORT
from operations.importing.talks import TALKS_IMPORT
from operations.life.meetings import check_meeting, save_meeting, seal_meeting
from operations.life.talks import save_talk
from operations.sheets import read_workbook
from storage.store import Store
from tests.operations.life.test_life_importing import FIRST, SECOND, TODAY, make_book, plan_of, store

__all__ = ["store"]
HEAD = (
    "会议类型",
    "支部",
    "日期",
    "主题",
    "主持人",
    "出席人员",
    "缺席人员及原因",
    "列席",
    "议题",
    "主要内容",
    "决议",
    "学时",
    "备注",
)
ROW = (
    "支部党员大会",
    "第一支部",
    "2026年3月5日14:30-16:00",
    "学习党章",
    "王小明",
    "全体党员（除赵刚外）",
    "赵刚（出差）",
    "孙处长（区直机关工委）",
    "1.学习\n2.讨论",
    "王小明：传达文件。",
    "一、下周检查\n二、月底总结",
    "2学时",
    None,
)


def sheet(*rows: tuple[Any, ...], name: str = "表") -> Workbook:
    return Workbook((Sheet(name, rows),))


def dump(store: Store) -> dict[str, list[Any]]:
    return {kind.key: store.all(kind) for kind in KINDS}


def take(kind: Any, store: Store, *rows: tuple[Any, ...], answers: Any = None) -> str:
    return apply_plan(kind, store, plan_of(kind, store, sheet(*rows), answers), "表.xlsx").sentence


def actions(kind: Any, store: Store, *rows: tuple[Any, ...]) -> list[tuple[str, str]]:
    return [(row.action.value, row.reason or "") for row in plan_of(kind, store, sheet(*rows)).rows]


# What is written


def test_a_register_becomes_drafts_in_one_step_and_can_be_taken_back(store: Store) -> None:
    before = dump(store)
    assert take(MEETINGS_IMPORT, store, HEAD, ROW) == "已导入：新增 1 次，更新 0 次，不变 0 次，不收 0 行。"
    (kept,) = store.all(MEETINGS)
    assert (kept.kind, kept.org_unit_id, kept.number, kept.for_year, kept.state) == (
        "支部党员大会",
        FIRST,
        1,
        2026,
        DRAFT,
    )
    assert (kept.held_on, kept.from_time, kept.to_time) == (date(2026, 3, 5), time(14, 30), time(16))
    assert (kept.chair_id, kept.study_minutes, kept.body) == (1, 90, "王小明：传达文件。")
    assert (kept.written_on, kept.note) == (None, "")
    marks = [(one.member_id, one.status, one.reason) for one in store.all(ATTENDANCES)]
    assert marks == [(1, PRESENT, ""), (2, PRESENT, ""), (3, ON_LEAVE, "出差"), (4, PRESENT, ""), (5, PRESENT, "")]
    assert [(one.name, one.post) for one in store.all(MEETING_GUESTS)] == [("孙处长", "区直机关工委")]
    assert [(one.order_no, one.title) for one in store.all(AGENDA_ITEMS)] == [(1, "学习"), (2, "讨论")]
    assert [one.text for one in store.all(DECISIONS)] == ["下周检查", "月底总结"]
    store.undo()
    assert dump(store) == before


def test_numbers_follow_the_days_of_each_kind_and_go_on_from_those_of_the_book(store: Store) -> None:
    save_meeting(
        store,
        MeetingSheet(Meeting(kind="支部委员会", org_unit_id=FIRST, number=4, for_year=2026, held_on=date(2026, 1, 5))),
        TODAY,
    )
    head = ("会议类型", "支部", "日期", "次数")
    rows = (
        ("支委会", "第一支部", "2026-03-05", None),
        ("支委会", "第一支部", "2026-02-05", None),
        ("支委会", "第一支部", "2026-03-06", "第9次"),
        ("党课", "第一支部", "2026-02-05", None),
        ("支委会", "第二支部", "2026-02-05", None),
    )
    take(MEETINGS_IMPORT, store, head, *rows)
    found = [(one.kind, one.org_unit_id, one.held_on, one.number) for one in store.all(MEETINGS)[1:]]
    assert sorted(found) == sorted(
        [
            ("支部委员会", FIRST, date(2026, 3, 5), 6),
            ("支部委员会", FIRST, date(2026, 2, 5), 5),
            ("支部委员会", FIRST, date(2026, 3, 6), 9),
            ("党课", FIRST, date(2026, 2, 5), 1),
            ("支部委员会", SECOND, date(2026, 2, 5), 1),
        ]
    )


def test_a_meeting_for_the_year_before_and_of_a_group_goes_where_it_belongs(store: Store) -> None:
    with store.change("党小组") as change:
        for branch in (FIRST, SECOND):
            change.add(
                ORG_UNITS, OrgUnit(level=GROUP, full_name="第一党小组", short_name="第一党小组", parent_id=branch)
            )
    head = ("会议类型", "支部", "党小组", "日期", "年度")
    rows = (
        ("组织生活会", "第一支部", None, "2026-02-05", "2025年度"),
        ("党小组会", "第二支部", "第一党小组", "2026-02-06", None),
    )
    take(MEETINGS_IMPORT, store, head, *rows)
    groups = {one.parent_id: one.id for one in store.all(ORG_UNITS) if one.level == GROUP}
    found = [(one.kind, one.org_unit_id, one.for_year) for one in store.all(MEETINGS)]
    assert found == [(LIFE_MEETING, FIRST, 2025), ("党小组会", groups[SECOND], 2026)]


def test_chair_and_lecturer_are_members_or_stand_by_name(store: Store) -> None:
    head = ("会议类型", "支部", "日期", "主持人", "记录人", "主讲人", "主讲人职务")
    rows = (
        ("党课", "第二支部", "2026-03-05", "张伟（7）", "支部书记王芳", "李教授（区委党校）", None),
        ("党课", "第二支部", "2026-03-06", "赵主任", "龙 䶮", "王小明", "书记"),
    )
    take(MEETINGS_IMPORT, store, head, *rows)
    first, second = store.all(MEETINGS)
    assert (first.chair_id, first.recorder_id) == (7, 8)
    assert (first.lecturer_id, first.lecturer_name, first.lecturer_post) == (None, "李教授", "区委党校")
    assert (second.chair_id, second.chair_name, second.recorder_id) == (None, "赵主任", 9)
    assert (second.lecturer_id, second.lecturer_name, second.lecturer_post) == (1, "", "书记")


def test_a_planned_meeting_has_no_attendance_but_leave(store: Store) -> None:
    take(
        MEETINGS_IMPORT,
        store,
        ("会议类型", "支部", "日期", "计划日期", "请假", "出席人员"),
        ("党课", "第一支部", None, "2026-04-10", "赵刚（出差）", "全体党员"),
    )
    (kept,) = store.all(MEETINGS)
    assert (kept.planned_on, kept.held_on, kept.state) == (date(2026, 4, 10), None, PLANNED)
    assert [(one.member_id, one.status) for one in store.all(ATTENDANCES)] == [(3, ON_LEAVE)]


def test_doubtful_meetings_can_be_left_out(store: Store) -> None:
    facts = MEETINGS_IMPORT.facts(store)
    rows = (
        ("会议类型", "支部", "日期", "应到"),
        ("党课", "第一支部", "2026-03-05", 7),
        ("党课", "第一支部", "2026-03-06", 5),
    )
    preview = open_table(MEETINGS_IMPORT, sheet(*rows), facts, TODAY)
    assert [row.action for row in plan_rows(MEETINGS_IMPORT, preview, facts).rows] == [Action.ADD, Action.ADD]
    held = plan_rows(MEETINGS_IMPORT, preview, facts, holds_doubtful=True)
    assert [row.action for row in held.rows] == [Action.REFUSE, Action.ADD]


def test_the_right_kind_is_offered_and_typed_over(store: Store) -> None:
    facts = MEETINGS_IMPORT.facts(store)
    first = open_table(
        MEETINGS_IMPORT, sheet(("会议类型", "支部", "日期"), ("民主生活会", "第一支部", "2026-03-05")), facts, TODAY
    )
    row = plan_rows(MEETINGS_IMPORT, first, facts).rows[0]
    assert row.options["kind"] == (LIFE_MEETING,)
    assert [one.field for one in row.doubts] == ["kind"]
    typed = plan_rows(MEETINGS_IMPORT, correct(first, (2, 0), "kind", LIFE_MEETING), facts)
    assert typed.rows[0].doubts == ()
    apply_plan(MEETINGS_IMPORT, store, typed, "表.xlsx")
    assert [one.kind for one in store.all(MEETINGS)] == [LIFE_MEETING]


# What the book has


def test_the_same_register_again_changes_nothing(store: Store) -> None:
    take(MEETINGS_IMPORT, store, HEAD, ROW)
    before = dump(store)
    assert actions(MEETINGS_IMPORT, store, HEAD, ROW) == [("same", "")]
    take(MEETINGS_IMPORT, store, HEAD, ROW)
    assert {key: value for key, value in dump(store).items() if key != "import_mappings"} == {
        key: value for key, value in before.items() if key != "import_mappings"
    }


@pytest.mark.parametrize("is_sealed", [False, True])
def test_what_the_book_has_is_never_rewritten(store: Store, is_sealed: bool) -> None:  # noqa: FBT001 - both states
    take(MEETINGS_IMPORT, store, HEAD, ROW)
    (kept,) = store.all(MEETINGS)
    if is_sealed:
        check_meeting(store, kept.id, TODAY)
        seal_meeting(store, kept.id, TODAY)
    other = (*ROW[:4], "李娜", "全体党员", None, *ROW[7:9], "改写的内容", *ROW[10:])
    ((action, reason),) = actions(MEETINGS_IMPORT, store, HEAD, other)
    assert action == "refuse"
    assert "主持人、出席人员、主要内容不同" in reason
    assert ("已经定稿" if is_sealed else "不由表格改写") in reason


def test_a_meeting_is_found_again_by_its_hour_else_by_its_topic(store: Store) -> None:
    head = ("会议类型", "支部", "日期", "开始时间", "主题")
    take(MEETINGS_IMPORT, store, head, ("支委会", "第一支部", "2026-03-05", "9:00", "研究"))
    rows = (
        ("支委会", "第一支部", "2026-03-05", None, "研究"),
        ("支委会", "第一支部", "2026-03-05", "15:00", "研究"),
        ("支委会", "第一支部", "2026-03-05", None, "再研究"),
    )
    made = plan_of(MEETINGS_IMPORT, store, sheet(head, *rows))
    assert [row.action for row in made.rows] == [Action.SAME, Action.ADD, Action.ADD]
    assert [[one.reason for one in row.doubts] for row in made.rows] == [
        [],
        [],
        ["账簿里当天已有一次支部委员会（研究），请核对是不是同一次。"],
    ]


def test_a_plan_of_the_book_is_not_filled_in_by_a_sheet(store: Store) -> None:
    save_meeting(
        store, MeetingSheet(Meeting(kind="党课", org_unit_id=FIRST, for_year=2026, planned_on=date(2026, 3, 5))), TODAY
    )
    head = ("会议类型", "支部", "日期", "计划日期")
    for held, planned in (("2026-03-05", None), ("2026-03-06", "2026-03-05")):
        ((action, reason),) = actions(MEETINGS_IMPORT, store, head, ("党课", "第一支部", held, planned))
        assert action == "refuse"
        assert "日期不同" in reason


def test_a_talk_is_written_and_then_the_same_or_refused(store: Store) -> None:
    head = ("日期", "谈话人", "谈话对象", "谈话内容", "是否保密")
    row = ("2026-03-02", "王小明（书记）", "赵刚、陈静", "近况", "是")
    before = dump(store)
    take(TALKS_IMPORT, store, head, row)
    (kept,) = store.all(TALKS)
    assert (kept.org_unit_id, kept.held_on, kept.content, kept.is_confidential) == (
        FIRST,
        date(2026, 3, 2),
        "近况",
        True,
    )
    assert (kept.state, kept.written_on) == (DRAFT, None)
    people = [(one.role, one.member_id, one.post, one.order_no) for one in store.all(TALK_PEOPLE)]
    assert people == [(TALKER, 1, "书记", 1), (PARTNER, 3, "", 2), (PARTNER, 4, "", 3)]
    assert actions(TALKS_IMPORT, store, head, row) == [("same", "")]
    ((action, reason),) = actions(TALKS_IMPORT, store, head, (*row[:3], "别的", "是"))
    assert action == "refuse"
    assert "谈话内容不同" in reason
    store.undo()
    assert dump(store) == before


# Our own sheets

texts = st.sampled_from(["", "学习", "=1+1", "-减号", "'引号", "第一行\n第二行", "逗号,“引号”", "㎡①", "无效"])
marks = st.sampled_from(
    [
        (PRESENT, ""),
        (ON_LEAVE, "出差"),
        (ON_LEAVE, "请假"),
        (ABSENT, ""),
        (ABSENT, "堵车（北环）"),
        (LEFT_OUT, "长期生病"),
    ]
)
meetings = st.lists(
    st.tuples(
        st.sampled_from([*MEETING_KIND.labels, "座谈会"]),
        st.sampled_from([FIRST, SECOND]),
        st.integers(1, 28),
        st.booleans(),
        texts,
        st.lists(marks, min_size=4, max_size=4),
    ),
    max_size=5,
    unique_by=lambda one: one[:3],
)
talks = st.lists(
    st.tuples(st.integers(1, 28), st.sampled_from([3, 4, None]), texts, st.booleans(), st.booleans()),
    max_size=4,
    unique_by=lambda one: one[:2],
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a book without meetings, to be copied."""
    folder = tmp_path_factory.mktemp("底本")
    make_book(folder).close()
    return folder / "账簿.zbtz"


@settings(max_examples=12, deadline=None)
@given(meetings, talks)
def test_our_own_sheets_change_nothing(filled: Path, meetings: list[Any], talks: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        copy = copyfile(filled, Path(folder) / "账簿.zbtz")
        store = Store.open(copy, clock=lambda: datetime(2026, 3, 20, 9, 0, tzinfo=UTC), operator="张敏")
        fill(store, meetings, talks)
        before = dump(store)
        for kind, name in (
            (MEETINGS_IMPORT, "会议.xlsx"),
            (MEETINGS_IMPORT, "会议.csv"),
            (TALKS_IMPORT, "谈话.xlsx"),
            (TALKS_IMPORT, "谈话.csv"),
        ):
            path = Path(folder) / name
            kind.export(store, Wanted(TODAY), path)
            if before[kind.key]:
                made = plan_of(kind, store, read_workbook(path))
                assert {row.action for row in made.rows} == {Action.SAME}, [
                    (row.reason, row.row.values) for row in made.rows
                ]
                assert len(made.rows) == len(before[kind.key])
        assert dump(store) == before
        store.close()


def fill(store: Store, meetings: list[Any], talks: list[Any]) -> None:
    """Meetings with every kind of attendance, typed names and texts that sheets take badly; talks likewise."""
    for kind, unit, day, is_planned, text, marked in meetings:
        when = date(2026, 2, day)
        members = (1, 2, 3, 4) if unit == FIRST else (6, 7, 8, 9)
        sheet = MeetingSheet(
            Meeting(
                kind=kind,
                org_unit_id=unit,
                number=day,
                for_year=2025,
                topic=text,
                planned_on=when if is_planned else None,
                held_on=None if is_planned else when,
                from_time=time(9, day),
                chair_id=members[1],
                recorder_name=text,
                lecturer_name="外请教授",
                lecturer_post="党校",
                body=text,
                summary=text,
                study_minutes=day * 7,
                note=text,
            ),
            units=(1,) if kind == "联合活动" else (),
            attendances=tuple(
                Attendance(member_id=one, status=mark[0], reason=mark[1], as_ordinary=_is_ordinary(one, day, mark[0]))
                for one, mark in zip(members, marked, strict=True)
            ),
            guests=(MeetingGuest(name="孙处长", post="区直机关工委", reason="指导"), MeetingGuest(name="李科长")),
            items=(ItemSheet(AgendaItem(title="学习文件")), ItemSheet(AgendaItem(title="1.讨论"))) if text else (),
            decisions=(Decision(text=text),) if text else (),
        )
        save_meeting(store, sheet, TODAY)
    for day, partner, text, is_confidential, is_planned in talks:
        talk = Talk(
            org_unit_id=SECOND,
            occasion=text,
            planned_on=date(2026, 4, day) if is_planned else None,
            held_on=None if is_planned else date(2026, 2, day),
            content=text,
            suggestions=text,
            follow_up=text.replace("\n", " "),
            follow_up_due_on=date(2026, 5, 1),
            is_confidential=is_confidential,
            note=text,
        )
        other = TalkPerson(role=PARTNER, member_id=partner, name="" if partner else "周洋", post="干事")
        people = (TalkPerson(role=TALKER, member_id=6), other, TalkPerson(role=TAKER, name="记录员"))
        save_talk(store, TalkSheet(talk, people), TODAY)


def _is_ordinary(member_id: int, day: int, status: str) -> bool:
    return status == PRESENT and (member_id + day) % 3 == 0


WHO_CAME = "王小明（以普通党员身份）、李娜、赵刚以普通党员身份参加、陈静、阿依古丽·买买提"


def test_who_came_as_an_ordinary_member_goes_along(store: Store, tmp_path: Path) -> None:
    head = ("会议类型", "支部", "日期", "主题", "出席人员")
    meeting = ("党课", "第一支部", "2026-03-05", "学习党章")
    take(MEETINGS_IMPORT, store, head, (*meeting, WHO_CAME))
    assert [one.member_id for one in store.all(ATTENDANCES) if one.as_ordinary] == [1, 3]
    path = tmp_path / "会议.xlsx"
    MEETINGS_IMPORT.export(store, Wanted(TODAY), path)
    (tmp_path / "另一本").mkdir()
    with make_book(tmp_path / "另一本") as other:
        apply_plan(MEETINGS_IMPORT, other, plan_of(MEETINGS_IMPORT, other, read_workbook(path)), path.name)
        assert other.all(ATTENDANCES) == store.all(ATTENDANCES)
    silent = "王小明、李娜、赵刚、陈静、阿依古丽·买买提"
    assert actions(MEETINGS_IMPORT, store, head, (*meeting, silent)) == [("same", "")]
    ((action, reason),) = actions(
        MEETINGS_IMPORT, store, head, (*meeting, silent.replace("李娜", "李娜（以普通党员身份）"))
    )
    assert (action, "出席人员不同" in reason) == ("refuse", True)


def test_of_namesakes_the_number_says_who_came_as_an_ordinary_member(store: Store) -> None:
    head = ("会议类型", "支部", "日期", "出席人员")
    row = ("党课", "第二支部", "2026-03-05", "张伟（6）、张伟（7，以普通党员身份）、王芳、龙䶮")
    take(MEETINGS_IMPORT, store, head, row)
    assert [one.member_id for one in store.all(ATTENDANCES) if one.as_ordinary] == [7]
    unclear = ("党课", "第二支部", "2026-03-06", "张伟、张伟（以普通党员身份）、王芳、龙䶮")
    (planned,) = plan_of(MEETINGS_IMPORT, store, sheet(head, unclear)).rows
    assert ["哪一名以普通党员身份" in one.reason for one in planned.doubts] == [True]


def test_a_register_goes_into_another_book_and_comes_out_the_same(store: Store, tmp_path: Path) -> None:
    take(MEETINGS_IMPORT, store, HEAD, ROW)
    save_talk(
        store,
        TalkSheet(
            Talk(org_unit_id=FIRST, held_on=date(2026, 3, 2), content="机密"),
            (TalkPerson(role=TALKER, member_id=1), TalkPerson(role=PARTNER, member_id=3)),
        ),
        TODAY,
    )
    (tmp_path / "另一本").mkdir()
    other = make_book(tmp_path / "另一本")
    carried: tuple[tuple[Any, tuple[Any, ...]], ...] = (
        (MEETINGS_IMPORT, (MEETINGS, ATTENDANCES, MEETING_GUESTS, AGENDA_ITEMS, DECISIONS)),
        (TALKS_IMPORT, (TALKS, TALK_PEOPLE)),
    )
    for kind, records in carried:
        path = tmp_path / f"{kind.key}.xlsx"
        kind.export(store, Wanted(TODAY), path)
        apply_plan(kind, other, plan_of(kind, other, read_workbook(path)), path.name)
        for one in records:
            assert [
                replace(a, written_on=None) if hasattr(a, "written_on") else a for a in store.all(one)
            ] == other.all(one)
    other.close()


def test_the_text_of_a_confidential_talk_never_leaves_the_book(store: Store, tmp_path: Path) -> None:
    people = (TalkPerson(role=TALKER, member_id=1), TalkPerson(role=PARTNER, member_id=3))
    talk = Talk(
        org_unit_id=FIRST,
        held_on=date(2026, 3, 2),
        content="机密甲",
        suggestions="机密乙",
        follow_up="机密丙",
        outcome="机密丁",
        note="机密戊",
        is_confidential=True,
    )
    save_talk(store, TalkSheet(talk, people), TODAY)
    for ending in ("csv", "json"):
        path = tmp_path / f"谈话.{ending}"
        TALKS_IMPORT.export(store, Wanted(TODAY), path)
        text = path.read_text(encoding="utf-8-sig")
        assert "机密" not in text
        assert text.count("（保密）") == 5
    assert {row.action for row in plan_of(TALKS_IMPORT, store, read_workbook(tmp_path / "谈话.csv")).rows} == {
        Action.SAME
    }
    shown = (("日期", "支部", "谈话人", "谈话对象", "谈话内容"), ("2026-03-02", "第一支部", "王小明", "赵刚", "机密甲"))
    assert actions(TALKS_IMPORT, store, *shown) == [("same", "")]


def test_minutes_longer_than_a_cell_are_the_same_and_doubtful_elsewhere(store: Store, tmp_path: Path) -> None:
    meeting = Meeting(
        kind="党课", org_unit_id=FIRST, for_year=2026, held_on=date(2026, 3, 2), body="长" * (LONGEST_CELL + 5)
    )
    save_meeting(store, MeetingSheet(meeting), TODAY)
    path = tmp_path / "会议.xlsx"
    MEETINGS_IMPORT.export(store, Wanted(TODAY), path)
    assert [row.action for row in plan_of(MEETINGS_IMPORT, store, read_workbook(path)).rows] == [Action.SAME]
    with store.change("删除") as change:
        for one in store.all(ATTENDANCES):
            change.remove(ATTENDANCES, one.id)
        change.remove(MEETINGS, store.all(MEETINGS)[0].id)
    (row,) = plan_of(MEETINGS_IMPORT, store, read_workbook(path)).rows
    assert [one.field for one in row.doubts] == ["body"]


def test_only_a_year_and_a_branch_are_exported(store: Store, tmp_path: Path) -> None:
    head = ("会议类型", "支部", "日期")
    take(
        MEETINGS_IMPORT,
        store,
        head,
        ("党课", "第一支部", "2025-03-05"),
        ("党课", "第一支部", "2026-03-05"),
        ("党课", "第二支部", "2026-03-05"),
    )
    path = tmp_path / "会议.json"
    MEETINGS_IMPORT.export(store, Wanted(TODAY, 2026, FIRST), path)
    rows = json.loads(path.read_text())["rows"]
    assert [(one["branch"], one["held_on"], one["expected"]) for one in rows] == [("第一支部", "2026-03-05", 5)]


def test_joint_meetings_of_groups_come_back_the_same(store: Store, tmp_path: Path) -> None:
    with store.change("党小组") as change:
        groups = [
            change.add(
                ORG_UNITS,
                OrgUnit(level=GROUP, full_name=f"{branch}第一党小组", short_name="第一党小组", parent_id=unit),
            )
            for unit, branch in ((FIRST, "第一支部"), (SECOND, "第二支部"))
        ]
    meeting = Meeting(kind="党小组会", org_unit_id=groups[0].id, for_year=2026, number=1, held_on=date(2026, 3, 5))
    save_meeting(store, MeetingSheet(meeting, units=(groups[1].id, FIRST)), TODAY)
    talk = Talk(org_unit_id=groups[1].id, held_on=date(2026, 3, 5), content="近况")
    save_talk(
        store, TalkSheet(talk, (TalkPerson(role=TALKER, member_id=8), TalkPerson(role=PARTNER, member_id=9))), TODAY
    )
    for kind in (MEETINGS_IMPORT, TALKS_IMPORT):
        path = tmp_path / f"{kind.key}.csv"
        kind.export(store, Wanted(TODAY), path)
        (row,) = plan_of(kind, store, read_workbook(path)).rows
        assert (row.action, row.row.values["group"]) == (Action.SAME, "第一党小组"), row.reason
    text = (tmp_path / "meetings.csv").read_text(encoding="utf-8-sig")
    assert "第二支部第一党小组、第一支部" in text


def test_an_unknown_branch_is_chosen_from_those_of_the_book(store: Store) -> None:
    given_rows: tuple[tuple[Any, Any], ...] = (
        (MEETINGS_IMPORT, (("会议类型", "支部", "日期"), ("党课", "第九支部", "2026-03-05"))),
        (TALKS_IMPORT, (("日期", "支部", "谈话人", "谈话对象"), ("2026-03-05", "第九支部", "王小明", "赵刚"))),
    )
    for kind, rows in given_rows:
        facts = kind.facts(store)
        first = open_table(kind, sheet(*rows), facts, TODAY)
        assert plan_rows(kind, first, facts).rows[0].options["branch"] == ("某局机关总支部", "第一支部", "第二支部")
        chosen = plan_rows(kind, correct(first, (2, 0), "branch", "第一支部"), facts)
        assert [row.action for row in chosen.rows] == [Action.ADD]


# The command line


def run(book: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--book", str(book), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_line_imports_and_exports_both(store: Store, tmp_path: Path) -> None:
    book = store.path
    store.close()
    made = tmp_path / "会议.csv"
    made.write_text("会议类型,日期,出席人员\n党员大会,2026-03-05 14:30,全体党员、钱多多\n", encoding="gb18030")
    said = json.loads(
        run(
            book,
            "import",
            "meetings",
            str(made),
            "--branch",
            "第一支部",
            "--dry-run",
            "--json",
            "--as-of",
            "2026-03-20",
        )
    )
    assert said["mapping"] == {"会议类型": "kind", "日期": "held_on", "出席人员": "present"}
    assert said["counts"] == {"add": 0, "update": 0, "same": 0, "refuse": 1}
    assert said["rows"][0]["values"]["from_time"] == "14:30"
    assert [one["question"] for one in said["questions"] if not one["answer"]] == ["姓名：钱多多"]
    run(
        book,
        "import",
        "meetings",
        str(made),
        "--branch",
        "第一支部",
        "--answer",
        "姓名：钱多多=列席",
        "--as-of",
        "2026-03-20",
    )
    talks = tmp_path / "谈话.csv"
    talks.write_text("日期,谈话人,谈话对象\n2026-03-05,王小明,赵刚\n", encoding="utf-8")
    run(book, "import", "talks", str(talks), "--as-of", "2026-03-20")
    for kind in ("meetings", "talks"):
        target = tmp_path / f"{kind}.xlsx"
        run(book, "export", kind, "-o", str(target), "--year", "2026")
        again = json.loads(run(book, "import", kind, str(target), "--dry-run", "--json", "--as-of", "2026-03-20"))
        assert again["counts"] == {"add": 0, "update": 0, "same": 1, "refuse": 0}


@pytest.mark.parametrize(
    ("kind", "needed", "choices"), [("meetings", "会议类型*", "支部党员大会"), ("talks", "谈话对象*", "日常谈心")]
)
def test_the_empty_sheet_explains_itself_and_holds_no_row(
    store: Store, tmp_path: Path, kind: str, needed: str, choices: str
) -> None:
    target = tmp_path / "模板.xlsx"
    run(store.path, "template", kind, "-o", str(target))
    rows = read_workbook(target).sheets[0].rows
    assert needed in rows[2]
    assert (rows[3][0], choices in rows[3]) == ("示例", True)
    with ZipFile(target) as archive:
        assert b"<dataValidation " in archive.read("xl/worksheets/sheet1.xml")
        assert "顿号" in archive.read("xl/comments1.xml").decode()
    imported = MEETINGS_IMPORT if kind == "meetings" else TALKS_IMPORT
    with pytest.raises(KnownError, match="没有填写"):
        plan_of(imported, store, read_workbook(target))
