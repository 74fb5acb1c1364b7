"""What cannot be opened is refused in one sentence, and the file stays as it was."""

import os
import shutil
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from storage.engine import connect
from storage.errors import (
    BookBusyError,
    BookDamagedError,
    BookError,
    BookExistsError,
    BookMissingError,
    BookReadOnlyError,
    BookUnreachableError,
    NewerBookError,
    NotABookError,
    PasswordNeededError,
    failure_of,
)
from storage.store import Store
from tests.storage.helpers import behind_the_back, new_store, open_store

NOBODY = 65534


@pytest.fixture
def book(path: Path) -> Path:
    with new_store(path) as store, store.change("新增") as change:
        for _ in range(200):
            change.add(MEMBERS, Member(name="李娜", note="x" * 100))
    return path


def refused(path: Path, kind: type[BookError], sentence: str) -> None:
    """Opening raises the error with these words, leaves the file as it was and nothing beside it."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())
    with pytest.raises(kind, match=sentence) as caught:
        open_store(path)
    assert path.name in caught.value.sentence
    assert caught.value.sentence.endswith("。")
    assert sorted(path.parent.iterdir()) == beside
    assert before is None or path.read_bytes() == before


def test_a_missing_file(tmp_path: Path) -> None:
    refused(tmp_path / "没有.zbtz", BookMissingError, "可能被移动、改名或删除.*从备份恢复")


@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\x00", b"PK\x03\x04" * 500, "姓名,性别\n".encode("gb18030") * 90],
    ids=["empty", "cut", "zip", "csv"],
)
def test_a_file_that_is_no_book(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "花名册.zbtz"
    path.write_bytes(content)
    refused(path, NotABookError, "不是支部台账的账簿，或者文件头已损坏，文件没有改动")


def test_a_file_of_nothing_but_pages_may_have_a_password(tmp_path: Path) -> None:
    path = tmp_path / "花名册.zbtz"
    path.write_bytes(os.urandom(8192))
    refused(path, PasswordNeededError, "设有密码，请先输入密码")


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    folder = tmp_path / "账簿.zbtz"
    folder.mkdir()
    refused(folder, BookError, "文件没有改动|没有写入任何内容")


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "微信.db"
    with closing(connect(path, "rwc")) as db:
        db.execute("CREATE TABLE message (id INTEGER PRIMARY KEY)")
    refused(path, NotABookError, "不是支部台账的账簿")


def test_a_book_of_a_newer_release(book: Path) -> None:
    behind_the_back(book, "PRAGMA user_version = 999")
    refused(book, NewerBookError, "由更新版本的程序保存，本程序打不开，文件没有改动；请先升级程序")


def test_a_book_with_a_broken_page(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[4096 * 3 + 8 : 4096 * 3 + 600] = b"\xff" * 592
    book.write_bytes(content)
    refused(book, BookDamagedError, "内容已损坏，程序没有再写入.*最近的备份恢复")


def test_a_book_cut_off_in_the_middle(book: Path) -> None:
    content = book.read_bytes()
    book.write_bytes(content[: len(content) // 2])
    refused(book, BookDamagedError, "内容已损坏")


def test_a_book_that_another_program_is_writing(book: Path) -> None:
    with closing(connect(book)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BookBusyError, match="被其他程序占用"):
            open_store(book)
    with open_store(book) as store:
        assert store.count(MEMBERS) == 200


@contextmanager
def protected(book: Path, *, file_mode: int, folder_mode: int) -> Iterator[Path]:
    """A copy of the book under these permissions, for a user to whom permissions apply."""
    folder = Path(tempfile.mkdtemp())
    copy = folder / book.name
    shutil.copyfile(book, copy)
    copy.chmod(file_mode)
    folder.chmod(folder_mode)
    is_root = sys.platform != "win32" and os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield copy
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        copy.chmod(0o644)
        shutil.rmtree(folder)


def test_a_read_only_file(book: Path) -> None:
    with protected(book, file_mode=0o444, folder_mode=0o777) as copy:
        refused(copy, BookReadOnlyError, "只读的，或没有写入权限，没有写入任何内容")


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be made read-only there")
def test_a_read_only_folder(book: Path) -> None:
    with protected(book, file_mode=0o666, folder_mode=0o555) as copy:
        refused(copy, BookReadOnlyError, "复制到可以写入的文件夹后再打开")


def test_a_new_book_does_not_overwrite_a_file(book: Path) -> None:
    before = book.read_bytes()
    with pytest.raises(BookExistsError, match="已经存在，原文件没有改动"):
        new_store(book)
    assert book.read_bytes() == before


def test_a_new_book_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BookError):
        new_store(tmp_path / "没有" / "新.zbtz")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed or renamed there")
@pytest.mark.parametrize("replaced", [False, True], ids=["renamed", "replaced"])
def test_a_book_that_vanishes_while_open(store: Store, path: Path, replaced: bool) -> None:  # noqa: FBT001 - a parameter
    path.rename(path.with_suffix(".old"))
    if replaced:
        shutil.copy(path.with_suffix(".old"), path)
    with (
        pytest.raises(BookUnreachableError, match="是否被移动或改名"),
        store.change("新增") as change,
    ):
        change.add(MEMBERS, Member(name="李娜"))


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("SQLITE_FULL", "DiskFullError"),
        ("SQLITE_IOERR_WRITE", "BookUnreachableError"),
        ("SQLITE_READONLY_DIRECTORY", "BookReadOnlyError"),
        ("SQLITE_CANTOPEN_ISDIR", "BookUnreachableError"),
        ("SQLITE_CORRUPT_INDEX", "BookDamagedError"),
        ("SQLITE_BUSY_RECOVERY", "BookBusyError"),
        ("SQLITE_NOTADB", "NotABookError"),
    ],
)
def test_each_failure_of_the_engine_has_its_sentence(name: str, failure: str) -> None:
    found = failure_of(name)
    assert found is not None
    assert found.__name__ == failure


@pytest.mark.parametrize("name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_MISUSE", ""])
def test_a_bug_of_ours_has_none(name: str) -> None:
    assert failure_of(name) is None


def test_the_marks_are_where_the_file_format_has_them(book: Path) -> None:
    header = book.read_bytes()[:100]
    assert struct.unpack(">I", header[68:72])[0] == int.from_bytes(b"zbtz")
