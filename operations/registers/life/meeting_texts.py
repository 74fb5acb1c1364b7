"""What the boxes of the forms about a meeting hold, by their captions; a blank form has nothing in them."""

from collections import defaultdict
from collections.abc import Mapping

from exports.paper.document import Fit, FormCell, FormRow, label
from operations.registers.life.common import pair
from operations.registers.life.meeting_paper import MeetingPaper
from operations.registers.life.minutes_content import closing, content, decision_lines, plain_text

Texts = Mapping[str, str]
_BREAKS = {
    "缺席人员及原因": "缺席人员\n及原因",
    "流动党员和行动不便党员数": "流动党员和\n行动不便\n党员数",
    "到会指导的上级领导": "到会指导的\n上级领导",
    "讨论过程及主要内容": "讨论过程及\n主要内容",
    "列席和联合开展单位": "列席和联合\n开展单位",
}


def texts_of(paper: MeetingPaper | None) -> Texts:
    """The texts of a meeting; every text is empty without one."""
    return defaultdict(str, {**_frame(paper), **_people(paper), **_contents(paper)} if paper else {})


def boxes(texts: Texts, left: str, right: str, height: float = 11) -> FormRow:
    """Two captions with their texts."""
    return FormRow((*pair(left, texts[left]), *pair(right, texts[right])), height)


def wide(texts: Texts, caption: str, columns: int, height: float = 11) -> FormRow:
    """One caption with its text in the middle of the rest of the row."""
    return FormRow((label(_BREAKS.get(caption, caption)), _cell(texts, caption, columns, Fit.SHRINK)), height)


def tall(texts: Texts, caption: str, columns: int, height: float) -> FormRow:
    """One caption with a long text that flows on to the next sheet."""
    return FormRow((label(_BREAKS.get(caption, caption)), _cell(texts, caption, columns, Fit.WRAP)), height)


def _cell(texts: Texts, caption: str, columns: int, fit: Fit) -> FormCell:
    return FormCell(text=texts[caption], columns=columns, fit=fit, name=caption)


def _frame(paper: MeetingPaper) -> Texts:
    meeting = paper.meeting
    return {
        "会议名称": meeting.topic or meeting.kind,
        "时间": paper.when_in_box,
        "时长": paper.duration,
        "地点": meeting.place,
        "主持人": paper.chair,
        "记录人": paper.recorder,
        "议题": paper.topics,
        "会议主题": meeting.topic or paper.topics,
        "活动主题": meeting.topic,
    }


def _people(paper: MeetingPaper) -> Texts:
    who = paper.turnout
    guests = f"\n列席：{paper.guests}" if paper.guests else ""
    with_guests = f"应到{paper.expected_words}，实到{paper.came_words}。\n{paper.present}{guests}"
    mobile = sum(mark.entry.mobility is not None for mark in who.marks)
    return {
        "应到人数": f"{who.should}（有表决权{who.should_vote}）",
        "实到人数": f"{who.came}（有表决权{who.came_vote}）",
        "应到党员": str(who.should),
        "实到党员": str(who.came),
        "参加人员": with_guests,
        "出席人员": with_guests,
        "到会人员": paper.present,
        "缺席人员及原因": paper.absent,
        "到会指导的上级领导": paper.guests,
        "列席和联合开展单位": "\n".join(text for text in (paper.joint_names, paper.guests) if text),
        # The book knows who is 流动党员 that day; who is 行动不便 is written by hand.
        "流动党员和行动不便党员数": f"流动党员{mobile}名，行动不便党员　　名",
    }


def _contents(paper: MeetingPaper) -> Texts:
    whole = plain_text([*content(paper), *closing(paper)])
    return {
        "主要内容": whole,
        "会议内容": whole,
        "讨论过程及主要内容": whole,
        "讨论情况": plain_text([*content(paper, has_decisions=False), *closing(paper)]),
        "会议决议": "\n".join(decision_lines(paper.facts, paper.sheet.decisions)),
        "活动内容": plain_text(content(paper, body_heading="")),
        "小结": paper.meeting.summary,
    }
