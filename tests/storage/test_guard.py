"""Damage that opening did not look for: said when it is met, found by the check of the whole, never written over."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from storage.backups import BackupFolder
from storage.errors import BookDamagedError
from storage.rekeying import set_password
from storage.store import Store
from storage.unlocking import lock_all
from tests.storage.helpers import Clock, new_store, open_store

PAGE = 4096


@pytest.fixture(params=["large", "with a password"])
def damaged(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A book with pages hit among its rows, of a kind that is not walked when it is opened."""
    with new_store(path) as store, store.change("导入") as change:
        for _ in range(400):
            change.add(MEMBERS, Member(name="李娜", note="x" * 2000))
    if request.param == "large":
        monkeypatch.setattr("storage.opening.WALKED", 0)
    else:
        set_password(path, "口令2026")
    content = bytearray(path.read_bytes())
    inside = len(content) // PAGE * 3 // 4  # among the rows of the log, far from both ends of any table
    for page in range(inside - 10, inside + 10):
        content[page * PAGE : page * PAGE + 200] = os.urandom(200)
    path.write_bytes(content)
    yield path
    lock_all()


def write(store: Store) -> None:
    with store.change("新增") as change:
        change.add(MEMBERS, Member(name="王芳"))


def look(store: Store) -> None:
    store.all(MEMBERS)
    store.history()


def test_damage_that_is_met_ends_all_writing(damaged: Path) -> None:
    said: list[str] = []
    with open_store(damaged) as store:
        store.subscribe_damage(lambda: said.append("damaged"))
        assert not store.is_damaged
        for _ in range(2):
            with pytest.raises(BookDamagedError, match=r"内容已损坏，程序没有再写入.*抢救"):
                look(store)
        assert store.is_damaged
        assert said == ["damaged"]
        before = damaged.read_bytes()
        with pytest.raises(BookDamagedError):
            write(store)
        with pytest.raises(BookDamagedError):
            store.undo()
    assert damaged.read_bytes() == before


def test_damage_that_a_check_beside_has_found_ends_all_writing(damaged: Path) -> None:
    with open_store(damaged) as store:
        store.write_no_more()
        with pytest.raises(BookDamagedError):
            write(store)


def test_the_check_of_the_whole_finds_it_and_no_backup_is_made(damaged: Path, tmp_path: Path) -> None:
    place = BackupFolder(tmp_path / "备份")
    with open_store(damaged) as store:
        found = place.check(store.path, Clock()())
        assert not found.is_sound
        assert found.damage
        with pytest.raises(BookDamagedError):
            place.make(store.path, "手工备份", Clock()())
    assert list(place.folder.iterdir()) == []


def test_a_sound_book_is_checked_while_it_is_written(path: Path, tmp_path: Path) -> None:
    place = BackupFolder(tmp_path / "备份")
    with new_store(path) as store:
        write(store)

        def between(_done: int, _total: int, note: str) -> None:
            if note == "核对修改记录":
                write(store)  # the file itself is free

        found = place.check(store.path, Clock()(), between)
        assert (found.is_sound, found.counts["members"], store.count(MEMBERS)) == (True, 1, 2)
    assert list(place.folder.iterdir()) == []
