"""发展党员: who is on the way into the Party and how far, with every step; and the 介绍信."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtGui import QAction

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.development.card import CaseCard
from gui.pages.development.case_tasks import CaseTasks
from gui.pages.development.choices import Choices, choices_of
from gui.pages.development.letter_lines import LETTER_COLUMNS
from gui.pages.development.letters_part import LettersPart
from gui.pages.development.line_keeper import LineKeeper
from gui.pages.development.lines import CASE_COLUMNS, CHIPS, CaseLine, Chip
from gui.pages.development.outputs import DevelopmentOutputs
from gui.pages.development.part_tasks import PartTasks
from gui.pages.development.step_fields import StepAct, step_of_rule
from gui.session import Wanted
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, Tone, column, plain_button, primary_button
from ledger.development.facts import DevelopmentFacts
from ledger.kind import RecordKind
from ledger.kinds.development import DEVELOPMENT_CASES, TRANSFER_LETTERS, DevelopmentCase
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, VOTES
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from operations.development.quick_reading import read_cases
from operations.development.reading import DEVELOPMENT_KINDS
from operations.facts import ROSTER_KINDS
from operations.tables import pinyin_table
from storage.store import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)
_LIFE_KINDS: tuple[RecordKind[Any], ...] = (MEETINGS, AGENDA_ITEMS, VOTES, TALKS, TALK_PEOPLE)


class DevelopmentPage(Page):
    """The people of the organisation that the user looks at who are on the way into the Party."""

    key: ClassVar[str] = "development"
    title: ClassVar[str] = "发展党员"
    icon: ClassVar[str] = "route"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, *DEVELOPMENT_KINDS, *_LIFE_KINDS)
    opens: ClassVar[frozenset[str]] = frozenset({DEVELOPMENT_CASES.key, TRANSFER_LETTERS.key})
    search_hint: ClassVar[str] = "姓名、拼音首字母、单位、联系人"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._facts: DevelopmentFacts | None = None
        self._lines: list[CaseLine] = []
        self._keeper = LineKeeper()
        self._choices = Choices()
        self._search = ""
        self._waiting = 0
        self.case_tasks = CaseTasks(shell, self, self._here)
        self.part_tasks = PartTasks(shell, self, self._here, lambda: self._choices.members)
        self.outputs = DevelopmentOutputs(shell, self, self._current_id)
        self.model = TableModel(CASE_COLUMNS, lambda one: one.case.id, lambda one: one.searched, shell.theme, self)
        self.table: TableView[CaseLine] = TableView(shell, "development", self.model, _MENU)
        self.card = CaseCard(shell)
        self.chips = FilterChips(CHIPS)
        self.letters = LettersPart(shell, self, lambda: self._choices.people)
        self.end_action = self._action("终止培养…", self.end)
        self.resume_action = self._action("恢复培养", self.resume)
        self._empty = self._made_empty()
        self.frame = PageFrame(shell, self.title)
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the cases again; the roster only when it may have changed."""
        is_new = changes is None or self._facts is None or any(changes.touches(kind) for kind in ROSTER_KINDS)
        roster = None if is_new or self._facts is None else self._facts.roster
        self._facts = read_cases(self.session.store, roster)
        self._choices = choices_of(self._facts, self._today(), None if is_new else self._choices)
        self._lines = self._keeper.lines(self._facts, self.session.place.unit_id, self._today(), pinyin_table())
        self._waiting = sum(one.overdue for one in self._lines) + self._late_letters()
        self._show()
        self._refresh_card(is_other_place=changes is None)

    def handlers(self) -> Handlers:
        """New, import, print and save always; edit and delete for a chosen case."""
        found: Handlers = {Act.EXPORT: self._save_sheet, Act.COLUMNS: self._choose_columns}
        if self._has_letters:
            return found | self.letters.handlers()
        found |= {Act.NEW: self.enter, Act.IMPORT: self.outputs.import_cases, Act.PRINT: self.outputs.print_usual}
        if self._current_id() is not None:
            found |= {Act.EDIT: self._edit, Act.DELETE: self._remove}
        return found

    def status_text(self) -> str:
        """How many are on the way, how many steps are late."""
        if self._has_letters:
            return f"显示 {self.letters.model.rowCount()} 份 · 回执逾期 {self.letters.late} 份"
        running = sum(1 for one in self._lines if one.is_running)
        late = sum(one.overdue for one in self._lines)
        return f"在办 {running} 人 · 显示 {self.model.rowCount()} 人" + (f" · 逾期 {late} 项" if late else "")

    def badge(self) -> int:
        """Steps and receipts that are late."""
        return self._waiting

    def search(self, text: str) -> None:
        """Show only what has the text in it."""
        self._search = text.strip()
        self._show()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a case, also one that has ended, or a letter."""
        if self._facts is None:
            return
        if kind == TRANSFER_LETTERS.key:
            self._show_letter(record_id)
        elif record_id in self._facts.case_by_id:
            self._search = ""
            self._show()
            if self._has_letters or not self.model.numbers_of({record_id}):
                self.chips.choose(self._chip_of(record_id))
            self.table.select(record_id)
            self._open_case(record_id)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show a case; of a finding also the step that it is about."""
        super().show_wanted(wanted)
        number = step_of_rule(wanted.rule)
        if number and self.card.case_id == wanted.record_id and self.card.steps.open_number != number:
            self.card.steps.open_step(number)

    def show_part(self, part: str) -> None:
        """The key of a filter, such as ``letters`` or ``overdue``."""
        if part in tuple(Chip):
            self.chips.choose(part)

    def dismiss(self) -> bool:
        """Close the card."""
        return self.frame.card.close_card()

    # Commands

    def enter(self) -> None:
        """登记入党申请人."""
        self.case_tasks.open_case(lambda case_id: self.show_record(DEVELOPMENT_CASES.key, case_id))

    def end(self) -> None:
        """终止培养 of the chosen case."""
        self._with_case(self.case_tasks.end)

    def resume(self) -> None:
        """恢复培养 of the chosen case."""
        self._with_case(self.case_tasks.resume)

    # Building

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act())
        return made

    def _build(self) -> None:
        frame = self.frame
        frame.set_body(self.table, self._empty, self.letters.view)
        frame.add_filter(self.chips)
        frame.add_option(self.letters.chips)
        self.chips.set_tone(Chip.OVERDUE, Tone.MUST)
        for button in self.letters.buttons:
            frame.add_option(button)
        frame.add_menu("办理", "ellipsis", (self.end_action, self.resume_action, None, Act.DELETE))
        frame.add_command(Act.IMPORT)
        frame.add_menu("打印", "printer", (*self.outputs.of_case, None, *self.outputs.lists, None, Act.EXPORT))
        frame.add_primary(Act.NEW, "新增")
        self.setLayout(column(frame, gap=0))
        self._show_letter_options()

    def _connect(self) -> None:
        self.state_changed.connect(self._fit_actions)
        self.chips.chosen.connect(lambda _: self._on_chip())
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened_row)
        self.letters.table.picked.connect(lambda _: self.state_changed.emit())
        card = self.card
        card.edited.connect(self._on_edited)
        card.asked.connect(self._on_asked)
        for part in (card.people, card.checks, card.inquiries):
            part.opened.connect(lambda line: self._with_case(lambda case: self.part_tasks.open(line, case)))
        papers = card.papers
        papers.add_asked.connect(lambda: self._with_case(self.part_tasks.add_material))
        papers.ticked.connect(
            lambda one, there: self._with_case(lambda case: self.part_tasks.tick(one, case, is_there=there))
        )
        papers.asked.connect(
            lambda key, one: self._with_case(lambda case: self.part_tasks.do_with_material(key, one, case))
        )

    def _made_empty(self) -> EmptyState:
        enter, take = primary_button("登记入党申请人"), plain_button("导入")
        enter.clicked.connect(lambda _checked: self.enter())
        take.clicked.connect(lambda _checked: self.outputs.import_cases())
        words = "从递交入党申请书到转正归档，25 个步骤的日期、期限和材料都登记在这里；批准接收后自动编入党员名册。"
        return EmptyState(self.shell.theme, "route", "还没有发展党员档案", words, enter, take)

    # Showing

    @property
    def _has_letters(self) -> bool:
        """Whether the letters are shown instead of the people."""
        return self.chips.current == Chip.LETTERS

    def _today(self) -> date:
        return self.session.clock().date()

    def _here(self) -> DevelopmentFacts:
        if self._facts is None:
            raise RuntimeError("nothing is shown before a book is open")
        return self._facts

    def _matching(self) -> list[CaseLine]:
        words = self._search.casefold().split()
        return [one for one in self._lines if all(word in one.searched for word in words)]

    def _show(self) -> None:
        if self._facts is None:
            return
        place, matching = self.session.place, self._matching()
        for chip, _ in CHIPS[:-1]:
            self.chips.set_count(chip, sum(1 for one in matching if one.is_in(chip)))
        self.model.set_rows(one for one in matching if one.is_in(self.chips.current))
        self.letters.search(self._search)
        self.letters.show_letters(self._facts, place.unit_id, place.year, self._today(), pinyin_table())
        self.chips.set_count(Chip.LETTERS, self.letters.total)
        if self._has_letters:
            self.frame.show_body(self.letters.view)
        else:
            self.frame.show_body(self.table if self._lines else self._empty)
        self.state_changed.emit()

    def _show_letter_options(self) -> None:
        for widget in (self.letters.chips, *self.letters.buttons):
            widget.setVisible(self._has_letters)

    def _refresh_card(self, *, is_other_place: bool) -> None:
        shown = self.card.case_id
        if not shown or self._has_letters:
            return
        is_here = any(one.case.id == shown for one in self._lines)
        if shown not in self._here().case_by_id or (is_other_place and not is_here):
            self.card.forget()
            self.frame.card.close_card()
        elif self.frame.card.isVisible():
            self._open_case(shown)

    def _open_case(self, case_id: int) -> None:
        facts = self._here()
        view = next((one.view for one in self._lines if one.case.id == case_id), None)
        if view is None:
            return
        today = self._today()
        self.card.show_case(view, self._choices.offer(facts, view, today), self._choices.parts(facts, view, today))
        self.frame.card.show_body(self.card.heading, self.card, self.card.subtitle)

    def _show_letter(self, letter_id: int) -> None:
        found = next((one for one in self._here().letters if one.id == letter_id), None)
        if found is None:
            return
        if found.issued_on is not None:
            self.session.choose_year(found.issued_on.year)
        self.chips.choose(Chip.LETTERS)
        self.letters.select(letter_id)

    def _chip_of(self, case_id: int) -> str:
        is_closed = any(one.case.id == case_id and not one.is_running for one in self._lines)
        return Chip.CLOSED if is_closed else Chip.OPEN

    def _late_letters(self) -> int:
        facts, place = self._here(), self.session.place
        self.letters.show_letters(facts, place.unit_id, place.year, self._today(), pinyin_table())
        return self.letters.late

    # Slots

    def _on_chip(self) -> None:
        if self._has_letters:
            self.card.flush()
            self.frame.card.close_card()
        self._show_letter_options()
        self._show()

    def _on_picked(self, picked: Picked) -> None:
        if picked.current is not None and len(picked.ids) == 1:
            self._open_case(picked.current)
        self.state_changed.emit()

    def _on_opened_row(self, case_id: int) -> None:
        self._open_case(case_id)
        self.card.focus_first()

    def _on_edited(self, case: DevelopmentCase) -> None:
        if not self.case_tasks.save(case):
            self.card.forget()
            self._open_case(case.id)

    def _on_asked(self, act: StepAct) -> None:
        whole = {
            StepAct.ACCEPT: self.case_tasks.accept,
            StepAct.CONVERT: self.case_tasks.convert,
            StepAct.EXTEND: self.case_tasks.extend,
            StepAct.CANCEL: self.case_tasks.cancel,
        }
        self._with_case(whole.get(act, lambda case: self.part_tasks.add(act, case)))

    def _with_case(self, act: Callable[[DevelopmentCase], object]) -> None:
        """Do something with the case of the card, once what was typed there is saved."""
        self.card.flush()
        case = self._here().case_by_id.get(self.card.case_id or self._current_id() or 0)
        if case is not None:
            act(case)

    def _fit_actions(self) -> None:
        """A case that has ended can go on, another one can end."""
        case = self._facts.case_by_id.get(self._current_id() or 0) if self._facts is not None else None
        self.end_action.setEnabled(case is not None and case.ended_on is None)
        self.resume_action.setEnabled(case is not None and case.ended_on is not None)

    def _edit(self) -> None:
        current = self._current_id()
        if current is not None:
            self._on_opened_row(current)

    def _remove(self) -> None:
        case = self._here().case_by_id.get(self._current_id() or 0)
        if case is not None:
            self.case_tasks.remove(case)

    def _current_id(self) -> int | None:
        return None if self._has_letters else self.table.selection.current

    def _save_sheet(self) -> None:
        if self._has_letters:
            self.outputs.save_sheet(LETTER_COLUMNS, self.letters.model.rows(), "介绍信登记")
        else:
            self.outputs.save_sheet(CASE_COLUMNS, self.model.rows(), "发展党员")

    def _choose_columns(self) -> None:
        (self.letters.table if self._has_letters else self.table).choose_columns()
