"""Registers of talks (谈心谈话登记表) as the target of an import: one row a talk."""

import re
from collections.abc import Sequence

from ledger.codes.talks import OCCASION
from ledger.fields import Form
from ledger.intake.life_headings import TALK_WORDS as WORDS
from ledger.intake.life_readers import read_free_text, with_asides
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.members import read_section
from ledger.intake.readers import read_code, read_flag, read_unit
from ledger.intake.reading import Reading
from ledger.intake.target import Draft, Target, TargetField
from ledger.intake.when_reader import FROM_TIME, TO_TIME, read_moment, read_when
from ledger.values.text import fold

COVERED = "（保密）"
"""Stands in our own sheets for the text of a confidential talk."""
TEXTS = ("content", "difficulties", "suggestions", "follow_up", "outcome", "note")
"""The fields that a confidential talk shows on its own sheet only."""

_FIELDS = (
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
    TargetField(FROM_TIME, "开始时间", read_moment, ("起始时间", "开始", "起止时间", "谈话起止时间"), example="14:30"),
    TargetField(TO_TIME, "结束时间", read_moment, ("终止时间", "结束"), example="15:00"),
    TargetField(
        "branch",
        "支部",
        read_unit,
        (*SYNONYMS["branch"], "所在党支部", "单位"),
        example="机关第一支部",
        hint="只有一个支部的可不填。",
    ),
    TargetField("group", "党小组", read_unit, SYNONYMS["group"], hint="党小组的谈话填写；其他留空。"),
    TargetField(
        "talkers",
        "谈话人",
        read_free_text,
        WORDS["talkers"],
        example="王芳",
        hint="几个人用顿号分开。",
    ),
    TargetField(
        "partners",
        "谈话对象",
        read_free_text,
        WORDS["partners"],
        is_required=True,
        example="李明",
        hint="几个人用顿号分开，单位及职务写在姓名后面的括号里。",
    ),
    TargetField("takers", "记录人", read_free_text, ("记录", "记录员", "谈话记录人")),
    TargetField(
        "occasion",
        "谈话事由",
        read_code(OCCASION, is_closed=False),
        WORDS["occasion"],
        choices=OCCASION.labels,
        is_closed=False,
        form=Form.CHOICE,
        example="日常谈心",
    ),
    TargetField("place", "地点", read_free_text, ("谈话地点", "谈心地点", "场所"), example="谈话室"),
    TargetField(
        "content",
        "谈话内容",
        read_free_text,
        WORDS["content"],
        form=Form.LONG_TEXT,
        example="了解近期思想和工作情况。",
    ),
    TargetField(
        "difficulties",
        "困难和问题",
        read_free_text,
        WORDS["difficulties"],
        form=Form.LONG_TEXT,
    ),
    TargetField(
        "suggestions",
        "意见建议",
        read_free_text,
        WORDS["suggestions"],
        form=Form.LONG_TEXT,
    ),
    TargetField(
        "follow_up",
        "后续事项",
        read_free_text,
        WORDS["follow_up"],
        form=Form.LONG_TEXT,
    ),
    TargetField("follow_up_due_on", "办理时限", read_when, ("完成时限", "办结时限"), form=Form.DAY, may_lie_ahead=True),
    TargetField("follow_up_done_on", "办结日期", read_when, ("完成日期", "办结时间", "完成时间"), form=Form.DAY),
    TargetField(
        "outcome",
        "办理结果",
        read_free_text,
        WORDS["outcome"],
        form=Form.LONG_TEXT,
    ),
    TargetField(
        "is_confidential",
        "是否保密",
        read_flag,
        ("保密", "内容保密"),
        choices=("是", "否"),
        form=Form.FLAG,
        hint="填“是”的，内容只在单份记录上显示，导出的表格里写“（保密）”。",
    ),
    TargetField(
        "planned_on",
        "计划日期",
        read_when,
        ("计划时间", "计划谈话时间", "计划谈话日期"),
        form=Form.DAY,
        hint="还没有谈的填写。",
        may_lie_ahead=True,
    ),
    TargetField("note", "备注", read_free_text, ("说明", "备考"), form=Form.LONG_TEXT),
)


def _section(text: str) -> tuple[str, str] | None:
    """A line between the rows that names the branch of the talks below."""
    named = read_section(text)
    return named if named and named[0] in {"branch", "group"} else None


def _settle(draft: Draft) -> Draft:
    """What stands in for a confidential text is none, and says that the talk is confidential."""
    with_asides(draft)
    for key in TEXTS:
        value = draft[key].value if key in draft else None
        if isinstance(value, str) and is_covered(value):
            draft.setdefault("is_confidential", Reading(True))
    return draft


def is_covered(text: str) -> bool:
    """Whether a text only stands in for that of a confidential talk."""
    return fold(text) == fold(COVERED)


def _objection(headings: Sequence[str], fields: frozenset[str]) -> str | None:
    if "talkers" in fields or any(re.search("谈", heading) for heading in headings):
        return None
    return "里没有谈话人"


TALKS_TARGET = Target(
    key="talks",
    title="谈心谈话登记表",
    counted="谈话",
    fields=_FIELDS,
    anchor="held_on",
    substance=frozenset({"talkers", "partners"}),
    objection=_objection,
    settle=_settle,
    section=_section,
)
