"""A book with a password: nobody reads it without, everybody with the password or the recovery sheet does."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.kinds.member import MEMBERS
from storage.copying import copy_book
from storage.engine import connect
from storage.errors import BookDamagedError, BookError, PasswordNeededError
from storage.keys import (
    KEY_BYTES,
    KEYRING,
    PLAIN_MAGIC,
    SALT_BYTES,
    BookKey,
    RecoveryCodeError,
    key_from_recovery,
    recovery_rows,
)
from storage.rekeying import recovery_code_of, remove_password, set_password
from storage.unlocking import (
    MistypedRecoveryCodeError,
    WrongPasswordError,
    WrongRecoveryCodeError,
    is_encrypted,
    is_unlocked,
    lock_all,
    unlock,
    unlock_by_recovery,
)
from storage.verification import verify
from tests.storage.helpers import dump, open_store
from tests.storage.released_book import write_book

PASSWORD = "春风又绿江南岸 2026"
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEYS = st.builds(BookKey, st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES), st.just(bytes(SALT_BYTES)))


@pytest.fixture(autouse=True)
def no_keys_left() -> Iterator[None]:
    lock_all()
    yield
    lock_all()


@pytest.fixture
def book(path: Path) -> Path:
    write_book(path)
    return path


def test_a_book_with_a_password_opens_with_it_only(book: Path) -> None:
    rows = dump(book)
    set_password(book, PASSWORD)
    lock_all()
    assert is_encrypted(book)
    assert not is_unlocked(book)
    with pytest.raises(PasswordNeededError, match="设有密码，请先输入密码再打开"):
        open_store(book)
    with pytest.raises(WrongPasswordError, match=r"密码不对.*恢复码"):
        unlock(book, PASSWORD + "7")
    assert not is_unlocked(book)
    unlock(book, PASSWORD)
    assert dump(book) == rows
    with open_store(book) as store:
        assert store.redo_label == "删除在支部时段"
        assert not store.redo().is_empty
        assert store.verify().is_sound


def test_a_right_password_is_told_from_a_wrong_one_when_the_first_page_was_torn(book: Path) -> None:
    sheet = set_password(book, PASSWORD)
    lock_all()
    content = bytearray(book.read_bytes())
    content[512:4096] = bytes(3584)
    book.write_bytes(content)
    with pytest.raises(WrongPasswordError, match="可能是文件开头已损坏"):
        unlock(book, PASSWORD + "7")
    for way, words in ((unlock, PASSWORD), (unlock_by_recovery, "".join(sheet))):
        way(book, words)
        with pytest.raises(BookDamagedError, match="抢救"):
            open_store(book)
        lock_all()
    assert book.read_bytes() == content


def test_no_piece_of_a_name_is_left_in_the_file(book: Path, tmp_path: Path) -> None:
    assert "李娜".encode() in book.read_bytes()
    set_password(book, PASSWORD)
    with open_store(book) as store:
        store.backup_to(tmp_path / "备份.zbtz")
    for file in tmp_path.rglob("*.zbtz*"):
        content = file.read_bytes()
        for word in ("李娜", "王𬭚", "第一支部", "members", "SQLite format"):
            assert word.encode() not in content, f"{word} in {file.name}"


def test_any_tool_that_knows_sqlcipher_opens_the_book_with_the_password(book: Path) -> None:
    set_password(book, PASSWORD)
    with closing(sqlcipher.connect(str(book))) as other:
        other.execute(f"PRAGMA key = '{PASSWORD}'")
        assert other.execute("SELECT name FROM members ORDER BY id").fetchall() == [("李娜",), ("王𬭚",)]


def test_a_backup_has_the_password_of_its_book(book: Path, tmp_path: Path) -> None:
    set_password(book, PASSWORD)
    backup = tmp_path / "备份.zbtz"
    counts = copy_book(book, backup)
    lock_all()
    unlock(backup, PASSWORD)
    assert counts["members"] == 2
    assert is_unlocked(book)
    assert verify(backup).is_sound


def test_the_recovery_sheet_opens_the_book_until_the_password_is_changed(book: Path) -> None:
    sheet = set_password(book, PASSWORD)
    lock_all()
    unlock_by_recovery(book, "\n".join(f" {row[:4]}-{row[4:9].lower()}-{row[9:]}" for row in sheet))
    assert recovery_code_of(book, PASSWORD) == sheet
    new_sheet = set_password(book, "另一个密码")
    lock_all()
    with pytest.raises(WrongRecoveryCodeError, match="在更改密码后已经作废"):
        unlock_by_recovery(book, "".join(sheet))
    with pytest.raises(WrongPasswordError):
        unlock(book, PASSWORD)
    unlock_by_recovery(book, "".join(new_sheet))
    with open_store(book) as store:
        assert store.count(MEMBERS) == 2


def test_a_removed_password_leaves_the_book_as_it_was(book: Path) -> None:
    rows, before = dump(book), verify(book)
    set_password(book, PASSWORD)
    remove_password(book)
    lock_all()
    assert book.read_bytes().startswith(PLAIN_MAGIC)
    assert dump(book) == rows
    assert verify(book) == before
    assert [file.name for file in book.parent.iterdir()] == [book.name]


def test_a_mistyped_line_is_named(book: Path) -> None:
    sheet = list(set_password(book, PASSWORD))
    lock_all()
    sheet[2] = sheet[2][:5] + ("A" if sheet[2][5] != "A" else "B") + sheet[2][6:]
    with pytest.raises(MistypedRecoveryCodeError, match="第3行有误"):
        unlock_by_recovery(book, " ".join(sheet))
    with pytest.raises(MistypedRecoveryCodeError, match="应为4行、每行14个字符"):
        unlock_by_recovery(book, sheet[0])


def test_a_failure_while_the_password_is_set_leaves_the_old_book(book: Path) -> None:
    rows = dump(book)

    def stop(_done: int, _total: int, note: str) -> None:
        if note == "正在核对新文件":
            raise OSError(28, os.strerror(28))

    with pytest.raises(Exception, match="磁盘空间不足"):
        set_password(book, PASSWORD, stop)
    lock_all()
    assert dump(book) == rows
    assert [file.name for file in book.parent.iterdir()] == [book.name]


@settings(max_examples=60)
@given(key=KEYS)
def test_what_is_printed_is_the_key(key: BookKey) -> None:
    rows = recovery_rows(key)
    assert {len(row) for row in rows} == {14}
    assert key_from_recovery("".join(rows), key.salt) == key


@settings(max_examples=60)
@given(key=KEYS, place=st.integers(0, 55), other=st.sampled_from(SIGNS))
def test_every_single_wrong_sign_is_found_in_its_line(key: BookKey, place: int, other: str) -> None:
    text = "".join(recovery_rows(key))
    wrong = text[:place] + other + text[place + 1 :]
    if wrong == text:
        return
    with pytest.raises(RecoveryCodeError) as caught:
        key_from_recovery(wrong, key.salt)
    assert caught.value.row == place // 14 + 1


def test_the_keyring_holds_nothing_after_locking(book: Path) -> None:
    set_password(book, PASSWORD)
    assert KEYRING.key_of(book) is not None
    lock_all()
    assert KEYRING.key_of(book) is None


def test_a_wrong_answer_does_not_shut_a_book_that_is_open(book: Path) -> None:
    set_password(book, "口令2026")
    with pytest.raises(WrongPasswordError):
        unlock(book, "猜的")
    assert is_unlocked(book)
    assert verify(book).is_sound


def test_the_password_opens_a_book_whose_last_write_was_cut_off(book: Path, tmp_path: Path) -> None:
    set_password(book, PASSWORD)
    cut = tmp_path / "断电.zbtz"
    with closing(connect(book)) as db:
        db.execute("PRAGMA cache_size = 5")  # so that pages are written before the end of the transaction
        db.begin()
        db.execute(
            "CREATE TABLE more AS SELECT value AS n, hex(randomblob(300)) AS x FROM json_each(?)", [str([1] * 2000)]
        )
        cut.write_bytes(book.read_bytes())
        cut.with_name(f"{cut.name}-journal").write_bytes(book.with_name(f"{book.name}-journal").read_bytes())
        db.rollback()
    lock_all()
    with pytest.raises(WrongPasswordError):
        unlock(cut, "猜的")
    unlock(cut, PASSWORD)
    with open_store(cut) as store:
        assert store.count(MEMBERS) == 2
        assert store.verify().is_sound


def test_a_file_that_cannot_be_read_is_not_called_a_wrong_password(book: Path) -> None:
    set_password(book, PASSWORD)
    lock_all()
    with closing(connect(book, "ro")), book.open("r+b") as file:
        file.truncate(4096 + 100)  # cut short within a page
    with pytest.raises(BookError):
        unlock(book, PASSWORD)
