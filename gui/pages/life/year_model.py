"""The year of each unit for Qt: a row a kind of meeting, twelve columns of which a quarter takes three."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.pages.life.board import Counted, gap_key
from gui.pages.life.year_cells import MONTHS, ShownCell, cell_sentence, shown_cell, unasked_words
from ledger.checks.answers import Checked
from ledger.life.series import Cell, Series

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LOOK_ROLE = Role.UserRole


@dataclass(frozen=True, slots=True)
class YearPlace:
    """A chosen cell: the row, the period, and the finding where it is a gap."""

    series: Series
    cell: Cell
    gap: Checked | None


class YearModel(QAbstractTableModel):
    """Rows of series. Looks are made when they are first shown; a refresh of the same rows only repaints."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Series, ...] = ()
        self._counted: Counted | None = None
        self._looks: dict[tuple[int, int], ShownCell] = {}

    def show(self, counted: Counted, rows: Sequence[Series]) -> bool:
        """Show rows; True when they are others than before, so that place and selection start anew."""
        is_same = [_form(one) for one in rows] == [_form(one) for one in self.rows]
        if not is_same:
            self.beginResetModel()
        self.rows, self._counted = tuple(rows), counted
        self._looks.clear()
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MONTHS - 1))
        return not is_same

    @property
    def is_filled(self) -> bool:
        """Whether a year was counted."""
        return self._counted is not None

    def clear(self) -> None:
        """Show nothing until another year is counted."""
        self.beginResetModel()
        self.rows, self._counted = (), None
        self._looks.clear()
        self.endResetModel()

    def place(self, index: AnyIndex) -> YearPlace | None:
        """What stands at an index."""
        if not index.isValid() or index.row() >= len(self.rows) or self._counted is None:
            return None
        series = self.rows[index.row()]
        cell = series.cells[index.column() * len(series.cells) // MONTHS]
        return YearPlace(series, cell, self._counted.gaps.get(gap_key(series, cell)))

    def width_of(self, row: int) -> int:
        """How many columns each period of a row takes; all where nothing is asked."""
        series = self.rows[row]
        return MONTHS // len(series.cells) if series.is_applicable else MONTHS

    def find(self, unit_id: int, kind: str, key: str) -> QModelIndex:
        """The cell of a period; an invalid index when it is not shown."""
        for number, series in enumerate(self.rows):
            if (series.unit.id, series.kind) == (unit_id, kind):
                for place, cell in enumerate(series.cells):
                    if cell.key == key:
                        return self.index(number, place * MONTHS // len(series.cells))
        return QModelIndex()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """A row a unit and kind."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Twelve months."""
        return 0 if parent.isValid() else MONTHS

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """The look of a cell for the painter; its text; the sentence as a tip."""
        if role == LOOK_ROLE:
            return self._look(index)
        if role == Role.DisplayRole:
            return self._look(index).text
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self.sentence(index) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """1月 to 12月; unit and kind of a row."""
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"{self.rows[section].unit.short_name} {self.rows[section].kind}"
        return f"{section + 1}月"

    def sentence(self, index: AnyIndex) -> str:
        """What the line at the foot says about a cell."""
        place = self.place(index)
        return cell_sentence(place.series, place.cell, place.gap, self._today) if place is not None else ""

    def _look(self, index: AnyIndex) -> ShownCell:
        key = (index.row(), index.column())
        if key not in self._looks:
            self._looks[key] = self._made_look(index)
        return self._looks[key]

    def _made_look(self, index: AnyIndex) -> ShownCell:
        place = self.place(index)
        if place is None:
            return ShownCell("")
        if not place.series.is_applicable:
            return ShownCell(unasked_words(place.series), shade="faint")
        return shown_cell(place.series, place.cell, place.gap, self._today)

    @property
    def _today(self) -> date:
        return self._counted.scope.today if self._counted is not None else date.min


def _form(series: Series) -> tuple[int, str, int, bool]:
    return (series.unit.id, series.kind, len(series.cells), series.is_applicable)
