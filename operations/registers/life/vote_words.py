"""Votes and elections in the words of the minutes. What they mean is said by their verdicts and not judged again."""

from collections.abc import Iterable, Iterator

from ledger.codes.meetings import ACCEPTANCE, CANCELLATION, CONVERSION, EXTENSION, ORDINARY
from ledger.kinds.meetings import Candidate, Vote
from ledger.life.elections import ElectionVerdict, election_verdict
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ElectionSheet
from ledger.life.steps import Step
from ledger.life.votes import Verdict, counted_yes, present_voters, verdict
from operations.registers.life.meeting_paper import MeetingPaper

_ABOUT = {
    ACCEPTANCE: "接收{name}为预备党员",
    CONVERSION: "{name}由预备党员转为正式党员",
    EXTENSION: "延长{name}的预备期",
    CANCELLATION: "取消{name}的预备党员资格",
}
_ROOM = "　　"  # to be filled in by hand


def subject_name(facts: LifeFacts, vote: Vote) -> str:
    """Whom a vote is about; empty when it is about no person."""
    return facts.person_name(vote.subject_id, vote.subject_name)


def matter_words(facts: LifeFacts, vote: Vote) -> str:
    """``接收何思远为预备党员`` and the like; the kind of matter where it is about nobody, nothing for 一般事项."""
    name = subject_name(facts, vote)
    if not name:
        return "" if vote.resolution == ORDINARY else vote.resolution
    return _ABOUT.get(vote.resolution, f"{vote.resolution}（{{name}}）").format(name=name)


def is_counted(vote: Vote) -> bool:
    """Whether any vote was counted."""
    return vote.yes + vote.no + vote.abstain + vote.void > 0


def figure(number: int, *, is_known: bool) -> str:
    """A number, or room to write it."""
    return str(number) if is_known else _ROOM


def vote_words(paper: MeetingPaper, vote: Vote) -> str:
    """The whole vote: how it was taken, who was there, the figures, the outcome with its articles."""
    outcome = verdict(vote, paper.case)
    known = is_counted(vote)
    method = f"采用{vote.method}方式" if vote.method else ""
    figures = [
        f"{caption}{figure(count, is_known=known)}票"
        for caption, count in (("赞成", vote.yes), ("反对", vote.no), ("弃权", vote.abstain))
    ]
    figures += [f"无效{vote.void}票"] * bool(vote.void) + [f"其中书面意见{vote.written}份"] * bool(vote.written)
    parts = (
        "，".join(text for text in (matter_words(paper.facts, vote), method) if text) + "。",
        f"应到会有表决权{paper.turnout.should_vote}名，实到会有表决权{present_voters(vote, paper.case)}名；",
        f"{'，'.join(figures)}。",
        _verdict_words(outcome, vote.yes, counted_yes(vote, paper.case.settings)) if known else "",
        f"宣布结果：{vote.outcome}。" if vote.outcome else "",
        f"（{vote.note}）" if vote.note else "",
    )
    return "".join(parts)


def _verdict_words(outcome: Verdict, yes: int, counted: int) -> str:
    """The outcome as minutes say it: the figures stand before it, and the window's reckoning does not belong there."""
    quorum, majority = outcome.steps
    came = "符合规定" if quorum.holds else "不符合规定"
    left_out = f"（不计书面意见，按{counted}票计）" if counted != yes else ""
    share = "超过" if majority.holds else "没有超过"
    words = f"到会人数{came}，赞成票{left_out}{share}应到会有表决权人数的半数，{outcome.outcome}"
    return words + cited(outcome.steps) + "。"


def cited(steps: Iterable[Step]) -> str:
    """``（《…》第十一条）``: the articles of the steps, each once."""
    found = dict.fromkeys(step.citation for step in steps if step.citation)
    return f"（{'；'.join(found)}）" if found else ""


# Elections


def judged(paper: MeetingPaper, ballot: ElectionSheet) -> ElectionVerdict:
    """The outcome of a ballot by its figures."""
    return election_verdict(ballot, paper.turnout, paper.facts.rules, paper.day)


def is_returned(ballot: ElectionSheet) -> bool:
    """Whether ballots have come back, so that figures are known."""
    return ballot.election.returned > 0


def valid_ballots(ballot: ElectionSheet) -> int:
    """收回 less 无效."""
    return max(0, ballot.election.returned - ballot.election.void)


def candidate_name(facts: LifeFacts, one: Candidate) -> str:
    """The name of a candidate."""
    return facts.person_name(one.member_id, one.name)


def election_words(paper: MeetingPaper, ballot: ElectionSheet) -> Iterator[str]:
    """The paragraphs about a ballot."""
    one = ballot.election
    proposed = sum(not candidate.is_written_in for candidate in ballot.candidates)
    way = "等额选举" if one.is_equal else "差额选举" if proposed > one.seats else ""
    yield (
        f"应选{one.office}{one.seats}名，候选人{proposed}名" + (f"，{way}" if way else "") + "，采用无记名投票方式。"
        f"监票人：{one.tellers or _ROOM}；计票人：{one.counters or _ROOM}。"
    )
    yield f"应到会有选举权{paper.turnout.should_vote}名，实到会有选举权{paper.turnout.came_vote}名。"
    if not is_returned(ballot):
        return
    yield f"发出选票{one.issued}张，收回{one.returned}张，其中有效{valid_ballots(ballot)}张，无效{one.void}张。"
    yield "；".join(_candidate_words(paper.facts, candidate) for candidate in ballot.candidates) + "。"
    outcome = judged(paper, ballot)
    yield outcome.sentence.removesuffix("。") + cited(outcome.steps) + "。"
    elected = [candidate_name(paper.facts, candidate) for candidate in ballot.candidates if candidate.is_elected]
    if elected:
        yield f"宣布当选{one.office}：{'、'.join(elected)}。"
    if one.note:
        yield f"（{one.note}）"


def _candidate_words(facts: LifeFacts, one: Candidate) -> str:
    name = candidate_name(facts, one) + ("（另选他人）" if one.is_written_in else "")
    if one.is_written_in:
        return f"{name}赞成{one.yes}票"
    return f"{name}赞成{one.yes}票、不赞成{one.no}票、弃权{one.abstain}票"
