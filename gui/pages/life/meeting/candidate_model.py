"""The candidates of a ballot with their votes, as rows that can be typed into."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ledger.kinds.meetings import Candidate

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADS = ("姓名", "赞成", "不赞成", "弃权", "宣布当选", "另选他人")
_FIGURES = ("yes", "no", "abstain")
_FLAGS = ("is_elected", "is_written_in")


class CandidateModel(QAbstractTableModel):
    """``name_of`` says who a candidate is, ``sort_key`` the order by strokes; those written in stand behind."""

    typed = Signal()

    def __init__(self, parent: QObject, name_of: Callable[[Candidate], str], sort_key: Callable[[str], Any]) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._sort_key = sort_key
        self.candidates: list[Candidate] = []

    def show_candidates(self, candidates: Iterable[Candidate]) -> None:
        """Replace all rows, as they stand."""
        self.beginResetModel()
        self.candidates = list(candidates)
        self.endResetModel()

    def add(self, candidate: Candidate) -> None:
        """One more, at the place by strokes."""
        self._put([*self.candidates, candidate])

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        self._put([one for row, one in enumerate(self.candidates) if row not in rows])

    def declare(self, elected: Sequence[Candidate]) -> None:
        """Tick 宣布当选 of these and of nobody else."""
        chosen = {(one.member_id, one.name) for one in elected}
        rows = [replace(one, is_elected=(one.member_id, one.name) in chosen) for one in self.candidates]
        self.show_candidates(rows)
        self.typed.emit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many candidates there are."""
        return 0 if parent.isValid() else len(self.candidates)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Name, three figures, two ticks."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The heads; rows are numbered."""
        if role == Role.DisplayRole:
            return HEADS[section] if orientation is Qt.Orientation.Horizontal else section + 1
        if role != Role.TextAlignmentRole:
            return None
        side = Qt.AlignmentFlag.AlignRight if 1 <= section <= len(_FIGURES) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Figures are typed, the rest is ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if 1 <= index.column() <= len(_FIGURES):
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() > len(_FIGURES) else usual

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Names, figures, ticks."""
        if not index.isValid():
            return None
        one, column = self.candidates[index.row()], index.column()
        if column == 0:
            return self._name_of(one) if role in (Role.DisplayRole, Role.EditRole) else None
        if column > len(_FIGURES):
            is_on = getattr(one, _FLAGS[column - 1 - len(_FIGURES)])
            return (
                (Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked) if role == Role.CheckStateRole else None
            )
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return str(getattr(one, _FIGURES[column - 1])) if role in (Role.DisplayRole, Role.EditRole) else None

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Take a figure or a tick; anything but a whole number is not taken."""
        column = index.column()
        if role == Role.CheckStateRole and column > len(_FIGURES):
            is_on = Qt.CheckState(value) is Qt.CheckState.Checked
            return self._change(index.row(), {_FLAGS[column - 1 - len(_FIGURES)]: is_on})
        text = str(value).strip()
        if role != Role.EditRole or not 1 <= column <= len(_FIGURES) or not (text.isascii() and text.isdigit()):
            return False
        return self._change(index.row(), {_FIGURES[column - 1]: int(text)})

    def _change(self, row: int, fields: dict[str, Any]) -> bool:
        self.candidates[row] = replace(self.candidates[row], **fields)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))
        self.typed.emit()
        return True

    def _put(self, candidates: list[Candidate]) -> None:
        def place(one: Candidate) -> tuple[bool, Any]:
            return one.is_written_in, self._sort_key(self._name_of(one))

        self.show_candidates(sorted(candidates, key=place))
        self.typed.emit()
