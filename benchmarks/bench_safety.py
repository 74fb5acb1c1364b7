"""What safety costs: a synced change, a proved backup, a full check, a password."""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from benchmarks.table import BenchRow
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS, Member
from storage.backups import BackupFolder
from storage.copying import copy_book
from storage.engine import connect
from storage.rekeying import set_password
from storage.rows import form_of
from storage.store import Store
from storage.unlocking import lock_all, unlock
from storage.verification import verify

CHANGES = 300
MEETINGS_KEPT, CHARACTERS = 4_000, 2_000
FILES_KEPT, FILE_BYTES = 250, 500_000
READ = 100_000
SMALL = 2_000
PASSWORD = "春风又绿江南岸 2026"  # noqa: S105 - of a book in a temporary folder
MOMENT = datetime(2026, 3, 5, 8, 0)  # noqa: DTZ001 - the log keeps local time
WORDS = ("支部", "党员", "大会", "学习", "研究", "讨论", "通过", "意见", "工作", "群众", "困难", "检查", "整改", "落实")


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        changes = _changes(place / "change.zbtz", place / "plain.bin")
        book = _large_book(place / "book.zbtz")
        backups = [_backup(book, place), _full_check(book)]
        return [*changes, *backups, *_password(place)]


def seconds(work: Callable[[], object]) -> float:
    """The time that the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _clock() -> datetime:
    return MOMENT


def _opened(path: Path) -> Store:
    return Store.open(path, clock=_clock, operator="甲")


def _changes(book: Path, plain: Path) -> list[BenchRow]:
    """One change with log entry, in turns with what the disk itself needs to make a page last."""
    page = os.urandom(4096)
    ours, bare, engine = [], [], []
    handle = os.open(plain, os.O_RDWR | os.O_CREAT)
    with (
        Store.create(book, clock=_clock, operator="甲") as store,
        closing(connect(book.with_name("e.db"), "rwc")) as db,
    ):
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT) STRICT")

        def change() -> None:
            with store.change("新增") as step:
                step.add(MEMBERS, Member(name="王芳"))

        def sync() -> None:
            os.write(handle, page)
            os.fsync(handle)

        def insert() -> None:
            with db.atomic():
                db.conn.execute("INSERT INTO t (x) VALUES ('王芳')")

        for _ in range(CHANGES):
            ours.append(seconds(change))
            bare.append(seconds(sync))
            engine.append(seconds(insert))
    os.close(handle)
    taken, synced, inserted = map(statistics.median, (ours, bare, engine))
    name = "one change with log entry, synchronous EXTRA, against one fsync of a page"
    same = "the same against one row in the bare engine with the same pragmas"
    return [
        BenchRow(name, f"{taken * 1e3:.2f} ms", f"{synced * 1e3:.2f} ms", taken / synced, "<= 2"),
        BenchRow(same, f"{taken * 1e3:.2f} ms", f"{inserted * 1e3:.2f} ms", taken / inserted, "<= 2"),
    ]


def _large_book(path: Path) -> Path:
    chance = random.Random(1)
    with Store.create(path, clock=_clock, operator="甲") as store:
        for start in range(0, MEETINGS_KEPT, 500):
            with store.change("导入会议") as change:
                for number in range(start, start + 500):
                    body = "".join(chance.choices(WORDS, k=CHARACTERS // 2))
                    change.add(MEETINGS, Meeting(topic=f"会议{number}", body=body))
        for number in range(FILES_KEPT):
            with store.change("添加附件") as change:
                content = change.keep(chance.randbytes(FILE_BYTES))
                change.add(ATTACHMENTS, Attachment(meeting_id=1, title=f"扫描件{number}", content=content))
    return path


def _backup(book: Path, place: Path) -> BenchRow:
    def bare() -> None:
        target = place / "bare.zbtz"
        target.unlink(missing_ok=True)
        with closing(connect(book, "ro")) as source, closing(connect(target, "rwc")) as copy:
            source.conn.backup(copy.conn)

    folder = BackupFolder(place / "backups")
    turns = [(seconds(lambda: folder.make(book, "手工备份", MOMENT)), seconds(bare)) for _ in range(3)]
    ours, reference = (statistics.median(times) for times in zip(*turns, strict=True))
    name = f"backup with its proof, {book.stat().st_size / 1e6:.0f} MB, against the bare online backup"
    return BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s", ours / reference, "<= 2.5")


def _full_check(book: Path) -> BenchRow:
    def engine_only() -> None:
        with closing(connect(book, "ro")) as db:
            db.execute("PRAGMA integrity_check").fetchall()

    turns = [(seconds(partial(verify, book)), seconds(engine_only)) for _ in range(3)]
    ours, reference = (statistics.median(times) for times in zip(*turns, strict=True))
    name = "full check of the same book, against integrity_check alone"
    return BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s", ours / reference)


def _password(place: Path) -> list[BenchRow]:
    plain, locked = place / "rows.zbtz", place / "locked.zbtz"
    with Store.create(plain, clock=_clock, operator="甲") as store, store.change("导入") as change:
        for number in range(READ):
            change.add(MEMBERS, Member(name=f"党员{number}", id_number=f"1101991988{number:08}"))
    copy_book(plain, locked)
    set_password(locked, PASSWORD)

    def read(path: Path) -> None:
        with closing(connect(path, "ro")) as db:
            db.conn.execute(form_of(MEMBERS).select).fetchall()

    def records(path: Path) -> None:
        with _opened(path) as store:
            store.all(MEMBERS)

    def unlocking() -> None:
        lock_all()
        unlock(locked, PASSWORD)

    asked = statistics.median(seconds(unlocking) for _ in range(3))
    opening = _compared(_open, locked, plain)
    size = plain.stat().st_size / 1e6
    found = [
        BenchRow("a password is tried: 256,000 rounds, by intent", f"{asked:.2f} s", "", None),
        _row(f"an encrypted book opened, {size:.0f} MB, against a plain one (password given)", opening, "<= 1.3"),
        _small_opening(place),
        _row(f"{READ:,} records read from it", _compared(records, locked, plain), "<= 1.3"),
        _row(f"{READ:,} bare rows read from it", _compared(read, locked, plain)),
    ]
    lock_all()
    return found


def _open(path: Path) -> None:
    _opened(path).close()


def _small_opening(place: Path) -> BenchRow:
    """A book of a few years of one branch, whose pages are walked while it is plain."""
    plain, locked = place / "small.zbtz", place / "small-locked.zbtz"
    with Store.create(plain, clock=_clock, operator="甲") as store:
        for number in range(SMALL):
            with store.change("登记") as change:
                change.add(MEMBERS, Member(name=f"党员{number}", id_number=f"1101991988{number:08}"))
    copy_book(plain, locked)
    set_password(locked, PASSWORD)
    name = f"the same, {plain.stat().st_size / 1e6:.1f} MB in {SMALL:,} changes"
    return _row(name, _compared(_open, locked, plain), "<= 1.3")


def _compared(work: Callable[[Path], object], ours: Path, reference: Path) -> tuple[float, float]:
    turns = [(seconds(partial(work, ours)), seconds(partial(work, reference))) for _ in range(5)]
    found = [statistics.median(times) for times in zip(*turns, strict=True)]
    return found[0], found[1]


def _row(name: str, times: tuple[float, float], goal: str = "") -> BenchRow:
    return BenchRow(name, f"{times[0] * 1e3:.0f} ms", f"{times[1] * 1e3:.0f} ms", times[0] / times[1], goal)
