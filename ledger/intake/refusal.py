"""Why a workbook holds no table of the kind that is imported, in words that name what it is instead."""

import re
from collections.abc import Collection, Iterable, Sequence

from ledger.intake.cells import Sheet, Workbook, cell_text
from ledger.intake.heading_text import heading_keys, shown_heading
from ledger.intake.table import Table
from ledger.intake.target import Target

_LOOK_AT = 60
_LONGEST_TITLE = 30
_FORM_TITLE = re.compile(
    r"采集表|登记表|审批表|志愿书|申请书|申请表|考察表|鉴定表|推荐表|情况表|履历表|简历|任免表|信息卡|介绍信|入党材料"
)
_STATISTICS = re.compile(r"统计|汇总|报表|年报|分析|构成|概况|一览")
_COUNTED = re.compile(r"人数|占比|百分比|比例|总数|合计|数量|其中|增减|小计|党员总数|项目|指标")
_QUESTIONS = re.compile(r"试题|试卷|问卷|题库|测试题|竞赛|答案|选项|题目|题型|考题")
_QUESTION = re.compile(r"\s*\d+\s*[.、].*[?(]|\s*[A-D]\s*[.、]")


def why_no_table(workbook: Workbook, target: Target) -> str:
    """One sentence for a workbook without any usable table."""
    filled = [sheet for sheet in workbook.sheets if _texts(sheet)]
    if not filled:
        return "文件里没有内容，没有导入。"
    reasons = [reason for sheet in filled if (reason := _why_sheet(sheet, target))]
    if reasons:
        return reasons[0]
    label = target.by_key[target.anchor].label
    return f"没有找到带“{label}”的表头，看不出哪里是{target.title}。请确认选对了文件，或下载模板填写后再导入。"


def why_unusable(table: Table, target: Target) -> str | None:
    """Why a table with the key heading is still none of this kind; None when it is one."""
    fields = {column.match.field for column in table.columns if column.match}
    for title in (*table.titles, table.sheet):
        for refusal in target.refusals:
            if len(title) <= _LONGEST_TITLE and refusal.title.search(title) and not refusal.unless & fields:
                return f"工作表“{table.sheet}”：{refusal.sentence}"
    objection = target.objection([column.heading for column in table.columns], frozenset(fields))
    if objection:
        return f"工作表“{table.sheet}”{objection}，不是{target.title}，没有导入。"
    if not target.substance & fields:
        return _without_substance(table, target, fields)
    if not table.lines:
        return f"工作表“{table.sheet}”只有表头，没有填写{target.counted}。"
    return None


def _without_substance(table: Table, target: Target, fields: Collection[str]) -> str:
    """Where a single heading is missing it is named, so that it can be written over the column that holds it."""
    missing = [target.by_key[key].label for key in target.substance]
    if len(missing) == 1 and len(fields) > 1:
        advice = f"请把写着{missing[0]}的那一列的表头改为“{missing[0]}”，再导入"
        return f"工作表“{table.sheet}”里没有“{missing[0]}”栏，没有导入。{advice}。"
    label = target.by_key[target.anchor].label
    return f"工作表“{table.sheet}”里只有{label}，没有{target.title}的其他栏目，没有导入。"


def _why_sheet(sheet: Sheet, target: Target) -> str | None:
    texts = _texts(sheet)
    title = next((text for text in texts if len(text) > 3), texts[0])
    titles = [sheet.name, *texts[:8]]
    labels = _labels_by_row(sheet, target)
    name = max(filter(_FORM_TITLE.search, titles), key=len, default="")
    if len({label for row in labels for label in row}) >= 4 and sum(map(bool, labels)) > 1:
        return _form(sheet, name, labels, target)
    if any(map(_QUESTIONS.search, titles)) or sum(bool(_QUESTION.match(text)) for text in texts) >= 4:
        return f"工作表“{sheet.name}”是题目或问卷（{title[:20]}），不是{target.title}，没有导入。"
    if any(map(_STATISTICS.search, titles)) or sum(bool(_COUNTED.search(text)) for text in texts) >= 3:
        return f"工作表“{sheet.name}”是统计表（{title[:20]}），没有每一行的情况，不是{target.title}，没有导入。"
    return f"“{name[:20]}”是表格或材料，不是{target.title}，没有导入。" if name else None


def _form(sheet: Sheet, name: str, labels: Sequence[set[str]], target: Target) -> str:
    if all(len(row) <= 1 for row in labels):
        return f"工作表“{sheet.name}”的栏目名竖着排在一列里，请在表格软件里转置成一人一行后再导入。"
    named = f"“{shown_heading(name)[:20]}”" if name else f"工作表“{sheet.name}”"
    return f"{named}是一人一张的表（如信息采集表、登记表），不是一人一行的{target.title}，请汇总后再导入。"


def _labels_by_row(sheet: Sheet, target: Target) -> list[set[str]]:
    return [_known(target, map(cell_text, row)) for row in sheet.rows[:_LOOK_AT]]


def _known(target: Target, texts: Iterable[str]) -> set[str]:
    return {
        target.headings[key][0]
        for text in texts
        if len(text) < 20
        for key in heading_keys(text)
        if key in target.headings
    }


def _texts(sheet: Sheet) -> list[str]:
    return [text for row in sheet.rows[:_LOOK_AT] for cell in row if (text := cell_text(cell))]
