"""Sheets: a table of values as xlsx, csv or json.

An xlsx opens as it should be in WPS, Excel and LibreOffice: id numbers and telephones are text, full days are dates,
the header is frozen and repeated on each printed page. No text can become a formula.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

from exports.files import atomic_target
from ledger.fields import Form
from ledger.values.dates import LooseDate
from ledger.values.money import Money, plain_money
from ledger.values.months import Month

SheetValue: TypeAlias = str | int | float | bool | date | LooseDate | Month | None

ORDER_LABEL = "序号"
EXAMPLE_MARK = "示例"
_CREATED = datetime(2025, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal content gives equal files
_FIRST_SHEET_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_LONGEST_INLINE_LIST = 255
_LONGEST_SHEET_NAME = 31
_LISTS = "选项"
_RISKY_IN_CSV = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: heading, width in Chinese characters, what it holds, and what may be chosen in a template."""

    key: str
    label: str
    width: int = 8
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    is_closed: bool = True
    is_required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A table to be written. Money values are whole 分.

    Attributes:
        title: stands above the table and names the sheet.
        columns: in order; a column of order numbers is put before them.
        rows: one value for each column.
        subtitle: a line under the title, such as the organisation and the day.
        notes: lines below the table.
        example: texts of a row that shows how to fill in and is skipped by the import.
        blank_rows: prepared empty lines of a template.
        closing_rows: sums below the rows of a workbook; other formats hold the rows only.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[SheetValue]] = ()
    subtitle: str = ""
    notes: Sequence[str] = ()
    example: Sequence[str] = ()
    blank_rows: int = 0
    closing_rows: Sequence[Sequence[SheetValue]] = ()


def write_sheet(document: SheetDocument, target: Path) -> None:
    """Write by the ending of the name: .csv, .json, otherwise xlsx.

    Raises:
        FileNotWrittenError: the place cannot be written; what was there stays.
    """
    makers = {".csv": csv_bytes, ".json": json_bytes}
    data = makers.get(target.suffix.lower(), xlsx_bytes)(document)
    with atomic_target(target) as path:
        path.write_bytes(data)


def xlsx_bytes(document: SheetDocument) -> bytes:
    """The workbook; equal documents give equal bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": document.title, "created": _CREATED})
        _SheetWriter(book, document).write()
    return buffer.getvalue()


def csv_bytes(document: SheetDocument) -> bytes:
    """Header and rows in UTF-8 with a mark, so that Excel recognises it; a risky text is kept one by an apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([column.label for column in document.columns])
    writer.writerows(_texts(document))
    return buffer.getvalue().encode("utf-8-sig")


def _texts(document: SheetDocument) -> Iterator[list[str]]:
    for row in document.rows:
        texts = [_text(column, value) for column, value in zip(document.columns, row, strict=True)]
        yield [f"'{text}" if text.startswith(_RISKY_IN_CSV) else text for text in texts]


