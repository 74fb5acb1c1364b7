"""The sheet as it is, seen by the view at the left."""

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from gui.importing.tints import Shades
from gui.theme.theme import Theme
from ledger.intake.cells import Merge, Missing, Sheet, Workbook, cell_text, is_blank
from ledger.intake.preview import Preview
from operations.importing import ImportPlan

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_EMPTY = Sheet("", ())


class SheetModel(QAbstractTableModel):
    """Lines and columns of the file; rows are numbered as there."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shades = Shades(theme)
        self._preview: Preview | None = None
        self._sheet = _EMPTY
        self._height = self._width = 0
        self._skipped: dict[int, str] = {}
        self._records: frozenset[int] = frozenset()
        self._places: dict[int, int] = {}
        self._says: dict[int, Callable[[int, int], Any]] = {
            Role.DisplayRole: self._text,
            Role.BackgroundRole: self._background,
            Role.ForegroundRole: self._foreground,
            Role.FontRole: self._font,
            Role.ToolTipRole: self._tip,
        }

    # What the window uses

    def show_table(self, workbook: Workbook, plan: ImportPlan) -> None:
        """Show the sheet of a plan."""
        preview = plan.preview
        self.beginResetModel()
        self._sheet = next(one for one in workbook.sheets if one.name == preview.sheet)
        filled = [number for number, row in enumerate(self._sheet.rows, start=1) if not all(map(is_blank, row))]
        self._height = max(filled, default=0)
        self._width = max((_reach(row) for row in self._sheet.rows), default=0)
        self._skipped = {one.number: one.reason for one in preview.skipped}
        self._records = frozenset(line.number for line in preview.table.lines)
        self._take(preview)
        self.endResetModel()

    def show_plan(self, plan: ImportPlan) -> None:
        """Colour the columns by the mapping of a plan for the same table."""
        is_mapped_otherwise = self._preview is None or plan.preview.mapping != self._preview.mapping
        self._take(plan.preview)
        if is_mapped_otherwise:
            self.repaint_all()

    def repaint_all(self) -> None:
        """Tell that every cell may look different."""
        if self._height and self._width:
            self.dataChanged.emit(self.index(0, 0), self.index(self._height - 1, self._width - 1))

    def merges(self) -> tuple[Merge, ...]:
        """The merged ranges that lie in sight."""
        return tuple(one for one in self._sheet.merges if one.bottom < self._height and one.right < self._width)

    def step(self, preview: Preview) -> int:
        """How many columns further right the table goes on, when it stands in blocks side by side; else 0."""
        first, line = preview.table.columns[0].index, preview.header_row
        begins = self._text(line, first)
        return next((at - first for at in range(first + 1, self._width) if self._text(line, at) == begins), 0)

    def table_rows(self, count: int) -> list[int]:
        """The first rows (0-based) of the table, its header among them."""
        header = [line - 1 for line in self._preview.table.header_rows] if self._preview else []
        return header + [line - 1 for line in sorted(self._records)[:count]]

    def overflowing(self, count: int) -> Iterator[tuple[int, int, int]]:
        """Row, column (0-based) and width of texts outside the table that run over the empty cells at their right."""
        outside = (
            line for line in range(1, self._height + 1) if line not in self._records and not self._is_header(line)
        )
        for line in islice(outside, count):
            filled = [at for at in range(self._width) if self._text(line, at)]
            for at, following in zip_longest(filled, filled[1:], fillvalue=self._width):
                if following - at > 1:
                    yield line - 1, at, following - at

    def skip_reason(self, line: int) -> str:
        """Why a line (1-based) is not imported; empty for records, the header and what stands above it."""
        return self._skipped.get(line, "")

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines the sheet has, empty ones at its end apart."""
        return 0 if parent.isValid() else self._height

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns the sheet has, empty ones at its right apart."""
        return 0 if parent.isValid() else self._width

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Text and look of a cell."""
        says = self._says.get(role)
        return says(index.row() + 1, index.column()) if says else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The line numbers of the file."""
        if orientation is Qt.Orientation.Vertical and role == Role.DisplayRole:
            return str(section + 1)
        return None

    # How it looks

    def _take(self, preview: Preview) -> None:
        self._preview = preview
        used = [one.index for one in preview.mapping if one.field]
        shifts = [block * self.step(preview) for block in {line.block for line in preview.table.lines}]
        self._places = {index + shift: place for place, index in enumerate(used) for shift in shifts}

    def _text(self, line: int, column: int) -> str:
        row = self._sheet.rows[line - 1]
        cell = row[column] if column < len(row) else None
        return "" if isinstance(cell, Missing) else cell_text(cell).replace("\n", " ")

    def _is_header(self, line: int) -> bool:
        return self._preview is not None and line in self._preview.table.header_rows

    def _background(self, line: int, column: int) -> Any:
        is_header = self._is_header(line)
        if column in self._places and (is_header or line in self._records):
            return self._shades.tint(self._places[column], 2.2 if is_header else 1.0)
        return self._shades.color("hover") if is_header else None

    def _font(self, line: int, _: int) -> QFont | None:
        return self._theme.font(weight=QFont.Weight.DemiBold) if self._is_header(line) else None

    def _foreground(self, line: int, column: int) -> Any:
        if self._is_header(line) or (line in self._records and column in self._places):
            return None
        return self._shades.color("faint" if line in self._skipped else "secondary")

    def _tip(self, line: int, column: int) -> str | None:
        if line in self._skipped:
            return f"第 {line} 行不导入：{self._skipped[line]}"
        row = self._sheet.rows[line - 1]
        cell = row[column] if column < len(row) else None
        return cell.value if isinstance(cell, Missing) else self._text(line, column) or None


def _reach(row: tuple[object, ...]) -> int:
    return max((at for at, cell in enumerate(row, start=1) if cell is not None and cell != ""), default=0)
