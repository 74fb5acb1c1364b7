"""Registers and forms that the paper tests share; every name and number is invented."""

from collections.abc import Sequence

from exports.paper.document import (
    OFFICIAL,
    PORTRAIT,
    Align,
    Chapter,
    Column,
    Cover,
    Fit,
    Flow,
    FormCell,
    FormRow,
    FormSheet,
    HeadFields,
    PageTotals,
    Paragraph,
    ParagraphStyle,
    Register,
    Row,
    Volume,
    label,
)
from exports.paper.faces import Role

RARE_NAMES = ("张𬴂", "李㛃", "王䶮", "赵㙓", "钱𠅤", "孙喆玥", "周珺翀", "吴昇", "郑龑", "阿卜杜热合曼·买买提明")
LONG_NOTE = "2024年7月由某某局机关第一支部转入，组织关系介绍信编号2024—0032，档案已收，党费交至6月。"


def roster(names: Sequence[str], note: str = "") -> Register:
    rows = [Row((str(i), name, "汉族", "2008-07-01", "2009-07-01", note), name) for i, name in enumerate(names, 1)]
    return Register(
        title="党员花名册",
        columns=(
            Column(label="序号", width=10, align=Align.CENTRE, has_vertical_head=True),
            Column(label="姓名", width=24, role=Role.KAI),
            Column(label="民族", width=18, align=Align.CENTRE),
            Column(label="入党时间", width=24, align=Align.CENTRE, fit=Fit.ONE_LINE, groups=("党籍",)),
            Column(label="转正时间", width=24, align=Align.CENTRE, fit=Fit.ONE_LINE, groups=("党籍",)),
            Column(label="备注", width=60, fit=Fit.WRAP),
        ),
        rows=rows,
        head=HeadFields("党支部（盖章）：机关第三支部", "", "截至2026年11月22日"),
        signatures=("制表人：", "审核人：", "填报日期：　　年　月　日"),
        footnotes=("注：党龄自转正之日起计算。",),
    )


def yuan(cents: int) -> str:
    return f"{cents / 100:,.2f}"


def dues(amounts: Sequence[int], blank_rows: int = 0) -> Register:
    rows = [Row((str(i), f"党员{i}", yuan(amount), "")) for i, amount in enumerate(amounts, 1)]
    return Register(
        title="党费收缴台账",
        columns=(
            Column(label="序号", width=10, align=Align.CENTRE),
            Column(label="姓名", width=30),
            Column(label="金额", width=30, align=Align.RIGHT, fit=Fit.ONE_LINE),
            Column(label="备注", width=40),
        ),
        rows=rows,
        setup=PORTRAIT,
        page_totals=PageTotals(amounts={2: amounts}, show=yuan, label_column=1),
        blank_rows=blank_rows,
    )


def member_form(career: str) -> FormSheet:
    return FormSheet(
        title="党员信息采集表",
        record="张𬴂",
        column_widths=(22, 40, 22, 40, 30),
        rows=(
            FormRow(
                (
                    label("姓名"),
                    FormCell(text="张𬴂", name="姓名"),
                    label("性别"),
                    FormCell(text="男"),
                    label("照片", rows=2),
                )
            ),
            FormRow((label("工作单位"), FormCell(text="某某局办公室", columns=3, name="工作单位"))),
            FormRow((label("简历"), FormCell(text=career, columns=4, fit=Fit.WRAP, name="简历")), 40),
            FormRow(
                (
                    label("支部意见"),
                    FormCell(text="情况属实。", columns=4, fit=Fit.WRAP, foot="书记（签名）：　　年　月　日"),
                ),
                30,
            ),
        ),
        signatures=("填表人：",),
    )


SPEECH = (
    "王小明同志汇报了2025年第三季度党费收缴情况：应收12,345.67元，实收12,345.67元，收缴率100%；下一步将对照《中国共产党党费工作条例》"
    "逐项核对，做到“当月收缴、按季公示”。大家认为，支部工作总体扎实，但学习的深度和广度还需要进一步加强。"
)
SIGNED = ("主持人签名：", "记录人签名：", "2026年3月5日")


def minutes(topics: int, speech: str = SPEECH) -> Flow:
    plain = ParagraphStyle.PLAIN
    paragraphs = [
        Paragraph("2026年3月5日（星期四）14:30—16:40", plain, "时间："),
        Paragraph("机关三楼会议室", plain, "地点："),
        Paragraph("应到20人，实到18人；请假2人：赵㙓（因公出差）、阿卜杜热合曼·买买提明（病假）", plain, "出席情况："),
    ]
    for topic in range(topics):
        paragraphs += [
            Paragraph(f"{'一二三四五六七八九十'[topic % 10]}、听取汇报", ParagraphStyle.HEADING),
            Paragraph("（一）汇报要点", ParagraphStyle.SUBHEADING),
            Paragraph(speech * (1 + topic % 3)),
            Paragraph(speech, lead="张𬴂："),
        ]
    return Flow(
        title="中共某某市某某局机关第三支部党员大会会议记录",
        record="2026年3月5日支部党员大会",
        paragraphs=(*paragraphs, Paragraph("16:40散会。")),
        head=HeadFields("机关第三支部", "", "第3次"),
        signatures=SIGNED,
    )


def volume(meetings: int = 3) -> Volume:
    return Volume(
        cover=Cover(
            title="组织生活工作手册",
            unit="中共某某市某某局机关第三支部委员会",
            year="2026年度",
            secretary="李建国",
            lines=("起止时间：2026年1月1日—2026年12月31日",),
        ),
        chapters=(
            Chapter("党员名册", (roster(RARE_NAMES * 3),)),
            Chapter(
                "支部党员大会",
                tuple(minutes(1 + number % 3) for number in range(meetings)),
                tuple(f"第{number}次支部党员大会" for number in range(1, meetings + 1)),
            ),
            Chapter("附件", (member_form("学习；\n" * 60), dues([2150] * 50))),
        ),
        setup=OFFICIAL,
    )
