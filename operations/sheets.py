"""Foreign sheets: the only place that opens them. xlsx, xls, xlsb, ods, et, csv, and what pretends to be one of them.

Nothing is executed: macros and formulas are not even looked at, only the values that the file stores.
"""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import python_calamine as calamine

from ledger.errors import KnownError
from ledger.intake.cells import LOST_DIGITS, Cell, Merge, MonthText, Row, Sheet, Workbook
from operations.delimited import declared_charset, decode, is_web_page, read_delimited, read_web_page
from operations.sheet_guards import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    OLE,
    ZIP,
    check_archive,
    check_before_reading,
    refusing_damage,
)
from operations.sheet_marks import Marks, marks_of
from operations.sheet_ole import check_ole
from operations.sheet_reach import check_reach

# Three chance dates on the first of a month are as likely as one in 27,000.
_TELLING_MONTHS = 3


def read_workbook(path: Path) -> Workbook:
    """All sheets of a file.

    Raises:
        KnownError: the file is refused; the sentence names the reason and what to do.
    """
    head = check_before_reading(path)
    if head.startswith(ZIP):
        check_archive(path)
        return _read_calamine(path, list(_read_marks(path)))
    if head.startswith(OLE):
        check_ole(path)
        return _read_calamine(path, [])
    return Workbook((_read_text(path),))


def _read_text(path: Path) -> Sheet:
    data = path.read_bytes()
    name = path.stem
    if (charset := declared_charset(data)) and charset.lower().startswith("gb"):
        return read_web_page(data.decode("gb18030", errors="replace"), name)
    text = decode(data, path.name)
    return read_web_page(text, name) if is_web_page(text) else read_delimited(text, name)


def _read_marks(path: Path) -> Iterator[Marks]:
    with refusing_damage(path.name), zipfile.ZipFile(path) as archive:
        check_reach(archive, path.name)
        yield from marks_of(archive)


def _read_calamine(path: Path, marks: list[Marks]) -> Workbook:
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            return Workbook(tuple(_read_sheets(book, marks)))
    except calamine.PasswordError as error:
        raise KnownError(
            f"“{path.name}”设置了打开密码，请在表格软件里输入密码打开，另存为不带密码的文件后再导入。"
        ) from error
    except (calamine.CalamineError, OSError) as error:
        raise _unreadable(path) from error
    except BaseException as error:
        # A fault inside the parser arrives as a PanicException, which no module offers by name.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable(path) from error


def _unreadable(path: Path) -> KnownError:
    return KnownError(f"“{path.name}”已经损坏或不是表格，读不出来，请用表格软件打开后另存为 xlsx 再导入。")


def _read_sheets(book: calamine.CalamineWorkbook, marks: list[Marks]) -> Iterator[Sheet]:
    for number, meta in enumerate(book.sheets_metadata):
        if meta.typ is calamine.SheetTypeEnum.WorkSheet:
            yield _read_sheet(book, number, meta, marks[number] if number < len(marks) else None)


def _read_sheet(
    book: calamine.CalamineWorkbook, number: int, meta: calamine.SheetMetadata, marks: Marks | None
) -> Sheet:
    raw = book.get_sheet_by_index(number)
    end = raw.end or (0, 0)
    height, width = end[0] + 1, end[1] + 1
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
        raise KnownError(
            f"工作表“{meta.name}”有 {height} 行 {width} 列，超过 {MAX_ROWS} 行、"
            f"{MAX_COLUMNS} 列或 {MAX_CELLS} 格的上限，"
            "请删去无关的内容后再导入。"
        )
    cells = raw.to_python(skip_empty_area=False)
    # Most cells are texts; a call for each of them would take as long as the parsing.
    rows = [tuple([cell if type(cell) is str and cell else _plain(cell) for cell in row]) for row in cells]
    if marks is None:
        _take_firsts_for_months(rows)
    else:
        _apply_marks(rows, marks)
    merges = tuple(Merge(*start, *stop) for start, stop in raw.merged_cell_ranges or ())
    return Sheet(meta.name, tuple(rows), merges, meta.visible is not calamine.SheetVisibleEnum.Visible)


def _plain(cell: Cell) -> Cell:
    if type(cell) is float and cell.is_integer() and -LOST_DIGITS < cell < LOST_DIGITS:
        return int(cell)
    return None if cell == "" else cell


def _take_firsts_for_months(rows: list[Row]) -> None:
    """Where number formats are unknown: dates of a column that all fall on the first of different months are months."""
    places: dict[int, list[tuple[int, date]]] = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                places.setdefault(column, []).append((number, cell))
    for column, days in places.items():
        if {day.day for _, day in days} == {1} and len({day.month for _, day in days}) >= _TELLING_MONTHS:
            for number, day in days:
                _replace(rows, number, column, MonthText.of(day))


def _apply_marks(rows: list[Row], marks: Marks) -> None:
    """Put the marks of the raw sheet in: what has no value, and what the user sees instead of the value."""
    for (row, column), missing in marks.missing.items():
        _replace(rows, row, column, missing)
    for row, column in marks.month_only:
        cell = _at(rows, row, column)
        if isinstance(cell, date) and cell.day == 1:
            _replace(rows, row, column, f"{cell.year}年{cell.month}月")
    for row, column in marks.two_decimals:
        cell = _at(rows, row, column)
        if isinstance(cell, float):
            _replace(rows, row, column, f"{cell:.2f}")


def _at(rows: list[Row], row: int, column: int) -> Cell:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _replace(rows: list[Row], row: int, column: int, cell: Cell) -> None:
    while len(rows) <= row:
        rows.append(())
    line = list(rows[row])
    line.extend([None] * (column + 1 - len(line)))
    line[column] = cell
    rows[row] = tuple(line)
