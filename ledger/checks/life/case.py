"""A held meeting under inspection, and how a finding about it is made."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.checks.life.inspected import by_rule
from ledger.errors import Finding, Level
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet, sheet_of
from ledger.life.turnout import Turnout, turnout
from ledger.life.votes import VoteCase
from ledger.rulebook import Rule

OWN_CHECK = "本程序的一致性检查"
MINUTES = "会议记录的通行要求"


@dataclass(frozen=True)
class Case:
    """One meeting that has taken place, with what the checks ask of it, each computed once.

    Attributes:
        facts: everything about organisational life.
        sheet: the meeting.
        as_of: the day of the inspection.
    """

    facts: LifeFacts
    sheet: MeetingSheet
    as_of: date

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.sheet.meeting

    @cached_property
    def day(self) -> date:
        """The day on which it was held."""
        return self.meeting.held_on or self.as_of

    @cached_property
    def turnout(self) -> Turnout:
        """Who was expected and who came."""
        return turnout(self.facts, self.sheet)

    @cached_property
    def votes(self) -> VoteCase:
        """What its votes are judged by."""
        facts = self.facts
        return VoteCase(self.meeting.kind, self.day, self.turnout, facts.rules, facts.settings, facts.vote_versions)

    @property
    def name(self) -> str:
        """The words by which the secretary knows the meeting."""
        unit = self.facts.roster.unit_by_id.get(self.meeting.org_unit_id or 0)
        return f"{unit.short_name if unit else ''}{self.day.isoformat()}{self.meeting.kind}"

    def rule(self, rule_id: str) -> Rule | None:
        """The version of a rule on the day of the meeting."""
        return self.facts.rules.find(rule_id, self.day)

    def finding(self, rule: str, level: Level, sentence: str, article: str, scope: str = "") -> Finding:
        """A finding about the meeting."""
        return Finding(rule, level, f"{self.name}：{sentence}", article, MEETINGS.key, self.meeting.id, scope)

    def by_rule(self, rule: Rule, level: Level, sentence: str, scope: str = "") -> Finding:
        """A finding with the article of a rule; where its wording is not certain it only warns."""
        return by_rule(rule, level, f"{self.name}：{sentence}", (MEETINGS.key, self.meeting.id), scope)


def case_of(facts: LifeFacts, meeting_id: int, as_of: date) -> Case:
    """The meeting of this id under inspection. Raises KeyError when there is none."""
    return Case(facts, sheet_of(facts, meeting_id), as_of)
