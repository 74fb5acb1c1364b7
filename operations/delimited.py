"""Tables in text files: csv, tab-separated text named .xls, and web pages named .xls."""

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

from ledger.errors import KnownError
from ledger.intake.cells import Merge, Row, Sheet
from operations.sheet_guards import MAX_COLUMNS, MAX_ROWS

_DELIMITERS = ("\t", ",", ";", "|")
_SAMPLE_LINES = 200
_ROW_TAGS = ("tr", "row")
_CELL_TAGS = ("td", "th", "cell")
_MOST_SKIPPED = 1_000
_MOST_LINES = 10 * MAX_ROWS  # a cell may have several
_LONGEST_TAG = 1_000_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HTML = re.compile(r"<\s*(?:!doctype html|html|table|meta|\w*:?workbook)\b", re.IGNORECASE)
_KEPT_AS_FORMULA = re.compile('="([^"]*)"')
_KEPT_AS_TEXT = re.compile(r"'[=+\-@'\t\r\d]")
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
    # Only these two end a line: a cell may hold the other signs that Python takes for ends of lines.
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise _too_long(name)
    lines = io.StringIO(text.replace("\x00", ""), newline="").readlines()
    first = re.fullmatch(r"sep=(.)\s*", lines[0]) if lines else None
    delimiter = first[1] if first else _delimiter(lines[:_SAMPLE_LINES])
    rows: list[Row] = []
    try:
        for row in csv.reader(lines[1 if first else 0 :], delimiter=delimiter):
            _check_size(len(rows), len(row), name)
            rows.append(_unquoted(tuple(cell or None for cell in row)))
    except csv.Error as error:
        raise KnownError(f"“{name}”里有一行长得不像表格，读不出来，请用表格软件另存为 xlsx 后再导入。") from error
    return Sheet(name, tuple(rows), is_typed=False)


def _check_size(rows: int, columns: int, name: str) -> None:
    if columns > MAX_COLUMNS:
        raise KnownError(f"“{name}”有一行超过 {MAX_COLUMNS} 列，不像是花名册。")
    if rows > MAX_ROWS:
        raise _too_long(name)


def _too_long(name: str) -> KnownError:
    return KnownError(f"“{name}”超过 {MAX_ROWS} 行的上限，请删去无关的行后再导入。")


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

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.rows: list[list[str | None]] = []
        self.merges: list[Merge] = []
        self._open: list[Merge] = []  # those that reach into the line being read
        self._covered: frozenset[int] = frozenset()  # its columns that belong to cells of lines above
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

    def finish(self) -> None:
        """Take what stands in the last cell of a page that was cut off."""
        if self._cell is not None and "<" not in self.rawdata:
            self._cell.append(self.rawdata)
        self._close_cell()

    def _add_rows(self, index: str | None) -> None:
        """The next row; an XML workbook skips empty rows by naming the number of the next one."""
        missing = int(index) - 1 - len(self.rows) if index and index.isdigit() else 0
        self.rows.extend([] for _ in range(min(max(missing, 0), _MOST_SKIPPED)))
        self.rows.append([])
        line = len(self.rows) - 1
        _check_size(line, 0, self._name)
        self._open = [one for one in self._open if one.bottom >= line]
        self._covered = frozenset(column for one in self._open for column in range(one.left, one.right + 1))

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        line, row = len(self.rows) - 1, self.rows[-1]
        while len(row) in self._covered or len(row) < self._index:
            row.append(None)
        down, across = self._span
        if down > 1 or across > 1:
            self._open.append(Merge(line, len(row), line + down - 1, len(row) + across - 1))
            self.merges.append(self._open[-1])
        row.append("".join(self._cell).strip() or None)
        row.extend([None] * (across - 1))
        _check_size(line, len(row), self._name)
        self._cell = None


def _span(text: str | None, further: str | None = None) -> int:
    """The number of cells a cell takes; XML workbooks say how many *further* ones."""
    number = int(further) + 1 if further and further.isdigit() else int(text) if text and text.isdigit() else 1
    return min(max(number, 1), MAX_COLUMNS)


def read_web_page(text: str, name: str) -> Sheet:
    """The tables of a web page as one sheet.

    Raises:
        KnownError: there is no table, or one too long or too wide.
    """
    if max(map(len, text.split(">"))) > _LONGEST_TAG:
        raise _no_page(name)
    tables = _Tables(name)
    try:
        tables.feed(text)  # what stands open at the end is dropped: looking for its end again and again takes hours
        tables.finish()
    except AssertionError as error:  # so the parser says that a declaration is none
        raise _no_page(name) from error
    if not any(tables.rows):
        raise _no_page(name)
    return Sheet(name, tuple(map(tuple, tables.rows)), tuple(tables.merges), is_typed=False)


def _no_page(name: str) -> KnownError:
    return KnownError(f"“{name}”其实是网页，里面没有表格，请用表格软件打开后另存为 xlsx 再导入。")
