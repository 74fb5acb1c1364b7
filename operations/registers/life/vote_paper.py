"""A vote about to be printed: its meeting and its item; and all votes of a period as a table."""

from dataclasses import dataclass

from exports.paper.document import Align, Column, Fit, Register, Row
from ledger.errors import KnownError
from ledger.kinds.meetings import AgendaItem, Vote
from ledger.life.facts import meeting_order
from ledger.life.votes import ABOUT_A_PERSON, Verdict, present_voters, verdict
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterInput
from operations.registers.life.common import (
    count_column,
    day_column,
    iso_day,
    life_head,
    life_of,
    unit_stem,
    units_of,
)
from operations.registers.life.meeting_paper import MeetingPaper, paper_of
from operations.registers.life.vote_words import subject_name

_COLUMNS = (
    NUMBER,
    day_column("日期", 22),
    Column(label="表决事项", width=26),
    Column(label="姓名（事项）", width=44, fit=Fit.WRAP),
    Column(label="表决方式", width=22),
    *(
        count_column(caption, 16)
        for caption in ("应到会有\n表决权", "实到会有\n表决权", "赞成", "反对", "弃权", "无效", "书面\n意见")
    ),
    Column(label="按票数", width=16, align=Align.CENTRE),
    Column(label="宣布结果", width=16, align=Align.CENTRE),
)


@dataclass(frozen=True)
class VotePaper:
    """One vote with the words that its sheets share."""

    meeting: MeetingPaper
    item: AgendaItem
    vote: Vote

    @property
    def stem(self) -> str:
        """The organisation without 委员会."""
        roster = self.meeting.facts.roster
        return unit_stem(roster, roster.unit_by_id.get(self.meeting.meeting.org_unit_id or 0))

    @property
    def person(self) -> str:
        """Whom it is about; empty when it is about nobody."""
        return subject_name(self.meeting.facts, self.vote)

    @property
    def verdict(self) -> Verdict:
        """The outcome by its figures."""
        return verdict(self.vote, self.meeting.case)


def votes_in(given: RegisterInput) -> list[VotePaper]:
    """The votes of the period about a person, or any vote that is asked for. Raises KnownError when there is none."""
    found = _found(given, ABOUT_A_PERSON)
    if not found:
        raise KnownError(f"{given.period.words}没有关于个人的表决，没有可打印的内容。")
    return found


def votes_listing(given: RegisterInput) -> Register:
    """The votes of the period in one table."""
    found = [] if given.options.is_blank else _found(given, None)
    return Register(
        title="表决情况登记表",
        columns=_COLUMNS,
        rows=[_row(number, one) for number, one in enumerate(found, start=1)],
        head=life_head(given),
    )


def _found(given: RegisterInput, kinds: frozenset[str] | None) -> list[VotePaper]:
    facts, asked, wanted = life_of(given), given.options.record_id, units_of(given)
    if asked is not None and asked not in {one.id for one in facts.votes}:
        raise KnownError(f"编号为{asked}的表决不在账簿里，没有可打印的内容；请重新选择表决。")
    found = []
    for meeting in sorted(facts.meetings, key=meeting_order):
        is_ours = given.period.has(meeting.held_on or meeting.planned_on) and wanted & set(facts.units_of[meeting.id])
        for item in facts.agenda_of.get(meeting.id, ()):
            for vote in facts.votes_of.get(item.id, ()):
                is_kind = kinds is None or vote.resolution in kinds
                if vote.id == asked or (asked is None and is_ours and is_kind):
                    found.append(VotePaper(paper_of(given, meeting), item, vote))
    return found


def _row(number: int, one: VotePaper) -> Row:
    vote = one.vote
    figures = (
        one.meeting.turnout.should_vote,
        present_voters(vote, one.meeting.case),
        vote.yes,
        vote.no,
        vote.abstain,
        vote.void,
        vote.written,
    )
    name = one.person or one.item.title
    cells = (str(number), iso_day(one.meeting.sheet.day), vote.resolution, name, vote.method, *map(str, figures))
    return Row((*cells, one.verdict.outcome, vote.outcome), name)
