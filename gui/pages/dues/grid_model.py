"""The rows of the grid for Qt: twelve months and three sums; names and bases stand in the head of the row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.pages.dues.signs import amount_text
from gui.pages.dues.words import cell_tip
from gui.theme.theme import Theme
from ledger.dues.cells import Cell
from ledger.dues.year import Totals, YearRow
from ledger.values.money import Money, format_money, plain_money
from ledger.values.months import Month

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CELL_ROLE = Role.UserRole
MONTHS = 12


@dataclass(frozen=True, slots=True)
class SumColumn:
    """A column right of the months."""

    label: str
    amount: Callable[[Totals], Money]
    shade: str = "text"


SUM_COLUMNS = (
    SumColumn("应交", lambda totals: totals.due),
    SumColumn("实交", lambda totals: totals.paid),
    SumColumn("欠交", lambda totals: totals.owed, "accent"),
)


class DuesGridModel(QAbstractTableModel):
    """Rows of a year. A refresh with the same people only repaints, so that place and selection stay."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[YearRow, ...] = ()
        self._closed: frozenset[int] = frozenset()

    # What the page uses

    def set_rows(self, rows: Sequence[YearRow], closed: frozenset[int]) -> None:
        """Show rows; ``closed`` are the places (0 to 11) of the closed months."""
        is_same = [row.member.id for row in rows] == [row.member.id for row in self.rows]
        if not is_same:
            self.beginResetModel()
        self.rows, self._closed = tuple(rows), closed
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, MONTHS - 1)

    def place_of(self, member_id: int) -> int | None:
        """The row of a member."""
        return next((number for number, row in enumerate(self.rows) if row.member.id == member_id), None)

    def cell(self, index: AnyIndex) -> Cell | None:
        """The month behind an index; None in the columns of sums."""
        if not index.isValid() or index.column() >= MONTHS:
            return None
        return self.rows[index.row()].cells[index.column()]

    def month(self, index: AnyIndex) -> Month | None:
        """The calendar month of an index."""
        cell = self.cell(index)
        return cell.month if cell is not None else None

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many members are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Twelve months and the sums."""
        return 0 if parent.isValid() else MONTHS + len(SUM_COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Months can be typed into."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() < MONTHS else usual

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Figures as text; what is proposed when a cell is edited; the cell itself for the painter."""
        cell = self.cell(index)
        if cell is None:
            return self._sum(index, role)
        if role == Role.DisplayRole:
            return amount_text(cell)
        if role == CELL_ROLE:
            return cell
        if role == Role.EditRole:
            missing = cell.due.amount - cell.paid
            return plain_money(Money(missing)) if missing > 0 else ""
        return cell_tip(cell) if role == Role.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """``3月`` with a lock when it is closed; names of the rows."""
        if orientation is Qt.Orientation.Vertical:
            return self.rows[section].member.name if role == Role.DisplayRole else None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if section >= MONTHS:
            return SUM_COLUMNS[section - MONTHS].label if role == Role.DisplayRole else None
        if role == Role.DecorationRole:
            return self._theme.icon("lock", "secondary", 13) if section in self._closed else None
        if role == Role.ToolTipRole:
            return "已月结：应交不再变动，差额用更正登记" if section in self._closed else None
        return f"{section + 1}月" if role == Role.DisplayRole else None

    def _sum(self, index: AnyIndex, role: int) -> Any:
        column = SUM_COLUMNS[index.column() - MONTHS]
        amount = column.amount(self.rows[index.row()].totals)
        if role == Role.DisplayRole:
            return format_money(amount) if amount or column.shade == "text" else ""
        if role == Role.ForegroundRole:
            return self._theme.color(column.shade)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
