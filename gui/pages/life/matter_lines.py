"""What was decided or agreed, as rows of a table: the open ones, and those that are done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gui.pages.life.board import LifeBoard
from gui.tables.column import Column
from ledger.codes.talks import TALKER
from ledger.kinds.meetings import DECISIONS, MEETINGS
from ledger.kinds.talks import TALKS
from ledger.life.facts import LifeFacts
from ledger.life.matters import CONFIDENTIAL, OpenMatter, is_open

OPEN, OVERDUE, DONE = "open", "overdue", "done"
CHIPS = ((OPEN, "未办结"), (OVERDUE, "已超期"), (DONE, "已办结"))


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter, with where it came from; ``done_on`` is None while it is open."""

    matter: OpenMatter
    source: str
    unit: str
    problem: str = ""
    done_on: date | None = None
    outcome: str = ""

    @property
    def row_id(self) -> int:
        """Decisions and talks are numbered apart; a row needs one number."""
        return self.matter.record_id * 2 + (self.matter.kind_key == TALKS.key)

    @property
    def is_decision(self) -> bool:
        """Whether a meeting decided it."""
        return self.matter.kind_key == DECISIONS.key

    @property
    def is_overdue(self) -> bool:
        """Whether its day is over."""
        return self.done_on is None and self.matter.days_over > 0

    @property
    def standing(self) -> str:
        """``超期12天``, ``还有5天``, ``已办结 2026-03-12``."""
        if self.done_on is not None:
            return f"{self.done_on:%Y-%m-%d}办结"
        if self.matter.due_on is None:
            return "没有时限"
        if self.matter.days_over > 0:
            return f"超期{self.matter.days_over}天"
        return f"还有{-self.matter.days_over}天" if self.matter.days_over else "今天到期"

    @property
    def standing_shade(self) -> str:
        """Red only for what is overdue."""
        return "accent" if self.is_overdue else "secondary" if self.done_on is not None else ""


def open_lines(board: LifeBoard) -> list[MatterLine]:
    """The open matters, the earliest due first."""
    return [_line(board, one) for one in board.matters]


def done_lines(board: LifeBoard) -> list[MatterLine]:
    """What is done, the latest first."""
    found = [*_done_decisions(board), *_done_talks(board)]
    return sorted(found, key=lambda one: one.done_on or date.min, reverse=True)


def search_text(line: MatterLine) -> str:
    """In what the search looks."""
    return f"{line.matter.text} {line.problem} {line.source} {line.unit} {line.matter.responsible} {line.outcome}"


def _line(board: LifeBoard, one: OpenMatter) -> MatterLine:
    facts = board.facts
    if one.talk_id is not None:
        talk = facts.talk_by_id[one.talk_id]
        return MatterLine(one, TALKS.describe(talk), board.unit_name(talk.org_unit_id))
    meeting = facts.meeting_by_id[one.meeting_id or 0]
    problem = next(made.problem for made in facts.decisions_of[meeting.id] if made.id == one.record_id)
    return MatterLine(one, MEETINGS.describe(meeting), board.units_name(meeting), problem)


def _done_decisions(board: LifeBoard) -> Iterator[MatterLine]:
    facts, today = board.facts, board.scope.today
    for meeting in facts.meetings:
        if board.units.isdisjoint(facts.units_of[meeting.id]):
            continue
        for one in facts.decisions_of.get(meeting.id, ()):
            if not is_open(one.done_on, today):
                who = facts.person_name(one.responsible_id, one.responsible)
                matter = OpenMatter(DECISIONS.key, one.id, meeting.id, None, one.text, who, one.due_on, 0)
                yield MatterLine(
                    matter, MEETINGS.describe(meeting), board.units_name(meeting), one.problem, one.done_on, one.outcome
                )


def _done_talks(board: LifeBoard) -> Iterator[MatterLine]:
    facts, today = board.facts, board.scope.today
    for talk in facts.talks:
        if talk.org_unit_id not in board.units or not talk.follow_up or is_open(talk.follow_up_done_on, today):
            continue
        text, outcome = (CONFIDENTIAL, "") if talk.is_confidential else (talk.follow_up, talk.outcome)
        matter = OpenMatter(TALKS.key, talk.id, None, talk.id, text, _talkers(facts, talk.id), talk.follow_up_due_on, 0)
        unit = board.unit_name(talk.org_unit_id)
        yield MatterLine(matter, TALKS.describe(talk), unit, done_on=talk.follow_up_done_on, outcome=outcome)


def _talkers(facts: LifeFacts, talk_id: int) -> str:
    people = facts.people_of.get(talk_id, ())
    return "、".join(facts.person_name(one.member_id, one.name) for one in people if one.role == TALKER)


def _urgency(one: MatterLine) -> int | None:
    if one.done_on is not None:
        return one.done_on.toordinal()
    return -one.matter.days_over if one.matter.due_on is not None else None


COLUMNS = (
    Column[MatterLine](
        "standing",
        "办理",
        6,
        lambda one: one.standing,
        sort=_urgency,
        shade=lambda one: one.standing_shade,
    ),
    Column[MatterLine]("text", "决议或措施", 18, lambda one: one.matter.text),
    Column[MatterLine]("responsible", "责任人", 4, lambda one: one.matter.responsible),
    Column[MatterLine]("due_on", "时限", 6, lambda one: f"{one.matter.due_on:%Y-%m-%d}" if one.matter.due_on else ""),
    Column[MatterLine]("source", "来源", 11, lambda one: one.source),
    Column[MatterLine]("unit", "党组织", 6, lambda one: one.unit),
    Column[MatterLine]("problem", "存在问题", 10, lambda one: one.problem),
    Column[MatterLine]("outcome", "落实情况", 9, lambda one: one.outcome),
)
