"""The rows as they will be stored, seen by the view at the right."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.importing.cells import (
    ACTION_LABELS,
    DOUBTFUL,
    STATE,
    WHY,
    Cells,
    Mark,
    ShownCell,
    label_of,
    reason_of,
    shown_fields,
)
from gui.importing.draft import Correction
from gui.importing.tints import Shades
from gui.theme.theme import Theme
from ledger.intake.outcome import Action, RowPlan
from operations.importing import ImportPlan

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
STATES_ROLE = Role.UserRole + 1
"""The words of the state chips, each with the name of its colour."""
CHOICES_ROLE = Role.UserRole + 2
"""The texts that a cell may be chosen from."""
TINT_ROLE = Role.UserRole + 3
"""The colour of the column of the sheet that feeds a field, for its head."""
_STRONG = 4.5
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
_ROLES = frozenset(
    (
        Role.DisplayRole,
        Role.EditRole,
        Role.ForegroundRole,
        Role.BackgroundRole,
        Role.ToolTipRole,
        Role.AccessibleTextRole,
        STATES_ROLE,
        CHOICES_ROLE,
    )
)
_ACTION_SHADES = {Action.ADD: "good", Action.UPDATE: "text", Action.SAME: "secondary", Action.REFUSE: "accent"}
_GROUNDS = {Mark.DOUBTFUL: "warn_tint", Mark.CORRECTED: "good_tint", Mark.CHANGED: "hover"}


class Shown(StrEnum):
    """The filters."""

    ALL = "all"
    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSE = "refuse"


class RowModel(QAbstractTableModel):
    """One line for each row of the plan; cells can be typed over."""

    corrected = Signal(object)  # tuple of Correction

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shades = Shades(theme)
        self._plan: ImportPlan | None = None
        self._cells: Cells | None = None
        self._made: dict[tuple[int, str], ShownCell] = {}  # by identity of the row: the plan keeps its rows alive
        self._filter = Shown.ALL
        self._shown: list[int] = []
        self.keys: tuple[str, ...] = ()
        self._places: dict[str, int] = {}

    # What the window uses

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan. The rows keep their places when it is about the same table with the same columns."""
        before, self._plan = self._plan, plan
        keys = _keys(plan)
        is_same = before is not None and before.preview.table is plan.preview.table and keys == self.keys
        if is_same and before is not None:
            self._take(plan)
            self._repaint_changed(before)
            return
        self.beginResetModel()
        self.keys = keys
        self._take(plan)
        self._shown = self._filtered()
        self.endResetModel()

    def filter(self, shown: Shown) -> None:
        """Show only the rows of one kind. A row that changes its kind later stays until the filter is chosen again."""
        self.beginResetModel()
        self._filter = shown
        self._shown = self._filtered()
        self.endResetModel()

    def counts(self) -> dict[Shown, int]:
        """How many rows each filter would show."""
        rows = self._rows()
        counted = dict.fromkeys(Shown, 0)
        for row in rows:
            counted[Shown(row.action.value)] += 1
            counted[Shown.DOUBTFUL] += _is_doubtful(row)
        return counted | {Shown.ALL: len(rows)}

    def row(self, number: int) -> RowPlan:
        """A shown row."""
        return self._rows()[self._shown[number]]

    def number_of_line(self, line: int) -> int | None:
        """Where the row of a line of the file is shown."""
        return next((at for at, place in enumerate(self._shown) if self._rows()[place].row.line == line), None)

    def next_doubt(self, start: int) -> tuple[int, int] | None:
        """The row and column of the first doubtful cell below a row, from the top again after the last."""
        count = len(self._shown)
        for step in range(1, count + 1):
            number = (start + step) % count
            row = self.row(number)
            if _is_doubtful(row):
                key = row.doubts[0].field
                return number, self.keys.index(key) if key in self.keys else 0
        return None

    def correction(self, index: AnyIndex, text: str) -> Correction | None:
        """The correction that a text at an index means; None where nothing can be typed."""
        key = self.keys[index.column()]
        if key in (STATE, WHY):
            return None
        row = self.row(index.row()).row
        return Correction((row.line, row.block), key, text)

    def repaint_all(self) -> None:
        """Tell that every cell may look different."""
        if self._shown and self.keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.keys) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.keys) - 1)

    def _repaint_changed(self, before: ImportPlan) -> None:
        """Tell which rows may look different now."""
        rows = self._rows()
        changed = [at for at, place in enumerate(self._shown) if rows[place] is not before.rows[place]]
        if self._plan is not None and before.answers != self._plan.answers:
            self.repaint_all()
        elif changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.keys) - 1))

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """State, name, why, then the fields."""
        return 0 if parent.isValid() else len(self.keys)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Values can be typed over."""
        is_value = index.isValid() and self.keys[index.column()] not in (STATE, WHY)
        return _TYPED if is_value else _READ

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Text and look of a cell."""
        if role not in _ROLES or not index.isValid() or self._plan is None:
            return None
        key, row = self.keys[index.column()], self.row(index.row())
        if key == STATE:
            return _state(row, role)
        if key == WHY:
            return self._why(row, role)
        if role in (CHOICES_ROLE, STATES_ROLE):
            return row.options.get(key) or self._plan.preview.target.field_of(key).choices
        return self._value(row, key, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Type over a cell; a text that is there already changes nothing."""
        if role != Role.EditRole or str(value) == index.data(Role.EditRole):
            return False
        correction = self.correction(index, str(value))
        if correction is not None:
            self.corrected.emit((correction,))
        return correction is not None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Labels of the fields; at the left the line of the file."""
        if orientation is Qt.Orientation.Vertical:
            return str(self.row(section).row.line) if role == Role.DisplayRole else None
        key = self.keys[section]
        if role == TINT_ROLE:
            return self._shades.tint(self._places[key], _STRONG) if key in self._places else None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        fixed = {STATE: "状态", WHY: "说明"}
        return fixed.get(key) or (label_of(self._plan.preview.target, key) if self._plan else "")

    # How it is done

    def _rows(self) -> Sequence[RowPlan]:
        return self._plan.rows if self._plan else ()

    def _take(self, plan: ImportPlan) -> None:
        self._cells = Cells(plan)
        self._made.clear()
        used = [one.field for one in plan.preview.mapping if one.field]
        self._places = {key: place for place, key in enumerate(used)}

    def _filtered(self) -> list[int]:
        rows = self._rows()
        if self._filter is Shown.ALL:
            return list(range(len(rows)))
        if self._filter is Shown.DOUBTFUL:
            return [at for at, row in enumerate(rows) if _is_doubtful(row)]
        return [at for at, row in enumerate(rows) if row.action == self._filter.value]

    def _why(self, row: RowPlan, role: int) -> Any:
        if role in (Role.DisplayRole, Role.ToolTipRole) and self._plan is not None:
            return reason_of(row, self._plan.preview.target) or None
        if role == Role.ForegroundRole:
            return self._shades.color("accent" if row.reason else "warn" if row.doubts else "secondary")
        return None

    def _value(self, row: RowPlan, key: str, role: int) -> Any:
        cell = self._cell(row, key)
        if role == Role.DisplayRole:
            return cell.text
        if role == Role.ForegroundRole:
            return self._foreground(row, cell.mark)
        if role == Role.BackgroundRole:
            return self._shades.color(_GROUNDS[cell.mark]) if cell.mark in _GROUNDS else None
        return cell.editable if role == Role.EditRole else cell.tip or cell.text

    def _cell(self, row: RowPlan, key: str) -> ShownCell:
        made = self._made.get((id(row), key))
        if made is None and self._cells is not None:
            made = self._made[id(row), key] = self._cells.shown(row, key)
        return made or ShownCell("", "")

    def _foreground(self, row: RowPlan, mark: Mark) -> Any:
        if mark is Mark.DOUBTFUL:
            return self._shades.color("warn")
        return self._shades.color("secondary") if row.action in (Action.REFUSE, Action.SAME) else None


def _keys(plan: ImportPlan) -> tuple[str, ...]:
    name, *fields = shown_fields(plan)
    return (STATE, name, WHY, *fields)


def _is_doubtful(row: RowPlan) -> bool:
    return bool(row.doubts) and row.action is not Action.REFUSE


def _state(row: RowPlan, role: int) -> Any:
    words = [(ACTION_LABELS[row.action], _ACTION_SHADES[row.action])]
    if _is_doubtful(row):
        words.append((DOUBTFUL, "warn"))
    if role == STATES_ROLE:
        return tuple(words)
    return " ".join(word for word, _ in words) if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
