"""Pay sheets and our own list of 核定 as the target of an import: persons, pay items, and what is no pay item."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ledger.codes.dues import (
    BASE_METHOD,
    CEILING,
    COUNTED,
    DEDUCTED,
    DUES_KIND,
    NEVER_COUNTED,
    NOT_DEDUCTED,
    SEGMENT_REASON,
)
from ledger.fields import Form
from ledger.intake.cells import Cell, cell_text
from ledger.intake.date_reader import read_day, read_month
from ledger.intake.members import read_section
from ledger.intake.person_fields import NAME, PERSON_FIELDS
from ledger.intake.readers import read_amount, read_code, read_text
from ledger.intake.reading import Reading
from ledger.intake.target import ColumnUse, Refusal, Target, TargetField
from ledger.values.text import fold

ITEM = "item:"
"""Begins the field key of a pay item that the dictionary knows; its label, or a word of several items, follows."""

_INSURANCE = "养老|医疗|医保|失业|工伤|生育|公积金|年金|保险|社保|五险|三险"
_EMPLOYER = re.compile(
    r"单位(?:应)?(?:缴|交|负担|承担|部分|配套|补助)|[（(]单位[^)）]{0,4}[)）]|(?:^|/)单位(?:/|$)|"
    rf"单位(?={_INSURANCE}|住房|职业|企业)|企业缴|公司缴|单缴|财政(?:缴|负担|承担|配套)"
)
_NET = re.compile(r"实发(?!薪酬)|实领|实得|到手|打卡|发放额")
_SUM = re.compile(
    r"小计|(?:^|/)(?:合计|总计)$|(?:扣|社保|保险|五险|三险|一金|个人缴[^/]*)[^/]*(?:合计|总额|总计)|应扣数?$|扣款总"
)
_EMPLOYER_ALONE = re.compile("单位(?:应)?(?:缴|交|负担|承担|部分|配套)|单缴")
_GROSS = re.compile("应发")
_NO_AMOUNT = re.compile(
    r"序号|编号|工号|职工号|账号|卡号|电话|手机|身份证|年龄|工龄|教龄|月份|年度|年月|日期|时间|人数|天数|出勤|签|备注|比例|"
    r"银行|部门|单位名称"
)
_PAY_WORD = re.compile("工资|薪|津贴|补贴|补助|绩效|奖|费|金|保险|税|扣|酬")
_BARE = frozenset({"岗位", "薪级", "职务", "级别", "职级", "类别", "活的部分"})  # as often a rank as an amount
_HAS_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")

_WHY_EMPLOYER = "单位缴纳的部分不是个人扣款，不从基数中减"
_WHY_NET = "实发数不是工资项目"
_WHY_SUM = "合计栏，各项已分别读取"

_REFUSALS = (
    Refusal(
        re.compile("签到|考勤|出勤|成绩|得分|测评"),
        "这是签到、考勤或成绩表，不是工资表或核定表，没有导入。",
        frozenset({"due"}),
    ),
)
_FEWEST_MONTHS = 6
_MONTH = re.compile(r"\d{1,2}月(?:份)?")


def set_aside(heading: str) -> str:
    """Why a column of a pay sheet is no pay item although it holds amounts or sounds like one; empty when it may be."""
    plain = fold(heading)
    is_insurance = re.search(_INSURANCE, plain) or _EMPLOYER_ALONE.search(plain)
    if _EMPLOYER.search(plain) and is_insurance:
        return _WHY_EMPLOYER
    if _NET.search(plain):
        return _WHY_NET
    return _WHY_SUM if _SUM.search(plain) and not _GROSS.search(plain) else ""


def can_be_amount(heading: str) -> bool:
    """Whether figures below a heading that nobody knows can be pay: not those of 工龄, 银行账号 or 序号."""
    last = fold(heading).rpartition("/")[2]
    return _PAY_WORD.search(last) is not None or _NO_AMOUNT.search(last) is None


def read_ratio(cell: Cell) -> Reading:
    """A share as ``1.5%``; a number of up to one counts as the share that a sheet shows in per cent."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 < cell <= 1:
        return Reading(f"{round(cell * 100, 4):g}%")
    found = _HAS_PERCENT.search(fold(cell_text(cell)))
    return Reading(f"{float(found[1]):g}%") if found else read_text(cell)


