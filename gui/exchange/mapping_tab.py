"""党组织和党员: what each unit and person of the file was taken for; the chosen one can be taken for another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import Words, column, label, row
from operations.exchange.belonging import Place
from operations.exchange.mapping import Mapped, candidates, mapped
from operations.exchange.words import Shown

_COLUMNS: tuple[Column[Mapped], ...] = (
    Column("title", "类别", 5, lambda one: one.title),
    Column("there", "文件里", 22, lambda one: one.there),
    Column("here", "对应本账簿", 22, lambda one: one.here),
    Column("how", "依据", 14, lambda one: one.how),
)
_WORDS = "党组织按名称对应，党员按身份证号、再按姓名和出生日期对应。对应得不对的，选中一行后在下面改。"
_NOTHING = "文件里的党组织和党员以前都并入过，仍按那时的对应。"
_LONGEST_POPUP = 18


class MappingTab(QWidget):
    """A table, and below it what the chosen row is taken for."""

    remapped = Signal(object, int)  # Place there, and the number here, NEW or LEAVE_OUT

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._told: Shown | None = None
        self._place: Place | None = None
        self._words = label(_WORDS, Words.SECONDARY, wraps=True)
        self.model: TableModel[Mapped] = TableModel(
            _COLUMNS, lambda one: one.number, lambda one: f"{one.there} {one.here}", shell.theme, self
        )
        self.table: TableView[Mapped] = TableView(shell, "exchange_mapping", self.model)
        self.table.setAccessibleName("党组织和党员的对应")
        self.table.picked.connect(self._offer)
        self.choice = QComboBox()
        self.choice.setAccessibleName("对应本账簿的")
        self.choice.setMaxVisibleItems(_LONGEST_POPUP)
        self.choice.activated.connect(self._take)
        self._asked = label("对应")
        foot = row(self._asked, self.choice)
        foot.setStretch(1, 1)
        layout = column(self._words, self.table, gap=8, margins=(0, 8, 0, 0))
        layout.setStretch(1, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_plan(self, told: Shown) -> None:
        """List units and people of a plan."""
        self._told = told
        rows = mapped(told)
        self._words.setText(_WORDS if rows else _NOTHING)
        self.model.set_rows(rows)
        self._offer(self.table.selection)

    def _offer(self, picked: Picked) -> None:
        self.choice.clear()
        told = self._told
        is_one = told is not None and picked.current is not None and len(picked.ids) == 1
        self.choice.setEnabled(is_one)
        self._place = None
        if told is None or picked.current is None or not is_one:
            self._asked.setText("选中一行可以改变它的对应")
            return
        item = told.plan.items[picked.current]
        line = next(one for one in mapped(told) if one.number == picked.current)
        self._place = item.place
        self._asked.setText(f"“{line.there}”对应")
        for number, words in candidates(told, item):
            self.choice.addItem(words, number)
        self.choice.setCurrentIndex(max(self.choice.findData(line.same_as), 0))

    def _take(self, index: int) -> None:
        if self._place is not None:
            self.remapped.emit(self._place, self.choice.itemData(index))
