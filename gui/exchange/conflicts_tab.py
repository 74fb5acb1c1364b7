"""两边不同: each record that waits, both versions side by side, and a choice for each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import Words, column, label, plain_button, row
from operations.exchange import Item, Side, Status
from operations.exchange.belonging import Place
from operations.exchange.words import PlanWords, Shown
from operations.history_words import FieldChange

_HEADS = ("字段", "本账簿的", "文件里的")
_LABEL_WIDTH, _HALVES = 150, (470, 560)
_WORDS = "这些登记两边都有、内容不同，或者在本账簿删除以后对方又改过。没有选择的先不动，下次并入时再列出。"
_NOTHING = "没有需要选择的登记。"
_UNDECIDED = "先不动"
_GONE = {Side.HERE: "不要", Side.THERE: "重新并入"}


class Waiting(NamedTuple):
    """One line: a record that waits."""

    number: int
    item: Item
    name: str
    side: Side | None


def _side_words(one: Waiting) -> str:
    if one.side is None:
        return _UNDECIDED
    return _GONE[one.side] if one.item.status is Status.GONE_HERE else one.side.value


_COLUMNS: tuple[Column[Waiting], ...] = (
    Column("title", "登记", 6, lambda one: one.item.kind.title),
    Column("name", "内容", 10, lambda one: one.name),
    Column("side", "处理", 7, _side_words, shade=lambda one: "" if one.side else "warn"),
)


class ConflictsTab(QWidget):
    """The list at the left, the versions of the chosen one at the right."""

    decided = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.sides: dict[Place, Side] = {}
        self._waiting: list[Waiting] = []
        self._namer: PlanWords | None = None
        self.model: TableModel[Waiting] = TableModel(
            _COLUMNS, lambda one: one.number, lambda one: one.name, shell.theme, self
        )
        self.table: TableView[Waiting] = TableView(shell, "exchange_conflicts", self.model)
        self.table.setAccessibleName("等待选择的登记")
        self.table.picked.connect(self._show)
        self.versions = _versions_table(shell.theme.px(_LABEL_WIDTH))
        self._words = label(_WORDS, Words.SECONDARY, wraps=True)
        self.buttons = {
            words: plain_button(words)
            for words in (Side.HERE.value, Side.THERE.value, _UNDECIDED, "全部保留本账簿的", "全部采用文件里的")
        }
        acts: Sequence[Callable[[], None]] = (
            lambda: self.choose(Side.HERE),
            lambda: self.choose(Side.THERE),
            lambda: self.choose(None),
            lambda: self.choose_all(Side.HERE),
            lambda: self.choose_all(Side.THERE),
        )
        foot = row()
        for number, (button, act) in enumerate(zip(self.buttons.values(), acts, strict=True)):
            button.clicked.connect(lambda _checked, act=act: act())
            if number == 3:
                foot.addStretch()
            foot.addWidget(button)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.versions)
        halves.setSizes([shell.theme.px(width) for width in _HALVES])
        layout = column(self._words, halves, gap=8, margins=(0, 8, 0, 0))
        layout.setStretch(1, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    @property
    def open_count(self) -> int:
        """How many have no choice yet."""
        return sum(one.side is None for one in self._waiting)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._waiting)

    def show_plan(self, told: Shown) -> None:
        """List what waits; choices made before stay."""
        self._namer = PlanWords(told.plan, told.here)
        waiting = [one for one in told.plan.items if one.waits and (one.status is Status.CONFLICT or one.fields)]
        self.sides = {one.place: self.sides[one.place] for one in waiting if one.place in self.sides}
        self._waiting = [
            Waiting(number, one, self._namer.name(one), self.sides.get(one.place)) for number, one in enumerate(waiting)
        ]
        self._words.setText(_WORDS if waiting else _NOTHING)
        self._fill()
        if self._waiting and not self.table.selection.ids:
            self.table.selectRow(0)

    def choose(self, side: Side | None) -> None:
        """Choose for the selected ones, and go on to the next."""
        chosen = set(self.table.selection.ids)
        self._decide(lambda one: one.number in chosen, side)
        following = next(
            (one.number for one in self._waiting if one.side is None and one.number > max(chosen, default=0)), None
        )
        if side is not None and following is not None and len(chosen) == 1:
            self.table.select(following)

    def choose_all(self, side: Side) -> None:
        """Choose for all of them."""
        self._decide(lambda _: True, side)

    def _decide(self, is_meant: Callable[[Waiting], bool], side: Side | None) -> None:
        for place, one in enumerate(self._waiting):
            if is_meant(one):
                self._waiting[place] = one._replace(side=side)
                if side is None:
                    self.sides.pop(one.item.place, None)
                else:
                    self.sides[one.item.place] = side
        self._fill()
        self.decided.emit()

    def _fill(self) -> None:
        self.model.set_rows(self._waiting)
        self._show(self.table.selection)
        for button in self.buttons.values():
            button.setEnabled(bool(self._waiting))

    def _show(self, picked: Picked) -> None:
        chosen = [one for one in self._waiting if one.number in picked.ids]
        if len(chosen) == 1 and self._namer is not None:
            _fill_versions(self.versions, self._namer.differences(chosen[0].item))
        else:
            self.versions.setRowCount(0)


def _versions_table(label_width: int) -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setProperty("role", "boxed")
    table.setAccessibleName("两边的内容")
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    table.setColumnWidth(0, label_width)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill_versions(table: QTableWidget, fields: Sequence[FieldChange]) -> None:
    table.setRowCount(len(fields))
    for number, one in enumerate(fields):
        for place, text in enumerate((one.label, one.before, one.after)):
            table.setItem(number, place, QTableWidgetItem(text))
