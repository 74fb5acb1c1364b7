"""A change of the password, an upgrade, a restore, a salvage, killed at any moment: the old book or the new one."""

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledger.kinds.meetings import MEETINGS, Meeting
from storage.keys import PLAIN_MAGIC
from storage.lock import Seat
from storage.migrations import SCHEMA
from storage.rekeying import remove_password, set_password
from storage.restoring import restore
from storage.salvage import Salvaged, salvage
from storage.store import Store
from storage.unlocking import WrongPasswordError, is_encrypted, lock_all, unlock
from storage.verification import verify
from tests.faults.children import Limits, in_child
from tests.storage.helpers import Clock, Dump, dump, new_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

OLD, NEW = "旧的密码2025", "新的密码2026"
KILLS, PAGE = 8, 4096
RELEASED = sorted((Path(__file__).parents[1] / "storage" / "books").glob("v*.zbtz"))


@pytest.fixture(autouse=True)
def no_keys_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys are derived in few rounds: here files are harmed, not passwords."""
    monkeypatch.setattr("storage.keys.ROUNDS", 1000)
    lock_all()
    yield
    lock_all()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rekeying") / "账簿.zbtz"
    with new_store(path) as store:
        for number in range(4):
            with store.change("登记会议") as change:
                for _ in range(8):
                    change.add(MEETINGS, Meeting(topic=f"专题学习{number}", body="王芳同志发言" * 300))
    return path


def open_store(path: Path) -> Store:
    """Open it at the computer whose killed process has left a lock."""
    return Store.open(path, clock=Clock(), operator="王芳")


def length_of(act: Callable[[], object]) -> float:
    """How long it lives when nobody kills it."""
    import time  # noqa: PLC0415 - measured only here

    began = time.monotonic()
    assert not in_child(act, Limits()).fault
    return time.monotonic() - began


def opens_with(book: Path, *passwords: str) -> str:
    """The password with which a book opens; empty for a plain one."""
    if not is_encrypted(book):
        return ""
    for one in passwords:
        try:
            unlock(book, one)
        except WrongPasswordError:
            continue
        return one
    raise AssertionError("no password opens the book any more")


def plain_files(folder: Path) -> list[str]:
    """Files that anybody can read: databases without a password, and whatever holds a name."""
    contents = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    return [name for name, text in contents.items() if text.startswith(PLAIN_MAGIC) or "王芳".encode() in text]


CHANGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "set": ("", lambda book: set_password(book, NEW)),
    "change": (OLD, lambda book: set_password(book, NEW)),
    "remove": (OLD, remove_password),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_password_change_killed_at_any_moment_leaves_a_book_that_opens(
    name: str, plain: Path, tmp_path: Path, times: int
) -> None:
    old, change = CHANGES[name]
    start, book = tmp_path / "原来.zbtz", tmp_path / "工作" / "账簿.zbtz"
    shutil.copyfile(plain, start)
    rows = dump(plain)
    if old:
        set_password(start, old)
    book.parent.mkdir()
    shutil.copyfile(start, book)
    longest = length_of(lambda: change(book))
    chance, killed, ends = random.Random(31), 0, set()
    for _ in range(KILLS * times):
        shutil.rmtree(book.parent)
        book.parent.mkdir()
        shutil.copyfile(start, book)
        killed += in_child(lambda: change(book), Limits(lives=0.001 + chance.random() * longest * 1.05)).is_killed
        ends.add(found := opens_with(book, OLD, NEW))
        with open_store(book) as store:
            assert store.verify().is_sound
        assert dump(book) == rows
        assert [file.name for file in book.parent.iterdir()] == [book.name], "something lies beside the book"
        assert plain_files(book.parent) == ([] if found else [book.name])
        lock_all()
        unlock(start, OLD)
    assert killed, "nothing was killed: how long it takes was measured wrongly"
    assert ends >= {old}


def test_a_restore_killed_at_any_moment_leaves_the_old_book_or_the_restored_one(
    plain: Path, tmp_path: Path, times: int
) -> None:
    backup, path = tmp_path / "备份.zbtz", tmp_path / "书" / "账簿.zbtz"
    shutil.copyfile(plain, backup)
    restored = dump(backup)

    def begin() -> None:
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        with new_store(path) as store, store.change("登记会议") as change:
            change.add(MEETINGS, Meeting(topic="恢复以前的"))

    def bring_back() -> None:
        restore(backup, path, Seat.here(), Clock()())

    begin()
    old = dump(path)
    longest = length_of(bring_back)
    chance, killed = random.Random(33), 0
    for _ in range(KILLS * times):
        begin()
        killed += in_child(bring_back, Limits(lives=0.001 + chance.random() * longest * 1.05)).is_killed
        with open_store(path) as store:
            assert store.verify().is_sound
            found = dump(path)
            assert found in (old, restored)
            with store.change("登记会议") as change:
                change.add(MEETINGS, Meeting(topic="后来的"))
        aside = list(path.parent.glob("*恢复前*"))
        assert len(aside) <= 1
        assert all(dump(one) == old for one in aside), "what was put aside has changed with the book"
        assert found == old or aside
        assert {file.name for file in path.parent.iterdir()} == {path.name, *(one.name for one in aside)}
    assert killed, "nothing was killed: how long it takes was measured wrongly"


def test_a_restore_killed_between_its_two_names_leaves_one_book(plain: Path, tmp_path: Path) -> None:
    path = tmp_path / "账簿.zbtz"
    shutil.copyfile(plain, path)
    aside, other = path.with_name("账簿.恢复前1.zbtz"), path.with_name("我的副本.zbtz")
    aside.hardlink_to(path)
    other.hardlink_to(path)
    open_store(path).close()
    assert sorted(tmp_path.glob("*.zbtz")) == sorted([path, other])


def old_and_new(path: Path, released: Path) -> tuple[Dump, Dump]:
    """The rows of a released book, as it is and after its upgrade."""
    shutil.copyfile(released, path)
    before = dump(path)
    open_store(path).close()
    after = dump(path)
    return before, after


@pytest.mark.parametrize("released", RELEASED[: SCHEMA.version - 1], ids=lambda file: file.stem)
def test_an_upgrade_killed_at_any_moment_leaves_the_old_book_or_the_new(
    released: Path, tmp_path: Path, times: int
) -> None:
    path = tmp_path / "书" / "账簿.zbtz"
    path.parent.mkdir()
    before, after = old_and_new(path, released)
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    shutil.copyfile(released, path)
    longest = length_of(lambda: open_store(path).close())
    chance, killed = random.Random(32), 0
    for _ in range(KILLS * times):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        shutil.copyfile(released, path)
        killed += in_child(
            lambda: open_store(path).close(), Limits(lives=0.001 + chance.random() * longest * 1.05)
        ).is_killed
        copies = [file for file in path.parent.glob("*升级前*") if file.suffix == ".zbtz"]
        assert len(copies) <= 1
        for copy in copies:
            assert dump(copy) == before
            assert verify(copy).is_sound
        with open_store(path) as store:
            assert store.verify().is_sound
        assert dump(path) == after
        assert not list(path.parent.glob("*.tmp*"))
    assert killed, "nothing was killed: how long it takes was measured wrongly"


def test_a_salvage_killed_at_any_moment_leaves_the_damaged_book_and_no_half_one(
    plain: Path, tmp_path: Path, times: int
) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    content = bytearray(plain.read_bytes())
    middle = len(content) // 2 // PAGE * PAGE
    content[middle : middle + PAGE] = bytes(PAGE)
    damaged.write_bytes(content)

    def save() -> Salvaged:
        return salvage(damaged, target, Clock(), "王芳")

    whole = save()
    rows = dump(target)
    target.unlink()
    longest = min(length_of(save) for _ in range(3))
    chance, killed, ends = random.Random(34), 0, set()
    for _ in range(KILLS * times):
        target.unlink(missing_ok=True)
        killed += in_child(save, Limits(lives=0.001 + chance.random() * longest * 1.05)).is_killed
        assert damaged.read_bytes() == content
        ends.add(target.exists())
        if not target.exists():
            assert save().counts == whole.counts
        assert verify(target).is_sound
        assert dump(target) == rows
    assert killed, "nothing was killed: how long it takes was measured wrongly"
    assert False in ends
    target.unlink()
    save()
    assert sorted(one.name for one in tmp_path.iterdir()) == [damaged.name, target.name]
