"""Putting the invented people into a book: branches, offices, transfers, retirements over some years."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from random import Random

from ledger.codes.membership import FULL_MEMBER
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
from operations.demo.appraisals import add_appraisals
from operations.demo.cash import add_cash
from operations.demo.development import add_development
from operations.demo.dues import add_dues
from operations.demo.figures import add_figures
from operations.demo.life import add_life
from operations.demo.life_days import working_day
from operations.demo.people import Person, invent_people
from operations.demo.registers import add_registers
from operations.demo.todo import add_todo
from storage.store import Change, Store

RETIREMENT_AGE = 60
TERM_YEARS = 3
LEAST_FOR_COMMITTEE = 7
LEADER = "主任"
COMMITTEE = ("书记", "组织委员", "宣传委员", "纪检委员")
TOP_COMMITTEE = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员")
ADMIN_POSTS = (
    (LEADER, "县处级副职"),
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
        add_life(store, change, plan.today, plan.years, random)
        add_registers(store, change, plan.today, plan.years, random)
        add_appraisals(store, change, plan.today, random)
        add_development(store, change, plan.today, random)
        add_todo(store, change, plan.today, plan.years)
        add_figures(store, change, plan.today, plan.years)

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
    for number, started in enumerate(_terms(plan), start=3):
        change.add(TERMS, Term(org_unit_id=unit.id, term_no=number, started_on=started, years=TERM_YEARS))


def _terms(plan: Plan) -> tuple[date, date]:
    """The first days of the last term and of this one: 15 March, or the Monday after it."""
    last, this = (working_day(date(plan.today.year - years, 3, 15)) for years in (2 + TERM_YEARS, 2))
    return last, this


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
        return _at_work(add_months(plan.today, -random.randint(2, 10)))
    earliest = add_years(person.born, 19)
    latest = min(add_years(person.born, 40), plan.today - timedelta(days=60))
    return _at_work(earliest + timedelta(days=random.randint(0, max(0, (latest - earliest).days))))


def _at_work(day: date) -> date:
    """A working day of the same month: nobody is admitted on a weekend."""
    later = working_day(day)
    return later if later.month == day.month else day - timedelta(days=day.weekday() - 4)


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
    if number % 9 == 4 and not _is_new(member, plan):
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


def _is_new(member: Member, plan: Plan) -> bool:
    """Whether somebody was admitted within the years shown, here of course."""
    first = date(plan.today.year - plan.years + 1, 1, 1)
    return member.admitted_on is not None and member.admitted_on.earliest >= first


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
    """Committees and group leaders of the last term and of this one; who leads a branch sits in the 总支 too."""
    last, this = _terms(plan)
    for held in ((last, this), (this, None)):
        leading: list[list[int]] = []
        for index, branch in enumerate(branches):
            places = range(index, len(members), len(branches))
            able = _able(members, places, held[0])
            full = sum(1 for n in places if members[n].person_category == FULL_MEMBER)
            offices = COMMITTEE if full >= LEAST_FOR_COMMITTEE else COMMITTEE[:1]
            leading.append([members[n].id for n in able[: len(offices)]])
            for office, member_id in zip(offices, leading[-1], strict=False):
                change.add(OFFICES, _held(member_id, branch.unit.id, office, held))
            turn = [*able[len(offices) :], *reversed(able[: len(offices)])]
            _group_leaders(change, [(n, members[n].id) for n in turn], branch, held)
        top = [member_id for pair in zip_longest(*leading) for member_id in pair if member_id is not None]
        for office, member_id in zip(TOP_COMMITTEE, top, strict=False):
            change.add(OFFICES, _held(member_id, branches[0].unit.parent_id, office, held))


def _group_leaders(
    change: Change, able: Sequence[tuple[int, int]], branch: Branch, held: tuple[date, date | None]
) -> None:
    """Each 党小组 is led by the first of its own people, who sits in no committee where that can be."""
    for group_no, group in enumerate(branch.groups):
        own = (member_id for n, member_id in able if n // 2 % len(branch.groups) == group_no)
        leader = next(own, None)
        if leader is not None:
            change.add(OFFICES, _held(leader, group.id, "党小组组长", held))


def _held(member_id: int, unit_id: int | None, office: str, held: tuple[date, date | None]) -> Office:
    return Office(member_id=member_id, org_unit_id=unit_id, office=office, from_on=held[0], to_on=held[1])


def _able(members: Sequence[Member], places: Iterable[int], began: date) -> list[int]:
    """Who may hold an office from a day on: full members who do not move and are not away, those at work first.

    The 主任 takes part as an ordinary member.
    """
    found = [
        n
        for n in places
        if (full := members[n].full_member_on) is not None
        and full.earliest <= began
        and members[n].admin_post != LEADER
        and not (n % 11 == 7 or n % 9 == 4 or n % 17 == 5)  # as in _stay and _mobile
    ]
    return sorted(found, key=lambda n: not members[n].admin_post)


def _mobile(change: Change, members: Sequence[Member], plan: Plan) -> None:
    for member in members[5::17]:
        away = LooseDate.of(add_months(plan.today, -8))
        period = Mobility(member_id=member.id, from_on=away, destination="省外务工", note="每季度电话联系")
        change.add(MOBILITIES, period)
