"""Tables in text files: csv, tab-separated text named .xls, and web pages named .xls."""

import csv
import re
from collections import Counter
from html.parser import HTMLParser

from ledger.errors import KnownError
from ledger.intake.cells import Merge, Row, Sheet
from operations.sheet_guards import MAX_COLUMNS

_DELIMITERS = ("\t", ",", ";", "|")
_SAMPLE_LINES = 200
_ROW_TAGS = ("tr", "row")
_CELL_TAGS = ("td", "th", "cell")
_MOST_SKIPPED = 1_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HTML = re.compile(r"<\s*(?:!doctype html|html|table|meta|\w*:?workbook)\b", re.IGNORECASE)
_KEPT_AS_FORMULA = re.compile('="([^"]*)"')
_KEPT_AS_TEXT = re.compile(r"'[=+\-@'\t\d]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def decode(data: bytes, name: str) -> str:
    """The whole file as text: by its mark, as UTF-8, as UTF-16, else as GB18030.

    Decided on all bytes, never on the beginning: a rare character in the last line would be lost otherwise.

    Raises:
        KnownError: no encoding fits, or it is no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decode_or_refuse(data, encoding, name)
    if data[1::2].count(0) > len(data) // 4:
        return _decode_or_refuse(data, "utf-16-le", name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_or_refuse(data, "gb18030", name)
    if _CONTROL.search(text):
        raise KnownError(f"“{name}”不是表格，也不是文本，读不出来。请选择 xlsx、xls 或 csv 格式的表格。")
    return text


def _decode_or_refuse(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise KnownError(
            f"“{name}”的文字编码认不出来（不是 UTF-8，也不是 GB18030），请用表格软件另存为 xlsx 后再导入。"
        ) from error


def is_web_page(text: str) -> bool:
    """Whether the text is a web page that was given the name of a workbook."""
    return _HTML.search(text[:2000]) is not None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a web page names for itself."""
    found = _CHARSET.search(data[:4000])
    return found[1].decode("ascii") if found else None


def read_delimited(text: str, name: str) -> Sheet:
    """A text table; the separator is the one that splits most lines evenly.

    Raises:
        KnownError: the text has lines too long or too wide for a table.
    """
    lines = text.replace("\x00", "").splitlines(keepends=True)
    first = re.fullmatch(r"sep=(.)\s*", lines[0]) if lines else None
    delimiter = first[1] if first else _delimiter(lines[:_SAMPLE_LINES])
    try:
        rows = [
            tuple(cell or None for cell in row) for row in csv.reader(lines[1 if first else 0 :], delimiter=delimiter)
        ]
    except csv.Error as error:
        raise KnownError(f"“{name}”里有一行长得不像表格，读不出来，请用表格软件另存为 xlsx 后再导入。") from error
    if rows and max(map(len, rows)) > MAX_COLUMNS:
        raise KnownError(f"“{name}”有一行超过 {MAX_COLUMNS} 列，不像是花名册。")
    return Sheet(name, tuple(_unquoted(row) for row in rows), is_typed=False)


def _unquoted(row: Row) -> Row:
    """Without the signs by which exports keep a text from being taken for a number or formula: ``="…"``, ``'``, tab."""
    return tuple(_unquoted_cell(cell) if isinstance(cell, str) and cell[0] in "='\t" else cell for cell in row)


def _unquoted_cell(cell: str) -> str:
    if found := _KEPT_AS_FORMULA.fullmatch(cell):
        return found[1]
    return cell.removeprefix("'") if _KEPT_AS_TEXT.match(cell) else cell.strip("\t")


def _delimiter(lines: list[str]) -> str:
    """The sign by which the largest number of cells fall into rows of equal width."""
    return max(_DELIMITERS, key=lambda sign: _even_cells(lines, sign))


def _even_cells(lines: list[str], sign: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign))
    except csv.Error:
        return 0
    return max((times * (width - 1) for width, times in widths.items()), default=0)


class _Tables(HTMLParser):
    """Collects the cells of all tables of a page, or of an XML workbook of 2003, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str | None]] = []
        self.merges: list[Merge] = []
        self._open: list[Merge] = []  # those that reach into the line being read
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._index = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _ROW_TAGS:
            self._close_cell()
            self._add_rows(given.get("ss:index"))
        elif tag in _CELL_TAGS and self.rows:
            self._close_cell()
            self._cell = []
            self._index = _span(given.get("ss:index")) - 1
            down, across = given.get("ss:mergedown"), given.get("ss:mergeacross")
            self._span = _span(given.get("rowspan"), down), _span(given.get("colspan"), across)
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in (*_CELL_TAGS, *_ROW_TAGS, "table"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _add_rows(self, index: str | None) -> None:
        """The next row; an XML workbook skips empty rows by naming the number of the next one."""
        missing = int(index) - 1 - len(self.rows) if index and index.isdigit() else 0
        self.rows.extend([] for _ in range(min(max(missing, 0), _MOST_SKIPPED)))
        self.rows.append([])

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        line, row = len(self.rows) - 1, self.rows[-1]
        self._open = [one for one in self._open if one.bottom >= line]
        covered = {column for one in self._open if one.top < line for column in range(one.left, one.right + 1)}
        while len(row) in covered or len(row) < self._index:
            row.append(None)
        down, across = self._span
        if down > 1 or across > 1:
            self._open.append(Merge(line, len(row), line + down - 1, len(row) + across - 1))
            self.merges.append(self._open[-1])
        row.append("".join(self._cell).strip() or None)
        row.extend([None] * (across - 1))
        self._cell = None


def _span(text: str | None, further: str | None = None) -> int:
    """The number of cells a cell takes; XML workbooks say how many *further* ones."""
    number = int(further) + 1 if further and further.isdigit() else int(text) if text and text.isdigit() else 1
    return min(max(number, 1), MAX_COLUMNS)


def read_web_page(text: str, name: str) -> Sheet:
    """The tables of a web page as one sheet.

    Raises:
        KnownError: there is no table.
    """
    tables = _Tables()
    tables.feed(text)
    tables.close()
    if not any(tables.rows):
        raise KnownError(f"“{name}”其实是网页，里面没有表格，请用表格软件打开后另存为 xlsx 再导入。")
    return Sheet(name, tuple(map(tuple, tables.rows)), tuple(tables.merges), is_typed=False)
