"""A dues register of any length for the paper benchmarks: 17 columns, 12 months, page totals, every name plausible."""

import random
from collections.abc import Iterator, Sequence

from exports.paper.document import Align, Column, Fit, HeadFields, PageTotals, Register, Row
from exports.paper.faces import Role

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红鹏飞建国志文斌宇浩凯健俊帆辉云龙波宁亮成林丹锋旭晓东海"
)
_RARE = ("喆", "玥", "珺", "翀", "昇", "䶮", "㛃", "𬴂", "𠅤")
_LONG = ("阿卜杜热合曼·买买提明", "古丽米热·艾合买提江", "扎西顿珠", "斯琴高娃")
_STANDARDS = (200, 500, 1000, 1200, 1500, 2150, 2680, 3320, 4575, 6000, 8850, 12500)
_NOTES = ("6月转入", "9月转出", "补缴3月", "退休")


def money(cents: int) -> str:
    """分 as yuan with two decimals."""
    return f"{cents / 100:.2f}"


def dues_register(members: int) -> Register:
    """The register with one row per member; the same for the same number."""
    records = list(_records(members))
    amounts = {3 + month: [months[month] for _, _, months in records] for month in range(12)}
    amounts[15] = [sum(months) for _, _, months in records]
    return Register(
        title="中国共产党党员党费收缴台账",
        columns=_columns(),
        rows=[_row(i, *record) for i, record in enumerate(records, 1)],
        head=HeadFields("党支部（盖章）：中共某某市某某局机关第三支部委员会", "年度：2026年", "单位：元"),
        page_totals=PageTotals(amounts=amounts, show=money, label_column=1),
        signatures=("支部书记：", "组织委员：", "收缴人：", "填表日期：　　年　月　日"),
        row_height=5.0,
        text_size=8.5,
    )


def _records(members: int) -> Iterator[tuple[str, int, Sequence[int]]]:
    chance = random.Random(7)
    for i in range(members):
        name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
        if i % 37 == 0:
            name = chance.choice(_LONG)
        elif i % 53 == 0:
            name = name[0] + chance.choice(_RARE)
        standard = chance.choice(_STANDARDS)
        yield name, standard, [standard if chance.random() > 0.01 else 0 for _ in range(12)]


def _row(number: int, name: str, standard: int, months: Sequence[int]) -> Row:
    note = _NOTES[number % 4] if number % 17 == 0 else ""
    paid = [money(amount) if amount else "—" for amount in months]
    return Row((str(number), name, money(standard), *paid, money(sum(months)), note), name)


def _columns() -> tuple[Column, ...]:
    months = (Column(label=f"{m}月", width=14, align=Align.RIGHT, fit=Fit.ONE_LINE) for m in range(1, 13))
    return (
        Column(label="序号", width=11, align=Align.CENTRE, fit=Fit.ONE_LINE),
        Column(label="姓名", width=22, fit=Fit.ONE_LINE, role=Role.SONG),
        Column(label="月标准", width=15, align=Align.RIGHT, fit=Fit.ONE_LINE),
        *months,
        Column(label="合计", width=20, align=Align.RIGHT, fit=Fit.ONE_LINE),
        Column(label="备注", width=24),
    )
