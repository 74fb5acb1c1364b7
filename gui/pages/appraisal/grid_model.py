"""The lines of an appraisal for Qt. Cells of fields can be typed into."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.pages.appraisal.lines import COLUMNS, AppraisalLine, GridColumn
from gui.theme.theme import Theme
from ledger.codes.appraisal import BASICALLY_QUALIFIED, EXCELLENT, UNQUALIFIED
from ledger.errors import Level

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_GRADE_SHADES = {EXCELLENT: "good", BASICALLY_QUALIFIED: "warn", UNQUALIFIED: "accent"}
_PROBLEM_SHADES = {Level.MUST: "accent", Level.WARN: "accent", Level.INFO: "warn"}
_QUIET = frozenset({"remark", "scores", "total"})


class AppraisalGridModel(QAbstractTableModel):
    """Lines in their order. A refresh with the same people only repaints, so that place and selection stay."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: tuple[AppraisalLine, ...] = ()

    # What the page uses

    def set_lines(self, lines: Sequence[AppraisalLine]) -> None:
        """Show lines."""
        is_same = [one.result.member_id for one in lines] == [one.result.member_id for one in self.lines]
        if not is_same:
            self.beginResetModel()
        self.lines = tuple(lines)
        if not is_same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))

    def place_of(self, member_id: int) -> int | None:
        """The row of a member."""
        return next((number for number, one in enumerate(self.lines) if one.result.member_id == member_id), None)

    def line(self, index: AnyIndex) -> AppraisalLine | None:
        """The line behind an index."""
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many people are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The declared columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Fields can be typed into."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else usual

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Text, alignment, colour; what is to be said about the cell as its tip."""
        line = self.line(index)
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role in (Role.DisplayRole, Role.EditRole):
            return column.text(line)
        if role == Role.TextAlignmentRole:
            return column.align.flags
        if role == Role.ForegroundRole:
            return self._theme.color(self._shade(line, column))
        if role == Role.ToolTipRole:
            problem = line.problem(column.field) if column.field else None
            usual = line.scores if column.key == "scores" else column.text(line)
            return problem.sentence if problem else usual or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The heads of the columns, the names of the rows for a screen reader."""
        if orientation is Qt.Orientation.Vertical:
            return self.lines[section].name if role == Role.DisplayRole else None
        column = COLUMNS[section]
        if role == Role.TextAlignmentRole:
            return column.align.flags
        if role == Role.ToolTipRole:
            return column.tip or column.label
        return column.label if role == Role.DisplayRole else None

    def _shade(self, line: AppraisalLine, column: GridColumn) -> str:
        problem = line.problem(column.field) if column.field else None
        if problem is not None:
            return _PROBLEM_SHADES[problem.level]
        if column.key == "grade":
            return _GRADE_SHADES.get(line.result.grade, "text")
        if column.key in _QUIET or (not line.is_graded and column.key != "name"):
            return "secondary"
        return "text"
