"""会议: every meeting of the year as a table, filtered by kind and state."""

from collections import Counter

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from gui.actions import Act
from gui.forms.editors import CalmComboBox
from gui.page_frame import FilterChips
from gui.pages.life.board import Counted, LifeBoard
from gui.pages.life.folding_bar import FoldingBar
from gui.pages.life.lines import CHIPS, COLUMNS, LACKING, MeetingLine, chip_test, meeting_lines, search_text
from gui.pages.life.words import kind_order
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Tone, column
from ledger.kinds.meetings import Meeting

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)
_EVERY_KIND = "各类会议"


class ListPart(QWidget):
    """Enter opens a meeting; what the filters leave is counted on them."""

    opened = Signal(int)  # meeting id
    picked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._lines: list[MeetingLine] = []
        self._hits: frozenset[int] | None = None
        self.chips = FilterChips(CHIPS)
        self.chips.set_tone(LACKING, Tone.WARN)
        self.kinds = CalmComboBox()
        self.kinds.setAccessibleName("会议类型")
        self.model = TableModel(COLUMNS, lambda line: line.meeting.id, search_text, shell.theme, self)
        self.table: TableView[MeetingLine] = TableView(shell, "meetings", self.model, _MENU)
        self.table.setParent(self)  # the first child: here the keyboard begins
        layout = column(FoldingBar(self.chips, self.kinds), self.table, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.kinds.currentIndexChanged.connect(lambda _: self._show_rows())
        self.table.opened.connect(self.opened)
        self.table.picked.connect(lambda _: self.picked.emit())

    @property
    def current(self) -> Meeting | None:
        """The meeting that has the keyboard."""
        current = self.table.selection.current
        return next((line.meeting for line in self.model.rows() if line.meeting.id == current), None)

    @property
    def shown(self) -> int:
        """How many the filters leave."""
        return self.model.rowCount()

    def show_board(self, board: LifeBoard, counted: Counted | None, hits: frozenset[int] | None) -> None:
        """Show the meetings of a year; ``hits`` are those that the search has found."""
        self._lines = meeting_lines(board, counted)
        self._hits = hits
        self._offer_kinds()
        self._show_rows()

    def _offer_kinds(self) -> None:
        counts = Counter(line.meeting.kind for line in self._found())
        before = self.kinds.currentData()
        with QSignalBlocker(self.kinds):
            self.kinds.clear()
            self.kinds.addItem(f"{_EVERY_KIND}　{sum(counts.values())}", "")
            for kind in sorted(counts, key=kind_order):
                self.kinds.addItem(f"{kind}　{counts[kind]}", kind)
            self.kinds.setCurrentIndex(max(self.kinds.findData(before), 0))

    def _found(self) -> list[MeetingLine]:
        return [line for line in self._lines if self._hits is None or line.meeting.id in self._hits]

    def _show_rows(self) -> None:
        kind = self.kinds.currentData() or ""
        of_kind = [line for line in self._found() if kind in ("", line.meeting.kind)]
        for chip, _ in CHIPS:
            self.chips.set_count(chip, sum(map(chip_test(chip), of_kind)))
        self.model.set_rows(filter(chip_test(self.chips.current), of_kind))
        self.picked.emit()
