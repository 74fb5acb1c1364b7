"""What is refused before an exchange file is read: too large, packed to burst, names that are none of ours, damage.

A file on a stick is somebody else's. Whatever it holds, reading it ends in values or in one sentence.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import KnownError
from operations.exchange.manifest import CHECKSUM, FILES, MANIFEST, RECORDS

MAX_BYTES = 2 * 1024**3
MAX_RECORDS_TEXT = 256 * 1024**2
MAX_MANIFEST = 64 * 1024**2  # the trail of a book of many years
MAX_FILE = 64 * 1024**2
MAX_PARTS = 50_000
MAX_RECORDS = 1_000_000
BURST_RATIO = 400
RATIO_FROM = 20 * 1024**2

_FILE_NAME = re.compile(rf"{FILES}[0-9a-f]{{64}}")
_CORE = {MANIFEST, RECORDS, CHECKSUM}
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError)
_NOTHING = "没有并入任何内容，账簿没有变动"


def damaged(name: str) -> KnownError:
    """The sentence for a file that is not as it was written."""
    return KnownError(f"“{name}”不完整或已经损坏，{_NOTHING}；请在原账簿里重新生成一份，U盘在拔出前请先安全弹出。")


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn what a broken archive, or text that is none, raises into one sentence. Raises KnownError."""
    try:
        yield
    except _DAMAGE as error:
        raise damaged(name) from error


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """An exchange file whose directory was looked over. Raises KnownError."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise KnownError(f"打不开“{path.name}”，{_NOTHING}；请确认U盘插好、文件还在。") from error
    if head != b"PK\x03\x04":
        raise KnownError(f"“{path.name}”不是上报或下发的文件，{_NOTHING}；请另选文件。")
    if size > MAX_BYTES:
        raise _too_large(path.name)
    with refusing_damage(path.name):
        archive = zipfile.ZipFile(path)
    with archive:
        _look_over(path.name, archive.infolist())
        yield archive


def read_part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part of the archive, of which no more is unpacked than it may have. Raises what a broken archive raises."""
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_large(Path(archive.filename or "").name)
    return content


def _look_over(name: str, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise _too_large(name)
    names = [part.filename for part in parts]
    if not set(names) >= _CORE:
        raise KnownError(f"“{name}”不是上报或下发的文件，{_NOTHING}；请另选文件。")
    if len(set(names)) != len(names) or any(one not in _CORE and not _FILE_NAME.fullmatch(one) for one in names):
        raise KnownError(f"“{name}”里有不认识的内容，为安全起见没有打开，账簿没有变动。")
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    if unpacked > MAX_BYTES or (unpacked > RATIO_FROM and unpacked / packed > BURST_RATIO):
        raise _too_large(name)


def _too_large(name: str) -> KnownError:
    return KnownError(f"“{name}”过大，不像是正常的上报文件，为安全起见没有打开，账簿没有变动。")
