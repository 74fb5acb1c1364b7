"""The keys of books with a password: how they are derived, kept while the program runs, and written on paper.

An encrypted book begins with 16 random bytes, the salt; the key is PBKDF2-HMAC-SHA512 of the password over it, exactly
as SQLCipher derives it, so any SQLCipher tool opens the book with the password alone. Deriving takes a quarter of a
second by intent, so it is done once: the keyring then opens the book, its backups and its copies, which share its salt.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

SALT_BYTES = 16
KEY_BYTES = 32
ROUNDS = 256_000  # SQLCipher 4's own number; another one would need a pragma in every tool
PLAIN_MAGIC = b"SQLite format 3\x00"

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 signs without I, L, O and U, which are misread
_BITS = 5
_ROWS = 4
_SIGNS_A_ROW = 13  # 4 × 13 × 5 bits hold the 256 of the key, with 4 to spare
_LOOK_ALIKES = str.maketrans("ILOU", "110V")


@dataclass(frozen=True, slots=True)
class BookKey:
    """What opens an encrypted book, with the salt that its first bytes are."""

    raw: bytes
    salt: bytes

    @property
    def literal(self) -> str:
        """The blob literal that ``PRAGMA key`` takes; with the salt, so that a new file gets the same one."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def derive(password: str, salt: bytes) -> BookKey:
    """The key of a password. Unicode spellings that look alike (NFC) are one password."""
    text = unicodedata.normalize("NFC", password).encode()
    return BookKey(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, KEY_BYTES), salt)


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted book; None for a plain or empty file. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(SALT_BYTES)
    return None if len(head) < SALT_BYTES or head == PLAIN_MAGIC else head


class Keyring:
    """The keys proved since the program started, by salt. Nothing of it is ever written to a disk."""

    def __init__(self) -> None:
        self._by_salt: dict[bytes, BookKey] = {}

    def add(self, key: BookKey) -> None:
        """Keep a key that has opened its book."""
        self._by_salt[key.salt] = key

    def forget(self, key: BookKey) -> None:
        """Give up a key that has opened nothing."""
        self._by_salt.pop(key.salt, None)

    def forget_all(self) -> None:
        """Keep none: each book asks for its password again."""
        self._by_salt.clear()

    def key_of(self, path: Path) -> BookKey | None:
        """The key for a file, None for a plain one, a missing one, or one whose password was not given yet."""
        try:
            salt = salt_of(path)
        except FileNotFoundError:
            return None
        return None if salt is None else self._by_salt.get(salt)


KEYRING = Keyring()
"""One for the process, as a door has one: every connection, in whatever thread, needs the same keys."""


# On paper


class RecoveryCodeError(ValueError):
    """A recovery code that cannot be right; ``row`` is the line to look at, from 1, 0 when the length is wrong."""

    def __init__(self, row: int) -> None:
        super().__init__(f"recovery code: row {row}")
        self.row = row


def recovery_rows(key: BookKey) -> tuple[str, ...]:
    """The key as four lines of signs without look-alikes; the last sign of a line checks it."""
    number = int.from_bytes(key.raw, "big")
    signs = []
    for _ in range(_ROWS * _SIGNS_A_ROW):
        number, low = divmod(number, 1 << _BITS)
        signs.append(_SIGNS[low])
    text = "".join(reversed(signs))
    rows = [text[start : start + _SIGNS_A_ROW] for start in range(0, len(text), _SIGNS_A_ROW)]
    return tuple(row + _check_sign(row, place) for place, row in enumerate(rows, start=1))


def key_from_recovery(typed: str, salt: bytes) -> BookKey:
    """The key that a typed recovery code means; spaces, hyphens, case and look-alikes do not matter.

    Raises RecoveryCodeError, naming the line that was mistyped.
    """
    text = "".join(sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum())
    text = text.translate(_LOOK_ALIKES)
    width = _SIGNS_A_ROW + 1
    if len(text) != _ROWS * width:
        raise RecoveryCodeError(0)
    number = 0
    for place in range(1, _ROWS + 1):
        row = text[(place - 1) * width : place * width]
        if any(sign not in _SIGNS for sign in row) or _check_sign(row[:-1], place) != row[-1]:
            raise RecoveryCodeError(place)
        for sign in row[:-1]:
            number = number << _BITS | _SIGNS.index(sign)
    if number >> (8 * KEY_BYTES):
        raise RecoveryCodeError(1)
    return BookKey(number.to_bytes(KEY_BYTES, "big"), salt)


def _check_sign(row: str, place: int) -> str:
    """A weighted sum with odd weights: finds every single wrong sign, most swaps, and lines in the wrong order."""
    total = place + sum((2 * weight + 1) * _SIGNS.index(sign) for weight, sign in enumerate(row))
    return _SIGNS[total % len(_SIGNS)]
