"""Putting the invented people into a book: branches, offices, transfers, retirements over some years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import (
    GROUP_STAYS,
    MOBILITIES,
    POST_HOLDINGS,
    STAYS,
    GroupStay,
    Mobility,
    PostHolding,
    Stay,
)
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, TERMS, Office, OrgUnit, Term
from ledger.values.dates import LooseDate, add_months, add_years
from ledger.values.months import Month
from operations.books import found_book
from operations.demo.cash import add_cash
from operations.demo.dues import add_dues
from operations.demo.people import Person, invent_people
from storage.store import Change, Store

RETIREMENT_AGE = 60
COMMITTEE = ("书记", "组织委员", "宣传委员", "纪检委员")
ADMIN_POSTS = (
    ("主任", "乡科级正职"),
    ("副主任", "乡科级副职"),
    ("科长", "乡科级正职"),
    ("副科长", "乡科级副职"),
    ("四级主任科员", "四级主任科员"),
    ("一级科员", "一级科员"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the sample book shows: how many people, how many years back, seen from which day."""

    members: int
    years: int
    today: date


def demo_book(path: Path, plan: Plan, seed: int, *, clock: Callable[[], datetime], operator: str = "示例") -> Store:
    """Make the sample book and return it open. The same plan and seed give the same records.

    Raises KnownError when the place cannot be written or something is there already.
    """
    random = Random(seed)  # noqa: S311 - sample data, not secrets

    def fill(store: Store, change: Change) -> None:
        branches = _organisation(change, plan)
        people = invent_people(plan.members, plan.today, random)
        members = [_member(change, person, number, plan, random) for number, person in enumerate(people)]
        _enrol(change, members, branches, plan, random)
        _offices(change, members, branches, plan)
        _mobile(change, members, plan)
        add_dues(store, change, plan.today, plan.years, random)
        add_cash(store, change, plan.today, plan.years)

    return found_book(path, "建立示例账簿", fill, clock=clock, operator=operator)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the sample with its groups."""

    unit: OrgUnit
    groups: tuple[OrgUnit, ...]


def _organisation(change: Change, plan: Plan) -> list[Branch]:
    founded = date(plan.today.year - 12, 7, 1)
    top = change.add(
        ORG_UNITS,
        OrgUnit(
            level=GENERAL_BRANCH,
            full_name="中共清河区政府办公室机关总支部委员会",
            short_name="机关党总支",
            superior="中共清河区直属机关工作委员会",
            founded_on=founded,
            contact="办公室",
            contact_phone="0573-80000001",
        ),
    )
    _term(change, top, plan)
    return [_branch(change, top, number, plan, founded) for number in (1, 2)]


def _branch(change: Change, top: OrgUnit, number: int, plan: Plan, founded: date) -> Branch:
    ordinal = "一二三四"[number - 1]
    unit = change.add(
        ORG_UNITS,
        OrgUnit(
            level=BRANCH,
            full_name=f"中共清河区政府办公室机关第{ordinal}支部委员会",
            short_name=f"第{ordinal}支部",
            parent_id=top.id,
            founded_on=founded,
            order_no=number,
        ),
    )
    _term(change, unit, plan)
    groups = tuple(
        change.add(
            ORG_UNITS,
            OrgUnit(
                level=GROUP,
                full_name=f"第{ordinal}支部第{'一二'[group]}党小组",
                short_name=f"第{'一二'[group]}党小组",
                parent_id=unit.id,
                founded_on=founded,
                order_no=group + 1,
            ),
        )
        for group in range(2 if number == 1 else 0)
    )
    return Branch(unit, groups)


def _term(change: Change, unit: OrgUnit, plan: Plan) -> None:
    started = date(plan.today.year - 2, 3, 15)
    change.add(TERMS, Term(org_unit_id=unit.id, term_no=4, started_on=started, years=3))


def _member(change: Change, person: Person, number: int, plan: Plan, random: Random) -> Member:
    """A member; every twelfth still on probation, every thirteenth with a gap for the first page to point at."""
    admitted = _admission(person, number, plan, random)
    full = add_years(admitted, 1)
    post, rank = random.choice(ADMIN_POSTS)
    retired = _retired_on(person) <= plan.today
    member = Member(
        name=person.name,
        sex=person.sex,
        ethnic_group=person.ethnic_group,
        birth_on=LooseDate.of(person.born),
        id_number=person.id_number,
        native_place=person.native_place,
        education=person.education,
        degree=person.degree,
        school=person.school,
        major=person.major,
        admitted_on=LooseDate.of(admitted),
        full_member_on=LooseDate.of(full) if full <= plan.today and number % 13 != 11 else None,
        person_category="正式党员" if full <= plan.today else "预备党员",
        department=person.department,
        admin_post="" if retired else post,
        rank="" if retired else rank,
        work_started_on=LooseDate(person.work_started_on.year, person.work_started_on.month),
        phone="" if number % 13 == 9 else person.phone,
        address=f"清河区和平路{random.randint(1, 300)}号{random.randint(1, 20)}幢{random.randint(101, 1802)}室",
    )
    return change.add(MEMBERS, member)


def _admission(person: Person, number: int, plan: Plan, random: Random) -> date:
    if number % 12 == 2 and _retired_on(person) > plan.today:
        return add_months(plan.today, -random.randint(2, 10))
    earliest = add_years(person.born, 19)
    latest = min(add_years(person.born, 40), plan.today - timedelta(days=60))
    return earliest + timedelta(days=random.randint(0, max(0, (latest - earliest).days)))


def _retired_on(person: Person) -> date:
    return add_years(person.born, RETIREMENT_AGE)


def _enrol(change: Change, members: Sequence[Member], branches: Sequence[Branch], plan: Plan, random: Random) -> None:
    for number, member in enumerate(members):
        branch = branches[number % len(branches)]
        _stay(change, member, branch, number, plan)
        _post(change, member, plan, random)


def _stay(change: Change, member: Member, branch: Branch, number: int, plan: Plan) -> None:
    """Most have always been here; every ninth arrived and every eleventh left inside the years shown."""
    joined = left = None
    if number % 9 == 4:
        joined = add_months(plan.today, -(5 + number % (12 * plan.years)))
    if number % 11 == 7:
        left = add_months(plan.today, -(1 + number % 6))
    change.add(
        STAYS,
        Stay(
            member_id=member.id,
            branch_id=branch.unit.id,
            joined_on=joined,
            join_way="转入" if joined else "",
            came_from="中共清河区财政局机关支部委员会" if joined else "",
            left_on=left,
            leave_way="转出" if left else "",
            went_to="中共清河区审计局机关支部委员会" if left else "",
            dues_paid_through=Month.of(left) if left else None,
        ),
    )
    if branch.groups and left is None:
        group = branch.groups[number // 2 % len(branch.groups)]
        change.add(GROUP_STAYS, GroupStay(member_id=member.id, group_id=group.id, from_on=joined))


def _post(change: Change, member: Member, plan: Plan, random: Random) -> None:
    working = random.choice(
        ("公务员", "公务员", "公务员", "参照公务员法管理的工作人员", "事业单位管理岗位", "机关单位工勤岗位")
    )
    change.add(POST_HOLDINGS, PostHolding(member_id=member.id, post=working))
    born = member.birth_on.exact if member.birth_on else None
    if born is not None and add_years(born, RETIREMENT_AGE) <= plan.today:
        retired_on = add_years(born, RETIREMENT_AGE)
        change.add(POST_HOLDINGS, PostHolding(member_id=member.id, post="退休人员", from_on=retired_on))


def _offices(change: Change, members: Sequence[Member], branches: Sequence[Branch], plan: Plan) -> None:
    began = date(plan.today.year - 2, 3, 15)
    for index, branch in enumerate(branches):
        here = [m for n, m in enumerate(members) if n % len(branches) == index and n % 11 != 7 and n % 9 != 4]
        able = [member for member in here if member.admin_post and member.full_member_on]
        for office, member in zip(COMMITTEE, able, strict=False):
            change.add(OFFICES, Office(member_id=member.id, org_unit_id=branch.unit.id, office=office, from_on=began))
        for group, member in zip(branch.groups, able[len(COMMITTEE) :], strict=False):
            held = Office(member_id=member.id, org_unit_id=group.id, office="党小组组长", from_on=began)
            change.add(OFFICES, held)


def _mobile(change: Change, members: Sequence[Member], plan: Plan) -> None:
    for member in members[5::17]:
        away = LooseDate.of(add_months(plan.today, -8))
        period = Mobility(member_id=member.id, from_on=away, destination="省外务工", note="每季度电话联系")
        change.add(MOBILITIES, period)
