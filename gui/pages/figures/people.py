"""The bodies of the card for the other parts: who is in a line of the statistics, what ticks a duty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gui.pages.figures.lines import DutyLine
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, label
from ledger.figures.behind import place_of, words_of
from ledger.figures.duties import DutyPeriod, DutyState
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureRow
from ledger.kinds.member import MEMBERS
from ledger.roster.entry import RosterEntry

_SIGNS = {DutyState.MET: "✓", DutyState.SHORT: "▲", DutyState.RUNNING: "○", DutyState.AHEAD: "　"}
_PEOPLE_COLUMNS: tuple[Column[RosterEntry], ...] = (
    Column("name", "姓名", 6, lambda one: one.member.name),
    Column("branch", "支部", 8, lambda one: one.branch.short_name),
    Column("category", "人员类别", 6, lambda one: one.category, shade=lambda _: "secondary"),
)


class PeopleDetail(QFrame):
    """Who is in a line."""

    record_asked = Signal(str, int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.model = TableModel(_PEOPLE_COLUMNS, lambda one: one.member.id, lambda _: "", shell.theme, self)
        self.table: TableView[RosterEntry] = TableView(shell, "population-people", self.model)
        self.table.setAccessibleName("人员")
        self.setLayout(column(self.table, gap=0))
        self.table.opened.connect(lambda number: self.record_asked.emit(MEMBERS.key, number))

    def show_people(self, people: Sequence[RosterEntry]) -> None:
        """Show the people in the order of the roster."""
        self.model.set_rows(people)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A record that ticks a period, or a period that has none."""

    number: int
    period: DutyPeriod
    row: FigureRow | None
    is_first: bool


class DutyDetail(QFrame):
    """The periods of a duty with the records that tick them."""

    record_asked = Signal(str, int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._facts: FigureFacts | None = None
        self.words = label("", Words.SECONDARY, wraps=True)
        self.words.setContentsMargins(20, 0, 20, 8)
        self.model = TableModel(self._columns(), lambda one: one.number, lambda _: "", shell.theme, self)
        self.table: TableView[PeriodLine] = TableView(shell, "duty-periods", self.model)
        self.table.setAccessibleName("各时段的记录")
        layout = column(self.words, self.table, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.table.opened.connect(self._open)

    def show_line(self, line: DutyLine, facts: FigureFacts) -> None:
        """Show a duty."""
        self._facts = facts
        definition = line.year.definition
        self.words.setText(f"按“{definition.label}”统计。{definition.text}" if definition else line.state)
        self.model.set_rows(_period_lines(line))

    def _columns(self) -> Sequence[Column[PeriodLine]]:
        return (
            Column(
                "period",
                "时段",
                6,
                lambda one: _period_words(one.period) if one.is_first else "",
                shade=lambda one: "warn" if one.period.state is DutyState.SHORT else "",
            ),
            Column("day", "日期", 6, lambda one: one.row.day.isoformat() if one.row and one.row.day else ""),
            Column("words", "记录", 11, self._words, shade=lambda one: "" if one.row else "secondary", grows=True),
        )

    def _words(self, line: PeriodLine) -> str:
        if line.row is None or self._facts is None:
            return "没有记录" if line.period.state is not DutyState.AHEAD else ""
        return words_of(line.period.figure.definition, self._facts, line.row)

    def _open(self, number: int) -> None:
        line = next((one for one in self.model.rows() if one.number == number), None)
        if line is not None and line.row is not None and self._facts is not None:
            self.record_asked.emit(*place_of(line.period.figure.definition, self._facts, line.row))


def _period_words(one: DutyPeriod) -> str:
    return f"{_SIGNS[one.state]} {one.period.words.split('年', 1)[1] or '全年'}"


def _period_lines(line: DutyLine) -> Iterator[PeriodLine]:
    number = 0
    for period in line.year.periods:
        rows: tuple[FigureRow | None, ...] = period.figure.rows or (None,)
        for place, row in enumerate(rows):
            number += 1
            yield PeriodLine(number, period, row, place == 0)
