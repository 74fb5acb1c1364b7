"""The cells of a foreign sheet, freed from their file format.

Whoever reads a file delivers these values; the understanding is tested on plain lists of them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Self, TypeAlias

from ledger.values.text import fold

# A number of 16 digits or more does not survive in a spreadsheet: 15 digits are kept, the others become 0.
LOST_DIGITS = 10**15


class Missing(Enum):
    """A cell whose value the file does not hold."""

    FORMULA = "公式没有保存计算结果，请用表格软件打开后重新保存"
    ERROR = "公式出错，单元格里是错误值"


class MonthText(str):
    """A first of a month as the month that it may mean, where the file does not tell; ``day`` is the date."""

    __slots__ = ("day",)
    day: date

    @classmethod
    def of(cls, day: date) -> Self:
        """The month of a day."""
        made = cls(f"{day.year}年{day.month}月")
        made.day = date(day.year, day.month, day.day)
        return made


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Missing | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 0-based, both ends included; its value stands in the top left cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows[0]`` is the first line of the file, so line numbers are positions plus one.

    ``is_typed`` is False for text formats, where 1990.1 may once have been the number 1990.10.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    is_typed: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file, in their order."""

    sheets: tuple[Sheet, ...]


def cell_text(cell: Cell) -> str:
    """The cell as the user sees it: whole numbers without decimals, days as 1990-01-15, nothing for an empty one."""
    if isinstance(cell, str):
        return fold(cell)
    if cell is None or isinstance(cell, Missing):
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def raw_text(cell: Cell) -> str:
    """The cell as the preview shows it beside a doubt: also what is missing, and why."""
    return cell.value if isinstance(cell, Missing) else cell_text(cell)


def is_blank(cell: Cell) -> bool:
    """Whether nothing is in the cell, spaces apart."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _number_text(number: float) -> str:
    if number.is_integer() and abs(number) < LOST_DIGITS:
        return str(int(number))
    return repr(number).upper()
