"""The columns of a register: which are shown, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QPushButton, QWidget

from gui.theme.theme import Theme
from gui.widgets import column, quiet_button, row
from ledger.roster.columns import RosterColumn

_LEAST_ROWS = 4
_KEY = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """A list that asks for a few rows only and takes what room there is."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self.setMinimumHeight(least)

    def sizeHint(self) -> QSize:
        """Qt would ask for more than a low screen has."""
        return QSize(super().sizeHint().width(), self._least)


class ColumnList(QWidget):
    """A list with a check box per column; the shown ones stand first. Order by buttons, Alt and arrow, or dragging."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._usual: tuple[str, ...] = ()
        self._columns: tuple[RosterColumn, ...] = ()
        self.list = _List(theme.px(28) * _LEAST_ROWS)
        self.list.setProperty("role", "boxed")
        self.list.setAccessibleName("栏目")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up, self.down = self._mover("上移", -1, "Alt+Up"), self._mover("下移", 1, "Alt+Down")
        self.reset = quiet_button("恢复默认")
        self.reset.clicked.connect(self._reset)
        buttons = row(self.up, self.down, self.reset, gap=4)
        buttons.addStretch()
        layout = column(self.list, gap=4)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self.list.itemChanged.connect(self._on_checked)
        self.list.model().rowsMoved.connect(self._on_moved)
        self.list.currentRowChanged.connect(self._offer_moves)

    def offer(self, columns: Sequence[RosterColumn], usual: tuple[str, ...], shown: tuple[str, ...]) -> None:
        """Offer these columns, ``shown`` ones checked and in that order; ``usual`` is what 恢复默认 brings back."""
        self._columns, self._usual = tuple(columns), usual
        self._fill(shown)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the checked columns, in order."""
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _fill(self, shown: tuple[str, ...]) -> None:
        by_key = {one.key: one for one in self._columns}
        rest = [key for key in by_key if key not in shown]
        self.list.blockSignals(True)
        self.list.clear()
        for key in [*(key for key in shown if key in by_key), *rest]:
            item = QListWidgetItem(by_key[key].label)
            item.setData(_KEY, key)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._offer_moves(0)

    def _mover(self, text: str, step: int, key: str) -> QPushButton:
        button = quiet_button(text)
        button.setShortcut(key)
        button.setToolTip(f"{text}（{key}）")
        button.clicked.connect(lambda: self._move(step))
        return button

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.insertItem(at + step, self.list.takeItem(at))
        self.list.setCurrentRow(at + step)
        self.list.blockSignals(False)
        self._offer_moves(at + step)
        self.changed.emit()

    def _offer_moves(self, at: int) -> None:
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)
        self.reset.setEnabled(self.shown != self._usual)

    def _on_checked(self, item: QListWidgetItem) -> None:
        if not self.shown:  # a register without columns is no register
            item.setCheckState(Qt.CheckState.Checked)
            return
        self._tell()

    def _on_moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self._offer_moves(self.list.currentRow())
        self.changed.emit()

    def _reset(self) -> None:
        self._fill(self._usual)
        self.changed.emit()
