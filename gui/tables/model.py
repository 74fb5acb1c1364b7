"""The rows of a table, filtered and sorted in one place: a proxy would call back into Python for every row."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from gui.tables.column import Column
from gui.theme.theme import Theme

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW_ROLE = Role.UserRole
"""The whole row, whatever the column."""
SORT_ROLE = Role.UserRole + 1
"""The native value by which the column is sorted."""


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of any type under declared columns.

    Texts are made when they are first shown and kept until the rows change. ``id_of`` gives the number by which a row
    is known again after a refresh, ``search_text`` the words in which it is found.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        id_of: Callable[[T], int],
        search_text: Callable[[T], str],
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._id_of = id_of
        self._search_text = search_text
        self._theme = theme
        self._rows: list[T] = []
        self._order: list[int] = []  # places in _rows, sorted
        self._shown: list[int] = []  # the part of _order that the filter leaves
        self._texts: dict[int, tuple[str, ...]] = {}
        self._search_keys: list[str] | None = None
        self._words: tuple[str, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    # What pages use

    def set_rows(self, rows: Iterable[T]) -> None:
        """Replace all rows; order and filter stay."""
        self.beginResetModel()
        self._rows = list(rows)
        self._texts.clear()
        self._search_keys = None
        self._order = self._sorted_places()
        self._shown = self._filtered()
        self.endResetModel()
        QTimer.singleShot(0, self, self._keys)  # made once the rows are shown, so that no key typed waits for it

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Declare other columns; the order of the rows falls back to the one in which they came."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._texts.clear()
        self._sorted_by = None
        self._order = self._sorted_places()
        self._shown = self._filtered()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Show only the rows that contain every word of the text, in any case."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._shown = self._filtered()
            self.endResetModel()

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    def rows(self) -> list[T]:
        """The shown rows in their order."""
        return [self._rows[place] for place in self._shown]

    def row(self, number: int) -> T:
        """A shown row."""
        return self._rows[self._shown[number]]

    def id_at(self, number: int) -> int:
        """The id of a shown row."""
        return self._id_of(self.row(number))

    def numbers_of(self, ids: Iterable[int]) -> list[int]:
        """Where the rows with these ids are shown."""
        wanted = set(ids)
        return [number for number in range(len(self._shown)) if self.id_at(number) in wanted] if wanted else []

    def search_key(self, number: int) -> str:
        """The words of a shown row, in small letters."""
        return self._keys()[self._shown[number]]

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns are declared, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Text, alignment and colour of a cell; the row and its sort value under our own roles."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        place = self._shown[index.row()]
        if role == Role.DisplayRole:
            return self._text(place)[index.column()]
        if role == Role.TextAlignmentRole:
            return column.align.flags
        if role == Role.ForegroundRole:
            return self._foreground(column, place)
        if role == ROW_ROLE:
            return self._rows[place]
        return column.sort_key(self._rows[place]) if role == SORT_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Role.TextAlignmentRole:
            return self.columns[section].align.flags
        return self.columns[section].label if role in (Role.DisplayRole, Role.ToolTipRole) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        before = list(self._shown)
        self._sorted_by = None if column < 0 else (column, order)
        self._order = self._sorted_places()
        self._shown = self._filtered()
        place_now = {place: number for number, place in enumerate(self._shown)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(place_now[before[one.row()]], one.column()) for one in old])
        self.layoutChanged.emit()

    # How it is done

    def _text(self, place: int) -> tuple[str, ...]:
        texts = self._texts.get(place)
        if texts is None:
            row = self._rows[place]
            texts = self._texts[place] = tuple(column.text(row) for column in self.columns)
        return texts

    def _foreground(self, column: Column[T], place: int) -> Any:
        shade = column.shade(self._rows[place]) if column.shade is not None else ""
        return self._theme.color(shade) if shade else None

    def _keys(self) -> list[str]:
        if self._search_keys is None:
            self._search_keys = [self._search_text(row).casefold() for row in self._rows]
        return self._search_keys

    def _filtered(self) -> list[int]:
        places = self._order
        for word in self._words:
            keys = self._keys()
            places = [place for place in places if word in keys[place]]
        return list(places)

    def _sorted_places(self) -> list[int]:
        places = list(range(len(self._rows)))
        if self._sorted_by is None:
            return places
        column, order = self._sorted_by
        keys = [self.columns[column].sort_key(row) for row in self._rows]
        known = [place for place in places if keys[place] is not None]
        known.sort(key=keys.__getitem__, reverse=order is Qt.SortOrder.DescendingOrder)
        return known + [place for place in places if keys[place] is None]
