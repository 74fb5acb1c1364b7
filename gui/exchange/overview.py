"""What would be done in numbers, by kind; and the list of every record that is not simply the same."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import column, label, row
from ledger.kinds import KIND_BY_KEY
from operations.exchange import Status
from operations.exchange.words import REMOVED_THERE, PlanRow, Shown

_ALL = "全部"
Line = tuple[int, str, dict[str, int]]
_STATUSES = (*(status.value for status in Status), REMOVED_THERE)


def _count_column(key: str) -> Column[Line]:
    return Column(
        key,
        key,
        6,
        lambda line: str(line[2][key]) if line[2].get(key) else "",
        sort=lambda line: line[2].get(key, 0),
        align=Align.RIGHT,
    )


_COUNT_COLUMNS: tuple[Column[Line], ...] = (
    Column("kind", "登记", 9, lambda line: line[1]),
    *map(_count_column, _STATUSES),
)
_ROW_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("status", "处理", 7, lambda one: one.status),
    Column("title", "登记", 8, lambda one: one.title),
    Column("name", "内容", 20, lambda one: one.name),
    Column("note", "说明", 30, lambda one: one.note),
)


class Overview(QWidget):
    """A table of counts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.model: TableModel[Line] = TableModel(
            _COUNT_COLUMNS, lambda line: line[0], lambda line: line[1], shell.theme, self
        )
        self.table: TableView[Line] = TableView(shell, "exchange_counts", self.model)
        self.table.setAccessibleName("各类登记的数量")
        self.setLayout(column(self.table, margins=(0, 8, 0, 0)))

    def show_plan(self, told: Shown) -> None:
        """Count what a plan would do."""
        counts = {key: {status.value: n for status, n in found.items()} for key, found in told.plan.counts().items()}
        for gone in told.plan.removed:
            of_kind = counts.setdefault(gone.kind.key, {})
            of_kind[REMOVED_THERE] = of_kind.get(REMOVED_THERE, 0) + 1
        lines = [(number, KIND_BY_KEY[key].title, found) for number, (key, found) in enumerate(counts.items())]
        self.model.set_rows(sorted(lines, key=_is_only_same))


def _is_only_same(line: Line) -> bool:
    """Kinds with nothing to do stand below the others."""
    return not any(count for status, count in line[2].items() if status != Status.SAME.value)


class Details(QWidget):
    """Every record that is not the same on both sides, to be searched and filtered."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._rows: tuple[PlanRow, ...] = ()
        self.model: TableModel[PlanRow] = TableModel(
            _ROW_COLUMNS, lambda one: one.number, lambda one: f"{one.title} {one.name} {one.note}", shell.theme, self
        )
        self.table: TableView[PlanRow] = TableView(shell, "exchange_rows", self.model)
        self.table.setAccessibleName("逐条明细")
        self.status = QComboBox()
        self.status.setAccessibleName("处理")
        self.status.currentTextChanged.connect(lambda _: self._filter())
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.filter)
        head = row(label("只看"), self.status, self.search)
        head.setStretch(2, 1)
        layout = column(gap=8, margins=(0, 8, 0, 0))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def show_plan(self, told: Shown) -> None:
        """List a plan; the filter stays where it still finds something."""
        self._rows = told.rows
        there = {one.status for one in told.rows}
        chosen = self.status.currentText()
        self.status.blockSignals(True)
        self.status.clear()
        self.status.addItems([_ALL, *(one for one in _STATUSES if one in there)])
        self.status.setCurrentIndex(max(self.status.findText(chosen), 0))
        self.status.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        chosen = self.status.currentText()
        self.model.set_rows(one for one in self._rows if chosen in (_ALL, one.status))
