"""谈心谈话: the talks of a year with their records, and who has not been talked with."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent

from gui import messages
from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.talks.card import TalkCard
from gui.pages.talks.choices import Choices, choices_of, usual_unit
from gui.pages.talks.coverage_lines import COVERAGE_COLUMNS
from gui.pages.talks.coverage_part import CoveragePart
from gui.pages.talks.lines import CHIPS, TALK_COLUMNS, Chip, TalkLine, talk_lines
from gui.pages.talks.outputs import TalkOutputs
from gui.pages.talks.tasks import TalkTasks
from gui.pages.talks.waiting import Waiting, counted
from gui.session import Wanted
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, Words, column, label, plain_button, primary_button
from ledger.kind import RecordKind
from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk
from ledger.life.facts import LifeFacts
from ledger.life.sheet import TalkSheet, talk_sheet_of
from ledger.roster.facts import RosterFacts
from operations.facts import ROSTER_KINDS
from operations.life.searching import search
from operations.life.talk_reading import read_talks
from operations.tables import pinyin_table
from storage.store import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)
_COUNT_PAUSE_MS = 400
_WIDE = 900
_RULES = "talk."


class Part(StrEnum):
    """The two parts of the page."""

    REGISTER = "register"
    COVERAGE = "coverage"


class TalksPage(Page):
    """The talks of the organisation and year that the user looks at."""

    key: ClassVar[str] = "talks"
    title: ClassVar[str] = "谈心谈话"
    icon: ClassVar[str] = "messages-square"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, TALKS, TALK_PEOPLE, ADDENDA, ATTACHMENTS)
    opens: ClassVar[frozenset[str]] = frozenset({TALKS.key})
    search_hint: ClassVar[str] = "姓名、拼音首字母、事由、谈话内容"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._facts: LifeFacts | None = None
        self._roster: RosterFacts | None = None
        self._lines: list[TalkLine] = []
        self._choices = Choices()
        self._search = ""
        self._hits: frozenset[int] = frozenset()
        self._waiting = 0
        self.tasks = TalkTasks(shell, self)
        self.outputs = TalkOutputs(shell, self, self._current)
        self.model = TableModel(TALK_COLUMNS, lambda one: one.talk.id, lambda one: one.searched, shell.theme, self)
        self.table: TableView[TalkLine] = TableView(shell, "talks", self.model, _MENU)
        self.card = TalkCard(shell)
        self.parts = FilterChips(((Part.REGISTER, "登记"), (Part.COVERAGE, "覆盖情况")))
        self.chips = FilterChips(CHIPS)
        self._empty = self._made_empty()
        self._count_pause = QTimer(self, singleShot=True, interval=_COUNT_PAUSE_MS)
        self._count_pause.timeout.connect(self._count)
        self.frame = PageFrame(shell, self.title)
        self.coverage = CoveragePart(shell, self, self.frame.card)
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the talks again; the roster only when it may have changed."""
        if changes is None or self._roster is None or any(changes.touches(kind) for kind in ROSTER_KINDS):
            self._roster = None
        self._facts = read_talks(self.session.store, self._roster)
        is_new_roster = self._roster is None
        self._roster = self._facts.roster
        self._lines = talk_lines(self._facts, self.session.place.unit_id, self._today(), pinyin_table())
        self._choices = choices_of(self._facts, self._today(), None if is_new_roster else self._choices.roll)
        self._hits = self._found()
        self._show()
        if changes is None and self.card.talk.id not in {one.talk.id for one in self._shown_year()}:
            self._close_talk()
        else:
            self._refresh_card()
        self._count_pause.start()

    def handlers(self) -> Handlers:
        """New, print, save and columns always; edit and delete for a chosen talk."""
        found: Handlers = {
            Act.NEW: self.enter,
            Act.IMPORT: self.outputs.import_talks,
            Act.EXPORT: self._save_sheet,
            Act.COLUMNS: self._choose_columns,
        }
        if self.outputs.has_register:
            found[Act.PRINT] = self.outputs.print_register
        if self._part == Part.REGISTER and self.table.selection.current is not None:
            found |= {Act.EDIT: self._edit, Act.DELETE: self._remove}
        return found

    def status_text(self) -> str:
        """How many talks are shown, or how many are missing."""
        if self._part == Part.COVERAGE:
            return self.coverage.status_text()
        held = sum(1 for one in self._shown_year() if not one.is_planned)
        return f"{self.session.place.year} 年 已谈 {held} 次 · 显示 {self.model.rowCount()} 次"

    def badge(self) -> int:
        """Overdue plans and follow-ups; in the last quarter also what is missing and not planned."""
        return self._waiting

    def search(self, text: str) -> None:
        """Show only what has the text in it; the content of confidential talks is not searched."""
        self._search = text.strip()
        self._hits = self._found()
        self._show()

    @classmethod
    def answers(cls, wanted: Wanted) -> bool:
        """Talks, and what a unit lacks of them: that is planned here."""
        return super().answers(wanted) or (wanted.kind == ORG_UNITS.key and wanted.rule.startswith(_RULES))

    def show_wanted(self, wanted: Wanted) -> None:
        """Show a talk, or in the year that is meant those of a unit who lack one."""
        if wanted.kind != ORG_UNITS.key:
            super().show_wanted(wanted)
            return
        year = wanted.scope[:4]
        if year.isdecimal():
            self.session.choose_year(int(year))
        self._go_to(Part.COVERAGE)
        self.coverage.choose_lacking(wanted.record_id)

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a talk, also of another year."""
        if kind != TALKS.key or self._facts is None or record_id not in self._facts.talk_by_id:
            return
        one = self._facts.talk_by_id[record_id]
        day = one.held_on or one.planned_on
        if day is not None:
            self.session.choose_year(day.year)
        self._go_to(Part.REGISTER)
        self.chips.choose(Chip.ALL)
        self._search = ""
        self._show()
        self.table.select(record_id)
        self._open_talk(record_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the page leaves no confidential content open."""
        super().hideEvent(event)
        self.card.cover()

    def dismiss(self) -> bool:
        """Close the card."""
        return self.frame.card.close_card()

    # Commands

    def enter(self) -> None:
        """登记谈话."""
        began = TalkSheet(Talk(org_unit_id=usual_unit(self._here(), self.session.place.unit_id), held_on=self._today()))
        self.tasks.enter(began, self._choices, lambda talk_id: self.show_record(TALKS.key, talk_id))

    # Building

    def _made_empty(self) -> EmptyState:
        enter = primary_button("登记谈话")
        enter.clicked.connect(self.enter)
        plan = plain_button("看谁还没有谈")
        plan.clicked.connect(lambda: self._go_to(Part.COVERAGE))
        words = "党组织和党员谈了什么、约定了什么，在这里登记。保密的谈话，内容只在本人的记录表上显示。"
        return EmptyState(self.shell.theme, self.icon, "这一年还没有谈心谈话", words, enter, plan)

    def _build(self) -> None:
        frame = self.frame
        # before the buttons: the keyboard is first in the list
        frame.set_body(self.table, self._empty, self.coverage.view)
        for part in (self.parts, label("|", Words.SECONDARY), self.chips, self.coverage.chips):
            frame.add_filter(part)
        for button in self.coverage.buttons:
            frame.add_option(button)
        frame.add_command(Act.IMPORT)
        entries: tuple[Act | QAction | None, ...] = (*self.outputs.actions, None) if self.outputs.actions else ()
        frame.add_menu("打印", "printer", (*entries, Act.EXPORT))
        frame.add_primary(Act.NEW, "登记谈话")
        self.setLayout(column(frame, gap=0))
        self._show_part()

    def _connect(self) -> None:
        self.parts.chosen.connect(lambda _: self._on_part())
        self.chips.chosen.connect(lambda _: self._show())
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened_row)
        self.coverage.changed.connect(self._on_coverage)
        self.coverage.talk_asked.connect(lambda talk_id: self.show_record(TALKS.key, talk_id))
        card, strip = self.card, self.card.strip
        card.edited.connect(self._on_edited)
        card.reveal_asked.connect(self._reveal)
        self.frame.card.closed.connect(card.cover)
        files = card.enclosures
        files.save_asked.connect(self.tasks.save_file)
        files.remove_asked.connect(self.tasks.detach)
        asked: tuple[tuple[Any, Callable[[Talk], None]], ...] = (
            (strip.check_asked, self.tasks.check),
            (strip.seal_asked, self.tasks.seal),
            (strip.reopen_asked, self.tasks.reopen),
            (strip.addendum_asked, self.tasks.amend),
            (card.closing_asked, self.tasks.close_follow_up),
            (files.add_asked, self.tasks.attach),
        )
        for signal, act in asked:
            signal.connect(self._with_talk(act))

    def _with_talk(self, act: Callable[[Talk], None]) -> Callable[[], None]:
        """The command for the talk of the card, once what was typed there is saved."""

        def run() -> None:
            self.card.flush()
            if self.card.talk.id:
                act(self.card.talk)

        return run

    # Showing

    @property
    def _part(self) -> str:
        return self.parts.current

    def _today(self) -> date:
        return self.session.clock().date()

    def _here(self) -> LifeFacts:
        if self._facts is None:
            raise RuntimeError("nothing is shown before a book is open")
        return self._facts

    def _found(self) -> frozenset[int]:
        return search(self.session.store, self._here(), self._search).talk_ids if self._search else frozenset()

    def _shown_year(self) -> list[TalkLine]:
        year = self.session.place.year
        return [one for one in self._lines if one.day is None or one.day.year == year]

    def _matching(self) -> list[TalkLine]:
        words = self._search.casefold().split()
        return [
            one
            for one in self._shown_year()
            if one.talk.id in self._hits or all(word in one.searched for word in words)
        ]

    def _show(self) -> None:
        if self._facts is None:
            return
        matching = self._matching()
        for chip, _ in CHIPS:
            self.chips.set_count(chip, sum(1 for one in matching if one.is_in(chip)))
        self.model.set_rows(one for one in matching if one.is_in(self.chips.current))
        if self._part == Part.COVERAGE:
            self.coverage.show_year(self._facts, self._search)
            self.frame.show_body(self.coverage.view)
        else:
            self.frame.show_body(self.table if self._shown_year() else self._empty)
        self.state_changed.emit()

    def _show_part(self) -> None:
        is_register = self._part == Part.REGISTER
        self.chips.setVisible(is_register)
        for widget in (self.coverage.chips, *self.coverage.buttons):
            widget.setVisible(not is_register)

    def _refresh_card(self) -> None:
        if self.frame.card.isHidden() or self._part == Part.COVERAGE:
            return
        if self.card.talk.id in self._here().talk_by_id:
            self._open_talk(self.card.talk.id)
        else:
            self._close_talk()

    def _open_talk(self, talk_id: int) -> None:
        facts = self._here()
        self.card.show_talk(
            talk_sheet_of(facts, talk_id),
            self._choices,
            facts.addenda_of_talk.get(talk_id, ()),
            [one for one in facts.attachments if one.talk_id == talk_id],
        )
        self.frame.card.show_body(self.card.heading, self.card, self.card.subtitle)

    def _close_talk(self) -> None:
        if self._part == Part.REGISTER:
            self.frame.card.close_card()

    # Slots

    def _go_to(self, part: Part) -> None:
        if self._part != part:
            self.parts.choose(part)

    def _on_part(self) -> None:
        self.card.flush()
        self.frame.card.close_card()
        self._show_part()
        self._show()
        if self._part == Part.COVERAGE and self.width() >= self.shell.theme.px(_WIDE):
            self.coverage.open_matrix()  # beside the table where there is room for both

    def _on_picked(self, picked: Picked) -> None:
        if picked.current is not None and len(picked.ids) == 1:
            self._open_talk(picked.current)
        self.state_changed.emit()

    def _on_opened_row(self, talk_id: int) -> None:
        self._open_talk(talk_id)
        self.card.focus_first()

    def _on_coverage(self) -> None:
        if self._part == Part.COVERAGE:
            self.state_changed.emit()

    def _on_edited(self, sheet: TalkSheet) -> None:
        if not self.tasks.save(sheet):
            self.refresh(None)

    def _reveal(self) -> None:
        detail = "谈话内容会显示在屏幕上，换看另一次谈话时自动隐藏。"
        if messages.ask(self, "要显示这次谈话的保密内容吗？", "显示", detail):
            self.card.reveal()

    def _edit(self) -> None:
        current = self.table.selection.current
        if current is not None:
            self._on_opened_row(current)

    def _remove(self) -> None:
        one = self._current()
        if one is not None:
            self.tasks.remove(one)

    def _current(self) -> Talk | None:
        current = self.table.selection.current if self._part == Part.REGISTER else None
        return self._facts.talk_by_id.get(current) if self._facts is not None and current is not None else None

    def _save_sheet(self) -> None:
        if self._part == Part.COVERAGE:
            self.outputs.save_sheet(COVERAGE_COLUMNS, self.coverage.model.rows(), "覆盖情况")
        else:
            self.outputs.save_sheet(TALK_COLUMNS, self.model.rows(), "登记")

    def _choose_columns(self) -> None:
        (self.coverage.table if self._part == Part.COVERAGE else self.table).choose_columns()

    # Counting what waits, beside the window

    def _refresh_when_visible(self, changes: ChangeSet | None) -> None:
        super()._refresh_when_visible(changes)
        if not self.isVisible():
            self._count_pause.start()

    def _count(self) -> None:
        if not self.session.is_open:
            return
        facts = read_talks(self.session.store) if self._is_stale or self._facts is None else self._facts
        given = Waiting(facts, self.session.place.unit_id, self._today())
        self.shell.tasks.run("核对谈心谈话", counted, given, self._take_count, is_quiet=True)

    def _take_count(self, count: int) -> None:
        if self.session.is_open and count != self._waiting:
            self._waiting = count
            self.state_changed.emit()
