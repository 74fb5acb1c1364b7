"""会议记录 in the official layout: frame, what was said and decided, 散会, signatures; 补正 on a sheet of its own."""

from collections.abc import Iterator

from exports.paper.document import Flow, HeadFields, Paragraph, ParagraphStyle
from ledger.codes.meetings import PRESENT
from ledger.kinds.attached import Addendum
from operations.registers.definition import RegisterInput
from operations.registers.life.common import chinese_day, minutes_title, numeral
from operations.registers.life.meeting_paper import MeetingPaper
from operations.registers.life.minutes_content import closing, content
from operations.registers.life.people import left_out_words, ordinary_names, with_post

SIGNED = ("主持人签名：", "记录人签名：")
_BLANK_LINES = 20  # to the end of the second page
_BLANK = (
    ("时间：", "　　　年　　月　　日　　时　　分至　　时　　分"),
    ("地点：", ""),
    ("主持人：", ""),
    ("记录人：", ""),
    ("应到：", "党员　　名（有表决权　　名）"),
    ("实到：", "党员　　名（有表决权　　名）"),
    ("出席：", "\n"),
    ("列席：", ""),
    ("缺席人员及原因：", ""),
    ("议题：", "\n"),
)


def minutes_flow(paper: MeetingPaper) -> Flow:
    """The minutes of one meeting."""
    return Flow(
        title=minutes_title(paper.facts, paper.meeting),
        record=record_words(paper),
        paragraphs=(*frame(paper), *content(paper), *closing(paper)),
        head=HeadFields(centre=f"（{paper.number}）" if paper.number else "", right=paper.state),
        signatures=SIGNED,
    )


def blank_flow(given: RegisterInput) -> Flow:
    """The same for writing by hand."""
    lines = [Paragraph(text, lead=lead) for lead, text in _BLANK]
    return Flow(
        title="会议记录",
        record="空白表",
        paragraphs=(*lines, Paragraph("", lead="会议内容："), *[Paragraph("")] * _BLANK_LINES),
        head=HeadFields(left=given.unit_name, right="第　　次"),
        signatures=SIGNED,
    )


def addenda_flows(paper: MeetingPaper) -> list[Flow]:
    """What was added to final minutes, each with its reason, day and hand, on a sheet of its own; often nothing."""
    addenda = paper.facts.addenda_of_meeting.get(paper.meeting.id, ())
    if not addenda:
        return []
    added = Flow(
        title=f"{minutes_title(paper.facts, paper.meeting)}补正",
        record=record_words(paper),
        paragraphs=(Paragraph(_added_to(paper)), *_added(addenda)),
        head=HeadFields(centre=f"（{paper.number}）" if paper.number else ""),
        signatures=("补正人签名：", *SIGNED),
    )
    return [added]


def record_words(paper: MeetingPaper) -> str:
    """How messages and bookmarks name the meeting."""
    return f"{chinese_day(paper.sheet.day)}{paper.meeting.kind}"


def frame(paper: MeetingPaper) -> Iterator[Paragraph]:
    """会议组织情况. What is always asked for stands there even when it is empty, for writing by hand."""
    meeting = paper.meeting
    if paper.late:
        yield Paragraph("", lead=paper.late)
    yield Paragraph(paper.when, lead="时间：")
    yield Paragraph(meeting.place, lead="地点：")
    yield Paragraph(paper.chair, lead="主持人：")
    yield Paragraph(paper.recorder, lead="记录人：")
    yield from _given("授课人：", with_post(paper.lecturer_name, paper.lecturer_post))
    yield from _given("联合召开单位：", paper.joint_names)
    yield Paragraph(paper.expected_words, lead="应到：")
    yield Paragraph(paper.came_words, lead="实到：")
    yield Paragraph(paper.present, lead="出席：")
    yield from _people(paper)
    yield Paragraph(paper.absent, lead="缺席人员及原因：")
    yield from _strays(paper)
    if meeting.topic and paper.sheet.items:
        yield Paragraph(meeting.topic, lead="主题：")
    yield Paragraph(paper.topics, lead="议题：" if paper.sheet.items else "主题：")
    yield from _given("专题：", meeting.tags)


def _given(lead: str, text: str) -> Iterator[Paragraph]:
    """A line that stands there only when it says something."""
    if text:
        yield Paragraph(text, lead=lead)


def _people(paper: MeetingPaper) -> Iterator[Paragraph]:
    """Who of those present has no vote, came as an ordinary member, or was a guest."""
    present = paper.turnout.with_status(PRESENT)
    has_votes = paper.sheet.elections or any(one.votes for one in paper.sheet.items)
    silent = paper.names(mark for mark in present if not mark.may_vote) if has_votes else ""
    yield from _given("出席人员中没有表决权的：", silent)
    yield from _given("以普通党员身份参加：", "、".join(ordinary_names(paper.ordered(present))))
    yield from _given("列席：", paper.guests)


def _strays(paper: MeetingPaper) -> Iterator[Paragraph]:
    """Who is neither present nor absent, and who was entered without being expected: shown, never dropped."""
    who = paper.turnout
    yield from _given("到会情况未登记：", paper.names(who.unmarked))
    yield from _given("不计入应到：", "、".join(map(left_out_words, paper.ordered(who.left_out))))
    strangers = [f"{paper.facts.person_name(one.member_id)}（{one.status}）" for one in who.strangers]
    yield from _given("不在当日名册：", "、".join(strangers))


def _added_to(paper: MeetingPaper) -> str:
    sealed = f"，{chinese_day(paper.meeting.sealed_on)}定稿" if paper.meeting.sealed_on else ""
    return f"原记录：{paper.when}召开{sealed}。原文不改动，补正如下："


def _added(addenda: tuple[Addendum, ...]) -> Iterator[Paragraph]:
    for number, one in enumerate(addenda, start=1):
        yield Paragraph(f"{numeral(number)}、{chinese_day(one.added_on)}补正", ParagraphStyle.HEADING)
        yield Paragraph(one.reason, lead="补正原因：")
        yield Paragraph(one.text, lead="补正内容：")
        yield Paragraph(one.added_by, lead="补正人：")
