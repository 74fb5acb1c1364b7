"""The check of the whole book: due once a week, noted beside the book, never held up by a folder that fails it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from operations.backups import BY_HAND, BackupJob, back_up, folder_of, note_check
from operations.whole_check import CheckJob, check_apart, check_now, is_check_due, last_check
from storage.check_record import RECORD, CheckRecord
from storage.errors import BookDamagedError, NoBackupFolderError
from storage.store import Store
from storage.verification import Verification
from tests.storage.helpers import behind_the_back, new_store

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time


def silent(_done: int, _total: int, _note: str) -> None:
    """Nobody watches."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "第一支部.zbtz") as opened:
        with opened.change("新增党员王芳") as change:
            change.add(MEMBERS, Member(name="王芳"))
        yield opened


def test_a_check_is_noted_beside_the_book_and_changes_no_byte_of_it(store: Store) -> None:
    before = store.path.read_bytes()
    assert last_check(store.path) is None
    found = check_apart(CheckJob(store.path, NOW), silent)
    assert isinstance(found, Verification)
    assert found.is_sound
    assert last_check(store.path) == CheckRecord(NOW, is_sound=True)
    assert store.path.read_bytes() == before
    assert "王芳" not in (folder_of(store.path).folder / RECORD).read_text("utf-8")


def test_a_failed_check_is_remembered_until_one_passes(store: Store) -> None:
    back_up(BackupJob(store.path, BY_HAND, NOW), silent)
    behind_the_back(store.path, "UPDATE members SET name = '别人'")
    assert not check_now(CheckJob(store.path, NOW), silent).is_sound
    assert last_check(store.path) == CheckRecord(NOW, is_sound=False)
    behind_the_back(store.path, "UPDATE members SET name = '王芳'")
    assert check_now(CheckJob(store.path, NOW), silent).is_sound
    assert last_check(store.path) == CheckRecord(NOW, is_sound=True)


def test_a_backup_is_a_check_and_one_that_fails_is_one_that_failed(store: Store) -> None:
    later = NOW + timedelta(hours=1)
    back_up(BackupJob(store.path, BY_HAND, NOW), silent)
    assert last_check(store.path) == CheckRecord(NOW, is_sound=True)
    behind_the_back(store.path, "UPDATE members SET name = '别人'")
    with pytest.raises(BookDamagedError):
        back_up(BackupJob(store.path, BY_HAND, later), silent)
    assert last_check(store.path) == CheckRecord(later, is_sound=False)
    assert len(folder_of(store.path).backups()) == 1


def test_backups_without_a_note_of_a_check_count_as_checks(store: Store) -> None:
    folder_of(store.path).make(store.path, BY_HAND, NOW)
    assert last_check(store.path) == CheckRecord(NOW, is_sound=True)


def test_a_spoiled_note_counts_as_none(store: Store) -> None:
    note_check(store.path, CheckRecord(NOW, is_sound=True))
    (folder_of(store.path).folder / RECORD).write_text("{", encoding="utf-8")
    assert last_check(store.path) is None


def test_where_nothing_can_be_noted_the_check_of_the_file_holds_all_the_same(store: Store) -> None:
    folder_of(store.path).folder.write_text("in the way", encoding="utf-8")
    assert check_now(CheckJob(store.path, NOW), silent).is_sound
    assert isinstance(check_apart(CheckJob(store.path, NOW), silent), NoBackupFolderError)


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        (None, True),
        (CheckRecord(NOW - timedelta(days=6), is_sound=True), False),
        (CheckRecord(NOW - timedelta(days=7), is_sound=True), True),
        (CheckRecord(NOW + timedelta(minutes=1), is_sound=True), True),
        (CheckRecord(NOW, is_sound=False), True),
    ],
    ids=["never", "this week", "a week ago", "clock set back", "failed"],
)
def test_when_a_check_is_due(last: CheckRecord | None, is_due: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_check_due(last, NOW) is is_due
