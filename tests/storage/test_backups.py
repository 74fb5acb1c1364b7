"""A backup is proved or there is none; good ones stay whatever happens to the book, the clock or the catalogue."""

import json
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ledger.errors import Cancelled
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.member import MEMBERS, Member
from storage.backups import CATALOGUE, BackupFolder, Proof, last_hash_of
from storage.errors import BookDamagedError, BookError, DiskFullError
from storage.rekeying import set_password
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import dump

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time


@pytest.fixture
def filled(store: Store) -> Store:
    with store.change("新增党员王芳") as change:
        change.add(MEMBERS, Member(name="王芳"))
        change.add(ATTACHMENTS, Attachment(title="扫描件", content=change.keep(b"scan" * 500)))
    return store


@pytest.fixture
def place(tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path / "备份")


def test_a_backup_of_an_open_book_is_proved_and_listed(filled: Store, place: BackupFolder) -> None:
    assert place.backups() == ()
    made = place.make(filled.path, "手工备份", NOW)
    assert dump(made.path) == dump(filled.path)
    assert verify(made.path).is_sound
    assert made.proof is not None
    assert (made.proof.number, made.proof.reason, made.proof.made_at) == (1, "手工备份", NOW)
    assert (made.proof.counts["members"], made.proof.counts["file_contents"]) == (1, 1)
    assert (made.proof.entries, made.proof.last_hash) == (1, last_hash_of(filled.path))
    assert place.backups() == (made,)


def test_numbers_go_on_when_the_clock_is_set_back(filled: Store, place: BackupFolder) -> None:
    place.make(filled.path, "手工备份", NOW)
    later = place.make(filled.path, "手工备份", NOW - timedelta(days=900))
    assert [one.proof and one.proof.number for one in place.backups()] == [2, 1]
    place.thin(lambda _: ())
    assert [one.path for one in place.backups()] == [later.path], "the newest stays, by number"


def test_a_damaged_book_makes_no_backup_and_takes_none_away(filled: Store, place: BackupFolder) -> None:
    good = place.make(filled.path, "手工备份", NOW)
    filled.close()
    content = bytearray(filled.path.read_bytes())
    content[4096 * 3 : 4096 * 8] = os.urandom(4096 * 5)
    filled.path.write_bytes(content)
    with pytest.raises(BookError):
        place.make(filled.path, "手工备份", NOW)
    assert [one.path for one in place.backups()] == [good.path]
    assert sorted(one.name for one in place.folder.iterdir()) == sorted([CATALOGUE, good.path.name])


def test_a_book_changed_behind_the_log_makes_no_backup(filled: Store, place: BackupFolder) -> None:
    filled._book.db.execute("UPDATE members SET name = '别人'")
    with pytest.raises(BookDamagedError):
        place.make(filled.path, "手工备份", NOW)
    assert place.backups() == ()


def test_a_cancelled_backup_leaves_nothing(filled: Store, place: BackupFolder) -> None:
    def stop(_done: int, _total: int, note: str) -> None:
        if note == "核对修改记录":
            raise Cancelled

    with pytest.raises(Cancelled):
        place.make(filled.path, "手工备份", NOW, stop)
    assert list(place.folder.iterdir()) == []


def test_thinning_takes_only_what_it_may(filled: Store, place: BackupFolder) -> None:
    made = [place.make(filled.path, "使用中定时", NOW + timedelta(hours=n)) for n in range(4)]
    stranger = place.folder / "别处来的.zbtz"
    stranger.write_bytes(b"?")

    def keep(proofs: Sequence[Proof]) -> list[int]:
        assert [one.number for one in proofs] == [1, 2, 3, 4]
        return [2]

    assert place.thin(keep) == (made[0].path, made[2].path)
    there = place.backups()
    assert [one.path for one in there] == [made[3].path, made[1].path, stranger]
    assert there[-1].proof is None


def test_a_spoiled_or_lost_catalogue_loses_no_backup(filled: Store, place: BackupFolder) -> None:
    made = place.make(filled.path, "手工备份", NOW)
    (place.folder / CATALOGUE).write_text("{", encoding="utf-8")
    assert [(one.path, one.proof) for one in place.backups()] == [(made.path, None)]
    assert place.thin(lambda _: ()) == ()
    again = place.make(filled.path, "手工备份", NOW + timedelta(minutes=1))
    assert {one.path for one in place.backups()} == {made.path, again.path}


def test_a_backup_that_was_cut_short_is_not_called_proved(filled: Store, place: BackupFolder) -> None:
    made = place.make(filled.path, "手工备份", NOW)
    made.path.write_bytes(made.path.read_bytes()[:4096])
    assert [one.proof for one in place.backups()] == [None]


def test_the_catalogue_and_backups_of_an_encrypted_book_tell_no_name(filled: Store, place: BackupFolder) -> None:
    filled.close()
    set_password(filled.path, "口令2026")
    made = place.make(filled.path, "手工备份", NOW)
    assert made.proof is not None
    for path in place.folder.iterdir():
        assert "王芳".encode() not in path.read_bytes()
    assert set(json.loads((place.folder / CATALOGUE).read_text("utf-8"))["backups"][0]) == {
        "number",
        "file",
        "made_at",
        "reason",
        "size",
        "counts",
        "entries",
        "last_hash",
    }


def test_a_full_disk_is_said_before_anything_is_written(
    filled: Store, place: BackupFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(DiskFullError):
        place.make(filled.path, "手工备份", NOW)
    assert place.backups() == ()
