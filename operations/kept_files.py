"""Files that are kept in the book: what is too large or empty is refused with a plain sentence."""

from pathlib import Path

from ledger.errors import KnownError

MOST_BYTES = 50 * 1024 * 1024
"""A book is copied as one file; what is larger stays outside of it."""


def read_to_keep(path: Path) -> bytes:
    """The bytes of a file that shall be kept.

    Raises KnownError when it cannot be read, is empty or is larger than ``MOST_BYTES``.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            limit = MOST_BYTES // 1024 // 1024
            raise KnownError(f"“{path.name}”超过{limit}兆，没有添加，账簿没有变动；请压缩或拆分后再添加。")
        content = path.read_bytes()
    except OSError as error:
        raise KnownError(f"读不出“{path.name}”，没有添加，账簿没有变动；请检查文件是否还在、能否打开。") from error
    if not content:
        raise KnownError(f"“{path.name}”是空文件，没有添加，账簿没有变动。")
    return content
