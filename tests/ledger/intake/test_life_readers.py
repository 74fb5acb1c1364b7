"""Readers for registers of meetings and talks, and how their columns are told apart."""

import pytest

from ledger.errors import KnownError
from ledger.intake.cells import Cell, Sheet, Workbook
from ledger.intake.life_readers import (
    LONGEST_CELL,
    read_count,
    read_free_text,
    read_kind,
    read_lines,
    read_ordinal,
    read_study,
    read_year,
)
from ledger.intake.meetings import MEETINGS_TARGET
from ledger.intake.preview import open_preview
from ledger.intake.talks import TALKS_TARGET
from ledger.intake.target import Target
from tests.operations.life.test_life_importing import TODAY


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("支委会", "支部委员会", ""),
        ("1", "支部党员大会", ""),
        ("2026年第一季度党员大会", "支部党员大会", ""),
        ("支委扩大会议", "支部委员会", ""),
        ("讨论接收预备党员的支部大会", "支部党员大会", "讨论接收预备党员的支部大会"),
        ("联合主题党日", "联合活动", ""),
        ("第一支部委员会党员大会", "支部党员大会", ""),
        ("3月支部委员会", "支部委员会", ""),
        ("学 习", "学习培训", ""),
        ("座谈会", "座谈会", ""),
    ],
)
def test_the_kind_of_a_meeting(text: str, kind: str, topic: str) -> None:
    reading = read_kind(text)
    assert reading.value == kind
    assert dict(reading.asides).get("topic", "") == topic


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("一、支部委员会", ("kind", "支部委员会")),
        ("（二）党课（共4次）", ("kind", "党课")),
        ("主题党日", ("kind", "主题党日")),
        ("一、机关第一支部", ("branch", "机关第一支部")),
        ("二、预备党员", None),
        ("三月份", None),
    ],
)
def test_a_line_between_the_rows_names_kind_or_branch(text: str, named: tuple[str, str] | None) -> None:
    assert MEETINGS_TARGET.section(text) == named


def test_several_kinds_are_refused_and_a_wrong_one_is_doubtful() -> None:
    assert "是几种会议" in (read_kind("支部委员会、党员大会").refusal or "")
    assert "是几种会议" in (read_kind("党员大会暨主题党日").refusal or "")
    assert read_kind("领导班子民主生活会").value == "民主生活会"
    assert "组织生活会" in (read_kind("民主生活会").doubt or "")
    assert read_kind("无").value is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1.学习\n2.讨论", "学习\n讨论"),
        ("一、学习\n（二）讨论\n③表决", "学习\n讨论\n表决"),
        ("1、学习；2、讨论。3.表决", "学习；\n讨论。\n表决"),
        ("上交2.5元\n2026年工作", "上交2.5元\n2026年工作"),
        ("3.5元上交", "3.5元上交"),
        ("\n\n", None),
        ("1.", None),
        ("无", None),
    ],
)
def test_several_things_of_one_cell(text: str, lines: str | None) -> None:
    assert read_lines(text).value == lines


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12),
        ("12人", 12),
        ("应到12名", 12),
        ("12人（其中预备党员1人）", 12),
        ("无", None),
        ("十二", None),
        ("12.5", None),
    ],
)
def test_a_number_of_people(cell: Cell, number: int | None) -> None:
    assert read_count(cell).value == number


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("90分钟", 90),
        ("1.5小时", 90),
        ("2学时", "2学时"),
        (2, "2学时"),
        ("1.5课时", "1.5学时"),
        ("半天", None),
        ("-", None),
    ],
)
def test_hours_of_study(cell: Cell, value: object) -> None:
    assert read_study(cell).value == value


@pytest.mark.parametrize(("cell", "number"), [("第3次", 3), (3, 3), ("三", None), ("", None)])
def test_which_one_of_the_year(cell: Cell, number: int | None) -> None:
    assert read_ordinal(cell).value == number


@pytest.mark.parametrize(("cell", "year"), [(2026, 2026), ("2026年度", 2026), ("去年", None), (None, None)])
def test_a_year(cell: Cell, year: int | None) -> None:
    assert read_year(cell).value == year


def test_the_apostrophe_of_a_csv_is_no_text_and_a_full_cell_is_doubtful() -> None:
    assert read_free_text("'=1+1").value == "=1+1"
    assert read_free_text("'引").value == "'引"
    assert read_free_text(5).value == "5"
    assert "上限" in (read_free_text("长" * LONGEST_CELL).doubt or "")


def fields(target: Target, *heads: str) -> dict[str, str]:
    table = Workbook((Sheet("表", (heads, tuple(f"值{number}" for number in range(len(heads))))),))
    return {one.name: one.field for one in open_preview(table, target, (), TODAY).mapping}


def test_a_second_column_feeds_what_its_heading_can_mean_besides() -> None:
    assert fields(MEETINGS_TARGET, "会议类型", "会议名称", "日期", "时间") == {
        "会议类型": "kind",
        "会议名称": "topic",
        "日期": "held_on",
        "时间": "from_time",
    }
    assert fields(MEETINGS_TARGET, "会议名称", "时间") == {"会议名称": "kind", "时间": "held_on"}
    assert fields(MEETINGS_TARGET, "会议类型", "会议名称", "主题", "日期")["会议名称"] == ""


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (
            (
                "召开时间 会议地点 会议主题 会议主持人 会议记录人 应到会人数 实到会人数 "
                "缺席及原因 列席人员及职务 会议主要内容 形成决议"
            ),
            "held_on place topic chair recorder expected present_count absent guests body decisions",
        ),
        (
            "活动时间 活动名称 参会人员 请假人员 主讲人 学时 备注",
            "held_on kind present on_leave lecturer study_minutes note",
        ),
        ("时间 类别 参加人员 缺席（请假）人员及原因 议题 记录", "held_on kind present absent items recorder"),
    ],
)
def test_headings_of_offices(heads: str, expected: str) -> None:
    assert list(fields(MEETINGS_TARGET, *heads.split()).values()) == expected.split()


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (
            "谈话时间 谈话人 被谈话人 谈话主题 谈话要点 存在问题 意见和建议 整改措施 落实情况",
            "held_on talkers partners occasion content difficulties suggestions follow_up outcome",
        ),
        ("时间 地点 谈心对象 谈话人姓名 谈心内容", "held_on place partners talkers content"),
    ],
)
def test_headings_of_talks(heads: str, expected: str) -> None:
    assert list(fields(TALKS_TARGET, *heads.split()).values()) == expected.split()


@pytest.mark.parametrize(
    ("target", "heads"),
    [
        (MEETINGS_TARGET, "日期 谈话人 谈话对象 内容"),
        (MEETINGS_TARGET, "日期 金额 地点"),
        (TALKS_TARGET, "日期 对象 金额"),
        (TALKS_TARGET, "姓名 性别"),
    ],
)
def test_other_lists_are_none_of_these(target: Target, heads: str) -> None:
    with pytest.raises(KnownError):
        fields(target, *heads.split())
