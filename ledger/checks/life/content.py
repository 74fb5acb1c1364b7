"""What minutes say: documents of a later day (30), decisions nobody answers for (33), blanks on paper (53)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ledger.checks.life.case import MINUTES, OWN_CHECK, Case
from ledger.errors import Finding, Level
from ledger.life.matters import is_open
from ledger.life.text import texts_of

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_IN_TITLE = re.compile(rf"《[^《》]*?{_DAY}[^《》]*?》", re.ASCII)
# The words between the day and what is of that day; a plan (召开 …, 完成 …) is not a document that was read.
_OF_A_DAY = re.compile(
    rf"{_DAY}(?P<between>(?:(?!\d{{4}}年)[^。；;\n《]){{0,25}}?)(?:讲话|文件|会议精神|全会精神|指示|批示|通知|《)",
    re.ASCII,
)
_PLANS = ("召开", "举行", "开展", "组织", "完成", "报送", "上报", "之前", "以前")
_PLANNED = re.compile(r"[定拟将]于$")
_NUMBER_OF_YEAR = re.compile(r"[〔\[](\d{4})[〕\]]\d{1,4}号", re.ASCII)


def content_findings(case: Case) -> Iterator[Finding]:
    """Everything about what the minutes say."""
    yield from _later_documents(case)
    yield from _decisions(case)
    yield from _blanks(case)


def _later_documents(case: Case) -> Iterator[Finding]:
    """Defect 30: what was not yet issued cannot have been studied."""
    cited = [one for text in texts_of(case.sheet) for one in documents_after(text, case.day)]
    if cited:
        shown = "、".join(dict.fromkeys(cited))
        sentence = f"引用的文件或讲话（{shown}）晚于召开日期，请核对。"
        yield case.finding("minutes.later_document", Level.WARN, sentence, OWN_CHECK)


def documents_after(text: str, day: date) -> Iterator[str]:
    """The days and numbers of documents or speeches named in a text that are later than a day."""
    if "年" in text:
        for found in _IN_TITLE.finditer(text):
            yield from _if_later(found.group(1, 2, 3), day)
        for found in _OF_A_DAY.finditer(text):
            is_plan = any(word in found["between"] for word in _PLANS) or _PLANNED.search(
                text[max(0, found.start() - 2) : found.start()]
            )
            if not is_plan:
                yield from _if_later(found.group(1, 2, 3), day)
    for number in _NUMBER_OF_YEAR.finditer(text):
        if int(number[1]) > day.year:
            yield number[0]


def _if_later(parts: Iterable[str], day: date) -> Iterator[str]:
    year, month, number = (int(part) for part in parts)
    try:
        cited = date(year, month, number)
    except ValueError:  # 2026年2月31日 is a slip of the pen, not a later document
        return
    if cited > day:
        yield f"{year}年{month}月{number}日"


def _decisions(case: Case) -> Iterator[Finding]:
    """Defect 33: who, by when, and whether it was done."""
    for one in case.sheet.decisions:
        needed = {"责任人": one.responsible_id or one.responsible, "完成时限": one.due_on}
        empty = [label for label, value in needed.items() if not value]
        if empty:
            sentence = f"“{one.text}”没有登记{'、'.join(empty)}。"
            yield case.finding("decision.complete", Level.INFO, sentence, MINUTES, f"decision-{one.id}")
        if one.due_on is not None and one.due_on < case.as_of and is_open(one.done_on, case.as_of):
            over = (case.as_of - one.due_on).days
            sentence = f"“{one.text}”已过完成时限{over}天，没有登记完成情况。"
            yield case.finding("decision.overdue", Level.INFO, sentence, MINUTES, f"decision-{one.id}")


def _blanks(case: Case) -> Iterator[Finding]:
    """Defect 53: what the printed minutes show as an empty cell, beyond what every minutes must have."""
    meeting, sheet = case.meeting, case.sheet
    shown = {
        "结束时间": meeting.to_time,
        "主题": meeting.topic or not sheet.items,  # without any item the topic is asked for with the frame
        "会议内容": _has_content(case),
    }
    empty = [label for label, value in shown.items() if not value]
    if empty:
        yield case.finding("minutes.blank", Level.INFO, f"打印的会议记录中{'、'.join(empty)}为空白。", MINUTES)


def _has_content(case: Case) -> bool:
    meeting, sheet = case.meeting, case.sheet
    in_items = any(one.item.report or one.speeches or one.votes for one in sheet.items)
    return bool(meeting.body or meeting.summary or in_items or sheet.decisions or sheet.elections)
