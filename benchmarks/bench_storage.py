"""The book against its bare engine: what log, undo, records and checks cost on top."""

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from benchmarks.table import BenchRow
from ledger.kinds.member import MEMBERS, Member
from ledger.values.dates import LooseDate
from storage.engine import Database, connect
from storage.migrations import SCHEMA
from storage.rows import form_of
from storage.store import Store
from storage.upgrade import fill_new
from storage.verification import verify

WRITES = 2_000
TURN = 50
MEMBERS_READ = 10_000
IMPORTED = 5_000
MOMENT = datetime(2026, 3, 5, 8, 0)  # noqa: DTZ001 - the log keeps local time


def member(number: int) -> Member:
    """A member with the fields that a roster usually fills."""
    return Member(
        name=f"党员{number}",
        sex="女",
        ethnic_group="汉族",
        birth_on=LooseDate(1950 + number % 55, number % 12 + 1, number % 28 + 1),
        id_number=f"1101991988{number:08}",
        education="大学本科",
        admitted_on=LooseDate(1990 + number % 30, 7, 1),
        full_member_on=LooseDate(1991 + number % 30, 7, 1),
        work_started_on=LooseDate(1985 + number % 35),
        phone=f"138{number:08}",
        address="某市某区某路1号2单元301室",
    )


def seconds(work: Callable[[], object]) -> float:
    """The time that the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        book, plain = Path(folder) / "book.zbtz", Path(folder) / "plain.db"
        with Store.create(book, clock=_clock, operator="甲") as store, closing(_plain(plain)) as db:
            written = [_single_writes(store, db), _import(store, db), _reading(store, db)]
        return [*written, _opening(book, plain), _checking(book)]


def _clock() -> datetime:
    return MOMENT


def _plain(path: Path) -> Database:
    db = connect(path, "rwc")
    fill_new(db, SCHEMA)
    return db


def _insert(db: Database, record: Member) -> None:
    row = form_of(MEMBERS).encode(record)
    places = ", ".join("?" * len(row))
    db.conn.execute(f"INSERT INTO members ({', '.join(row)}) VALUES ({places})", list(row.values()))  # noqa: S608 - ours


def _single_writes(store: Store, db: Database) -> BenchRow:
    def journaled(start: int) -> None:
        for number in range(start, start + TURN):
            with store.change("新增") as change:
                added = change.add(MEMBERS, member(number))
            with store.change("修改") as change:
                change.update(MEMBERS, replace(added, phone="13900000000"))

    def plain(start: int) -> None:
        for number in range(start, start + TURN):
            with db.atomic():
                _insert(db, member(number))
            with db.atomic():
                db.conn.execute("UPDATE members SET phone = '13900000000' WHERE id = ?", [number + 1])

    ours = reference = 0.0
    for start in range(0, WRITES // 2, TURN):  # in turns, so that a busy disk slows both
        ours += seconds(partial(journaled, start)) / WRITES
        reference += seconds(partial(plain, start)) / WRITES
    return BenchRow(
        f"{WRITES:,} single changes, each with log entry and undo",
        f"{ours * 1e3:.2f} ms each",
        f"{reference * 1e3:.2f} ms each",
        ours / reference,
        "<= 4",
    )


def _import(store: Store, db: Database) -> BenchRow:
    records = [member(number) for number in range(IMPORTED)]

    def journaled() -> None:
        with store.change("导入") as change:
            for record in records:
                change.add(MEMBERS, record)

    def plain() -> None:
        with db.atomic():
            for record in records:
                _insert(db, record)

    ours, reference = seconds(journaled), seconds(plain)
    name = f"{IMPORTED:,} members imported in one change"
    return BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s", ours / reference, "< 2 s")


def _reading(store: Store, db: Database) -> BenchRow:
    missing = MEMBERS_READ - store.count(MEMBERS)
    with store.change("导入") as change, db.atomic():
        for number in range(missing):
            change.add(MEMBERS, member(number))
            _insert(db, member(number))
    select = form_of(MEMBERS).select
    ours = min(seconds(lambda: store.all(MEMBERS)) for _ in range(3))
    reference = min(seconds(lambda: db.conn.execute(select).fetchall()) for _ in range(3))
    name = f"{MEMBERS_READ:,} members read as records, against bare rows"
    return BenchRow(name, f"{ours * 1e3:.0f} ms", f"{reference * 1e3:.0f} ms", ours / reference, "< 250 ms")


def _opening(book: Path, plain: Path) -> BenchRow:
    def bare() -> None:
        with closing(connect(plain)) as db:
            db.execute("PRAGMA quick_check").fetchall()

    ours = min(seconds(lambda: Store.open(book, clock=_clock, operator="甲").close()) for _ in range(3))
    reference = min(seconds(bare) for _ in range(3))
    name = f"opening after {WRITES:,} changes ({book.stat().st_size / 1e6:.0f} MB), against quick_check without a log"
    return BenchRow(name, f"{ours * 1e3:.0f} ms", f"{reference * 1e3:.0f} ms", ours / reference, "< 500 ms")


def _checking(book: Path) -> BenchRow:
    def engine_only() -> None:
        with closing(connect(book, "ro")) as db:
            db.execute("PRAGMA integrity_check").fetchall()

    ours, reference = seconds(lambda: verify(book)), seconds(engine_only)
    name = "checking pages, references, log chain and every record, against integrity_check"
    return BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s", ours / reference, "< 5 s")
