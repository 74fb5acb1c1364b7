"""介绍信: the letters of the year, issued, printed, followed until the receipt is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.actions import Act, Handlers
from gui.forms.editors import Option
from gui.letters import LetterTasks
from gui.page_frame import FilterChips
from gui.pages.development.asking import Asking, Question
from gui.pages.development.letter_lines import LETTER_CHIPS, LETTER_COLUMNS, LetterChip, LetterLine, letter_lines
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import EmptyState, plain_button, primary_button
from ledger import fields
from ledger.development.facts import DevelopmentFacts
from ledger.kind import Record, RecordKind
from ledger.names.pinyin import PinyinTable

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)


@dataclass(frozen=True, kw_only=True, slots=True)
class WhoAsked(Record):
    """For whom a letter is issued."""

    member_id: int | None = fields.reference("党员", "members", required=True)


WHO = RecordKind("letter_member_asked", WhoAsked, "开具介绍信", lambda _: "介绍信")


class LettersPart:
    """The table of the letters with its filters and commands."""

    def __init__(self, shell: Shell, parent: QWidget, roll: Callable[[], Sequence[Option]]) -> None:
        self._shell = shell
        self._asking = Asking(shell, parent)
        self._roll = roll
        self._lines: list[LetterLine] = []
        self._search = ""
        self.tasks = LetterTasks(shell, parent)
        self.model = TableModel(
            LETTER_COLUMNS, lambda one: one.letter.id, lambda one: one.searched, shell.theme, parent
        )
        self.table: TableView[LetterLine] = TableView(shell, "letters", self.model, _MENU)
        self.chips = FilterChips(LETTER_CHIPS)
        self.receipt_button = plain_button("登记回执…")
        self.buttons = (self.receipt_button,)
        self.view = QStackedWidget()
        self._empty = self._made_empty()
        self.view.addWidget(self.table)
        self.view.addWidget(self._empty)
        self.chips.chosen.connect(lambda _: self.show())
        self.table.opened.connect(lambda _: self.note_receipt())
        self.table.picked.connect(lambda _: self._fit_button())
        self.receipt_button.clicked.connect(lambda _checked: self.note_receipt())

    def show_letters(
        self, facts: DevelopmentFacts, unit_id: int | None, year: int, today: date, pinyin: PinyinTable
    ) -> None:
        """Show the letters of a year, and those of earlier ones whose receipt is still to come."""
        self._lines = [
            one
            for one in letter_lines(facts, unit_id, today, pinyin)
            if one.letter.issued_on is None
            or one.letter.issued_on.year == year
            or (one.letter.issued_on.year < year and one.is_in(LetterChip.WAITING))
        ]
        self.show()

    def search(self, text: str) -> None:
        """Show only what matches."""
        self._search = text
        self.show()

    def show(self) -> None:
        """Show what the filters leave."""
        words = self._search.casefold().split()
        matching = [one for one in self._lines if all(word in one.searched for word in words)]
        for chip, _ in LETTER_CHIPS:
            self.chips.set_count(chip, sum(1 for one in matching if one.is_in(chip)))
        self.model.set_rows(one for one in matching if one.is_in(self.chips.current))
        self.view.setCurrentWidget(self.table if self._lines else self._empty)
        self._fit_button()

    def select(self, letter_id: int) -> None:
        """Choose a letter."""
        self.chips.choose(LetterChip.ALL)
        self.table.select(letter_id)

    @property
    def current(self) -> LetterLine | None:
        """The chosen letter."""
        chosen = self.table.selection.current
        return next((one for one in self._lines if one.letter.id == chosen), None)

    @property
    def total(self) -> int:
        """How many letters there are to show."""
        return len(self._lines)

    @property
    def late(self) -> int:
        """How many receipts are late."""
        return sum(1 for one in self._lines if one.is_late)

    def handlers(self) -> Handlers:
        """New always; the rest for a chosen letter."""
        found: Handlers = {Act.NEW: self.issue}
        if self.current is not None:
            found |= {Act.EDIT: self.note_receipt, Act.PRINT: self.print, Act.DELETE: self.make_void}
        return found

    def issue(self) -> None:
        """Ask for whom, then for the letter."""

        def go_on(asked: WhoAsked) -> None:
            self.tasks.issue(asked.member_id or 0)

        options = {"member_id": self._roll()}
        dialog = self._asking.ask(
            "开具组织关系介绍信", WHO, WhoAsked(), go_on, Question(options=options, is_undoable=False)
        )
        dialog.save_button.setText("下一步")

    def note_receipt(self) -> None:
        """登记回执 of the chosen letter."""
        line = self.current
        if line is not None:
            self.tasks.note_receipt(line.letter)

    def print(self) -> None:
        """The three parts of the chosen letter."""
        line = self.current
        if line is not None:
            self.tasks.print(line.letter)

    def make_void(self) -> None:
        """作废."""
        line = self.current
        if line is not None:
            self.tasks.make_void(line.letter)

    def _fit_button(self) -> None:
        line = self.current
        self.receipt_button.setEnabled(line is not None and not line.letter.is_void)

    def _made_empty(self) -> EmptyState:
        issue = primary_button("开具介绍信")
        issue.clicked.connect(lambda _checked: self.issue())
        words = "党员转出时开具的介绍信在这里登记、打印，并跟踪回执。"
        return EmptyState(self._shell.theme, "file-text", "今年还没有介绍信", words, issue)
