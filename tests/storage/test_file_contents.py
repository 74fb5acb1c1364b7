"""Attached files are kept once, proved by their hash, and survive copies, undo and a password."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from ledger.kinds.attached import ATTACHMENTS, Attachment
from storage.copying import copy_book
from storage.engine import connect
from storage.rekeying import set_password
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import new_store, open_store

SCAN = bytes(range(256)) * 40


def attach(store: Store) -> Attachment:
    with store.change("添加附件") as change:
        return change.add(ATTACHMENTS, Attachment(title="签到表扫描件", content=change.keep(SCAN)))


def test_the_same_bytes_are_kept_once_and_named_by_their_hash(store: Store) -> None:
    one, two = attach(store), attach(store)
    assert one.content == two.content == sha256(SCAN).hexdigest()
    assert store.bytes_of(one.content) == SCAN
    assert store.verify().is_sound
    with pytest.raises(KeyError):
        store.bytes_of("0" * 64)


def test_the_bytes_are_there_when_a_removed_record_comes_back(store: Store) -> None:
    one = attach(store)
    store.undo()
    assert store.find(ATTACHMENTS, one.id) is None
    store.redo()
    assert store.bytes_of(store.get(ATTACHMENTS, one.id).content) == SCAN


def test_a_step_that_fails_keeps_no_bytes(store: Store) -> None:
    with pytest.raises(ValueError, match="full"):
        _fail_after_keeping(store)
    with pytest.raises(KeyError):
        store.bytes_of(sha256(SCAN).hexdigest())


def test_copies_and_encrypted_books_carry_the_files(tmp_path: Path) -> None:
    path, copy = tmp_path / "账簿.zbtz", tmp_path / "副本.zbtz"
    with new_store(path) as store:
        name = attach(store).content
    assert copy_book(path, copy)["file_contents"] == 1
    set_password(copy, "口令2026")
    with open_store(copy) as store:
        assert store.bytes_of(name) == SCAN
    assert SCAN[:64] not in copy.read_bytes()


def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        name = attach(store).content
    with closing(connect(path)) as db:
        db.execute("UPDATE file_contents SET bytes = x'00'")
    found = verify(path)
    assert found.broken_files == (name,)
    assert not found.is_sound


def _fail_after_keeping(store: Store) -> None:
    with store.change("添加附件") as change:
        change.keep(SCAN)
        raise ValueError("full")
