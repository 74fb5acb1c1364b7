"""Giving the password of an encrypted book, or the recovery code of its sheet."""

from contextlib import closing
from pathlib import Path

from storage.engine import APPLICATION_ID, FROZEN, connect, pragma
from storage.errors import BookError, BookReadOnlyError, BookUnreachableError, NotABookError, known_file_errors
from storage.keys import KEYRING, BookKey, RecoveryCodeError, derive, key_from_recovery, salt_of
from storage.page_seals import fits_some_page


class WrongPasswordError(BookError):
    """The password does not open the book. Where the salt, its first bytes, was hit no password does."""

    words = (
        "密码不对，账簿“{name}”没有改动；请检查大小写和输入法后重试，忘记密码可用恢复单上的恢复码打开。"
        "确信没有输错的，可能是文件开头已损坏，请用最近的备份恢复。"
    )


class WrongRecoveryCodeError(BookError):
    """A recovery code that is complete, but of another book or of an earlier password."""

    words = "恢复码不能打开账簿“{name}”，账簿没有改动；恢复单可能属于另一本账簿，或在更改密码后已经作废。"


class MistypedRecoveryCodeError(BookError):
    """A recovery code whose check characters say that it was mistyped."""

    def __init__(self, path: Path, row: int) -> None:
        super().__init__(path)
        self.row = row
        where = f"第{row}行有误" if row else "应为4行、每行14个字符"
        self.sentence = f"恢复码{where}，账簿没有改动；请对照恢复单重新输入。"
        self.args = (self.sentence,)


def is_encrypted(path: Path) -> bool:
    """Whether the file begins as an encrypted book does. Raises BookError when it cannot be read."""
    with known_file_errors(path):
        return salt_of(path) is not None


def is_unlocked(path: Path) -> bool:
    """Whether the book opens without asking: it is plain, or its key is in the keyring."""
    return not is_encrypted(path) or KEYRING.key_of(path) is not None


def unlock(path: Path, password: str) -> None:
    """Prove a password and keep its key until ``lock_all``. Takes a quarter of a second by intent.

    Raises WrongPasswordError, and BookError when the file cannot be read.
    """
    with known_file_errors(path):
        salt = salt_of(path)
    if salt is not None and not _keep_if_it_opens(path, derive(password, salt)):
        raise WrongPasswordError(path)


def unlock_by_recovery(path: Path, typed: str) -> None:
    """Prove a recovery code and keep its key.

    Raises MistypedRecoveryCodeError, WrongRecoveryCodeError, and BookError when the file cannot be read.
    """
    with known_file_errors(path):
        salt = salt_of(path)
    if salt is None:
        return
    try:
        key = key_from_recovery(typed, salt)
    except RecoveryCodeError as error:
        raise MistypedRecoveryCodeError(path, error.row) from error
    if not _keep_if_it_opens(path, key):
        raise WrongRecoveryCodeError(path)


def lock_all() -> None:
    """Forget every key. A book that is open stays so until it is closed."""
    KEYRING.forget_all()


def _keep_if_it_opens(path: Path, key: BookKey) -> bool:
    """Whether the key is that of the file; the keyring is as before when it is not.

    The engine proves a key by the first page. Where that was hit the others tell: then the password is right, and
    opening the book says that it is damaged.
    """
    earlier = KEYRING.key_of(path)
    KEYRING.add(key)
    is_right = False
    try:
        is_right = _opens(path) or fits_some_page(path, key)
    finally:
        if not is_right:
            KEYRING.forget(key)
            if earlier is not None:  # of a book that is open already, whose password is asked once more
                KEYRING.add(earlier)
    return is_right


def _opens(path: Path) -> bool:
    """Whether the key in the keyring is that of the file.

    A write that was cut off leaves a journal, which whoever only reads may not play back: then the file is looked at as
    it lies there. Raises BookError when it cannot be read at all, which says nothing about the password.
    """
    try:
        return _has_mark(path, "ro")
    except (BookReadOnlyError, BookUnreachableError):
        return _has_mark(path, FROZEN)


def _has_mark(path: Path, mode: str) -> bool:
    try:
        with known_file_errors(path), closing(connect(path, mode)) as db:
            return pragma(db, "application_id") == APPLICATION_ID
    except NotABookError:
        return False
