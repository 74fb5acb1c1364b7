"""Old books beside a book that has got a password: left by upgrades and restores, and still plain."""

from collections.abc import Callable
from pathlib import Path

from storage.rekeying import encrypt_like
from storage.restoring import books_put_aside
from storage.unlocking import is_encrypted
from storage.upgrade import copies_before_upgrade

Report = Callable[[int, int, str], None]


def plain_copies(book: Path) -> tuple[Path, ...]:
    """The old books 升级前, 恢复前 and 已撤回 of this one that anybody can read. Raises BookError."""
    beside = (*copies_before_upgrade(book), *books_put_aside(book))
    return tuple(one for one in beside if one.is_file() and not is_encrypted(one))


def encrypt_copies(job: tuple[Path, tuple[Path, ...]], progress: Report) -> int:
    """Give copies the password of their book; each is proved before it takes the place of the plain one.

    Raises BookError at the first one that cannot be; it and those behind it are as they were.
    """
    book, copies = job
    for number, copy in enumerate(copies):
        progress(number, len(copies), copy.name)
        encrypt_like(copy, book)
    return len(copies)
