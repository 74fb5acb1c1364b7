"""Only one program at a time has a book open; a crash frees it, another computer's claim is for the user to judge."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from storage.lock import BookInUseError, Holder, Seat
from storage.store import Store
from tests.storage.helpers import HERE, Clock, new_store, open_store

HOLDING = """
import sys
from datetime import datetime
from pathlib import Path
from storage.lock import Seat
from storage.store import Store
seat = Seat("甲", "李娜", 1)
store = Store.open(Path(sys.argv[1]), clock=lambda: datetime(2026, 3, 5, 14, 20), operator="李娜", seat=seat)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def book(path: Path) -> Path:
    new_store(path).close()
    return path


def lock_file(book: Path) -> Path:
    return book.with_name(f"{book.name}.lock")


def leave_lock(book: Path, host: str) -> str:
    text = json.dumps({"host": host, "user": "李娜", "pid": 1, "since": "2026-03-05T14:20:00"})
    lock_file(book).write_text(text, encoding="utf-8")
    return text


def hold(book: Path) -> "subprocess.Popen[str]":
    """A process that has the book open until its input ends or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_the_lock_file_names_the_holder_and_goes_with_him(book: Path) -> None:
    with open_store(book):
        holder = Holder.read(lock_file(book).read_text(encoding="utf-8"))
        assert holder == Holder(HERE, datetime(2026, 3, 5, 8, 1))  # noqa: DTZ001 - the clock of the tests is local
    assert list(book.parent.glob("*.zbtz*")) == [book]


def test_the_same_process_cannot_open_it_twice(book: Path) -> None:
    with open_store(book):
        with pytest.raises(BookInUseError, match="电脑“办公室电脑”上的用户“王芳”（2026年3月5日08:01起）打开"):
            open_store(book)
        with pytest.raises(BookInUseError):
            open_store(book)
    open_store(book).close()


def test_another_process_has_it_until_it_is_killed(book: Path) -> None:
    with hold(book) as process:
        with pytest.raises(BookInUseError, match="电脑“甲”上的用户“李娜”（2026年3月5日14:20起）打开") as caught:
            Store.open(book, clock=Clock(), operator="王芳", seat=Seat("甲", "王芳", 2), break_lock=True)
        assert not caught.value.may_break
        process.kill()
    assert lock_file(book).exists()
    with Store.open(book, clock=Clock(), operator="王芳", seat=Seat("甲", "王芳", 2)) as store:
        assert store.undo_label is None
    assert not lock_file(book).exists()


def test_the_lock_of_another_computer_is_kept_until_the_user_breaks_it(book: Path) -> None:
    text = leave_lock(book, "书记电脑")
    with pytest.raises(BookInUseError, match="如果那台电脑已经关闭本程序，可以解除占用后打开") as caught:
        open_store(book)
    assert caught.value.may_break
    assert caught.value.holder is not None
    assert caught.value.holder.seat.host == "书记电脑"
    assert lock_file(book).read_text(encoding="utf-8") == text
    with Store.open(book, clock=Clock(), operator="王芳", seat=HERE, break_lock=True):
        pass
    assert not lock_file(book).exists()


def test_a_lock_that_this_computer_left_in_a_crash_is_taken_over(book: Path) -> None:
    leave_lock(book, HERE.host)
    open_store(book).close()


GARBLED = [b"", b"\xff\xfe\x00", b'{"host": "A"', b"[]", b'{"host":"A","user":"","pid":"x","since":"?"}']


@pytest.mark.parametrize("content", GARBLED)
def test_an_empty_or_garbled_lock_file_does_not_keep_anyone_out(book: Path, content: bytes) -> None:
    lock_file(book).write_bytes(content)
    open_store(book).close()
    assert not lock_file(book).exists()


def test_a_user_without_name_is_left_out_of_the_sentence() -> None:
    holder = Holder(Seat("A", "", 1), datetime(2026, 12, 31, 9, 5))  # noqa: DTZ001 - a local time
    assert holder.words() == "电脑“A”（2026年12月31日09:05起）"
    assert Holder.read(holder.text()) == holder


def test_this_seat_is_this_process() -> None:
    assert Seat.here() == Seat.here()
    assert Seat.here().host
