"""Headings as found on real sheets, and the fields they mean."""

import pytest

from ledger.intake.header import Column
from ledger.intake.headings import match_heading, match_levels, signature
from ledger.intake.mapping import propose
from ledger.intake.members import MEMBERS_TARGET
from ledger.roster.columns import COLUMNS


@pytest.mark.parametrize("column", [one for one in COLUMNS if not one.is_derived], ids=lambda one: one.key)
def test_our_own_heading_is_certain(column: object) -> None:
    key, label = getattr(column, "key", ""), getattr(column, "label", "")
    found = match_heading(MEMBERS_TARGET, label)
    assert found is not None
    assert (found.field, found.certainty) == (key, 1.0)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓 名", "name"),
        ("姓名*", "name"),
        ("姓名（曾用名）", "name"),
        ("党员姓名", "name"),
        ("本人身份证号码", "id_number"),
        ("身份证号（18位）", "id_number"),
        ("出生\n年月", "birth_on"),
        ("出生年月(如1990.01)", "birth_on"),
        ("入党时间（年月日）", "admitted_on"),
        ("加入中国共产党时间", "admitted_on"),
        ("转正时间", "full_member_on"),
        ("联系电话（手机）", "phone"),
        ("联系电话/手机", "phone"),
        ("手机号码（长号）", "phone"),
        ("现居住地址", "address"),
        ("职务（党内）", "party_post"),
        ("7、文化程度", "education"),
        ("参加工作时间", "work_started_on"),
        ("所属党支部名称", "branch"),
        ("入党介绍人", "introducers"),
    ],
)
def test_heading_means_field(heading: str, field: str) -> None:
    found = match_heading(MEMBERS_TARGET, heading)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "heading",
    [
        "配偶姓名",
        "介绍人电话",
        "申请入党时间",
        "确定积极分子时间",
        "序号",
        "年龄",
        "党龄",
        "签名",
        "是否缴纳党费",
        "原工作单位意见",
        "",
    ],
)
def test_heading_of_something_else(heading: str) -> None:
    assert match_heading(MEMBERS_TARGET, heading) is None


@pytest.mark.parametrize(
    ("levels", "field"),
    [
        (("职务", "党内"), "party_post"),
        (("入党", "时间"), "admitted_on"),
        (("基本情况", "姓名"), "name"),
        (("家庭成员", "姓名"), None),
        (("联系方式", "微信"), None),
    ],
)
def test_levels(levels: tuple[str, ...], field: str | None) -> None:
    found = match_levels(MEMBERS_TARGET, levels)
    assert (found.field if found else None) == field


def test_a_label_wins_over_a_synonym_wherever_it_stands() -> None:
    headings = ("联系电话", "手机号", "手机号")
    columns = [Column(index, one, match_heading(MEMBERS_TARGET, one)) for index, one in enumerate(headings)]
    mapped = propose(MEMBERS_TARGET, columns)
    assert [(one.name, one.field) for one in mapped] == [("联系电话", ""), ("手机号", "phone"), ("手机号#2", "")]
    assert "另有一列" in mapped[0].note


def test_signature_ignores_padding_and_sees_order() -> None:
    assert signature(["姓 名", "性别（必填）"]) == signature(["姓名", "性别"])
    assert signature(["姓名", "性别"]) != signature(["性别", "姓名"])
