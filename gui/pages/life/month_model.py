"""The days of a month for Qt: whole weeks from Monday to Sunday, each day with its meetings."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.pages.life.words import WEEKDAYS, hours_words, long_day, short_kind, state_words
from ledger.kinds.meetings import Meeting
from ledger.values.months import Month

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
DAY_ROLE = Role.UserRole
WEEK = 7
_SATURDAY = 5


class MonthModel(QAbstractTableModel):
    """Weeks by days. A refresh of the same month only repaints."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.month = Month(2000, 1)
        self.today = date.min
        self._first = date(1999, 12, 27)
        self._weeks = 5
        self._by_day: Mapping[date, tuple[Meeting, ...]] = {}

    def show(self, month: Month, by_day: Mapping[date, tuple[Meeting, ...]], today: date) -> None:
        """Show a month with these meetings."""
        is_same = month == self.month
        if not is_same:
            self.beginResetModel()
        self.month, self._by_day, self.today = month, by_day, today
        self._first = month.first_day - timedelta(days=month.first_day.weekday())
        self._weeks = (month.last_day - self._first).days // WEEK + 1
        if not is_same:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, WEEK - 1))

    def day_at(self, index: AnyIndex) -> date | None:
        """The day of a cell."""
        return self._first + timedelta(days=index.row() * WEEK + index.column()) if index.isValid() else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; none when the weeks shown do not have it."""
        row, column = divmod((day - self._first).days, WEEK)
        return self.index(row, column) if 0 <= row < self._weeks else QModelIndex()

    def meetings(self, day: date | None) -> tuple[Meeting, ...]:
        """The meetings of a day."""
        return self._by_day.get(day, ()) if day is not None else ()

    def is_outside(self, day: date) -> bool:
        """Whether a day belongs to the month before or after."""
        return Month.of(day) != self.month

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many weeks the month touches."""
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Seven days."""
        return 0 if parent.isValid() else WEEK

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """The day for the painter; in words for screen readers and tool tips."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == Role.AccessibleTextRole:
            return "，".join([long_day(day), *map(self._words, self.meetings(day))])
        if role == Role.ToolTipRole:
            return "\n".join(map(self._words, self.meetings(day))) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """星期一 to 星期日."""
        if orientation is Qt.Orientation.Vertical or role != Role.DisplayRole:
            return None
        return f"星期{WEEKDAYS[section]}"

    def _words(self, one: Meeting) -> str:
        parts = (hours_words(one), short_kind(one.kind), one.topic, state_words(one, self.today))
        return " ".join(part for part in parts if part)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= _SATURDAY
