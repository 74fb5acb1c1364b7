"""Registers of meetings (三会一课登记表, 会议台账) as the target of an import: one row a meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.codes.meetings import MEETING_KIND
from ledger.fields import Form
from ledger.intake.life_headings import MEETING_WORDS as WORDS
from ledger.intake.life_readers import (
    DURATIONS,
    kinds_in,
    read_count,
    read_free_text,
    read_kind,
    read_lines,
    read_ordinal,
    read_study,
    read_year,
    with_asides,
)
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.members import read_section
from ledger.intake.readers import read_unit
from ledger.intake.target import Refusal, Target, TargetField
from ledger.intake.when_reader import FROM_TIME, TO_TIME, read_moment, read_when
from ledger.values.text import fold

LISTS = ("present", "on_leave", "absent", "left_out", "guests")
"""The fields that hold names of several people."""
PRESENT_COUNT = "present_count"

_FIELDS = (
    TargetField(
        "kind",
        "会议类型",
        read_kind,
        WORDS["kind"],
        choices=MEETING_KIND.labels,
        is_closed=False,
        form=Form.CHOICE,
        example="支部党员大会",
        hint="如支部党员大会、支部委员会（支委会）、党小组会、党课、主题党日、组织生活会。",
        otherwise="topic",
    ),
    TargetField(
        "branch",
        "支部",
        read_unit,
        (*SYNONYMS["branch"], "所在党支部", "召开单位", "召开支部", "组织单位", "单位"),
        example="机关第一支部",
        hint="召开会议的党组织；账簿里只有一个支部的可不填。",
    ),
    TargetField("group", "党小组", read_unit, ("召开党小组", *SYNONYMS["group"]), hint="党小组会填写；其他会议留空。"),
    TargetField(
        "joint", "联合召开单位", read_free_text, ("联合单位", "参加单位", "共建单位"), hint="几个党组织用顿号分开。"
    ),
    TargetField("number", "次数", read_ordinal, ("第几次", "会次", "届次"), form=Form.WHOLE, hint="留空时由程序编号。"),
    TargetField(
        "topic",
        "主题",
        read_free_text,
        WORDS["topic"],
        example="学习党章，讨论接收预备党员",
    ),
    TargetField(
        "held_on",
        "日期",
        read_when,
        WORDS["held_on"],
        form=Form.DAY,
        example="2026-03-05",
        hint="也可以连同时间，如2026年3月5日14:30。",
        otherwise=FROM_TIME,
    ),
    TargetField(
        FROM_TIME,
        "开始时间",
        read_moment,
        WORDS["from_time"],
        example="14:30",
    ),
    TargetField(TO_TIME, "结束时间", read_moment, WORDS["to_time"], example="16:00"),
    TargetField(
        "place",
        "地点",
        read_free_text,
        WORDS["place"],
        example="三楼会议室",
    ),
    TargetField("chair", "主持人", read_free_text, WORDS["chair"], example="王芳"),
    TargetField("recorder", "记录人", read_free_text, WORDS["recorder"], example="李明"),
    TargetField("lecturer", "授课人", read_free_text, WORDS["lecturer"]),
    TargetField("lecturer_post", "授课人职务", read_free_text, WORDS["lecturer_post"]),
    TargetField(
        "expected",
        "应到",
        read_count,
        WORDS["expected"],
        form=Form.WHOLE,
        example="12",
        hint="与名册当天的人数不同的，会请您核对。",
    ),
    TargetField(
        PRESENT_COUNT,
        "实到",
        read_count,
        WORDS["present_count"],
        form=Form.WHOLE,
        example="11",
    ),
    TargetField(
        "present",
        "出席人员",
        read_free_text,
        WORDS["present"],
        form=Form.LONG_TEXT,
        example="全体党员（除赵刚外）",
        hint="姓名用顿号分开，或者写全体党员；留空表示缺席的以外都到会。"
        "以普通党员身份参加的在姓名后注明，如王芳（以普通党员身份）。",
    ),
    TargetField(
        "on_leave",
        "请假人员及原因",
        read_free_text,
        WORDS["on_leave"],
        form=Form.LONG_TEXT,
        example="赵刚（出差）",
    ),
    TargetField(
        "absent",
        "缺席人员及原因",
        read_free_text,
        WORDS["absent"],
        form=Form.LONG_TEXT,
        hint="原因写在姓名后面的括号里；写有原因的按请假登记，无故的按缺席登记。",
    ),
    TargetField(
        "left_out",
        "不计入应到人员",
        read_free_text,
        ("不计入应到", "不计入应到党员"),
        form=Form.LONG_TEXT,
        hint="经上级同意并经党员大会通过，不计入应到的党员。",
    ),
    TargetField(
        "guests",
        "列席人员",
        read_free_text,
        WORDS["guests"],
        form=Form.LONG_TEXT,
        example="孙处长（区直机关工委）",
        hint="单位及职务写在姓名后面的括号里。",
    ),
    TargetField(
        "items",
        "议题",
        read_lines,
        WORDS["items"],
        form=Form.LONG_TEXT,
        hint="一行一项。",
    ),
    TargetField(
        "body",
        "主要内容",
        read_free_text,
        WORDS["body"],
        form=Form.LONG_TEXT,
        example="书记传达上级文件，党员逐一发言。",
    ),
    TargetField(
        "decisions",
        "决议",
        read_lines,
        WORDS["decisions"],
        form=Form.LONG_TEXT,
        hint="一行一项。",
    ),
    TargetField("summary", "主持人小结", read_free_text, ("会议小结", "小结", "总结"), form=Form.LONG_TEXT),
    TargetField("tags", "专题", read_free_text, ("专题分类", "专题类别"), hint="如学法、警示教育，用顿号分开。"),
    TargetField(
        "study_minutes",
        "学时",
        read_study,
        ("计入学时", "学时数", "计学时", "学习学时", "课时", "学时（分钟）"),
        example="90分钟",
        hint="如2学时、90分钟；一学时合多少分钟见设置。",
        units=DURATIONS,
    ),
    TargetField(
        "for_year",
        "所属年度",
        read_year,
        ("年度",),
        form=Form.WHOLE,
        hint="次年召开的组织生活会、民主评议填上一年度。",
    ),
    TargetField(
        "planned_on",
        "计划日期",
        read_when,
        ("计划时间", "计划召开时间", "拟召开时间", "拟开时间"),
        form=Form.DAY,
        hint="还没有召开的填写。",
        may_lie_ahead=True,
    ),
    TargetField("note", "备注", read_free_text, ("说明", "备考"), form=Form.LONG_TEXT),
)


_NUMBERED = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]\s*)?(?:会议)?(?:\(?共?\d+次\)?)?")


def _section(text: str) -> tuple[str, str] | None:
    """A line between the rows that names the branch or the kind of the meetings below: 一、支部党员大会."""
    plain = fold(text).strip()
    kinds, rest = kinds_in(plain)
    if len(kinds) == 1 and _NUMBERED.fullmatch(rest):
        return "kind", kinds[0]
    named = read_section(text)
    return named if named and named[0] in {"branch", "group"} else None


def _objection(headings: Sequence[str], fields: frozenset[str]) -> str | None:
    """A list of talks has talkers and no kind of meeting; what has neither is another list with dates."""
    if any("谈话" in heading for heading in headings) and "kind" not in fields:
        return "里是谈话记录"
    return None


MEETINGS_TARGET = Target(
    key="meetings",
    title="会议登记表",
    counted="会议",
    fields=_FIELDS,
    anchor="held_on",
    substance=frozenset(
        {
            "kind",
            "topic",
            "items",
            "body",
            "present",
            "on_leave",
            "absent",
            "chair",
            "lecturer",
            "expected",
            PRESENT_COUNT,
        }
    ),
    objection=_objection,
    settle=with_asides,
    section=_section,
    refusals=(
        Refusal(re.compile("党费|工资|考勤表"), "这不是会议登记表，没有导入。", frozenset({"kind", "chair", "topic"})),
    ),
)
_NEEDED = frozenset({"kind"})
MEETINGS_SHEET = replace(MEETINGS_TARGET, fields=tuple(replace(one, is_required=one.key in _NEEDED) for one in _FIELDS))
"""The same for our own empty sheet, which marks what every meeting needs; other sheets may say it in their title."""
