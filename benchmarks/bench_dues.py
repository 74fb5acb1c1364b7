"""Dues: a year and its arrears against merely reading the records; bare amounts against a loop that multiplies."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.sample import NOW, clock, sample_book
from benchmarks.table import BenchRow
from ledger.codes.dues import CIVIL_SERVANT, YEARLY
from ledger.dues.amounts import due_amounts
from ledger.dues.arrears import arrears_list
from ledger.dues.facts import DuesFacts
from ledger.dues.year import year_view
from ledger.kinds.dues import ASSESSMENTS, CLOSED_DUES, Assessment
from ledger.kinds.member import MEMBERS as MEMBER_KIND
from ledger.kinds.member import Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import ORG_UNITS
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from ledger.values.money import Money
from ledger.values.months import Month
from operations.books import new_book
from operations.dues.closing import close_month
from operations.dues.reading import read_dues
from operations.dues.rules import dues_rules

MEMBERS = 1_000
MANY, YEARS = 10_000, 5
ROUNDS = 3
LAST = Month(2026, 12)
FIRST = Month(LAST.year - YEARS + 1, 1)


def rows() -> list[BenchRow]:
    """Measure in a temporary folder; the best of some rounds each."""
    today = NOW.date()
    with tempfile.TemporaryDirectory() as folder, sample_book(Path(folder) / "book.zbtz", MEMBERS) as store:
        reading = _best(lambda: read_dues(store))
        facts = read_dues(store)
        year = _best(lambda: year_view(facts, today.year, today))
        arrears = _best(lambda: arrears_list(facts, today))
    name = f"{MEMBERS} members × 12 months after {len(facts.payments)} payments"
    return [
        BenchRow(f"year, {name}", _words(year), f"{_words(reading)} reading", year / reading, "below 2 s"),
        BenchRow(f"arrears of three years, {name}", _words(arrears), f"{_words(reading)} reading", arrears / reading),
        _amounts(),
        _closing(),
    ]


def _amounts() -> BenchRow:
    facts = _many()
    ours = _best(lambda: sum(sum(due_amounts(facts, member, FIRST, LAST)) for member in facts.roster.members))
    bare = _best(_multiply)
    name = f"amounts of {MANY} members × 12 months × {YEARS} years"
    return BenchRow(name, _words(ours), f"{_words(bare)} multiplying", ours / bare, "at most 5")


def _closing() -> BenchRow:
    """A month closed by the command against its rows written plainly in one transaction."""
    facts = _many()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ours = min(_closed(place / f"book-{number}.zbtz", facts) for number in range(ROUNDS))
        bare = min(_inserted(place / f"bare-{number}.db") for number in range(ROUNDS))
    return BenchRow(
        f"a month closed, {MANY} members", _words(ours), f"{_words(bare)} inserting", ours / bare, "at most 4"
    )


def _closed(path: Path, facts: DuesFacts) -> float:
    with new_book(path, "中共某局机关支部委员会", (), clock=clock) as store:
        branch = store.all(ORG_UNITS)[0].id
        with store.change("录入") as change:
            for one in facts.roster.members:
                member = change.add(MEMBER_KIND, replace(one, id=0, full_member_on=LooseDate(2011, 7, 1)))
                change.add(STAYS, Stay(member_id=member.id, branch_id=branch))
                segment = Assessment(
                    member_id=member.id,
                    year=2026,
                    from_month=Month(2026, 1),
                    person_kind=CIVIL_SERVANT,
                    due=Money(3000 + one.id % 700),
                    reason=YEARLY,
                )
                change.add(ASSESSMENTS, segment)
        start = time.perf_counter()
        close_month(store, branch, Month(2026, 1), date(2026, 2, 5))
        took = time.perf_counter() - start
        if store.count(CLOSED_DUES) != MANY:
            raise ValueError("not every member was closed")
    return took


def _inserted(path: Path) -> float:
    rows = [(1, number, "2026-01", 3000 + number % 700, "核定", number) for number in range(1, MANY + 1)]
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("CREATE TABLE closed_dues (closing_id, member_id, month, due, ground, assessment_id)")
        start = time.perf_counter()
        with db:
            db.executemany("INSERT INTO closed_dues VALUES (?, ?, ?, ?, ?, ?)", rows)
        return time.perf_counter() - start


def _many() -> DuesFacts:
    """One assessment a year for everybody."""
    people = tuple(Member(id=number, name=f"党员{number}") for number in range(1, MANY + 1))
    stays = tuple(Stay(id=one.id, member_id=one.id, branch_id=1) for one in people)
    assessments = tuple(
        Assessment(
            member_id=one.id,
            year=year,
            from_month=Month(year, 1),
            person_kind=CIVIL_SERVANT,
            due=Money(3000 + one.id % 700),
            reason=YEARLY,
        )
        for one in people
        for year in range(FIRST.year, LAST.year + 1)
    )
    facts = DuesFacts(RosterFacts(members=people, stays=stays), dues_rules(), assessments=assessments)
    due_amounts(facts, people[0], FIRST, LAST)  # the indexes are made once for many questions
    return facts


def _multiply() -> int:
    months = range(12 * YEARS)
    return sum(base * 10 // 1000 for base in range(300_000, 300_000 + MANY) for _ in months)


def _best(work: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


def _words(seconds: float) -> str:
    return f"{seconds:.2f} s"
