"""Kill, full disk, unfinished write: what was acknowledged is there, what was not is gone, and the book is whole."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from storage.engine import connect
from storage.errors import BookError, DiskFullError, UnfinishedWriteError
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import dump, new_store, open_store

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from itertools import count
from pathlib import Path
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from tests.storage.helpers import open_store
with open_store(Path(sys.argv[1])) as store:
    for number in count():
        with store.change(str(number)) as change:
            member = change.add(MEMBERS, Member(name=str(number), note="x" * 3000))
            change.add(STAYS, Stay(member_id=member.id))
        print(member.id, flush=True)
"""
KILLS = 10


def killed_writer(path: Path, acknowledged: int) -> int:
    """Let a process write until it has acknowledged so many changes, kill it; returns the last acknowledged id."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        lines += process.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])


def test_every_acknowledged_change_survives_a_kill(path: Path) -> None:
    new_store(path).close()
    for round_number in range(KILLS):
        last = killed_writer(path, acknowledged=1 + round_number * 3 % 7)
        with open_store(path) as store:
            assert store.count(MEMBERS) == store.count(STAYS) >= last
            assert store.undo_label == store.all(MEMBERS)[-1].name
            assert store.verify().is_sound


@pytest.fixture
def unfinished(path: Path) -> Path:
    """A book that was cut off in the middle of a write: half written, with the journal that puts it right."""
    with new_store(path) as store, store.change("导入") as change:
        for _ in range(400):
            change.add(MEMBERS, Member(name="李娜", note="x" * 1000))
    cut = path.with_name("断电.zbtz")
    with closing(connect(path)) as db:
        db.execute("PRAGMA cache_size = 5")  # so that pages are written before the end of the transaction
        db.begin()
        db.execute("UPDATE members SET note = 'half'")
        shutil.copyfile(path, cut)
        shutil.copyfile(f"{path}-journal", f"{cut}-journal")
        db.rollback()
    return cut


def test_an_unfinished_write_is_taken_back_when_the_book_is_opened(unfinished: Path, path: Path) -> None:
    with open_store(unfinished) as store:
        assert {member.note for member in store.all(MEMBERS)} == {"x" * 1000}
    assert dump(unfinished) == dump(path)


def test_an_unfinished_write_is_not_touched_by_a_check(unfinished: Path) -> None:
    before = unfinished.read_bytes()
    with pytest.raises(UnfinishedWriteError, match="请先用本程序打开一次"):
        verify(unfinished)
    assert unfinished.read_bytes() == before


@pytest.fixture
def nearly_full(store: Store) -> Store:
    """A book that the engine may not let grow by more than a few pages, as on a full disk."""
    pages = store._book.db.execute("PRAGMA page_count").fetchone()[0]
    store._book.db.execute(f"PRAGMA max_page_count = {pages + 5}")
    return store


def fill(store: Store) -> None:
    with store.change("导入") as change:
        for number in range(100):
            member = change.add(MEMBERS, Member(name=str(number), note="x" * 1000))
            change.add(STAYS, Stay(member_id=member.id))


def test_a_full_disk_takes_the_whole_change_back(nearly_full: Store) -> None:
    before = dump(nearly_full.path)
    with pytest.raises(DiskFullError, match="磁盘空间不足，刚才的修改没有保存"):
        fill(nearly_full)
    assert dump(nearly_full.path) == before
    assert nearly_full.undo_label is None
    assert nearly_full.verify().is_sound
    with nearly_full.change("小改") as change:
        change.add(MEMBERS, Member(name="甲"))
    assert nearly_full.count(MEMBERS) == 1


def test_whoever_goes_on_after_a_full_disk_is_stopped(nearly_full: Store) -> None:
    with pytest.raises(RuntimeError, match="the transaction is over"):
        go_on_regardless(nearly_full)
    assert nearly_full.count(MEMBERS) == 0


def go_on_regardless(store: Store) -> None:
    with store.change("导入") as change:
        try:
            for number in range(100):
                change.add(MEMBERS, Member(name=str(number), note="x" * 1000))
        except DiskFullError:
            change.add(MEMBERS, Member(name="甲"))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_copy_that_does_not_fit_leaves_nothing(store: Store, tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - not on every system

    fill(store)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        with pytest.raises(BookError):
            store.backup_to(tmp_path / "副本.zbtz")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("副本*"))
    assert store.verify().is_sound
