"""Whether a key fits the pages of an encrypted file, although its first page, which proves a key, was hit.

Each page ends in a random vector of 16 bytes and an HMAC-SHA512 over what stands before it and the page's number, under
a key of its own that SQLCipher 4 derives from the book's key in two rounds.
"""

import hashlib
import hmac
from pathlib import Path

from storage.keys import KEY_BYTES, BookKey

_PAGE = 4096
_SEAL = 64
_SALT_MASK = 0x3A
_ROUNDS = 2
_LOOKED_AT = 64
"""So many pages from the second on; a torn write hits few of them."""


def fits_some_page(path: Path, key: BookKey) -> bool:
    """Whether the seal of any page after the first is of this key. Raises OSError."""
    salt = bytes(one ^ _SALT_MASK for one in key.salt)
    seal_key = hashlib.pbkdf2_hmac("sha512", key.raw, salt, _ROUNDS, KEY_BYTES)
    with path.open("rb") as file:
        file.seek(_PAGE)
        for number in range(2, 2 + _LOOKED_AT):
            page = file.read(_PAGE)
            if len(page) < _PAGE:
                return False
            seal = hmac.digest(seal_key, page[:-_SEAL] + number.to_bytes(4, "little"), "sha512")
            if hmac.compare_digest(seal, page[-_SEAL:]):
                return True
    return False
