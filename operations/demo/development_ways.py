"""How far the people of the sample have come on their way into the Party, with the days of every step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from ledger.codes.development import (
    ACTIVIST_CHECK,
    BY_LEAGUE,
    BY_MEMBERS,
    CONTACT,
    FIT,
    MATERIAL,
    ON_TIME,
    PROBATION_CHECK,
    REVIEW_FILES,
    REVIEW_LETTER,
    REVIEW_TALK,
    SPONSOR,
    rules_on,
)
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    REVIEW_INQUIRIES,
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    DevelopmentMaterial,
    ReviewInquiry,
)
from ledger.kinds.member import Member
from ledger.kinds.organisation import OrgUnit
from ledger.life.expected import enrolled_ids
from ledger.life.facts import LifeFacts
from ledger.values.dates import LooseDate, add_months, add_years
from operations.demo.life_crew import full_members
from operations.demo.life_days import working_day
from operations.demo.people import Person
from storage.store import Change

_VIEWS = (
    "能够认真学习党的理论，主动参加支部活动，工作踏实，群众反映好；希望进一步提高理论水平。",
    "思想上积极要求进步，完成任务认真负责；希望加强党的基本知识的系统学习。",
    "关心集体，乐于承担急难任务，按时汇报思想；希望多联系群众、多做调查研究。",
)
_SELF = "学习了党章和党的历史，参加了支部的学习和志愿服务，进一步端正了入党动机。"
_TALKER = "支部组织委员"
_HALF, _YEAR = 6, 12


@dataclass(frozen=True, slots=True)
class Accepted:
    """Somebody of the roster who was voted on: id and day of the vote that took him in, and of that on conversion."""

    member: Member
    unit_id: int
    acceptance: tuple[int, date]
    conversion: tuple[int, date | None] | None


@dataclass
class Ways:
    """Writes cases with what belongs to them."""

    change: Change
    life: LifeFacts
    today: date
    random: Random

    # Those of the roster

    def finished(self, one: Accepted) -> None:
        """Somebody taken in; converted where the meeting has voted and the answer has come."""
        vote_id, accepted = one.acceptance
        activist = _before(add_months(accepted, -18), 0)
        case = self._case(_of_member(one), _steps_before(accepted, activist))
        approved = _after(accepted, 40)
        days: dict[str, Any] = {
            "member_id": one.member.id,
            "acceptance_vote_id": vote_id,
            "accepted_on": accepted,
            "delegate_on": _after(accepted, 25),
            "approved_on": approved,
            "organisation_filed_on": _after(approved, 6),
            "assigned_on": approved,
            "sworn_on": _after(approved, 20),
        }
        case = self._written(replace(case, **self._known(days)))
        self._people(case, CONTACT, activist)
        self._people(case, SPONSOR, case.candidate_on or activist)
        self._checks(case, ACTIVIST_CHECK, (_after(add_months(activist, months), 0) for months in (_HALF, _YEAR)))
        self._inquiries(case, case.reviewed_on or accepted)
        ends = add_years(accepted, 1)
        halves = [_after(add_months(accepted, _HALF), 0), _before(ends, 6)]
        self._checks(case, PROBATION_CHECK, (day for day in halves if day <= self.today))
        self._converted(case, one.conversion, ends)

    def _converted(self, case: DevelopmentCase, conversion: tuple[int, date | None] | None, ends: date) -> None:
        vote_id, meeting = conversion or (None, None)
        if vote_id is None or meeting is None:
            self._materials(case, 17)
            return
        approved = _after(meeting, 35)
        days: dict[str, Any] = {
            "conversion_applied_on": _before(ends, 8),
            "conversion_vote_id": vote_id,
            "conversion_on": meeting,
            "conversion_outcome": ON_TIME,
            "conversion_approved_on": approved,
            "told_on": _after(approved, 3),
            "archived_on": _after(approved, 20),
        }
        self.change.update(DEVELOPMENT_CASES, replace(case, **self._known(days)))
        self._materials(case, 20)

    # Those who are not in it yet

    def candidate(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Discussed, filed with the higher body, and now in the public notice."""
        case = self._active(person, unit, applied)
        began = _before(self.today, 2)
        days = {
            "opinions_on": _before(self.today, 30),
            "proposed_on": _before(self.today, 24),
            "superior_on": _before(self.today, 9),
            "notice_from_on": began,
            "notice_to_on": _after(began, 8),
        }
        case = self._written(replace(case, **self._known(days, "notice_to_on")))
        self._followed(case, _YEAR)
        self._materials(case, 8)

    def activist(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Looked at when it was due."""
        self._followed(self._written(self._active(person, unit, applied)), _HALF)

    def unchecked(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Nobody has looked at this one: a fault on purpose."""
        self._followed(self._written(self._active(person, unit, applied)), 0)

    def applicant(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Talked with in time."""
        talked = {"talked_on": _after(applied, 15), "talker": _TALKER}
        self._written(self._case(_of_person(person, unit, applied), talked))

    def late(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Talked with after more than a month: a fault on purpose."""
        talked = {"talked_on": _after(applied, 45), "talker": _TALKER}
        self._written(self._case(_of_person(person, unit, applied), talked))

    def newest(self, person: Person, unit: OrgUnit, applied: date) -> None:
        """Applied only just now."""
        self._written(_of_person(person, unit, applied))

    def _active(self, person: Person, unit: OrgUnit, applied: date) -> DevelopmentCase:
        activist = _after(add_months(applied, 2), 10)
        days = {
            "talked_on": _after(applied, 12),
            "talker": _TALKER,
            "recommendation": self.random.choice((BY_MEMBERS, BY_LEAGUE)),
            "recommended_on": _before(activist, 12),
            "activist_on": activist,
            "activist_filed_on": _after(activist, 8),
        }
        return self._case(_of_person(person, unit, applied), days)

    def _followed(self, case: DevelopmentCase, months: int) -> None:
        """Contacts from the first day, and half-year checks up to so many months later."""
        activist = case.activist_on or self.today
        self._people(case, CONTACT, activist)
        due = (_after(add_months(activist, number), 0) for number in range(_HALF, months + 1, _HALF))
        self._checks(case, ACTIVIST_CHECK, (day for day in due if day <= self.today))

    # What belongs to a case

    def _case(self, case: DevelopmentCase, days: dict[str, Any]) -> DevelopmentCase:
        return replace(case, **self._known(days))

    def _known(self, days: dict[str, Any], *ahead: str) -> dict[str, Any]:
        """Without days that are still to come, but for those that are fixed ahead."""
        return {
            name: day for name, day in days.items() if name in ahead or not isinstance(day, date) or day <= self.today
        }

    def _written(self, case: DevelopmentCase) -> DevelopmentCase:
        return self.change.add(DEVELOPMENT_CASES, case)

    def _people(self, case: DevelopmentCase, role: str, since: date) -> None:
        """Two full members of the branch then, who are still there."""
        unit_id = case.org_unit_id or 0
        there, now = (
            set(full_members(self.life, sorted(enrolled_ids(self.life, unit_id, day)), day))
            for day in (since, self.today)
        )
        for member_id in sorted((there & now) - {case.member_id})[:2]:
            person = DevelopmentContact(case_id=case.id, role=role, member_id=member_id, from_on=since)
            self.change.add(DEVELOPMENT_CONTACTS, person)

    def _checks(self, case: DevelopmentCase, kind: str, days: Iterable[date]) -> None:
        for on in days:
            view = self.random.choice(_VIEWS)
            check = DevelopmentCheck(case_id=case.id, kind=kind, checked_on=on, self_view=_SELF, branch_view=view)
            self.change.add(DEVELOPMENT_CHECKS, check)

    def _inquiries(self, case: DevelopmentCase, end: date) -> None:
        """A talk, the files, and a letter with its answer, in the weeks before the conclusion."""
        result = "政治历史清楚，遵纪守法，没有发现违法违纪问题。"
        sent, replied = _before(end, 18), _before(end, 4)
        for one in (
            ReviewInquiry(case_id=case.id, way=REVIEW_TALK, about="本人", sent_on=_before(end, 20), result=result),
            ReviewInquiry(case_id=case.id, way=REVIEW_FILES, about="本人", sent_on=sent, result=result),
            ReviewInquiry(
                case_id=case.id,
                way=REVIEW_LETTER,
                about="父母",
                sent_to="户籍地党组织",
                sent_on=sent,
                replied_on=replied,
                result=result,
            ),
        ):
            self.change.add(REVIEW_INQUIRIES, one)

    def _materials(self, case: DevelopmentCase, count: int) -> None:
        """The usual papers, the first ``count`` of them there."""
        for number, label in enumerate(MATERIAL.labels[:-1], start=1):
            is_there = number <= count
            paper = DevelopmentMaterial(
                case_id=case.id, material=label, order_no=number, is_there=is_there, pages=2 if is_there else 0
            )
            self.change.add(DEVELOPMENT_MATERIALS, paper)


def _steps_before(accepted: date, activist: date) -> dict[str, Any]:
    """Every step before the meeting that took somebody in, by the text of 2014."""
    applied = _before(activist, 100)
    return {
        "applied_on": applied,
        "rules": rules_on(applied),
        "talked_on": _after(applied, 18),
        "talker": _TALKER,
        "recommendation": BY_MEMBERS,
        "recommended_on": _before(activist, 10),
        "activist_on": activist,
        "activist_filed_on": _after(activist, 8),
        "opinions_on": _before(accepted, 130),
        "proposed_on": _before(accepted, 122),
        "superior_on": _before(accepted, 110),
        "superior_document": "",
        "notice_from_on": _before(accepted, 108),
        "notice_to_on": _before(accepted, 99),
        "notice_result": "没有收到不同意见",
        "candidate_on": _before(accepted, 96),
        "reviewed_on": _before(accepted, 60),
        "review_result": FIT,
        "review_text": "政治历史清楚，政治立场坚定，直系亲属和主要社会关系没有发现问题，政治审查合格。",
        "trained_from_on": _before(accepted, 50),
        "trained_to_on": _before(accepted, 48),
        "trained_days": 3,
        "trained_hours": 24,
        "committee_on": _before(accepted, 34),
        "prereview_on": _before(accepted, 20),
        "form_no": f"{accepted.year}{accepted.month:02}{accepted.day:02}",
    }


def _of_member(one: Accepted) -> DevelopmentCase:
    known = one.member
    return DevelopmentCase(
        org_unit_id=one.unit_id,
        name=known.name,
        sex=known.sex,
        ethnic_group=known.ethnic_group,
        birth_on=known.birth_on,
        id_number=known.id_number,
        native_place=known.native_place,
        education=known.education,
        department=known.department,
        admin_post=known.admin_post,
        work_started_on=known.work_started_on,
        phone=known.phone,
    )


def _of_person(person: Person, unit: OrgUnit, applied: date) -> DevelopmentCase:
    return DevelopmentCase(
        org_unit_id=unit.id,
        rules=rules_on(applied),
        name=person.name,
        sex=person.sex,
        ethnic_group=person.ethnic_group,
        birth_on=LooseDate.of(person.born),
        id_number=person.id_number,
        native_place=person.native_place,
        education=person.education,
        department=person.department,
        admin_post="科员",
        work_started_on=LooseDate(person.work_started_on.year, person.work_started_on.month),
        phone=person.phone,
        applied_on=applied,
    )


def _after(day: date, days: int) -> date:
    return working_day(day + timedelta(days=days))


def _before(day: date, days: int) -> date:
    """A working day so many days before, or the last one before that."""
    found = day - timedelta(days=days)
    while working_day(found) != found:
        found -= timedelta(days=1)
    return found
