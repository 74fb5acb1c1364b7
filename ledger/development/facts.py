"""Everything that the book knows about 发展党员, indexed once, together with the roster and organisational life."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from ledger.codes.development import CONTACT, SPONSOR, day_of_rules
from ledger.kinds.development import (
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    DevelopmentMaterial,
    Holiday,
    ReviewInquiry,
    TransferLetter,
)
from ledger.kinds.meetings import Meeting, Vote
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rule, Rulebook
from ledger.values.period import holds_on
from ledger.values.workdays import WorkCalendar


class OfCase(Protocol):
    """A record that belongs to a case."""

    @property
    def id(self) -> int:
        """Its number in the book."""

    @property
    def case_id(self) -> int | None:
        """The case."""


T = TypeVar("T", bound=OfCase)


@dataclass(frozen=True)
class DevelopmentFacts:
    """The records of 发展党员. Plain values: safe to hand to a worker thread."""

    life: LifeFacts
    cases: tuple[DevelopmentCase, ...] = ()
    contacts: tuple[DevelopmentContact, ...] = ()
    checks: tuple[DevelopmentCheck, ...] = ()
    inquiries: tuple[ReviewInquiry, ...] = ()
    materials: tuple[DevelopmentMaterial, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    letters: tuple[TransferLetter, ...] = ()

    @property
    def roster(self) -> RosterFacts:
        """People and organisations."""
        return self.life.roster

    @property
    def rules(self) -> Rulebook:
        """The rules of every room."""
        return self.life.rules

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days by the holidays of the book."""
        return calendar_of(self.holidays)

    @cached_property
    def case_by_id(self) -> Mapping[int, DevelopmentCase]:
        """Cases by id."""
        return {one.id: one for one in self.cases}

    @cached_property
    def case_of_member(self) -> Mapping[int, DevelopmentCase]:
        """The newest case of each person of the roster, by member id."""
        return {one.member_id: one for one in self.cases if one.member_id is not None}

    @cached_property
    def contacts_of(self) -> Mapping[int, tuple[DevelopmentContact, ...]]:
        """Contacts and sponsors by case id, in the order in which they were named."""
        return _by_case(self.contacts)

    @cached_property
    def checks_of(self) -> Mapping[int, tuple[DevelopmentCheck, ...]]:
        """Half-year checks and 思想汇报 by case id, oldest first."""
        return _by_case(sorted(self.checks, key=lambda one: (one.checked_on or date.max, one.id)))

    @cached_property
    def inquiries_of(self) -> Mapping[int, tuple[ReviewInquiry, ...]]:
        """Steps of the political review by case id."""
        return _by_case(self.inquiries)

    @cached_property
    def materials_of(self) -> Mapping[int, tuple[DevelopmentMaterial, ...]]:
        """The papers of each case by case id, in their order."""
        return _by_case(sorted(self.materials, key=lambda one: (one.order_no, one.id)))

    @cached_property
    def letters_of(self) -> Mapping[int, tuple[TransferLetter, ...]]:
        """介绍信 by member id, in the order in which they were issued."""
        found: dict[int, list[TransferLetter]] = defaultdict(list)
        for one in sorted(self.letters, key=lambda one: (one.issued_on or date.max, one.id)):
            found[one.member_id or 0].append(one)
        return {member_id: tuple(group) for member_id, group in found.items()}

    @cached_property
    def vote_by_id(self) -> Mapping[int, Vote]:
        """Votes by id."""
        return {one.id: one for one in self.life.votes}

    @cached_property
    def _meeting_of_item(self) -> Mapping[int, int]:
        return {one.id: one.meeting_id or 0 for one in self.life.agenda_items}

    def meeting_of_vote(self, vote: Vote) -> Meeting | None:
        """The meeting at which a vote was taken."""
        return self.life.meeting_by_id.get(self._meeting_of_item.get(vote.agenda_item_id or 0, 0))

    def rule(self, case: DevelopmentCase, rule_id: str) -> Rule | None:
        """A rule in the version of the case; None where that version does not have it."""
        return self.rules.find(rule_id, day_of_rules(case.rules))

    def unit_cases(self, unit_id: int | None) -> tuple[DevelopmentCase, ...]:
        """The cases of a unit and those below it (None: of the book), in the order in which they were opened."""
        if unit_id is None:
            return self.cases
        below = self.life.index.below(unit_id)
        return tuple(one for one in self.cases if one.org_unit_id in below or one.group_id in below)

    def people_in(self, case_id: int, role: str) -> tuple[DevelopmentContact, ...]:
        """The contacts or the sponsors of a case, former ones too."""
        return tuple(one for one in self.contacts_of.get(case_id, ()) if one.role == role)

    def contacts_on(self, case_id: int, on: date) -> tuple[DevelopmentContact, ...]:
        """The 培养联系人 of a case on a day."""
        return _in_office(self.people_in(case_id, CONTACT), on)

    def sponsors_on(self, case_id: int, on: date) -> tuple[DevelopmentContact, ...]:
        """The 入党介绍人 of a case on a day."""
        return _in_office(self.people_in(case_id, SPONSOR), on)

    def person_name(self, one: DevelopmentContact) -> str:
        """The name of a contact or sponsor."""
        return self.life.person_name(one.member_id, one.name)


def calendar_of(holidays: Iterable[Holiday]) -> WorkCalendar:
    """Working days by the holiday records of a book."""
    return WorkCalendar.of((one.day_on, one.is_work) for one in holidays if one.day_on is not None)


def _in_office(people: Iterable[DevelopmentContact], on: date) -> tuple[DevelopmentContact, ...]:
    return tuple(one for one in people if holds_on(on, one.from_on, one.to_on))


def _by_case(records: Iterable[T]) -> Mapping[int, tuple[T, ...]]:
    """The records of each case, in the order given."""
    found: dict[int, list[T]] = defaultdict(list)
    for one in records:
        found[one.case_id or 0].append(one)
    return {case_id: tuple(group) for case_id, group in found.items()}
