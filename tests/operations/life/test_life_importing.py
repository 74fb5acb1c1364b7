"""Registers of meetings and talks: dirty workbooks, what is written, undo, our own sheets that change nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from ledger.codes.meetings import PRESENT
from ledger.codes.organisation import COMMITTEE_MEMBER, SECRETARY
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.intake.outcome import Action, RowPlan
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import OFFICES, Office
from ledger.life.sheet import MeetingSheet, TalkSheet
from ledger.values.dates import LooseDate
from operations.books import new_book
from operations.importing import ImportPlan, open_table, plan_rows, remembered_mappings
from operations.importing.answering import answered
from operations.importing.meetings import MEETINGS_IMPORT, MeetingsPlan
from operations.importing.talks import TALKS_IMPORT, TalksPlan
from operations.sheets import read_workbook
from storage.store import Store
from tests.intake_books.life_book import Expected, LifeBook
from tests.intake_books.meeting_books import BOOKS as MEETING_BOOKS
from tests.intake_books.talk_books import BOOKS as TALK_BOOKS

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 20)
FIRST, SECOND = 2, 3
NAMES = ("王小明", "李娜", "赵刚", "陈静", "阿依古丽·买买提")
OTHERS = ("张伟", "张伟", "王芳", "龙䶮")


def make_book(folder: Path) -> Store:
    """Five members of the first branch, two of them its committee, and four of the second, two of one name."""
    names = ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会")
    store = new_book(folder / "账簿.zbtz", "中共某局机关总支部委员会", names, clock=lambda: NOW, operator="王小明")
    with store.change("登记党员") as change:
        for name, branch in (*((one, FIRST) for one in NAMES), *((one, SECOND) for one in OTHERS)):
            full = None if name == NAMES[-1] else LooseDate(2011, 7, 1)
            member = change.add(MEMBERS, Member(name=name, admitted_on=LooseDate(2010, 7, 1), full_member_on=full))
            change.add(STAYS, Stay(member_id=member.id, branch_id=branch, joined_on=date(2020, 1, 1)))
        for member_id, office in ((1, SECRETARY), (2, COMMITTEE_MEMBER)):
            change.add(OFFICES, Office(member_id=member_id, org_unit_id=FIRST, office=office, from_on=date(2024, 1, 1)))
    return store


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Nothing is written to it."""
    store = make_book(tmp_path_factory.mktemp("党员"))
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The same book, to be written to."""
    made = make_book(tmp_path)
    yield made
    made.close()


def plan_of(kind: Any, store: Store, workbook: Any, answers: Any = None) -> Any:
    facts = kind.facts(store)
    stored = remembered_mappings(store, kind.key)
    made = plan_rows(kind, open_table(kind, workbook, facts, TODAY, stored=stored), facts)
    return answered(kind, made, facts, answers or {})


def text_of(value: object) -> str:
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def check(book: LifeBook, made: ImportPlan) -> None:
    """Compare everything but the people."""
    said = [(row.row.line, row.action.value, row.reason) for row in made.rows]
    assert [one[:2] for one in said] == [(one.line, one.action) for one in book.rows], said
    for row, expected in zip(made.rows, book.rows, strict=True):
        assert expected.reason in (row.reason or ""), row.reason
        found = {key: text_of(row.row.values.get(key)) for key in expected.values}
        assert found == dict(expected.values)
    doubts = [(row.row.line, one.field, one.reason) for row in made.rows for one in row.doubts]
    assert [one[:2] for one in doubts] == [one[:2] for one in book.doubts], doubts
    assert [one for one, words in zip(doubts, book.doubts, strict=True) if words[2] not in one[2]] == []
    assert [one.key for one in made.questions if not one.answer] == list(book.asked)
    assert [one.key for one in made.questions if one.answer] == list(book.told)
    assert {one.number: one.reason for one in made.preview.skipped} == dict(book.skipped)
    assert [one.name for one in made.preview.mapping if not one.field] == list(book.ignored)


# Dirty workbooks


@pytest.mark.parametrize("book", MEETING_BOOKS, ids=lambda book: book.name)
def test_every_register_of_meetings_is_understood_exactly(book: LifeBook, people: Store, tmp_path: Path) -> None:
    made: MeetingsPlan = plan_of(MEETINGS_IMPORT, people, read_workbook(book.make(tmp_path)), book.answers)
    check(book, made)
    names = {one.id: one.name for one in people.all(MEMBERS)}
    for row, expected in zip(made.rows, book.rows, strict=True):
        if row.action is Action.ADD:
            check_people(made.meetings[row.row.line, row.row.block], expected, names, row)


def check_people(sheet: MeetingSheet, expected: Expected, names: dict[int, str], row: RowPlan) -> None:
    came = [names[one.member_id or 0] for one in sheet.attendances if one.status == PRESENT]
    away = [
        f"{names[one.member_id or 0]}:{one.status}:{one.reason}" for one in sheet.attendances if one.status != PRESENT
    ]
    assert expected.came is None or came == expected.came.split(), row
    assert away == list(expected.away), row
    assert [f"{one.name}:{one.post}" for one in sheet.guests] == list(expected.guests), row


@pytest.mark.parametrize("book", TALK_BOOKS, ids=lambda book: book.name)
def test_every_register_of_talks_is_understood_exactly(book: LifeBook, people: Store, tmp_path: Path) -> None:
    made: TalksPlan = plan_of(TALKS_IMPORT, people, read_workbook(book.make(tmp_path)), book.answers)
    check(book, made)
    names = {one.id: one.name for one in people.all(MEMBERS)}
    for row, expected in zip(made.rows, book.rows, strict=True):
        if row.action is Action.ADD:
            sheet = made.talks[row.row.line, row.row.block]
            found = tuple(role_words(sheet, role, names) for role in (TALKER, PARTNER, TAKER))
            assert found == (expected.came, expected.away[0], expected.guests[0])


def role_words(sheet: TalkSheet, role: str, names: dict[int, str]) -> str:
    """``王小明:支部书记 *周洋:``, a star before a name that is typed."""
    people = [one for one in sheet.people if one.role == role]
    return " ".join(f"{names[one.member_id] if one.member_id else '*' + one.name}:{one.post}" for one in people)
