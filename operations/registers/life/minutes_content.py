"""What was said, voted and decided, as paragraphs: the inner half of the minutes, the same for every layout.

Nothing is added to what was entered but captions, figures and the sentences of the verdicts.
"""

from collections.abc import Iterable, Iterator
from itertools import count

from exports.paper.document import Paragraph, ParagraphStyle
from ledger.kinds.meetings import Decision, Speech
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet
from operations.registers.life.common import chinese_day, numeral
from operations.registers.life.meeting_paper import MeetingPaper
from operations.registers.life.vote_words import election_words, vote_words

HEADING, BODY = ParagraphStyle.HEADING, ParagraphStyle.BODY


def content(paper: MeetingPaper, *, has_decisions: bool = True, body_heading: str = "会议内容") -> Iterator[Paragraph]:
    """The paragraphs in their order.

    Without ``has_decisions`` the decisions are left to a place of their own. ``body_heading`` stands above the general
    text where items follow it.
    """
    numbers = count(1)
    if paper.meeting.body:
        if body_heading and (paper.sheet.items or paper.sheet.elections):
            yield Paragraph(body_heading, HEADING)
        yield Paragraph(paper.meeting.body, name="会议内容")
    for one in paper.sheet.items:
        yield Paragraph(f"{numeral(next(numbers))}、{one.item.title}", HEADING, name="议题")
        yield from _item(paper, one, has_decisions=has_decisions)
    for ballot in paper.sheet.elections:
        again = f"（第{ballot.election.ballot_no}轮）" if ballot.election.ballot_no > 1 else ""
        yield Paragraph(f"{numeral(next(numbers))}、选举{ballot.election.office}{again}", HEADING)
        yield from (Paragraph(text, name="选举") for text in election_words(paper, ballot))
    others = _decisions_of(paper, None) if has_decisions else []
    if others:
        yield Paragraph(f"{numeral(next(numbers))}、决议事项", HEADING)
        yield from (Paragraph(text, name="决议") for text in decision_lines(paper.facts, others))


def closing(paper: MeetingPaper) -> Iterator[Paragraph]:
    """小结, remarks, attachments and 散会 on its own line."""
    if paper.meeting.summary:
        yield Paragraph(paper.meeting.summary, lead="主持人小结：")
    yield Paragraph("散会。")
    if paper.meeting.note:
        yield Paragraph(paper.meeting.note, lead="备注：")
    titles = [one.title for one in paper.facts.attachments_of_meeting.get(paper.meeting.id, ())]
    if titles:
        yield Paragraph("；".join(f"{number}.{title}" for number, title in enumerate(titles, start=1)), lead="附件：")


def decision_lines(facts: LifeFacts, decisions: Iterable[Decision]) -> list[str]:
    """Each decision with who and by when; numbered when there are several."""
    texts = [_decision(facts, one) for one in decisions]
    return texts if len(texts) == 1 else [f"{number}.{text}" for number, text in enumerate(texts, start=1)]


def plain_text(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as one text for a box of a form."""
    return "\n".join(
        "　　" + (one.lead + one.text).replace("\n", "\n　　") for one in paragraphs if one.lead or one.text
    )


def _item(paper: MeetingPaper, one: ItemSheet, *, has_decisions: bool) -> Iterator[Paragraph]:
    if one.item.report:
        yield Paragraph(one.item.report, name="汇报内容")
    yield from (_speech(paper.facts, said) for said in one.speeches)
    yield from (Paragraph(vote_words(paper, vote), lead="表决：") for vote in one.votes)
    if has_decisions:
        lines = decision_lines(paper.facts, _decisions_of(paper, one.item.id))
        yield from (Paragraph(text, lead="" if place else "决议：") for place, text in enumerate(lines))


def _speech(facts: LifeFacts, said: Speech) -> Paragraph:
    name = facts.person_name(said.speaker_id, said.speaker_name)
    return Paragraph(said.text, lead=f"{name}：" if name else "", name="发言")


def _decisions_of(paper: MeetingPaper, item_id: int | None) -> list[Decision]:
    known = {one.item.id for one in paper.sheet.items}
    return [
        one for one in paper.sheet.decisions if (one.agenda_item_id if one.agenda_item_id in known else None) == item_id
    ]


def _decision(facts: LifeFacts, one: Decision) -> str:
    text = f"存在问题：{one.problem}。整改措施：{one.text}" if one.problem else one.text
    who = facts.person_name(one.responsible_id, one.responsible)
    parts = [f"责任人：{who}"] * bool(who) + [f"完成时限：{chinese_day(one.due_on)}"] * bool(one.due_on)
    return text.rstrip("。") + (f"（{'；'.join(parts)}）" if parts else "") + "。"
