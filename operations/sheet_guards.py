"""What is refused before a foreign file is parsed: too large, packed to burst, no workbook at all.

Only the first bytes and the directory of the archive are read here, so a hostile file costs nothing.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import KnownError

MAX_BYTES = 30 * 1024 * 1024
MAX_UNPACKED = 250 * 1024 * 1024
MAX_PARTS = 5_000
MAX_STYLES = 16 * 1024 * 1024  # what is parsed as a tree takes ten times its size in memory
MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_CELLS = 5_000_000
BURST_RATIO = 400  # sheets of repeated text reach 60 to 100; archives made to burst 1000
RATIO_FROM = 20 * 1024 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

_ACCESS = (b"\x00\x01\x00\x00Standard Jet DB", b"\x00\x01\x00\x00Standard ACE DB")
_FOREIGN = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"SQLite format 3", "数据库文件"),
    (b"MZ", "程序文件"),
    (b"{\\rtf", "RTF 文档"),
)
# RuntimeError: a part of the archive is encrypted; ValueError and LookupError: numbers or encodings that are none.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # XML that is none: xml.etree's ParseError is one
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
)
# How far a pattern looks is bounded: in a sheet made for it, each of a million beginnings would look to the end.
REST_OF_TAG = rb"[^<>]{0,99}"
PARSED_PARTS = frozenset({"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"})
_NOT_A_TABLE = "请选择 xlsx、xls 或 csv 格式的表格。"


def check_before_reading(path: Path) -> bytes:
    """The first 512 bytes of a file that may be parsed.

    Raises:
        KnownError: the file cannot be opened, or is refused by its name, size or kind.
    """
    if path.name.startswith(("~$", ".~")):
        raise KnownError(f"“{path.name}”是表格软件打开文件时留下的临时文件，请选择名称不带“~$”的原文件。")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise KnownError(f"打不开“{path.name}”，请确认文件还在、没有被其他程序独占。") from error
    if size == 0:
        raise KnownError(f"“{path.name}”是空文件，里面没有内容。")
    if size > MAX_BYTES:
        raise KnownError(
            f"“{path.name}”有 {size // 1024 // 1024} MB，超过 30 MB 的上限，请删去图片和无关的工作表后再导入。"
        )
    _refuse_foreign(path.name, head)
    return head


def _refuse_foreign(name: str, head: bytes) -> None:
    if head.startswith(_ACCESS):
        raise KnownError(f"“{name}”是 Access 数据库，不能直接导入，请先在 Access 里把表导出为 Excel 文件。")
    for mark, kind in _FOREIGN:
        if head.startswith(mark):
            raise KnownError(f"“{name}”的内容是{kind}，不是表格。{_NOT_A_TABLE}")


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn what a broken archive, or broken XML inside it, raises into one sentence.

    Raises:
        KnownError: the file is damaged.
    """
    try:
        yield
    except _DAMAGE as error:
        raise KnownError(f"“{name}”已经损坏，读不出来，请用表格软件打开后另存一份再导入。") from error


def check_archive(path: Path) -> None:
    """Look at the directory of a zipped workbook.

    Raises:
        KnownError: the archive is damaged, is no workbook, or unpacks to more than a roster ever does.
    """
    with refusing_damage(path.name), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        _check_entities(archive, parts)
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    bursts = unpacked > RATIO_FROM and unpacked / packed > BURST_RATIO
    bursts |= any(part.file_size > MAX_STYLES for part in parts if part.filename in PARSED_PARTS)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or bursts:
        raise KnownError(f"“{path.name}”解压后过大，不像是正常的表格，为安全起见没有打开。")
    _check_is_workbook(path.name, {part.filename for part in parts})


def _check_is_workbook(name: str, parts: set[str]) -> None:
    if "word/document.xml" in parts:
        raise KnownError(f"“{name}”是 Word 文档，不是表格，请把其中的表格复制到 Excel 里另存后再导入。")
    if "ppt/presentation.xml" in parts:
        raise KnownError(f"“{name}”是演示文稿，不是表格。{_NOT_A_TABLE}")
    is_workbook = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & parts
    if not is_workbook and not any(part.endswith("/workbook.xml") for part in parts):
        raise KnownError(f"“{name}”是压缩包，不是表格，请先解压，再选择里面的表格文件。")


def _check_entities(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """A workbook never declares entities; one that does was made to swell while it is parsed.

    What is parsed here as XML is looked through to its end, since a long comment may stand before the declaration, and
    in any of the encodings that have zeros between the letters.
    """
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as file:
                head = file.read(MAX_STYLES if part.filename in PARSED_PARTS else 4096).replace(b"\x00", b"")
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise KnownError("这个文件里有不正常的实体声明，为安全起见没有打开。")
