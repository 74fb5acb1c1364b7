"""A meeting about to be printed, with everything that its sheets ask for, each computed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ledger.checks.life.frame import minutes_of
from ledger.codes.meetings import PRESENT
from ledger.kinds.meetings import Meeting
from ledger.life.expected import COMMITTEES
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet, sheet_of
from ledger.life.turnout import Mark, Turnout, turnout
from ledger.life.votes import VoteCase
from ledger.roster.order import sort_key
from operations.registers.definition import RegisterInput
from operations.registers.life.common import chinese_day, life_of, number_words, state_words, when
from operations.registers.life.people import absence_words, guest_words, post_on, with_post


@dataclass(frozen=True)
class MeetingPaper:
    """One meeting with the words that its sheets share. People stand in the order that the user has chosen."""

    given: RegisterInput
    sheet: MeetingSheet

    @property
    def facts(self) -> LifeFacts:
        """Everything about organisational life."""
        return life_of(self.given)

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.sheet.meeting

    @property
    def day(self) -> date:
        """The day held, else planned."""
        return self.sheet.day or self.given.options.as_of

    @cached_property
    def turnout(self) -> Turnout:
        """Who was expected and who came."""
        return turnout(self.facts, self.sheet)

    @cached_property
    def case(self) -> VoteCase:
        """What its votes are judged by."""
        facts = self.facts
        return VoteCase(self.meeting.kind, self.day, self.turnout, facts.rules, facts.settings, facts.vote_versions)

    # The frame

    @property
    def unit_name(self) -> str:
        """The host, as on its seal."""
        unit = self.facts.roster.unit_by_id.get(self.meeting.org_unit_id or 0)
        return unit.full_name if unit else ""

    @property
    def joint_names(self) -> str:
        """The other organisations of a joint meeting."""
        known = self.facts.roster.unit_by_id
        return "、".join(known[one].full_name for one in self.sheet.units if one in known)

    @property
    def when(self) -> str:
        """Day and hours."""
        return when(self.sheet.day, self.meeting.from_time, self.meeting.to_time)

    @property
    def when_in_box(self) -> str:
        """The same on two lines, for a narrow box."""
        return when(self.sheet.day, self.meeting.from_time, self.meeting.to_time, "\n")

    @property
    def duration(self) -> str:
        """``1小时40分``; empty while a time is missing or the end is not behind the start."""
        minutes = minutes_of(self.meeting) or 0
        if minutes <= 0:
            return ""
        hours, rest = divmod(minutes, 60)
        return f"{hours}小时" * bool(hours) + f"{rest}分" * bool(rest)

    @property
    def chair(self) -> str:
        """主持人 with post."""
        return self.person(self.meeting.chair_id, self.meeting.chair_name)

    @property
    def recorder(self) -> str:
        """记录人 with post."""
        return self.person(self.meeting.recorder_id, self.meeting.recorder_name)

    @property
    def lecturer_name(self) -> str:
        """授课人."""
        return self.facts.person_name(self.meeting.lecturer_id, self.meeting.lecturer_name)

    @property
    def lecturer_post(self) -> str:
        """The post of the lecturer as written down, else as known."""
        return self.meeting.lecturer_post or self._post(self.meeting.lecturer_id)

    def person(self, member_id: int | None, typed: str) -> str:
        """A name with the post of the day."""
        return with_post(self.facts.person_name(member_id, typed), self._post(member_id))

    def _post(self, member_id: int | None) -> str:
        return post_on(self.facts, member_id, self.sheet.all_units, self.sheet.day)

    # People

    def ordered(self, marks: Iterable[Mark]) -> list[Mark]:
        """Marks in the chosen order of people."""
        key = sort_key(self.given.options.order, self.given.names)
        return sorted(marks, key=lambda mark: key(mark.entry))

    def names(self, marks: Iterable[Mark]) -> str:
        """The names of marks."""
        return "、".join(mark.entry.member.name for mark in self.ordered(marks))

    @property
    def expected_word(self) -> str:
        """Who is expected: 委员 at a committee meeting, else 党员."""
        return "委员" if self.meeting.kind in COMMITTEES else "党员"

    @property
    def expected_words(self) -> str:
        """``党员18名（有表决权16名）``: 应到."""
        return f"{self.expected_word}{self.turnout.should}名（有表决权{self.turnout.should_vote}名）"

    @property
    def came_words(self) -> str:
        """``党员16名（有表决权14名）``: 实到."""
        return f"{self.expected_word}{self.turnout.came}名（有表决权{self.turnout.came_vote}名）"

    @property
    def voters_there(self) -> int | None:
        """实到有表决权; None before the meeting, when nobody knows."""
        return self.turnout.came_vote if self.meeting.held_on else None

    @property
    def present(self) -> str:
        """出席 by name."""
        return self.names(self.turnout.with_status(PRESENT))

    @property
    def absent(self) -> str:
        """Those on leave or absent with the reason and 补课; 无 when all have come."""
        marks = self.ordered([*self.turnout.on_leave, *self.turnout.absent])
        return "、".join(map(absence_words, marks)) or ("无" if self.turnout.came == self.turnout.should else "")

    @property
    def guests(self) -> str:
        """列席 with post and reason."""
        return "、".join(map(guest_words, self.sheet.guests))

    # What was dealt with

    @property
    def topics(self) -> str:
        """The agenda, one item a line with its number; the topic where there is none."""
        titles = [one.item.title for one in self.sheet.items]
        if len(titles) > 1:
            return "\n".join(f"{number}.{title}" for number, title in enumerate(titles, start=1))
        return titles[0] if titles else self.meeting.topic

    @property
    def number(self) -> str:
        """``2026年第1次``."""
        return number_words(self.meeting)

    @property
    def state(self) -> str:
        """（草稿） and the like, as long as the minutes are not final."""
        return state_words(self.meeting.state)

    @property
    def late(self) -> str:
        """``补记（整理日期：2026年5月20日）`` when the minutes were written long after the meeting."""
        written, held_on = self.meeting.written_on, self.meeting.held_on
        if written is None or held_on is None or written - held_on <= timedelta(days=self.facts.settings.late_days):
            return ""
        return f"补记（整理日期：{chinese_day(written)}）"


def paper_of(given: RegisterInput, meeting: Meeting) -> MeetingPaper:
    """The paper of a meeting of the book."""
    return MeetingPaper(given, sheet_of(life_of(given), meeting.id))
