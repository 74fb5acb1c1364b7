"""The committee among themselves: a square of days, the gaps plain to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, label
from ledger.life.coverage import WITHIN_COMMITTEE, Missing
from ledger.life.facts import LifeFacts
from ledger.roster.entry import RosterEntry
from operations.life.talk_planning import UnitCoverage

_SELF, _GAP, _PLAN = "—", "缺", "○"
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MARGIN = 24
_BAR = 12  # room for a bar below a committee that is wider than the card
_NOTE = "格子里是一年中最近一次谈话的日期，○ 是已计划的日期。按 Enter 打开谈话，或者计划所缺的谈话。"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two committee members, what they have talked, and what is planned."""

    one: RosterEntry
    other: RosterEntry
    days: tuple[tuple[date, int], ...]
    planned_on: date | None
    year: int

    @property
    def missing(self) -> Missing | None:
        """What is asked of the two; None when they have talked."""
        if self.days:
            return None
        sentence = f"{self.one.member.name}和{self.other.member.name}{self.year}年还没有谈心谈话。"
        return Missing(WITHIN_COMMITTEE, self.one.member.id, (self.other.member.id,), sentence)

    @property
    def words(self) -> str:
        """The pair in one sentence."""
        names = f"{self.one.member.name}和{self.other.member.name}"
        if self.days:
            return f"{names}{self.year}年谈心谈话：{'、'.join(f'{day:%m-%d}' for day, _ in self.days)}。"
        plan = f"已计划在 {self.planned_on:%m-%d}。" if self.planned_on else ""
        return f"{names}{self.year}年还没有谈心谈话。{plan}"


def committee_pairs(facts: LifeFacts, covered: UnitCoverage, year: int) -> list[list[Pair | None]]:
    """The square of a committee, rows and columns in the order of the roster; None on the diagonal."""
    leaders = [one for one in covered.coverage.people if one.member.id in covered.coverage.committee]
    return [
        [None if one is other else _pair(facts, covered, (one, other), year) for other in leaders] for one in leaders
    ]


def _pair(facts: LifeFacts, covered: UnitCoverage, two: tuple[RosterEntry, RosterEntry], year: int) -> Pair:
    one, other = two
    key = frozenset((one.member.id, other.member.id))
    days = tuple((facts.talk_by_id[talk].held_on or date.min, talk) for talk in covered.coverage.done.get(key, ()))
    plan = covered.planned.get(key)
    return Pair(one, other, days, plan.planned_on if plan is not None else None, year)


class CommitteeMatrix(QTableWidget):
    """A square table; a cell can be explained, planned or opened."""

    pointed = Signal(object)  # Pair
    opened = Signal(object)  # Pair: Enter or double click

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pairs: list[list[Pair | None]] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAccessibleName("支部委员之间谈心谈话")
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.currentCellChanged.connect(self._point)
        self.itemDoubleClicked.connect(lambda _: self._open())
        theme.changed.connect(self._fit)

    def show_pairs(self, pairs: list[list[Pair | None]]) -> None:
        """Show a committee."""
        self._pairs = pairs
        names = [next(pair.one.member.name for pair in line if pair is not None) for line in pairs if len(pairs) > 1]
        self.blockSignals(True)
        self.setRowCount(len(names))
        self.setColumnCount(len(names))
        self.setHorizontalHeaderLabels(names)
        self.setVerticalHeaderLabels(names)
        for number, place, pair in self._cells():
            self.setItem(number, place, self._item(pair))
        self.blockSignals(False)
        self._fit(self._theme.look)

    @property
    def current_pair(self) -> Pair | None:
        """The pair that has the keyboard."""
        line, place = self.currentRow(), self.currentColumn()
        return self._pairs[line][place] if 0 <= line < self.rowCount() and 0 <= place < self.columnCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or plans; Esc is left to the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its rows, and a bar where the card is too narrow for it."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        wide = self.verticalHeader().sizeHint().width() + self.horizontalHeader().length()
        bar = self._theme.px(_BAR) if wide > self.width() else 0
        self.setFixedHeight(self._theme.px(metrics.HEADER) + self.rowCount() * self._theme.row_height + bar + 1)

    def _cells(self) -> Iterator[tuple[int, int, Pair | None]]:
        for number, line in enumerate(self._pairs[: self.rowCount()]):
            for place, pair in enumerate(line):
                yield number, place, pair

    def _item(self, pair: Pair | None) -> QTableWidgetItem:
        made = QTableWidgetItem(_cell_text(pair))
        made.setTextAlignment(_CENTRE)
        if pair is not None:
            made.setToolTip(pair.words)
            made.setForeground(self._theme.color("text" if pair.days or pair.planned_on else "warn"))
        return made

    def _point(self, *_: int) -> None:
        if self.current_pair is not None:
            self.pointed.emit(self.current_pair)

    def _open(self) -> None:
        if self.current_pair is not None:
            self.opened.emit(self.current_pair)

    def _fit(self, _: Look) -> None:
        measure = self.fontMetrics()
        names = [pair.one.member.name for line in self._pairs for pair in line if pair is not None]
        wide = max((measure.horizontalAdvance(name) for name in [*names, "○ 12-31"]), default=0)
        self.horizontalHeader().setDefaultSectionSize(wide + self._theme.px(_MARGIN))
        self.horizontalHeader().setFixedHeight(self._theme.px(metrics.HEADER))
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        self._fit_height()
        for number, place, pair in self._cells():
            item = self.item(number, place)
            if item is not None and pair is not None:
                item.setForeground(self._theme.color("text" if pair.days or pair.planned_on else "warn"))


class CommitteePanel(QFrame):
    """The square with a sentence that says how to read it."""

    def __init__(self, matrix: CommitteeMatrix) -> None:
        super().__init__()
        self.setProperty("role", "page")
        note = label(_NOTE, Words.SECONDARY, wraps=True)
        note.setContentsMargins(20, 0, 20, 0)
        layout = column(matrix, note, gap=12)
        layout.addStretch()
        self.setLayout(layout)
        self.setFocusProxy(matrix)


def _cell_text(pair: Pair | None) -> str:
    if pair is None:
        return _SELF
    if pair.days:
        return f"{pair.days[-1][0]:%m-%d}"
    return f"{_PLAN} {pair.planned_on:%m-%d}" if pair.planned_on else _GAP