def json_bytes(document: SheetDocument) -> bytes:
    """Title, columns and rows by field; money as text with two decimals, dates ISO, empty values as null."""
    keys = [column.key for column in document.columns]
    rows = [dict(zip(keys, map(_plain, document.columns, row), strict=True)) for row in document.rows]
    columns = [{"key": column.key, "label": column.label} for column in document.columns]
    whole = {"title": document.title, "columns": columns, "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _plain(column: SheetColumn, value: SheetValue) -> str | int | float | bool | None:
    if value is None or value == "":
        return None
    if isinstance(value, (bool, float)) or (isinstance(value, int) and column.form is not Form.MONEY):
        return value
    return _text(column, value)


def _text(column: SheetColumn, value: SheetValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (LooseDate, Month)):
        return value.iso
    if isinstance(value, date):
        return value.isoformat()
    return plain_money(Money(value)) if isinstance(value, int) and column.form is Form.MONEY else str(value)


class _SheetWriter:
    def __init__(self, book: Any, document: SheetDocument) -> None:
        self._book = book
        self._document = document
        self._sheet = book.add_worksheet(_sheet_name(document.title))
        self._lists: Any = None
        self._list_count = 0
        self._formats = _formats(book)
        self._header_row = 2 if document.subtitle else 1
        self._last_column = len(document.columns)

    def write(self) -> None:
        self._write_title()
        self._write_header()
        row = self._header_row + 1
        if self._document.example:
            self._write_example(row)
            row += 1
        for number, values in enumerate(self._document.rows, start=1):
            self._write_row(row, number, values)
            row += 1
        for sums in self._document.closing_rows:
            self._write_row(row, None, sums)
            row += 1
        for blank in range(row, row + self._document.blank_rows):
            self._write_row(blank, None, [None] * self._last_column)
        self._limit_choices(self._header_row + 1, row + self._document.blank_rows - 1)
        self._write_notes(row + self._document.blank_rows)
        self._set_page()

    def _write_title(self) -> None:
        self._spread(0, self._document.title, "title")
        self._sheet.set_row(0, 30)
        if self._document.subtitle:
            self._spread(1, self._document.subtitle, "subtitle")

    def _spread(self, row: int, text: str, name: str) -> None:
        self._sheet.merge_range(row, 0, row, max(self._last_column, 1), "", self._formats[name])
        self._sheet.write_string(row, 0, text, self._formats[name])

    def _write_header(self) -> None:
        self._sheet.set_column(0, 0, 6)
        self._sheet.write_string(self._header_row, 0, ORDER_LABEL, self._formats["head"])
        self._sheet.set_row(self._header_row, 30)
        for number, column in enumerate(self._document.columns, start=1):
            label = f"{column.label}*" if column.is_required else column.label
            self._sheet.write_string(self._header_row, number, label, self._formats["head"])
            self._sheet.set_column(number, number, max(column.width, min(len(column.label), 6)) * 2 + 2)
            if column.hint:
                self._sheet.write_comment(self._header_row, number, column.hint, {"x_scale": 1.5, "author": ""})

    def _write_example(self, row: int) -> None:
        style = self._formats["example"]
        self._sheet.write_string(row, 0, EXAMPLE_MARK, style)
        for number, text in enumerate(self._document.example, start=1):
            self._sheet.write_string(row, number, text, style)

    def _write_row(self, row: int, number: int | None, values: Sequence[SheetValue]) -> None:
        if number is None:
            self._sheet.write_blank(row, 0, None, self._formats["whole"])
        else:
            self._sheet.write_number(row, 0, number, self._formats["whole"])
        for column, (one, value) in enumerate(zip(self._document.columns, values, strict=True), start=1):
            self._write_cell(row, column, one, value)

    def _write_cell(self, row: int, column: int, one: SheetColumn, value: SheetValue) -> None:
        day = value.exact if isinstance(value, LooseDate) else value
        if isinstance(day, date) and day >= _FIRST_SHEET_DAY:
            self._sheet.write_datetime(row, column, day, self._formats["day"])
        elif isinstance(value, int) and not isinstance(value, bool) and one.form is Form.MONEY:
            self._sheet.write_number(row, column, value / 100, self._formats["money"])
        elif isinstance(value, float) or (type(value) is int and one.form is Form.WHOLE):
            self._sheet.write_number(row, column, value, self._formats["whole"])
        elif text := _text(one, value):
            self._sheet.write_string(row, column, text, self._formats["text"])
        else:
            self._sheet.write_blank(row, column, None, self._formats["text"])

    def _limit_choices(self, first: int, last: int) -> None:
        if not (self._document.example or self._document.blank_rows):
            return
        for number, column in enumerate(self._document.columns, start=1):
            if column.choices:
                rule = {"validate": "list", "source": self._source(column), "error_type": "stop"}
                if not column.is_closed:
                    rule |= {"error_type": "information", "error_message": "不在选项里，也可以这样填写。"}
                self._sheet.data_validation(first, number, last, number, rule)

    def _source(self, column: SheetColumn) -> list[str] | str:
        """The choices in place, or where they stand: a list of more than 255 characters makes the file unreadable."""
        joined = ",".join(column.choices)
        if len(joined) <= _LONGEST_INLINE_LIST and joined.count(",") == len(column.choices) - 1:
            return list(column.choices)
        if self._lists is None:
            self._lists = self._book.add_worksheet(_LISTS)
            self._lists.hide()
        place = self._list_count
        self._list_count += 1
        for row, choice in enumerate(column.choices):
            self._lists.write_string(row, place, choice)
        letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
        return f"={_LISTS}!{letter}$1:{letter}${len(column.choices)}"

    def _write_notes(self, row: int) -> None:
        for offset, note in enumerate(self._document.notes):
            self._spread(row + offset, note, "note")

    def _set_page(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes(self._header_row + 1, min(2, self._last_column))
        sheet.repeat_rows(self._header_row)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页  共 &N 页")


def _sheet_name(title: str) -> str:
    """The title without the signs that a sheet name must not have."""
    kept = "".join(char for char in title if char not in "[]:*?/\\'")
    return kept[:_LONGEST_SHEET_NAME] or "Sheet1"


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
    cell = {**base, "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({**base, "font_size": 16, "bold": True, "align": "center"}),
        "subtitle": book.add_format({**base, "align": "left", "num_format": "@"}),
        "head": book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"}),
        "text": book.add_format({**cell, "num_format": "@"}),
        "example": book.add_format({**cell, "num_format": "@", "italic": True, "font_color": "#7F7F7F"}),
        "day": book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"}),
        "whole": book.add_format({**cell, "align": "center"}),
        "money": book.add_format({**cell, "num_format": "#,##0.00", "align": "right"}),
        "note": book.add_format({**base, "num_format": "@", "text_wrap": True}),
    }
