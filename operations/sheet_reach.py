"""How far the values of a zipped workbook reach, found out before a parser lays the whole rectangle out in memory.

A file of a few kilobytes can name a cell in the last row and column, or give a long text to a million cells: the parser
would ask for more memory than there is, and the program would end. Sheets as table programs write them are looked over
with patterns; whatever looks different is walked through cell by cell. So is every part that holds a sheet, wherever it
lies in the archive: the parser finds parts by rules of its own.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from ledger.errors import KnownError
from operations.sheet_guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, REST_OF_TAG

MAX_TEXT = 300 * 1024 * 1024
"""Bytes of text that all cells together may have."""
_CELL_BEGINNINGS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r", b":c ", b":c\t", b":c\n", b":c\r", b":c/")
_USUAL = re.compile(rb'<c r="[A-Z]{1,3}[1-9]\d{0,6}"' + REST_OF_TAG + rb">")
# Only cells with content count: whole rows and columns are often formatted to the end of the sheet.
_FILLED_COLUMN = re.compile(rb'<c r="([A-Z]{2,3})(\d{1,7})"' + REST_OF_TAG + rb"(?<!/)>")
_FILLED_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{5,7})"' + REST_OF_TAG + rb"(?<!/)>")
_SHARED = re.compile(rb't="s"' + REST_OF_TAG + rb"><v>(\d{1,9})</v>")
_ANY_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_ADDRESS = re.compile(r"([A-Za-z]{1,9})(\d{1,15})")
_SHEET, _BINARY_SHEET, _TEXTS = b"sheetData", b"\x91\x01\x00", b"</si>"
_ROW_RECORD, _CELL_RECORDS = 0, range(2, 12)  # 1 is a blank cell


def check_reach(archive: zipfile.ZipFile, name: str) -> None:
    """Look over every part that holds a sheet; ``name`` is the file's, for the sentence.

    Raises:
        KnownError: values beyond row 200,000 or column 500, too many cells, or too much text in them.
    """
    texts: list[int] = []
    sheets: list[bytes] = []
    for part in archive.infolist():
        data = archive.read(part)
        if _BINARY_SHEET in data and not part.filename.endswith((".xml", ".rels")):
            check_cells(_binary_cells(data), name)
        if _SHEET in data:
            _check_sheet(data, name)
            sheets.append(data)
        if part.filename == "content.xml":
            _Walk(name).open_document(data)
        if _TEXTS in data:
            texts += map(len, data.split(_TEXTS))
    _check_texts(sheets, texts, name)


def _check_sheet(xml: bytes, name: str) -> None:
    usual = len(_USUAL.findall(xml))
    if usual > MAX_CELLS:
        raise _too_large(name)
    # Nearly always the first count settles it; counting every beginning takes ten times as long.
    is_usual = usual == xml.count(b"<c") - xml.count(b"<col") and b":c" not in xml
    if not is_usual and usual != sum(map(xml.count, _CELL_BEGINNINGS)):
        _Walk(name).sheet(xml)
        return
    far = [(int(row), _column(letters)) for letters, row in _FILLED_COLUMN.findall(xml)]
    columns = max((column for _, column in far), default=_column(b"Z"))
    rows = max(map(int, set(_FILLED_ROW.findall(xml))), default=9_999)
    check_cells([*far, (rows, columns)], name)


def check_cells(cells: Iterable[tuple[int, int]], name: str) -> None:
    """Look at rows and columns, counted from 1, of cells with content; raises KnownError as ``check_reach``."""
    rows = columns = count = 0
    for row, column in cells:
        rows, columns, count = max(rows, row), max(columns, column), count + 1
        if columns > MAX_COLUMNS:
            raise KnownError(
                f"“{name}”的第 {row} 行在 {MAX_COLUMNS} 列以外还有内容，不像是花名册，请删去右侧无关的列后再导入。"
            )
        if rows > MAX_ROWS:
            raise KnownError(f"“{name}”的第 {row} 行还有内容，超过 {MAX_ROWS} 行的上限，请删去下方无关的行后再导入。")
        if count > MAX_CELLS or rows * columns > MAX_CELLS:
            raise _too_large(name)


def _check_texts(sheets: list[bytes], texts: list[int], name: str) -> None:
    """A text is kept once and may be given to any number of cells."""
    if max(texts, default=0) * sum(sheet.count(b"<c") + sheet.count(b":c") for sheet in sheets) <= MAX_TEXT:
        return
    uses = sum(len(_ANY_SHARED.findall(sheet)) for sheet in sheets)
    places = (int(place) for sheet in sheets for place in _SHARED.findall(sheet))
    known = [texts[place] for place in places if place < len(texts)]
    if len(known) != uses or sum(known) > MAX_TEXT:
        raise _too_large(name)


def _too_large(name: str) -> KnownError:
    return KnownError(f"“{name}”里的表格过大，超过 {MAX_CELLS} 格，请删去无关的行和列后再导入。")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


class _Walk:
    """Goes through a sheet cell by cell, and refuses it as soon as it reaches too far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._row = self._column = 0
        self._rows = self._columns = 0  # how many of them have content

    def sheet(self, xml: bytes) -> None:
        """A sheet of xlsx that is not written as usual; cells without address follow each other."""
        self._parse(xml, self._start)

    def open_document(self, xml: bytes) -> None:
        """The sheets of an OpenDocument, in which rows and cells are repeated by number."""
        self._parse(xml, self._start_open)

    def _parse(self, xml: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise KnownError(f"“{self._name}”已经损坏，读不出来，请用表格软件打开后另存一份再导入。") from error

    def _refuse(self, *_: object) -> None:
        raise KnownError("这个文件里有不正常的实体声明，为安全起见没有打开。")

    def _start(self, tag: str, given: dict[str, str]) -> None:
        plain = tag.rpartition(":")[2]
        address = given.get("r", "")
        if plain == "row":
            self._row = _whole(address) or self._row + 1
            self._column = 0
        elif plain == "c":
            found = _ADDRESS.fullmatch(address)
            self._column = _column(found[1].upper().encode()) if found else self._column + 1
            self._row = int(found[2]) if found else self._row
        elif plain in {"v", "f", "is"}:
            self._take(self._row, self._column)

    def _start_open(self, tag: str, given: dict[str, str]) -> None:
        plain = tag.rpartition(":")[2]
        if plain == "table":
            self._row = self._rows = self._columns = 0
        elif plain == "table-row":
            self._row += _whole(given.get("table:number-rows-repeated", "")) or 1
            self._column = 0
        elif plain in {"table-cell", "covered-table-cell"}:
            self._column += _whole(given.get("table:number-columns-repeated", "")) or 1
            if "office:value-type" in given:
                self._take(self._row, self._column)
        elif plain == "p":
            self._take(self._row, self._column)

    def _take(self, row: int, column: int) -> None:
        if row > self._rows or column > self._columns:
            self._rows, self._columns = max(row, self._rows), max(column, self._columns)
            check_cells([(self._rows, self._columns)], self._name)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _binary_cells(data: bytes) -> Iterator[tuple[int, int]]:
    """The cells of a sheet of xlsb: records of a kind, a length, and in rows and cells a number."""
    place = row = 0
    while place < len(data):
        kind, place = _number(data, place, 2)
        size, place = _number(data, place, 4)
        number = int.from_bytes(data[place : place + 4], "little") + 1
        if kind == _ROW_RECORD:
            row = number
        elif kind in _CELL_RECORDS:
            yield row, number
        place += size


def _number(data: bytes, place: int, most: int) -> tuple[int, int]:
    """A number in groups of seven bits, the low ones first, and the place after it."""
    number = 0
    for shift in range(0, 7 * most, 7):
        byte = data[place] if place < len(data) else 0
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return number, place
