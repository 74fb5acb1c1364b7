"""A book of an older release is copied, brought to the newest schema whole or not at all, and loses no row."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from storage.engine import Database, Migrations
from storage.log import Action, Trail
from storage.migrations import SCHEMA, Schema
from storage.opening import OpenBook, Session, open_book
from storage.steps import step_0001
from storage.verification import verify
from tests.storage.helpers import HERE, Clock, dump, open_store
from tests.storage.released_book import write_book

RELEASED = sorted((Path(__file__).parent / "books").glob("v*.zbtz"))


def first_step() -> Migrations:
    steps = Migrations("book")

    @steps(name="0001")
    def _first(db: Database) -> None:
        db.executescript(step_0001.STATEMENTS)

    return steps


def with_second_step(second: Callable[[Database], None]) -> Schema:
    steps = first_step()
    steps(name="0002")(second)
    return Schema(steps, 2)


def can_be_redone(path: Path) -> bool:
    book = opened(path, Schema(first_step(), 1))
    try:
        return bool(Trail(book.db).undone)
    finally:
        book.close()


def rebuild_members(db: Database) -> None:
    """A new column, and a new value in each row, in a table that others refer to."""
    db.table("members").transform(types={"note": str}, column_order=["id", "name"])
    db.executescript("ALTER TABLE members ADD COLUMN nickname TEXT NOT NULL DEFAULT '';")
    db.executescript("UPDATE members SET nickname = '小' || name, note = '由旧版升级';")


def lose_a_row(db: Database) -> None:
    db.execute("DELETE FROM stays WHERE id = 1")


def break_a_reference(db: Database) -> None:
    db.execute("UPDATE stays SET member_id = 77 WHERE id = 2")


def opened(path: Path, schema: Schema) -> OpenBook:
    return open_book(path, Session(Clock(), "王芳", HERE), schema=schema)


@pytest.fixture
def book(path: Path) -> Path:
    shutil.copyfile(RELEASED[0], path)
    return path


def test_there_is_a_book_of_every_released_schema() -> None:
    assert [file.stem for file in RELEASED] == [f"v{number:04}" for number in range(1, SCHEMA.version + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda file: file.stem)
def test_a_book_of_a_released_schema_opens_with_all_it_has(released: Path, path: Path) -> None:
    shutil.copyfile(released, path)
    with open_store(path) as store:
        assert [(member.name, member.birth_on) for member in store.all(MEMBERS)] == [
            ("李娜", LooseDate(1988, 3)),
            ("王𬭚", LooseDate(1975, 11, 20)),
        ]
        assert {stay.dues_paid_through for stay in store.all(STAYS)} == {Month(2026, 2)}
        assert store.verify().is_sound


def test_an_upgrade_keeps_every_row_and_leaves_a_copy_of_the_old_book(book: Path) -> None:
    before = dump(book)
    opened(book, with_second_step(rebuild_members)).close()
    copy = book.with_name("区直机关 第一支部.升级前-1.zbtz")
    assert dump(copy) == before
    after = dump(book)
    assert [row[-1] for row in after["members"]] == ["小李娜", "小王𬭚"]
    assert (after["stays"], after["org_units"]) == (before["stays"], before["org_units"])
    assert can_be_redone(copy)


def test_the_log_has_the_upgrade_and_the_values_that_it_changed(book: Path) -> None:
    current = opened(book, with_second_step(rebuild_members))
    entry = current.log.entries(limit=1)[0]
    current.close()
    assert (entry.action, entry.label) == (Action.UPGRADE, "升级账簿到第2版")
    assert [(row.kind, row.record_id) for row in entry.rows] == [("members", 1), ("members", 2)]
    assert entry.rows[0].after is not None
    assert (entry.rows[0].after["note"], entry.rows[0].after["nickname"]) == ("由旧版升级", "小李娜")


def test_nothing_before_the_upgrade_can_be_undone(book: Path) -> None:
    current = opened(book, with_second_step(rebuild_members))
    trail = Trail(current.db)
    current.close()
    assert (trail.done, trail.undone) == ([], [])


@pytest.mark.parametrize("step", [lose_a_row, break_a_reference])
def test_a_step_that_loses_something_is_taken_back(book: Path, step: Callable[[Database], None]) -> None:
    before = dump(book)
    with pytest.raises(ValueError, match="the upgrade has"):
        opened(book, with_second_step(step))
    assert dump(book) == before
    assert verify(book).is_sound
    assert can_be_redone(book)


def test_a_second_try_keeps_the_copy_of_the_first(book: Path) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="lost rows of stays"):
            opened(book, with_second_step(lose_a_row))
    assert sorted(file.name for file in book.parent.glob("*升级前*")) == [
        "区直机关 第一支部.升级前-1-2.zbtz",
        "区直机关 第一支部.升级前-1.zbtz",
    ]


def test_a_current_book_is_not_copied(path: Path) -> None:
    write_book(path)
    opened(path, SCHEMA).close()
    assert list(path.parent.glob("*.zbtz*")) == [path]
