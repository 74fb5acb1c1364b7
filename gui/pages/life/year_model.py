"""The year of meetings as a table: one row for a unit, one column for a month."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from gui.tables.model import AnyIndex

MONTHS = 12
MEETINGS_ROLE = int(Qt.ItemDataRole.UserRole)  # ids of the meetings of a month, in the order of their marks
GAP_WORD = "缺"


@dataclass(frozen=True, slots=True)
class Mark:
    """One meeting in a month: the short word of its kind, and its id."""

    word: str
    meeting_id: int


@dataclass(frozen=True, slots=True)
class Month:
    """What one unit did in one month; ``gaps`` are sentences that name what is lacking, each with its rule."""

    marks: tuple[Mark, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the meetings, and after them the word for a gap."""
        return "、".join([*(mark.word for mark in self.marks), *([GAP_WORD] if self.gaps else [])])


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One row: the unit's name and its twelve months.

    Raises:
        ValueError: when there are not twelve months.
    """

    unit: str
    months: tuple[Month, ...]

    def __post_init__(self) -> None:
        if len(self.months) != MONTHS:
            message = f"a year has {MONTHS} months, not {len(self.months)}"
            raise ValueError(message)


class YearModel(QAbstractTableModel):
    """Shows plain values; reading them is somebody else's affair."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[UnitYear, ...] = ()

    def show_rows(self, rows: tuple[UnitYear, ...]) -> None:
        """Show these units in this order."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many units are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The months of a year."""
        return 0 if parent.isValid() else MONTHS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The marks, the sentences about gaps, or the ids of the meetings."""
        if not index.isValid():
            return None
        month = self._rows[index.row()].months[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return month.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return "\n".join(month.gaps)
            case _ if role == MEETINGS_ROLE:
                return tuple(mark.meeting_id for mark in month.marks)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Months above, names of units at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{section + 1}月" if orientation == Qt.Orientation.Horizontal else self._rows[section].unit
