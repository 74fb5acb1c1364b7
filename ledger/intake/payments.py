"""Records of dues paid as the target of an import: one row a payment, or the grid of members and twelve months."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.codes.dues import PAY_METHOD, PURPOSE
from ledger.fields import Form
from ledger.intake.date_reader import read_day, read_month
from ledger.intake.members import read_section
from ledger.intake.person_fields import NAME, PERSON_FIELDS
from ledger.intake.readers import read_code, read_money, read_text, read_unit
from ledger.intake.target import Refusal, Target, TargetField

MONTHS = tuple(f"month_{number:02}" for number in range(1, 13))
"""The field keys of the columns of the grid, January to December."""
DATES = tuple(f"date_{number:02}" for number in range(1, 13))
"""The days on which those amounts were received, where the grid has columns for them."""

_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_AMOUNT_WORDS = ("金额", "实交", "实缴", "实交金额", "实缴金额", "交纳", "缴纳")
_DATE_WORDS = ("日期", "收款日期", "交纳日期", "缴纳日期", "缴费日期", "交费日期", "时间", "缴费时间", "交纳时间")
_PAY = re.compile("工资|津贴|保险|公积金|年金|个税")
_OTHER_SUMS = re.compile(r"应[交缴]|欠[交缴]|合计|总计|小计|累计|余额|基数|标准")


def _month_field(number: int) -> TargetField:
    han = _HAN[number - 1]
    first = ("元月",) if number == 1 else ()
    names = (f"{number}月", f"{number:02}月", f"{number}月份", f"{han}月", f"{han}月份", *first)
    words = (*names[1:], *(name + kind for name in names for kind in _AMOUNT_WORDS))
    return TargetField(MONTHS[number - 1], names[0], read_money, words, form=Form.MONEY)


def _date_field(number: int) -> TargetField:
    names = (f"{number}月", f"{number:02}月", f"{number}月份", f"{_HAN[number - 1]}月")
    words = tuple(name + kind for name in names for kind in _DATE_WORDS)
    return TargetField(DATES[number - 1], words[0], read_day, words[1:], form=Form.DAY)


_LIST_FIELDS = (
    TargetField(
        "received_on",
        "收款日期",
        read_day,
        (
            "交纳日期",
            "缴纳日期",
            "交费日期",
            "缴费日期",
            "收缴日期",
            "收款时间",
            "缴费时间",
            "缴纳时间",
            "交纳时间",
            "日期",
            "交款日期",
            "缴款日期",
        ),
        form=Form.DAY,
        example="2026-01-10",
        hint="实际收到的那一天。",
    ),
    TargetField(
        "amount",
        "金额",
        read_money,
        (
            "交纳金额",
            "缴纳金额",
            "交费金额",
            "缴费金额",
            "实交金额",
            "实缴金额",
            "实交党费",
            "实缴党费",
            "实交",
            "实缴",
            "收款金额",
            "缴纳党费",
            "交纳党费",
            "党费金额",
            "已交",
            "已缴",
            "交款金额",
        ),
        form=Form.MONEY,
        example="120.00",
        hint="单位为元。",
    ),
    TargetField(
        "months",
        "所属月份",
        read_text,
        (
            "所属期",
            "党费所属期",
            "缴费月份",
            "缴纳月份",
            "交纳月份",
            "交费月份",
            "月份",
            "缴费所属期",
            "缴纳期间",
            "交纳期间",
            "所属时间",
            "缴费期间",
        ),
        example="2026-01、2026-02",
        hint="交的是哪几个月的党费，如2026-01、2026年1月至3月、第一季度；大额党费和自愿多交留空。",
    ),
    TargetField("from_month", "所属期起", read_month, ("起始月份", "开始月份", "开始年月", "自何月"), form=Form.MONTH),
    TargetField("to_month", "所属期止", read_month, ("截止月份", "结束月份", "结束年月", "至何月"), form=Form.MONTH),
    TargetField(
        "purpose",
        "用途",
        read_code(PURPOSE),
        ("款项用途", "款项性质", "缴费类型"),
        choices=PURPOSE.labels,
        form=Form.CHOICE,
        hint="月份党费以外，或者多交的部分怎样处理；可不填。",
    ),
    TargetField(
        "method",
        "交纳方式",
        read_code(PAY_METHOD, is_closed=False),
        ("缴纳方式", "缴费方式", "交费方式", "方式", "支付方式"),
        choices=PAY_METHOD.labels,
        is_closed=False,
        form=Form.CHOICE,
        example="现金",
    ),
    TargetField(
        "receipt_no", "收据编号", read_text, ("收据号", "票据号", "票据编号", "凭证号", "收据号码"), example="0001"
    ),
    TargetField("payer", "代交人", read_text, ("代缴人", "委托交纳人"), hint="本人交纳时空白。"),
    TargetField("collector", "收款人", read_text, ("经办人", "经手人", "收缴人")),
    TargetField("receiving", "收款支部", read_unit, ("收款党支部",), hint="留空时按所属月份由哪个支部收取。"),
    TargetField("note", "备注", read_text, ("说明", "备考")),
)

_REFUSALS = (
    Refusal(
        re.compile("签到|考勤|出勤|成绩|得分|测评"),
        "这是签到、考勤或成绩表，不是党费交纳记录，没有导入。",
        frozenset({"amount"}),
    ),
)


def set_aside(heading: str) -> str:
    """Why a column of amounts is no payment: what is owed, and sums."""
    return "应交、欠交和合计由程序计算" if _OTHER_SUMS.search(heading) else ""


def _objection(headings: Sequence[str], fields: frozenset[str]) -> str | None:
    if fields & {"amount", *MONTHS}:
        return None
    return "里是工资" if sum(bool(_PAY.search(one)) for one in headings) > 1 else None


PAYMENTS_TARGET = Target(
    key="payments",
    title="党费交纳记录",
    counted="交纳记录",
    fields=(*PERSON_FIELDS, *_LIST_FIELDS, *map(_month_field, range(1, 13)), *map(_date_field, range(1, 13))),
    anchor=NAME.key,
    substance=frozenset({"amount", *MONTHS}),
    set_aside=set_aside,
    objection=_objection,
    section=read_section,
    refusals=_REFUSALS,
)
LIST_TARGET = replace(PAYMENTS_TARGET, fields=(*PERSON_FIELDS, *_LIST_FIELDS))
"""The same for our own sheets: one row a payment."""