_BEFORE = (
    *PERSON_FIELDS,
    TargetField(
        "due",
        "月应交",
        read_amount,
        (
            "月应缴",
            "应交党费",
            "应缴党费",
            "月应交党费",
            "月应缴党费",
            "每月应交",
            "每月应缴",
            "党费标准",
            "月缴党费",
            "月交党费",
            "每月应交纳党费金额",
            "每月应缴纳党费金额",
            "应交纳党费",
            "应缴纳党费",
            "月交纳党费数额",
            "每月党费",
        ),
        form=Form.MONEY,
        hint="填了工资项目或基数时由程序计算，可不填。",
    ),
    TargetField(
        "base",
        "计算基数",
        read_amount,
        (
            "党费基数",
            "缴费基数",
            "缴纳基数",
            "交纳基数",
            "核定基数",
            "党费计算基数",
            "基数",
            "缴存基数",
            "税后工资总额",
        ),
        form=Form.MONEY,
        hint="填了工资项目时由程序计算，可不填。",
    ),
    TargetField("rate", "交纳比例", read_ratio, ("缴纳比例", "比例", "缴费比例"), hint="由程序计算，可不填。"),
    TargetField(
        "person_kind",
        "人员类型",
        read_code(DUES_KIND),
        ("人员性质", "编制类型", "编制性质", "编制", "党费人员类型", "人员类别"),
        choices=DUES_KIND.labels,
        form=Form.CHOICE,
        example="机关公务员",
        hint="留空时按名册中的工作岗位和上次核定。",
    ),
    TargetField(
        "from_month",
        "自何月",
        read_month,
        ("起始月份", "执行月份", "核定起月", "从何月起"),
        form=Form.MONTH,
        example="2026-01",
        hint="从哪个月起按这个数交纳，写成2026-01。",
    ),
    TargetField("to_month", "至何月", read_month, ("截止月份",), form=Form.MONTH, hint="空白表示直到下次核定。"),
    TargetField("ceiling", "上限", read_code(CEILING), choices=CEILING.labels, form=Form.CHOICE),
)
_AFTER = (
    TargetField("method", "核定方法", read_code(BASE_METHOD), choices=BASE_METHOD.labels, form=Form.CHOICE),
    TargetField("ratio", "总额比例", read_ratio, hint="“按总额比例”核定时填写，如30%。"),
    TargetField("reason", "核定原因", read_code(SEGMENT_REASON), choices=SEGMENT_REASON.labels, form=Form.CHOICE),
    TargetField("verified_by", "核定人", read_text, ("审核人",)),
    TargetField("verified_on", "核定日期", read_day, ("核定时间", "审核日期"), form=Form.DAY),
    TargetField("note", "核定备注", read_text),
)
USES = (
    ColumnUse(f"{COUNTED}:", "计入基数", read_amount, f"{COUNTED}：", Form.MONEY),
    ColumnUse(f"{DEDUCTED}:", "从基数中扣除", read_amount, f"{DEDUCTED}：", Form.MONEY),
    ColumnUse(f"{NEVER_COUNTED}:", "收入，不计入基数", read_amount, f"{NEVER_COUNTED}：", Form.MONEY),
    ColumnUse(f"{NOT_DEDUCTED}:", "扣款，不从基数中扣除", read_amount, f"{NOT_DEDUCTED}：", Form.MONEY),
)
"""What can be done with a column that the dictionary does not know; the treatment begins the field key."""


def assessments_target(items: Mapping[str, Collection[str]]) -> Target:
    """Pay sheets and lists of 核定; ``items`` are the labels of the dictionary, each with its other words."""
    fields = tuple(_item_fields(items))
    return Target(
        key="assessments",
        title="党费核定表",
        counted="人员",
        fields=(*_BEFORE, *fields, *_AFTER),
        anchor=NAME.key,
        substance=frozenset(one.key for one in fields) | {"base", "due"},
        uses=USES,
        keeps_uses=True,
        set_aside=set_aside,
        objection=_objection,
        section=read_section,
        refusals=_REFUSALS,
    )


def without_items(target: Target, keys: Collection[str]) -> Target:
    """The target for a sheet that has, of the pay items, only the columns ``keys``."""
    return replace(
        target, fields=tuple(one for one in target.fields if not one.key.startswith(ITEM) or one.key in keys)
    )


def _item_fields(items: Mapping[str, Collection[str]]) -> Sequence[TargetField]:
    """A field for each item; a word that several items go by is a field of its own, settled by the person's kind."""
    owners: dict[str, set[str]] = {}
    for label, words in items.items():
        for word in (label, *words):
            owners.setdefault(word, set()).add(label)
    shared = [word for word, labels in owners.items() if len(labels) > 1 and word not in items]
    return [
        *(
            _item_field(label, [one for one in words if one not in shared])
            for label, words in items.items()
            if not set_aside(label)
        ),
        *(_item_field(word, ()) for word in shared),
    ]


def _item_field(label: str, words: Collection[str]) -> TargetField:
    kept = tuple(dict.fromkeys(word for word in words if word not in _BARE))
    return TargetField(ITEM + label, label, read_amount, kept, form=Form.MONEY)


def _objection(headings: Sequence[str], fields: frozenset[str]) -> str | None:
    is_by_month = sum(bool(_MONTH.fullmatch(one)) for one in headings) >= _FEWEST_MONTHS
    return "按月份分列，像是交纳记录" if is_by_month and not any(one.startswith(ITEM) for one in fields) else None
