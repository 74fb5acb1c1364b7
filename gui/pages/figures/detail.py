"""What is shown of a chosen figure: its value in words, how it is counted, charts, and the records behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter

from gui.pages.figures.bars import MonthChart, UnitChart
from gui.pages.figures.counting import Drilled
from gui.pages.figures.lines import FigureLine
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import ScrollArea, Words, column, label
from ledger.figures.behind import place_of, unit_words_of, words_of
from ledger.figures.definition import FigureDefinition, Measure, Rounding
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureRow
from ledger.figures.summary import change_words

_EMPTY = "没有登记的记录。登记以后，这里自动列出。"


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A record behind the figure, by its place."""

    number: int
    row: FigureRow


class FigureDetail(QFrame):
    """The body of the card."""

    record_asked = Signal(str, int)  # kind and id of the record to be opened

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._facts: FigureFacts | None = None
        self._definition: FigureDefinition | None = None
        self.value = label("", Words.FIGURE)
        self.compared = label("", Words.SECONDARY, wraps=True)
        self.text = label("", Words.SECONDARY, wraps=True)
        self.months_head, self.units_head = label("按月", Words.SECTION), label("按党组织", Words.SECTION)
        self.months, self.units = MonthChart(shell.theme), UnitChart(shell.theme)
        self.records_head = label("", Words.SECTION)
        self.model = TableModel(self._columns(), lambda one: one.number, lambda _: "", shell.theme, self)
        self.table: TableView[BehindLine] = TableView(shell, "figure-records", self.model)
        self.table.setAccessibleName("来源记录")
        self._build()

    def show_line(self, line: FigureLine, facts: FigureFacts) -> None:
        """Show a figure; the charts come when they are counted."""
        figure = line.figure
        self._facts, self._definition = facts, figure.definition
        self.value.setText(figure.words(Rounding.EXACT) or "没有记录")
        self.compared.setText(_compared(line))
        self.text.setText("\n".join(part for part in (figure.definition.text, _note(line)) if part))
        self.records_head.setText(f"来源记录　{len(figure.rows)} 条" if figure.rows else _EMPTY)
        self.model.set_rows(BehindLine(number, row) for number, row in enumerate(figure.rows, start=1))
        self.table.setVisible(bool(figure.rows))
        self.show_bars(Drilled((), ()))

    def show_bars(self, drilled: Drilled) -> None:
        """Show the charts."""
        for head, chart, bars in (
            (self.months_head, self.months, drilled.months),
            (self.units_head, self.units, drilled.units),
        ):
            chart.show_bars(bars, head.text())
            head.setVisible(bool(bars))

    def _build(self) -> None:
        inner = QFrame()
        inner.setProperty("role", "page")
        parts = (
            self.value,
            self.compared,
            self.text,
            self.months_head,
            self.months,
            self.units_head,
            self.units,
        )
        layout = column(*parts, gap=6, margins=(20, 0, 20, 12))
        layout.addStretch()
        inner.setLayout(layout)
        below = QFrame()
        below.setProperty("role", "page")
        self.records_head.setContentsMargins(20, 8, 20, 4)
        records = column(self.records_head, self.table, gap=0)
        records.setStretch(1, 1)
        records.addStretch()
        below.setLayout(records)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(ScrollArea(inner))
        splitter.addWidget(below)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([360, 200])
        self.setLayout(column(splitter, gap=0))
        self.table.opened.connect(self._open)

    def _columns(self) -> Sequence[Column[BehindLine]]:
        return (
            Column("day", "日期", 6, lambda one: one.row.day.isoformat() if one.row.day else ""),
            Column("words", "记录", 18, lambda one: self._words(one.row), grows=True),
            Column("unit", "党组织", 6, lambda one: self._unit(one.row), is_optional=True),
        )

    def _words(self, row: FigureRow) -> str:
        return words_of(self._definition, self._facts, row) if self._definition and self._facts else ""

    def _unit(self, row: FigureRow) -> str:
        return unit_words_of(self._facts, row) if self._facts else ""

    def _open(self, number: int) -> None:
        line = next((one for one in self.model.rows() if one.number == number), None)
        if line is not None and self._definition is not None and self._facts is not None:
            self.record_asked.emit(*place_of(self._definition, self._facts, line.row))


def _compared(line: FigureLine) -> str:
    """The year before, the change, and the form in which a text usually writes the value where that is another one."""
    figure = line.figure
    last = line.before.words(Rounding.EXACT) or "没有记录"
    change, usual = change_words(figure, line.before), figure.words()
    is_other = usual != figure.words(Rounding.EXACT)
    return f"上年 {last}" + (f"，{change}" if change else "") + (f"；行文写作“{usual}”" if is_other else "")


def _note(line: FigureLine) -> str:
    figure = line.figure
    if figure.definition.measure is not Measure.SHARE or not figure.whole:
        return figure.note
    counts = f"{len(figure.rows)} / {figure.whole}"
    return f"{counts}，{figure.note}" if figure.note else counts
