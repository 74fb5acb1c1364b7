"""Writers of files as offices have them; each gives a maker that writes into a folder and returns the file."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

Maker = Callable[[Path], Path]
Rows = Sequence[Sequence[Any]]
Merge = tuple[int, int, int, int]


class Shown:
    """A value with a number format of its own."""

    def __init__(self, value: object, number_format: str) -> None:
        self.value = value
        self.number_format = number_format


class Formula:
    """A formula with the result that the file stores; None stores nothing."""

    def __init__(self, text: str, stored: object) -> None:
        self.text = text
        self.stored = "" if stored is None else stored


def xlsx(
    sheets: Mapping[str, Rows],
    merges: Sequence[Merge] = (),
    hidden: Sequence[str] = (),
    blanks: Sequence[tuple[int, int]] = (),
    name: str = "表.xlsx",
) -> Maker:
    """A workbook; ``merges`` (0-based, both ends included) and formatted ``blanks`` belong to its first sheet."""

    def make(folder: Path) -> Path:
        with xlsxwriter.Workbook(folder / name) as book:
            for number, (title, rows) in enumerate(sheets.items()):
                sheet = book.add_worksheet(title)
                if title in hidden:
                    sheet.hide()
                for merge in merges if number == 0 else ():
                    sheet.merge_range(*merge, "")
                for place in blanks if number == 0 else ():
                    sheet.write_blank(*place, None, book.add_format({"bold": True}))
                for line, row in enumerate(rows):
                    for column, value in enumerate(row):
                        _write(book, sheet, line, column, value)
        return folder / name

    return make


def _write(book: Any, sheet: Any, line: int, column: int, value: object) -> None:
    if isinstance(value, Shown):
        sheet.write(line, column, value.value, book.add_format({"num_format": value.number_format}))
    elif isinstance(value, Formula):
        sheet.write_formula(line, column, value.text, None, value.stored)
    elif isinstance(value, date):
        sheet.write_datetime(line, column, value, book.add_format({"num_format": "yyyy-mm-dd"}))
    elif isinstance(value, str) and value:
        sheet.write_string(line, column, value)
    elif value not in (None, ""):
        sheet.write(line, column, value)


def xls(rows: Rows, merges: Sequence[Merge] = (), name: str = "表.xls") -> Maker:
    """An old BIFF workbook with one sheet."""

    def make(folder: Path) -> Path:
        book = xlwt.Workbook()
        sheet = book.add_sheet("Sheet1")
        day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        covered = {
            (line, column)
            for top, left, bottom, right in merges
            for line in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        for top, left, bottom, right in merges:
            sheet.write_merge(top, bottom, left, right, rows[top][left])
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in (None, "") and (line, column) not in covered:
                    sheet.write(line, column, value, *([day] if isinstance(value, date) else []))
        book.save(str(folder / name))
        return folder / name

    return make


def text_file(rows: Rows, encoding: str, name: str = "表.csv", separator: str = ",") -> Maker:
    """A text table in an encoding."""
    return raw("\r\n".join(separator.join(map(_quoted, row)) for row in rows).encode(encoding), name)


def _quoted(value: object) -> str:
    text = "" if value is None else str(value)
    return f'"{text}"' if set(text) & set(',"\n;') else text


def raw(data: bytes, name: str) -> Maker:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def archive(parts: Mapping[str, bytes], name: str) -> Maker:
    """A zip file of these parts."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as file:
            for part, data in parts.items():
                file.writestr(part, data)
        return folder / name

    return make
