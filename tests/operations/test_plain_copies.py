"""Old books beside a book with a password: found by their names, encrypted like it, whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from operations.plain_copies import encrypt_copies, plain_copies
from storage.errors import PasswordNeededError
from storage.rekeying import set_password
from storage.unlocking import is_encrypted, lock_all, unlock, unlock_by_recovery
from tests.storage.helpers import dump
from tests.storage.released_book import write_book

RELEASED = Path(__file__).parents[1] / "storage" / "books"


def silent(_done: int, _total: int, _note: str) -> None:
    """Nobody watches."""


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    yield
    lock_all()


def test_old_books_get_the_password_and_the_sheet_of_the_book(tmp_path: Path) -> None:
    book = tmp_path / "第一支部.zbtz"
    write_book(book)
    aside = [tmp_path / f"第一支部.{word}.zbtz" for word in ("恢复前1", "已撤回1")]
    for one in aside:
        one.write_bytes(book.read_bytes())
    old = tmp_path / "第一支部.升级前-1.zbtz"
    old.write_bytes((RELEASED / "v0001.zbtz").read_bytes())
    (tmp_path / "第二支部.恢复前1.zbtz").write_bytes(book.read_bytes())
    rows = {one: dump(one) for one in (*aside, old)}
    assert set(plain_copies(book)) == {*aside, old}
    sheet = set_password(book, "口令2026")
    assert encrypt_copies((book, plain_copies(book)), silent) == 3
    assert plain_copies(book) == ()
    lock_all()
    for one, whole in rows.items():
        assert is_encrypted(one)
        unlock(one, "口令2026")
        lock_all()
        unlock_by_recovery(one, "".join(sheet))
        assert dump(one) == whole
    lock_all()
    with pytest.raises(PasswordNeededError):
        encrypt_copies((book, (tmp_path / "第二支部.恢复前1.zbtz",)), silent)
