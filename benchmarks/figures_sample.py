"""A book for the benchmark of figures: 20 branches, 1,000 members, 2,000 meetings, 40,000 marks, registers kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.sample import clock
from ledger.codes.meetings import (
    COMMITTEE_MEETING,
    GROUP_MEETING,
    LECTURE,
    MEMBER_MEETING,
    ON_LEAVE,
    PARTY_DAY,
    PRESENT,
)
from ledger.codes.membership import FULL_MEMBER
from ledger.kinds.meetings import ATTENDANCES, MEETINGS, Attendance, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import GROUP_STAYS, POST_HOLDINGS, STAYS, GroupStay, PostHolding, Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, Office, OrgUnit
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.service_cases import SERVICE_CASES, ServiceCase
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.values.dates import LooseDate
from operations.books import found_book
from storage.store import Change, Store

YEAR = 2026
BRANCHES, PER_BRANCH, COMMITTEE = 20, 50, 5
_KINDS = ((MEMBER_MEETING, 4), (PARTY_DAY, 12), (LECTURE, 4), (GROUP_MEETING, 30), (COMMITTEE_MEETING, 50))
_TAGS = ("", "专题学习", "学法", "交流研讨", "警示教育、党规", "业务培训")
_RANKS = ("县处级副职", "乡科级正职", "乡科级副职", "四级主任科员", "一级科员")
_FOUNDED = date(2010, 7, 1)


@dataclass(frozen=True, slots=True)
class _Branch:
    unit: OrgUnit
    groups: tuple[OrgUnit, ...]
    people: tuple[int, ...]

    def expected(self, kind: str, turn: int) -> tuple[int, ...]:
        """Who is expected at a meeting: the committee, one of the groups, or everybody."""
        if kind == COMMITTEE_MEETING:
            return self.people[:COMMITTEE]
        return self.people[turn % 2 :: 2] if kind == GROUP_MEETING else self.people


def large_book(path: Path) -> Store:
    """Make the book and return it open."""

    def fill(_: Store, change: Change) -> None:
        top = change.add(ORG_UNITS, _unit(GENERAL_BRANCH, "机关党总支", None))
        for number in range(1, BRANCHES + 1):
            branch = _branch(change, top, number)
            _meetings(change, branch)
            _talks_and_registers(change, branch)

    return found_book(path, "建立测试账簿", fill, clock=clock, operator="示例")


def _branch(change: Change, top: OrgUnit, number: int) -> _Branch:
    unit = change.add(ORG_UNITS, _unit(BRANCH, f"第{number}支部", top.id))
    groups = tuple(change.add(ORG_UNITS, _unit(GROUP, f"第{n}党小组", unit.id)) for n in (1, 2))
    people = []
    for place in range(PER_BRANCH):
        admitted, full = LooseDate(2000, 7, 1), LooseDate(2001, 7, 1)
        rank = _RANKS[place % len(_RANKS)]
        person = Member(
            name=f"党员{number}之{place}", sex="男女"[place % 2], rank=rank, person_category=FULL_MEMBER,
            birth_on=LooseDate(1965 + place % 35, 3, 4), admitted_on=admitted, full_member_on=full,
        )  # fmt: skip
        member = change.add(MEMBERS, person)
        change.add(STAYS, Stay(member_id=member.id, branch_id=unit.id))
        change.add(GROUP_STAYS, GroupStay(member_id=member.id, group_id=groups[place % 2].id))
        change.add(POST_HOLDINGS, PostHolding(member_id=member.id, post="公务员"))
        if place < COMMITTEE:
            office = "书记" if place == 0 else "组织委员"
            change.add(OFFICES, Office(member_id=member.id, org_unit_id=unit.id, office=office))
        people.append(member.id)
    return _Branch(unit, groups, tuple(people))


def _days(count: int) -> Iterator[date]:
    return (date(YEAR, 1, 4) + timedelta(days=turn * 355 // count) for turn in range(count))


def _meetings(change: Change, branch: _Branch) -> None:
    for kind, count in _KINDS:
        for turn, day in enumerate(_days(count)):
            host = branch.groups[turn % 2] if kind == GROUP_MEETING else branch.unit
            tags = _TAGS[turn % len(_TAGS)]
            one = Meeting(kind=kind, org_unit_id=host.id, held_on=day, topic=kind, tags=tags, study_minutes=45)
            meeting = change.add(MEETINGS, one)
            for place, member_id in enumerate(branch.expected(kind, turn)):
                status = ON_LEAVE if (place + turn) % 17 == 0 else PRESENT
                change.add(
                    ATTENDANCES,
                    Attendance(meeting_id=meeting.id, member_id=member_id, status=status, as_ordinary=place % 5 == 0),
                )


def _talks_and_registers(change: Change, branch: _Branch) -> None:
    for member_id, day in zip(branch.people, _days(len(branch.people)), strict=True):
        talk = change.add(TALKS, Talk(org_unit_id=branch.unit.id, held_on=day, occasion="日常谈心"))
        change.add(TALK_PEOPLE, TalkPerson(talk_id=talk.id, role="谈话人", member_id=branch.people[0]))
        change.add(TALK_PEOPLE, TalkPerson(talk_id=talk.id, role="谈话对象", member_id=member_id))
    for day in _days(20):
        event = change.add(
            VOLUNTEER_EVENTS, VolunteerEvent(org_unit_id=branch.unit.id, held_on=day, title="志愿服务", minutes=90)
        )
        for member_id in branch.people[:10]:
            change.add(
                PARTICIPANTS, Participant(record_kind=VOLUNTEER_EVENTS.key, record_id=event.id, member_id=member_id)
            )
        change.add(
            SERVICE_CASES, ServiceCase(org_unit_id=branch.unit.id, raised_on=day, problem="停车难", solved_on=day)
        )


def _unit(level: str, name: str, parent_id: int | None) -> OrgUnit:
    return OrgUnit(level=level, full_name=name, short_name=name, parent_id=parent_id, founded_on=_FOUNDED)
