"""A restore is tried beside the book, swapped in, and can be taken back; nothing is ever overwritten."""

from datetime import datetime
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from storage import restoring
from storage.errors import BookDamagedError, BookError
from storage.lock import BookInUseError
from storage.restoring import compare, restore, set_aside_books, take_back
from storage.store import Store
from tests.storage.helpers import HERE, dump, new_store, open_store

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time


def add(store: Store, *names: str) -> None:
    for name in names:
        with store.change(f"新增党员{name}") as change:
            change.add(MEMBERS, Member(name=name))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with two members, closed."""
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        add(store, "王芳", "李娜")
    return path


@pytest.fixture
def backup(book: Path) -> Path:
    """A backup from before the third member came."""
    path = book.with_name("备份.zbtz")
    with open_store(book) as store:
        store.backup_to(path)
        add(store, "赵刚")
    return path


def test_the_difference_is_shown_before(book: Path, backup: Path) -> None:
    found = compare(backup, book)
    assert found.differences == {"members": (2, 3)}
    assert found.backup.is_sound


def test_the_backup_takes_the_place_and_the_old_book_stays(book: Path, backup: Path) -> None:
    before, kept = dump(book), backup.read_bytes()
    aside = restore(backup, book, HERE, NOW)
    assert aside is not None
    assert (dump(book), dump(aside)) == (dump(backup), before)
    assert backup.read_bytes() == kept
    with open_store(book) as store:
        assert [one.name for one in store.all(MEMBERS)] == ["王芳", "李娜"]
        store.undo()


def test_a_restore_is_taken_back(book: Path, backup: Path) -> None:
    before = dump(book)
    aside = restore(backup, book, HERE, NOW)
    assert aside is not None
    restored = take_back(book, aside, HERE, NOW)
    assert (dump(book), dump(restored)) == (before, dump(backup))
    assert not aside.exists()


def test_every_restore_gives_the_old_book_a_name_of_its_own(book: Path, backup: Path) -> None:
    first, second = restore(backup, book, HERE, NOW), restore(backup, book, HERE, NOW)
    assert set_aside_books(book) == (second, first)
    assert first is not None
    first.unlink()
    third = restore(backup, book, HERE, NOW)
    assert set_aside_books(book) == (third, second), "the last one first, whatever was taken away between"


def test_a_lost_or_destroyed_book_is_restored_too(book: Path, backup: Path) -> None:
    book.unlink()
    assert compare(backup, book).now is None
    assert restore(backup, book, HERE, NOW) is None
    assert dump(book) == dump(backup)
    book.write_bytes(b"\x00" * 5000)
    aside = restore(backup, book, HERE, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"\x00" * 5000


def test_a_damaged_backup_changes_nothing(book: Path, backup: Path) -> None:
    before = book.read_bytes()
    backup.write_bytes(backup.read_bytes()[:-4096] + b"\xff" * 4096)
    with pytest.raises(BookError):
        restore(backup, book, HERE, NOW)
    with pytest.raises(BookError):
        compare(backup, book)
    assert book.read_bytes() == before
    assert {one.name for one in book.parent.iterdir()} == {book.name, backup.name}


def test_a_backup_that_fits_no_log_is_refused(book: Path, backup: Path) -> None:
    with open_store(backup) as store:
        store._book.db.execute("UPDATE members SET name = '别人'")
    with pytest.raises(BookDamagedError):
        restore(backup, book, HERE, NOW)


def test_an_open_book_is_not_replaced(book: Path, backup: Path) -> None:
    with open_store(book), pytest.raises(BookInUseError):
        restore(backup, book, HERE, NOW)


def test_a_write_that_was_cut_off_goes_with_the_old_book(book: Path, backup: Path) -> None:
    journal = book.with_name(book.name + "-journal")
    journal.write_bytes(b"half a write")
    aside = restore(backup, book, HERE, NOW)
    assert aside is not None
    assert not journal.exists()
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"half a write"
    assert dump(book) == dump(backup)


def test_without_hard_links_the_old_book_is_renamed(book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_new: Path, _old: Path) -> None:
        raise OSError("links are not supported")

    before = dump(book)
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    aside = restore(backup, book, HERE, NOW)
    assert aside is not None
    assert (dump(book), dump(aside)) == (dump(backup), before)


def test_a_restore_that_fails_at_the_last_moment_leaves_the_book(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(book)

    def fail(_book: Path, _aside: Path) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(restoring, "_set_aside", fail)
    with pytest.raises(BookError):
        restore(backup, book, HERE, NOW)
    assert dump(book) == before
    assert {one.name for one in book.parent.iterdir()} == {book.name, backup.name}
