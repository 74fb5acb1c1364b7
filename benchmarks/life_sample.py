"""Books and facts for the benchmarks of organisational life: many branches, many people, very many minutes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

from benchmarks.sample import clock
from ledger.codes.meetings import ON_LEAVE, PARTY_DAY, PRESENT
from ledger.codes.membership import FULL_MEMBER
from ledger.kinds.meetings import MEETINGS, Attendance, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import GROUP_STAYS, STAYS, GroupStay, Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, Office, OrgUnit
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from operations.books import found_book
from operations.demo import life_words as words
from operations.demo.life import add_life
from operations.demo.people import invent_people
from operations.tables import rulebook
from storage.store import Change, Store

YEAR_END = date(2026, 12, 31)
_GROUPS, _PER_BRANCH, _NAMES = 2, 15, 500
_FOUNDED = date(2010, 7, 1)
_OFFICES = ("书记", "组织委员", "宣传委员", "纪检委员")
RARE_WORDS = ("广播", "白蚁防治", "古树名木")
"""Words that stand in a few minutes only."""
_RARE_EVERY = 1_500


def many_branches(path: Path, branches: int) -> Store:
    """A book with so many branches of two groups and 15 members each, and one year of their meetings; open."""

    def fill(store: Store, change: Change) -> None:
        top = change.add(ORG_UNITS, _unit(GENERAL_BRANCH, "机关党总支", None))
        for number in range(1, branches + 1):
            branch = change.add(ORG_UNITS, _unit(BRANCH, f"第{number}支部", top.id))
            groups = [change.add(ORG_UNITS, _unit(GROUP, f"第{n}党小组", branch.id)) for n in range(_GROUPS)]
            for place in range(_PER_BRANCH):
                _enrol(change, branch, groups[place % _GROUPS], f"党员{number}之{place}", place)
        add_life(store, change, YEAR_END, 1, Random(1))

    return found_book(path, "建立示例账簿", fill, clock=clock, operator="示例")


def crowd(members: int, meetings: int) -> LifeFacts:
    """One branch with so many members and meetings, everybody marked at each of them."""
    branch = replace(_unit(BRANCH, "第一支部", None), id=1)
    people = tuple(Member(id=n, name=f"党员{n}", admitted_on=LooseDate(2000)) for n in range(1, members + 1))
    stays = tuple(Stay(id=n, member_id=n, branch_id=1) for n in range(1, members + 1))
    days = [date(2026, 1, 5) + timedelta(days=3 * n) for n in range(meetings)]
    held = tuple(Meeting(id=n, kind=PARTY_DAY, org_unit_id=1, held_on=day) for n, day in enumerate(days, start=1))
    marks = tuple(
        Attendance(
            id=(one.id - 1) * members + n,
            meeting_id=one.id,
            member_id=n,
            status=ON_LEAVE if (n * one.id) % 17 == 0 else PRESENT,
        )
        for one in held
        for n in range(1, members + 1)
    )
    roster = RosterFacts(units=(branch,), members=people, stays=stays)
    return LifeFacts(roster, rulebook(), meetings=held, attendances=marks)


def minutes(count: int, length: int) -> Iterator[Meeting]:
    """So many minutes of so many characters each; some words stand in nearly all of them, some in a few."""
    random = Random(5)
    names = [person.name for person in invent_people(_NAMES, YEAR_END, random)]
    sentences = _sentences()
    for number in range(count):
        rare = RARE_WORDS[number % len(RARE_WORDS)] if number % _RARE_EVERY < len(RARE_WORDS) else ""
        body = _text(random, names, sentences, length - len(rare))
        middle = length // 2
        day = date(2000, 1, 3) + timedelta(days=number)
        yield Meeting(
            kind=PARTY_DAY,
            held_on=day,
            from_time=time(15),
            topic=f"第{number}次主题党日",
            body=body[:middle] + rare + body[middle:],
        )


def add_minutes(store: Store, count: int, length: int) -> None:
    """Bring these minutes into a book, one change for every five hundred."""
    found = list(minutes(count, length))
    for start in range(0, count, 500):
        with store.change("导入") as change:
            for one in found[start : start + 500]:
                change.add(MEETINGS, one)


def _text(random: Random, names: Sequence[str], sentences: Sequence[str], length: int) -> str:
    parts: list[str] = []
    written = 0
    while written < length:
        parts.append(f"{random.choice(names)}：{random.choice(sentences)}\n")
        written += len(parts[-1])
    return "".join(parts)[:length]


def _sentences() -> list[str]:
    themes = (line for theme in (*words.PARTY_DAYS, *words.LECTURES) for line in theme.lines)
    matters = (part for matter in words.MATTERS for part in (matter.report, f"{matter.decision}。"))
    return [*themes, *matters, *words.REPORTS, *words.TRAINING_LINES, *words.SUMMARIES, *words.CRITICISMS]


def _unit(level: str, name: str, parent_id: int | None) -> OrgUnit:
    return OrgUnit(level=level, full_name=name, short_name=name, parent_id=parent_id, founded_on=_FOUNDED)


def _enrol(change: Change, branch: OrgUnit, group: OrgUnit, name: str, place: int) -> None:
    admitted, full = LooseDate(2000, 7, 1), LooseDate(2001, 7, 1)
    person = Member(name=name, person_category=FULL_MEMBER, admitted_on=admitted, full_member_on=full)
    member = change.add(MEMBERS, person)
    change.add(STAYS, Stay(member_id=member.id, branch_id=branch.id))
    change.add(GROUP_STAYS, GroupStay(member_id=member.id, group_id=group.id))
    if place < len(_OFFICES):
        change.add(OFFICES, Office(member_id=member.id, org_unit_id=branch.id, office=_OFFICES[place]))
    elif place < len(_OFFICES) + _GROUPS:
        change.add(OFFICES, Office(member_id=member.id, org_unit_id=group.id, office="党小组组长"))
