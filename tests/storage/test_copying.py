"""A copy is the whole book or no file at all."""

from pathlib import Path

import pytest

from ledger.errors import Cancelled
from ledger.kinds.member import MEMBERS, Member
from storage.copying import copy_book
from storage.errors import BookDamagedError, BookError, BookMissingError
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import dump, open_store


@pytest.fixture
def filled(store: Store) -> Store:
    with store.change("导入") as change:
        for number in range(800):
            change.add(MEMBERS, Member(name=f"党员{number}", note="备注" * 200))
    return store


def test_the_copy_of_an_open_book_is_a_book_with_the_same_content(filled: Store) -> None:
    target = filled.path.with_name("副本.zbtz")
    seen: list[tuple[int, int, str]] = []
    counts = filled.backup_to(target, lambda done, total, note: seen.append((done, total, note)))
    assert counts["members"] == 800
    assert dump(target) == dump(filled.path)
    assert verify(target).is_sound
    assert len(seen) > 2
    assert seen[-1][0] == seen[-1][1]
    with open_store(target) as copy:
        assert copy.undo_label == "导入"


def test_an_older_copy_is_replaced(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "副本.zbtz"
    target.write_bytes(b"old")
    filled.backup_to(target)
    assert dump(target) == dump(filled.path)


def test_a_cancelled_copy_leaves_the_older_one_and_nothing_else(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "副本.zbtz"
    target.write_bytes(b"old")

    def stop(_done: int, _total: int, _note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        filled.backup_to(target, stop)
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.tmp*"))
    with filled.change("接着做") as change:
        change.add(MEMBERS, Member(name="甲"))


def test_a_damaged_book_is_not_copied(filled: Store, tmp_path: Path) -> None:
    filled.close()
    content = bytearray(filled.path.read_bytes())
    content[4096 * 90 : 4096 * 90 + 200] = b"\xff" * 200
    filled.path.write_bytes(content)
    with pytest.raises(BookDamagedError):
        copy_book(filled.path, tmp_path / "副本.zbtz")
    assert not list(tmp_path.glob("副本*"))


def test_a_missing_source_or_folder_is_told(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(BookMissingError):
        copy_book(tmp_path / "没有.zbtz", tmp_path / "副本.zbtz")
    with pytest.raises(BookError):
        filled.backup_to(tmp_path / "没有" / "副本.zbtz")


def test_a_book_that_is_changed_while_it_is_copied_is_copied_whole(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "副本.zbtz"
    changed: list[str] = []

    def change_once(_done: int, _total: int, _note: str) -> None:
        if not changed:
            with filled.change("中途修改") as change:
                changed.append(change.add(MEMBERS, Member(name="后来的")).name)

    counts = filled.backup_to(target, change_once)
    assert changed == ["后来的"]
    assert counts["members"] == 801
    assert dump(target) == dump(filled.path)
    assert verify(target).is_sound
