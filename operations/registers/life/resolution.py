"""支部大会决议 about a person: who was there, how the vote went, what was decided; for signature and seal."""

from collections.abc import Iterator

from exports.paper.document import Flow, Paragraph
from ledger.codes.meetings import ACCEPTANCE, CANCELLATION, CONVERSION, EXTENSION, PASSED
from ledger.errors import KnownError
from ledger.life.expected import COMMITTEES
from ledger.life.votes import ABOUT_A_PERSON, present_voters
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import chinese_day, meeting_name, unit_stem
from operations.registers.life.vote_paper import VotePaper, votes_in, votes_listing
from operations.registers.life.vote_words import figure, is_counted
from operations.registers.period import Span

TITLE = "支部大会决议"
_SUBJECTS = {
    ACCEPTANCE: "接收{name}同志为中共预备党员",
    CONVERSION: "{name}同志转为中共正式党员",
    EXTENSION: "延长{name}同志预备期",
    CANCELLATION: "取消{name}同志预备党员资格",
}
_MATTERS = {ACCEPTANCE: "{name}同志入党问题", CONVERSION: "{name}同志转正问题"}
_DECIDED = {PASSED: "大会同意{subject}。", "": "大会　　　　{subject}。"}
_NOT_DECIDED = "按照表决结果，大会没有通过{subject}。"
_SIGNED = ("支部书记签名：", "（支部盖章）")
_BLANK_NAME, _BLANK_NUMBER = "　　　　", "　　"


def resolutions(given: RegisterInput) -> list[Flow]:
    """A resolution for each vote about a person in the period, for one vote, or an empty one.

    Raises KnownError when the vote is about nobody, or when the figures and the outcome announced do not agree.
    """
    if given.options.is_blank:
        return [_blank(given)]
    return [_resolution(one) for one in votes_in(given)]


def _resolution(one: VotePaper) -> Flow:
    outcome = _outcome(one)
    subject = _SUBJECTS[one.vote.resolution].format(name=one.person or _BLANK_NAME)
    return Flow(
        title=f"{meeting_name(one.meeting.facts, one.meeting.meeting)}\n关于{subject}的决议",
        record=one.person,
        paragraphs=(*_course(one), Paragraph(_DECIDED.get(outcome, _NOT_DECIDED).format(subject=subject))),
        signatures=(*_SIGNED, chinese_day(one.meeting.sheet.day)),
        has_number=False,
    )


def _outcome(one: VotePaper) -> str:
    if one.vote.resolution not in ABOUT_A_PERSON:
        raise KnownError(f"所选表决是{one.vote.resolution}，不是关于个人的表决，没有可打印的决议；请另选。")
    if one.meeting.meeting.kind in COMMITTEES:
        raise KnownError(
            f"{one.vote.resolution}由支部党员大会讨论决定，{one.meeting.meeting.kind}的表决没有大会决议可打印。"
        )
    by_figures, announced = one.verdict.outcome, one.vote.outcome
    if by_figures and announced and by_figures != announced:
        raise KnownError(f"按票数是“{by_figures}”，宣布结果是“{announced}”，两者不一致，没有打印决议；请先核对表决。")
    return by_figures


def _course(one: VotePaper) -> Iterator[Paragraph]:
    """What was discussed, the view of the meeting as the minutes have it, and the vote."""
    name, vote = one.person or _BLANK_NAME, one.vote
    matter = _MATTERS.get(vote.resolution, _SUBJECTS[vote.resolution]).format(name=name)
    yield Paragraph(f"{chinese_day(one.meeting.sheet.day)}，{one.stem}召开党员大会，讨论{matter}。")
    yield Paragraph(one.item.report or "\n\n\n", name="汇报内容")
    known = is_counted(vote)
    figures = ((vote.yes, "赞成"), (vote.no, "不赞成"), (vote.abstain, "弃权"))
    counted = "，".join(f"{figure(count, is_known=known)}票{caption}" for count, caption in figures)
    counted += f"，{vote.void}票无效" if vote.void else ""
    written = f"（含书面意见{vote.written}份）" if vote.written else ""
    method = f"采取{vote.method}方式" if vote.method else ""
    there = _BLANK_NUMBER if one.meeting.voters_there is None else present_voters(vote, one.meeting.case)
    yield Paragraph(
        f"应到会有表决权的党员{one.meeting.turnout.should_vote}名，实到会有表决权的党员{there}名。"
        f"{method}进行表决，结果为：{counted}{written}。"
    )


def _blank(given: RegisterInput) -> Flow:
    return Flow(
        title=f"{unit_stem(given.facts, given.unit)}党员大会\n关于　　　　　　　　　　的决议",
        record="空白表",
        paragraphs=(
            Paragraph("　　　　年　　月　　日，召开党员大会，讨论　　　　　　同志　　　　　　　　问题。"),
            Paragraph("大会认为：\n\n\n"),
            Paragraph("主要不足：\n\n"),
            Paragraph(
                "应到会有表决权的党员　　名，实到会有表决权的党员　　名。采取无记名投票方式进行表决，"
                "结果为：　　票赞成，　　票不赞成，　　票弃权。"
            ),
            Paragraph("大会决定：\n"),
        ),
        signatures=(*_SIGNED, "　　　　年　　月　　日"),
        has_number=False,
    )


RESOLUTION = RegisterDefinition(
    "resolution",
    TITLE,
    (),
    resolutions,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    about="votes",
    listing=votes_listing,
    has_docx=True,
)
