"""会议记录 as a table: the four variants that offices use (A to D), on the margins of official paper."""

from collections.abc import Callable, Mapping

from exports.paper.document import OFFICIAL, FormRow, FormSheet, HeadFields
from operations.registers.definition import RegisterInput
from operations.registers.life.common import minutes_title
from operations.registers.life.meeting_paper import MeetingPaper
from operations.registers.life.meeting_texts import Texts, boxes, tall, texts_of, wide
from operations.registers.life.minutes_flow import SIGNED, record_words

_WIDTHS = (27, 51, 27, 51)
_REST = len(_WIDTHS) - 1
_TITLE = "会议记录"
Rows = tuple[FormRow, ...]


def form_of(layout: str, given: RegisterInput, paper: MeetingPaper | None) -> FormSheet:
    """The form of a layout about a meeting, or an empty one."""
    return FormSheet(
        title=minutes_title(paper.facts, paper.meeting) if paper else _TITLE,
        record=record_words(paper) if paper else "空白表",
        column_widths=_WIDTHS,
        rows=_ROWS[layout](texts_of(paper)),
        head=_head(given, paper, has_number=layout == "form_d"),
        setup=OFFICIAL,
        signatures=SIGNED,
        text_size=12,
        title_size=20,
    )


def _head(given: RegisterInput, paper: MeetingPaper | None, *, has_number: bool) -> HeadFields:
    if paper is None:
        return HeadFields(left=f"党组织：{given.unit_name}", right="第　　次" if has_number else "")
    number = f"（{paper.number}）" if has_number and paper.number else ""
    return HeadFields(left=f"党组织：{paper.unit_name}", centre=number, right=paper.late + paper.state)


def _rows_a(texts: Texts) -> Rows:
    """A: four boxes and the people who led."""
    return (
        boxes(texts, "时间", "地点", 12),
        tall(texts, "参加人员", _REST, 30),
        tall(texts, "缺席人员及原因", _REST, 18),
        boxes(texts, "主持人", "记录人"),
        tall(texts, "主要内容", _REST, 120),
    )


def _rows_b(texts: Texts) -> Rows:
    """B: with 会议名称, 时长, the figures, and what was decided apart from what was said."""
    return (
        wide(texts, "会议名称", _REST),
        boxes(texts, "时间", "时长", 12),
        wide(texts, "地点", _REST),
        boxes(texts, "应到人数", "实到人数"),
        tall(texts, "出席人员", _REST, 24),
        tall(texts, "缺席人员及原因", _REST, 16),
        tall(texts, "议题", _REST, 14),
        tall({**texts, "会议内容": texts["讨论情况"]}, "会议内容", _REST, 62),
        tall(texts, "会议决议", _REST, 22),
        boxes(texts, "主持人", "记录人"),
    )


def _rows_c(texts: Texts) -> Rows:
    """C: with 流动党员和行动不便党员数 and 到会指导的上级领导."""
    return (
        boxes(texts, "时间", "地点", 12),
        boxes(texts, "应到人数", "实到人数"),
        wide(texts, "流动党员和行动不便党员数", _REST),
        tall(texts, "到会人员", _REST, 26),
        tall(texts, "到会指导的上级领导", _REST, 14),
        tall(texts, "缺席人员及原因", _REST, 16),
        boxes(texts, "主持人", "记录人"),
        tall(texts, "会议内容", _REST, 80),
    )


def _rows_d(texts: Texts) -> Rows:
    """D: with the number in the head, 主题, and 讨论过程及主要内容."""
    return (
        boxes(texts, "时间", "地点", 12),
        boxes(texts, "主持人", "记录人"),
        tall(texts, "参加人员", _REST, 28),
        tall(texts, "缺席人员及原因", _REST, 16),
        tall(texts, "会议主题", _REST, 12),
        tall(texts, "讨论过程及主要内容", _REST, 108),
    )


_ROWS: Mapping[str, Callable[[Texts], Rows]] = {
    "form_a": _rows_a,
    "form_b": _rows_b,
    "form_c": _rows_c,
    "form_d": _rows_d,
}
