"""A sheet with its merged cells filled."""

from collections.abc import Iterator
from functools import lru_cache

from ledger.intake.cells import Cell, Merge, Sheet, cell_text
from ledger.intake.heading_text import shown_heading

# A merge over whole columns is decoration; filling it would cost more than the sheet.
_LARGEST_MERGE = 20_000


class Grid:
    """Access to the cells of a sheet by row and column, 0-based, in which every cell of a merge has its value."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = sheet.rows
        self.has_merges = bool(sheet.merges)
        merges = [one for one in sheet.merges if _area(one) <= _LARGEST_MERGE]
        self.merged_rows = {row for one in merges for row in range(one.top, one.bottom + 1)}
        self._merges = {position: one for one in merges for position in _positions(one)}
        self.shown = lru_cache(maxsize=None)(shown_heading)

    def own(self, row: int, column: int) -> Cell:
        """The cell as stored: empty in all but the first cell of a merge."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merge that covers the cell."""
        return self._merges.get((row, column))

    def cell(self, row: int, column: int) -> Cell:
        """The cell, or the value of the merge that covers it."""
        merge = self._merges.get((row, column))
        return self.own(row, column) if merge is None else self.own(merge.top, merge.left)

    def text(self, row: int, column: int) -> str:
        """The cell as a heading: on one line, merges filled."""
        cell = self.cell(row, column)
        return self.shown(cell if isinstance(cell, str) else cell_text(cell))

    def width(self, row: int) -> int:
        """The number of columns that the row reaches, merges included."""
        reach = len(self.rows[row]) if row < len(self.rows) else 0
        return max([reach, *(merge.right + 1 for merge in self.sheet.merges if merge.top <= row <= merge.bottom)])

    def texts(self, row: int) -> list[str]:
        """All cells of the row as headings."""
        return [self.text(row, column) for column in range(self.width(row))]


def _area(merge: Merge) -> int:
    return (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)


def _positions(merge: Merge) -> Iterator[tuple[int, int]]:
    rows, columns = range(merge.top, merge.bottom + 1), range(merge.left, merge.right + 1)
    return ((row, column) for row in rows for column in columns)
