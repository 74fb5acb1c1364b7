"""What can be chosen in the forms of a case: people, organisations, meetings, votes, talks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gui.forms.editors import Option
from gui.pages.development.card import CaseParts
from gui.pages.development.part_texts import check_sections, inquiry_sections, people_sections
from gui.pages.development.step_editor import Offer
from gui.pages.talks.roll import roll_of
from ledger.codes.membership import FULL_MEMBER
from ledger.development.entering import development_problems
from ledger.development.facts import DevelopmentFacts
from ledger.development.steps import CaseView
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import BRANCH, GROUP
from ledger.kinds.talks import Talk
from ledger.roster.asof import roster_on
from operations.development.linking import MEETING_FIELDS, VOTE_FIELDS, meetings_for, talks_for, votes_about
from operations.registers.development.material_list import papers_of
from operations.tables import pinyin_table


@dataclass(frozen=True, slots=True)
class Choices:
    """Everybody enrolled, those of them who are full members, and the branches and groups."""

    people: tuple[Option, ...] = ()
    members: tuple[Option, ...] = ()
    branches: tuple[Option, ...] = ()

    def offer(self, facts: DevelopmentFacts, view: CaseView, today: date) -> Offer:
        """What the fields of a case can refer to, and what is to be said about it."""
        case = view.case
        records: dict[str, Sequence[Option]] = {
            "talk_id": [Option(one.id, _talk_words(one)) for one in talks_for(facts, case)]
        }
        for name in VOTE_FIELDS:
            records[name] = [Option(one.vote.id, one.words) for one in votes_about(facts, case, name)]
        for name in MEETING_FIELDS:
            records[name] = [Option(one.id, MEETINGS.describe(one)) for one in meetings_for(facts, case, name)]
        return Offer(records, lambda typed: development_problems(facts, typed, today))

    def parts(self, facts: DevelopmentFacts, view: CaseView, today: date) -> CaseParts:
        """What the card shows beside the steps."""
        case = view.known
        return CaseParts(
            people=people_sections(facts, case, today),
            checks=check_sections(facts, case),
            inquiries=inquiry_sections(facts, case),
            papers=tuple(papers_of(facts.materials_of.get(case.id, ()))),
            records=self._records(facts, case),
        )

    def _records(self, facts: DevelopmentFacts, case: DevelopmentCase) -> Mapping[str, Sequence[Option]]:
        groups = [one for one in facts.roster.units if one.level == GROUP and one.parent_id == case.org_unit_id]
        return {
            "org_unit_id": self.branches,
            "group_id": [Option(one.id, one.short_name) for one in groups],
            "member_id": self._with_former(facts, case.member_id),
        }

    def _with_former(self, facts: DevelopmentFacts, member_id: int | None) -> Sequence[Option]:
        """Everybody enrolled, and whom the case names although he has left."""
        member = facts.roster.member_by_id.get(member_id or 0)
        if member is None or any(one.id == member.id for one in self.people):
            return self.people
        return (*self.people, Option(member.id, member.name))


def choices_of(facts: DevelopmentFacts, today: date, kept: Choices | None = None) -> Choices:
    """What the book offers; ``kept`` spares making it again while the roster is the same."""
    if kept is not None:
        return kept
    roll = roll_of(facts.roster, today, pinyin_table())
    full = {one.member.id for one in roster_on(facts.roster, today) if one.category == FULL_MEMBER}
    return Choices(
        people=roll.options,
        members=tuple(one for one in roll.options if one.id in full),
        branches=tuple(Option(one.id, one.short_name) for one in facts.roster.units if one.level == BRANCH),
    )


def _talk_words(one: Talk) -> str:
    day = one.held_on or one.planned_on
    words = "" if one.is_confidential else one.occasion
    return f"{day.isoformat() if day else '没有日期'}　{words or '谈心谈话'}"
