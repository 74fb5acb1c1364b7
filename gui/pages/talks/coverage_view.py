"""覆盖情况: one row a member, the square of the committee beside it, and at the foot what the selected cell says."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gui.actions import Act
from gui.pages.talks.coverage_lines import COVERAGE_COLUMNS, CoverageLine, YearOfTalks, explanation
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import Words, column, label, rule
from ledger.rulebook import Rule
from operations.tables import pinyin_table

_FOOT = 62
_HINT = "选中一格，这里说明已谈、还缺和依据。按 Enter 计划所缺的谈话。"
_MENU: tuple[Act | None, ...] = (Act.NEW, None, Act.EXPORT)
_UNIT = "unit"


class CoverageView(QFrame):
    """The table and its foot."""

    planning_asked = Signal(object)  # CoverageLine: Enter or double click on somebody who lacks a talk
    picked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._shell = shell
        self.model = TableModel(COVERAGE_COLUMNS, lambda one: one.key, _search_text, shell.theme, self)
        self.table: TableView[CoverageLine] = TableView(shell, "talk_coverage", self.model, _MENU)
        self.foot = label(_HINT, Words.SECONDARY, wraps=True)
        self.foot.setContentsMargins(20, 6, 20, 4)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below = QWidget()
        below.setLayout(column(rule(), self.foot, gap=0))
        layout = column(self.table, below, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        shell.theme.changed.connect(self._fit)
        self._fit()

    def show_year(self, year: YearOfTalks, chip: str) -> None:
        """Show the rows that a filter leaves."""
        self.model.set_rows(one for one in year.lines if one.is_in(chip))
        has_several = len(year.units) > 1
        place = next(number for number, one in enumerate(COVERAGE_COLUMNS) if one.key == _UNIT)
        self.table.setColumnHidden(place, not has_several)
        self._explain()

    @property
    def current(self) -> CoverageLine | None:
        """The member that has the keyboard."""
        key = self.table.selection.current
        return next((one for one in self.model.rows() if one.key == key), None)

    @property
    def chosen(self) -> list[CoverageLine]:
        """Everybody who is selected."""
        keys = set(self.table.selection.ids)
        return [one for one in self.model.rows() if one.key in keys]

    def say(self, sentence: str, rule: Rule | None = None) -> None:
        """Show a sentence at the foot, with the rule that it follows from."""
        self.foot.setText(sentence + (f"（{rule.citation}）" if rule is not None else "") if sentence else _HINT)
        self.foot.setToolTip(rule.text if sentence and rule is not None else "")

    def _explain(self) -> None:
        one = self.current
        place = self.table.currentIndex().column()
        if one is None:
            self.say("")
        else:
            self.say(explanation(one, COVERAGE_COLUMNS[max(place, 0)].key), one.rule)

    def _on_cell(self, _: QModelIndex, __: QModelIndex) -> None:
        self._explain()

    def _on_picked(self, _: Picked) -> None:
        self._explain()
        self.picked.emit()

    def _on_opened(self, _: int) -> None:
        one = self.current
        if one is not None:
            self.planning_asked.emit(one)

    def _fit(self, _: object = None) -> None:
        self.foot.setFixedHeight(self._shell.theme.px(_FOOT))  # three lines: the table must not move with the sentence


def _search_text(line: CoverageLine) -> str:
    return pinyin_table().search_text(line.entry.member.name)
