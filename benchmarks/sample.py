"""Sample books for benchmarks, and a fixed present for them."""

from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import POST_HOLDINGS, STAYS, PostHolding, Stay
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.values.dates import LooseDate, add_years
from operations.demo import Plan, demo_book
from operations.demo.people import Person, invent_people
from storage.store import Store

_FEW, _DIFFERENT = 36, 500
NOW = datetime(2026, 3, 5, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def clock() -> datetime:
    """The present moment of every benchmark."""
    return NOW


def sample_book(path: Path, members: int) -> Store:
    """A new sample book with so many members, open."""
    return demo_book(path, Plan(members, 3, NOW.date()), 1, clock=clock)


def large_book(path: Path, members: int) -> Store:
    """A sample book with many members more, every name met often; open."""
    people = invent_people(_DIFFERENT, NOW.date(), Random(1))
    store = sample_book(path, _FEW)
    branches = [unit.id for unit in store.all(ORG_UNITS) if unit.level == BRANCH]
    with store.change("录入") as change:
        for number in range(members - store.count(MEMBERS)):
            added = change.add(MEMBERS, _member(people[number % _DIFFERENT]))
            change.add(STAYS, Stay(member_id=added.id, branch_id=branches[number % len(branches)]))
            change.add(POST_HOLDINGS, PostHolding(member_id=added.id, post="公务员"))
    return store


def _member(person: Person) -> Member:
    admitted = add_years(person.born, 25)
    return Member(
        name=person.name,
        sex=person.sex,
        ethnic_group=person.ethnic_group,
        birth_on=LooseDate.of(person.born),
        id_number=person.id_number,
        native_place=person.native_place,
        education=person.education,
        admitted_on=LooseDate.of(admitted),
        full_member_on=LooseDate.of(add_years(admitted, 1)),
        department=person.department,
        phone=person.phone,
    )
