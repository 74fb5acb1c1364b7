"""Sheets of 民主评议 (votes and grades by person) and of local scores (先锋指数 …) as targets of an import."""

import re
from collections.abc import Sequence

from ledger.codes.appraisal import GRADE
from ledger.fields import Form
from ledger.intake.cells import Cell
from ledger.intake.date_reader import read_day
from ledger.intake.life_readers import read_free_text, read_year
from ledger.intake.members import read_section
from ledger.intake.person_fields import NAME, PERSON_FIELDS
from ledger.intake.readers import read_code, read_text, read_whole
from ledger.intake.reading import EMPTY, Reading
from ledger.intake.target import Target, TargetField

PERIODS = {
    "first_quarter": "第一季度",
    "second_quarter": "第二季度",
    "third_quarter": "第三季度",
    "fourth_quarter": "第四季度",
    "whole_year": "全年",
}
"""Columns of points of their own, and the period that each stands for."""
_TICKS = re.compile(r"[√✓✔☑■○●]")
_RANKS = re.compile("名次|排名|位次|排序")
_SPAN = ("自评", "个人自评情况", "自我评价")


def _read_votes(cell: Cell) -> Reading:
    """How many votes; a tick belongs to a ballot and counts nothing."""
    reading = read_text(cell)
    if isinstance(reading.value, str) and _TICKS.fullmatch(reading.value):
        return Reading(doubt="这里要填票数，不是勾选。")
    number = read_whole(cell)
    is_negative = isinstance(number.value, int) and number.value < 0
    return Reading(doubt="票数不能是负数。") if is_negative else number


def _votes(key: str, label: str) -> TargetField:
    words = (f"{label}得票", f"{label}票数", f"{label}得票数", label.removesuffix("票"))
    return TargetField(key, label, _read_votes, words, form=Form.WHOLE)


def _long(key: str, label: str, words: tuple[str, ...]) -> TargetField:
    return TargetField(key, label, read_free_text, words, form=Form.LONG_TEXT)


_YEAR = TargetField(
    "for_year",
    "年度",
    read_year,
    ("评议年度", "所属年度", "年份", "考评年度", "年"),
    form=Form.WHOLE,
    example="2025",
    hint="评议的年度，不是开会的年度；表名里写了年度的可不填。",
)
APPRAISALS_TARGET = Target(
    key="appraisals",
    title="民主评议情况表",
    counted="党员",
    fields=(
        *PERSON_FIELDS,
        _YEAR,
        _votes("excellent", "优秀票"),
        _votes("qualified", "合格票"),
        _votes("basic", "基本合格票"),
        _votes("unqualified", "不合格票"),
        TargetField(
            "grade",
            "评定等次",
            read_code(GRADE),
            ("等次", "评议等次", "评定结果", "评议结果", "综合评定", "最终等次", "评定意见", "支部评定等次", "定等"),
            choices=GRADE.labels,
            form=Form.CHOICE,
            example="合格",
        ),
        TargetField("reason", "不定等次或未参评的原因", read_free_text, ("不定等次原因", "未参评原因", "未评定原因")),
        TargetField("told_on", "告知本人日期", read_day, ("告知日期", "反馈日期", "反馈本人日期"), form=Form.DAY),
        _long("self_view", "个人自评", _SPAN),
        _long("mutual_view", "党员互评", ("互评", "互评意见", "党员互评情况")),
        _long("opinion", "支部意见", ("党支部意见", "支委会意见", "组织意见", "组织评定意见")),
        _long("superior_opinion", "上级意见", ("上级党组织意见", "党总支意见", "党委意见")),
        _long("measures", "教育帮助措施", ("帮助措施", "整改措施", "处置意见")),
        TargetField("note", "备注", read_free_text, ("说明", "备考")),
    ),
    anchor=NAME.key,
    substance=frozenset({"excellent", "qualified", "grade"}),
    section=read_section,
)


def _set_aside(heading: str) -> str:
    return "名次不导入：程序只照登得分和等次，不排名" if _RANKS.search(heading) else ""


def _objection(_: Sequence[str], fields: frozenset[str]) -> str | None:
    return None if fields & {"points", "score_grade", *PERIODS} else "里没有得分或等次"


def _read_points(cell: Cell) -> Reading:
    """Points as they were written; what is zero was scored and is kept."""
    reading = read_text(cell)
    return reading if reading is EMPTY or reading.doubt else Reading(str(reading.value))


def _period(key: str, label: str) -> TargetField:
    short = {"第一季度": "一季度", "第二季度": "二季度", "第三季度": "三季度", "第四季度": "四季度"}.get(label, label)
    names = (label, short, "年度" if label == "全年" else short)
    words = [f"{name}{kind}" for name in names for kind in ("得分", "积分", "分数", "成绩", "总分", "合计")]
    shorts = () if label == "全年" else (short,)
    return TargetField(key, label, _read_points, (*shorts, *dict.fromkeys(words)))


SCORES_TARGET = Target(
    key="member_scores",
    title="考评得分表",
    counted="得分",
    fields=(
        *PERSON_FIELDS,
        TargetField(
            "title",
            "考评名称",
            read_text,
            ("考评项目", "考核名称", "考核项目", "评分项目"),
            example="党员先锋指数",
            hint="表名里写了的可不填。",
        ),
        _YEAR,
        TargetField("period", "期间", read_text, ("考评期间", "季度", "考核周期"), example="全年"),
        TargetField(
            "points",
            "得分",
            _read_points,
            (
                "总分",
                "分数",
                "积分",
                "总得分",
                "合计得分",
                "考评得分",
                "考核得分",
                "先锋指数",
                "指数",
                "总积分",
                "分值",
            ),
            example="96.5",
            hint="照原表填写，程序不计算、不排名。",
        ),
        TargetField(
            "score_grade",
            "等次",
            read_text,
            ("等级", "考评等次", "考核等次", "评定等次", "星级", "档次"),
            example="优秀",
        ),
        TargetField("note", "备注", read_free_text, ("说明", "备考")),
        *(_period(key, label) for key, label in PERIODS.items()),
    ),
    anchor=NAME.key,
    substance=frozenset({"points", "score_grade", *PERIODS}),
    set_aside=_set_aside,
    objection=_objection,
    section=read_section,
)
