"""整改: what meetings decided and talks agreed, until it is done."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from gui.actions import Act
from gui.page_frame import FilterChips
from gui.pages.life.board import LifeBoard
from gui.pages.life.folding_bar import FoldingBar
from gui.pages.life.matter_lines import (
    CHIPS,
    COLUMNS,
    DONE,
    OPEN,
    OVERDUE,
    MatterLine,
    done_lines,
    open_lines,
    search_text,
)
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import EmptyState, Tone, column, plain_button, row

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.PRINT)


class MattersPart(QWidget):
    """Enter closes a matter; the buttons take that back and open the meeting it came from."""

    close_asked = Signal(object)  # MatterLine
    reopen_asked = Signal(object)  # MatterLine
    source_asked = Signal(object)  # MatterLine
    picked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._open: list[MatterLine] = []
        self._done: list[MatterLine] = []
        self._stack = QStackedWidget(self)  # the first child: here the keyboard begins
        self.chips = FilterChips(CHIPS)
        self.chips.set_tone(OVERDUE, Tone.MUST)
        self.model = TableModel(COLUMNS, lambda line: line.row_id, search_text, shell.theme, self)
        self.table: TableView[MatterLine] = TableView(shell, "matters", self.model, _MENU)
        self.close_button = plain_button("办结…")
        self.reopen_button = plain_button("恢复为未办结")
        self.source_button = plain_button("打开来源")
        self.empty = EmptyState(
            shell.theme,
            "square-check",
            "没有未办结的事项",
            "会议作出的决议、组织生活会查摆的问题、谈心谈话约定的事项，填写责任人和时限后列在这里，直到办结。",
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        commands = QWidget()
        commands.setLayout(row(self.close_button, self.reopen_button, self.source_button))
        layout = column(FoldingBar(self.chips, commands), self._stack, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.table.opened.connect(lambda _: self.open_current())
        self.table.picked.connect(lambda _: self._offer())
        self._connect(self.close_button, self.close_asked)
        self._connect(self.reopen_button, self.reopen_asked)
        self._connect(self.source_button, self.source_asked)

    @property
    def current(self) -> MatterLine | None:
        """The matter that has the keyboard."""
        current = self.table.selection.current
        return next((line for line in self.model.rows() if line.row_id == current), None)

    @property
    def overdue(self) -> int:
        """How many are past their day."""
        return sum(line.is_overdue for line in self._open)

    @property
    def open_count(self) -> int:
        """How many are not done."""
        return len(self._open)

    def show_board(self, board: LifeBoard) -> None:
        """Show the matters of a unit."""
        self._open, self._done = open_lines(board), done_lines(board)
        self._show_rows()

    def search(self, text: str) -> None:
        """Show only what contains the words."""
        self.model.filter(text)
        self._offer()

    def choose(self, row_id: int) -> None:
        """Go to a matter, open or done."""
        for chip in (OPEN, DONE):
            if not self.table.select(row_id):
                self.chips.choose(chip)
                self.table.select(row_id)

    def open_current(self) -> None:
        """Enter: close the matter; one that is done shows where it came from."""
        line = self.current
        if line is not None:
            (self.close_asked if line.done_on is None else self.source_asked).emit(line)

    def _connect(self, button: QPushButton, signal: SignalInstance) -> None:
        def ask() -> None:
            if self.current is not None:
                signal.emit(self.current)

        button.clicked.connect(lambda _checked: ask())

    def _show_rows(self) -> None:
        overdue = [line for line in self._open if line.is_overdue]
        rows = {OPEN: self._open, OVERDUE: overdue, DONE: self._done}
        for chip, lines in rows.items():
            self.chips.set_count(chip, len(lines))
        chosen = rows[self.chips.current]
        self.model.set_rows(chosen)
        self._stack.setCurrentWidget(self.table if chosen else self.empty)
        self._offer()

    def _offer(self) -> None:
        line = self.current
        is_done = line is not None and line.done_on is not None
        self.close_button.setEnabled(line is not None and not is_done)
        self.reopen_button.setEnabled(line is not None and is_done and line.is_decision)
        self.source_button.setEnabled(line is not None)
        self.picked.emit()
