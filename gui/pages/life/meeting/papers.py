"""打印: the registers about one meeting, as far as there are any."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.codes.meetings import LECTURE, LIFE_MEETING, PARTY_DAY
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet
from operations.registers import REGISTER_BY_KEY


@dataclass(frozen=True, slots=True)
class Paper:
    """A register, its words in the menu, and the record that it is about."""

    key: str
    title: str
    record_id: int


def papers_of(facts: LifeFacts, sheet: MeetingSheet) -> list[Paper]:
    """What can be printed about a meeting of the book."""
    return [one for one in _all(facts, sheet) if one.key in REGISTER_BY_KEY]


def _all(facts: LifeFacts, sheet: MeetingSheet) -> Iterator[Paper]:
    meeting = sheet.meeting
    yield Paper("minutes", "会议记录", meeting.id)
    yield Paper("sign_in", "签到表", meeting.id)
    if meeting.kind == LECTURE:
        yield Paper("lecture_cover", "党课讲稿封面", meeting.id)
    if meeting.kind == PARTY_DAY:
        yield Paper("party_day", "主题党日记录", meeting.id)
    if meeting.kind == LIFE_MEETING:
        yield Paper("life_problems", "查摆问题和整改清单", meeting.id)
    for item in sheet.items:
        for vote in item.votes:
            name = facts.person_name(vote.subject_id, vote.subject_name)
            about = f"{vote.resolution}{f' {name}' if name else ''}"
            yield Paper("ballot_vote", f"表决票：{about}", vote.id)
            yield Paper("resolution", f"支部大会决议：{about}", vote.id)
    for ballot in sheet.elections:
        ballot_no = ballot.election.ballot_no
        about = f"选举{ballot.election.office}{f'（第 {ballot_no} 轮）' if ballot_no > 1 else ''}"
        yield Paper("ballot_election", f"选票：{about}", ballot.election.id)
        yield Paper("tally", f"计票单：{about}", ballot.election.id)
        yield Paper("election_report", f"选举结果报告单：{about}", ballot.election.id)
