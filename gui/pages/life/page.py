"""组织生活: the meetings of the unit and year that the user looks at, as a calendar and as a list, and what is open."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.actions import Act, Handlers
from gui.focus import first_focus
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.life.beginning import Wish
from gui.pages.life.board import Counted, Counting, LifeBoard, Scope
from gui.pages.life.calendar_part import CalendarPart
from gui.pages.life.counting import LifeCounter
from gui.pages.life.facts_keeper import FactsKeeper
from gui.pages.life.list_part import ListPart
from gui.pages.life.matter_lines import COLUMNS as MATTER_COLUMNS
from gui.pages.life.matter_lines import MatterLine
from gui.pages.life.matters_part import MattersPart
from gui.pages.life.meeting.editor import MeetingEditor
from gui.pages.life.meeting_room import MeetingRoom
from gui.pages.life.outputs import MINUTES, PROBLEMS, STATISTICS, LifeOutputs
from gui.pages.life.tasks import LifeTasks
from gui.pages.life.words import day_of
from gui.self_check import CheckResult
from gui.session import Opened, Place, Wanted
from gui.shell import Shell
from gui.tables.saving import save_rows
from gui.widgets import EmptyState, column, plain_button, primary_button
from ledger.kind import RecordKind
from ledger.kinds.development import DEVELOPMENT_CASES
from ledger.kinds.meetings import DECISIONS, MEETINGS, Meeting
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from ledger.life.facts import LifeFacts
from operations.facts import ROSTER_KINDS
from operations.life.reading import LIFE_KINDS
from operations.life.searching import search
from storage.store import ChangeSet

CALENDAR, LIST, MATTERS = "calendar", "list", "matters"
_RULES = "meeting."  # how the rules about the frequency of meetings begin
_PARTS = ((CALENDAR, "日历"), (LIST, "会议"), (MATTERS, "整改"))


class LifePage(Page):
    """Three parts; a meeting opens over them and closes with Esc."""

    key: ClassVar[str] = "life"
    title: ClassVar[str] = "组织生活"
    icon: ClassVar[str] = "calendar-days"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*LIFE_KINDS, *ROSTER_KINDS, DEVELOPMENT_CASES)
    opens: ClassVar[frozenset[str]] = frozenset({MEETINGS.key, DECISIONS.key})
    search_hint: ClassVar[str] = "会议主题、内容、发言、人员"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._keeper = FactsKeeper()
        self._board: LifeBoard | None = None
        self._counted: Counted | None = None
        self._is_behind = False  # something changed while a meeting was open
        self._search = ""
        self._hits: frozenset[int] | None = None
        self.counter = LifeCounter(shell, self)
        self.tasks = LifeTasks(shell, self, self._facts)
        self.outputs = LifeOutputs(shell, self, self._scope, lambda: self._meeting)
        self.parts = FilterChips(_PARTS)
        self.calendar, self.list, self.matters = CalendarPart(shell), ListPart(shell), MattersPart(shell)
        self.empty = self._made_empty()
        self.frame = PageFrame(shell, self.title)
        self.room = MeetingRoom(shell)
        self._build()
        self._connect()
        self.listen(shell.checks.done, self._on_checked)
        shell.checks.start()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read what has changed; an open meeting looks for itself, and the page waits until it is closed."""
        if self._is_editing:
            self.editor.refresh(changes)
        if self._is_editing:
            self._is_behind = True
            return
        self._read()
        self._count()

    def handlers(self) -> Handlers:
        """Ctrl+N enters a meeting; the rest is about the part that is shown, or the meeting that is open."""
        found: Handlers = {
            Act.NEW: self.new_meeting,
            Act.IMPORT: self.outputs.import_meetings,
            Act.EXPORT: self._save_sheet,
        }
        if self._is_editing:
            return found | self.editor.handlers()
        return found | {CALENDAR: self._of_calendar, LIST: self._of_list, MATTERS: self._of_matters}[self._part]()

    def status_text(self) -> str:
        """How many meetings, what is missing, what is open."""
        board, counted = self._board, self._counted
        if board is None or self._is_editing:
            return ""
        if self._part == MATTERS:
            return f"未办结 {self.matters.open_count} 项 · 已超期 {self.matters.overdue} 项"
        if self._hits is not None:
            return self._found_words(board, self._hits)
        planned = sum(one.held_on is None for one in board.meetings)
        words = f"{board.scope.year} 年 召开 {len(board.meetings) - planned} 次 · 计划 {planned} 次"
        return words if counted is None else f"{words} · 缺 {counted.open_gaps} 项"

    def badge(self) -> int:
        """Gaps without an answer and matters past their day, as counted last."""
        return self._counted.waiting if self._counted is not None else 0

    def search(self, text: str) -> None:
        """Show only the meetings and matters with these words."""
        self._search = text.strip()
        if self._search:
            self.close_meeting()
        self.matters.search(self._search)
        if self._board is not None and self.session.is_open:
            self._find()
            self._show()

    def show_record(self, kind: str, record_id: int) -> None:
        """Open a meeting; of a decision go to its line, or where it is not shown to its meeting."""
        if kind == MEETINGS.key:
            self.open_meeting(record_id)
            return
        self.close_meeting()
        self._go_to_part(MATTERS)
        self.matters.choose(record_id * 2)
        line = self.matters.current
        if line is None or line.matter.record_id != record_id:
            self.open_meeting(self.session.store.get(DECISIONS, record_id).meeting_id or 0)

    @classmethod
    def answers(cls, wanted: Wanted) -> bool:
        """Meetings and decisions, and the periods of a unit in which a meeting is missing."""
        return super().answers(wanted) or (wanted.kind == ORG_UNITS.key and wanted.rule.startswith(_RULES))

    def show_wanted(self, wanted: Wanted) -> None:
        """Of a gap go to its period in the year, of anything else to the record."""
        if wanted.kind != ORG_UNITS.key:
            super().show_wanted(wanted)
            if wanted.rule and wanted.kind == MEETINGS.key:
                self.editor.go_to(wanted.scope or wanted.rule)
            return
        self.close_meeting()
        year = wanted.scope[:4]
        if year.isdigit() and int(year) != self.session.place.year:
            self.session.choose_year(int(year))
        self._go_to_part(CALENDAR)
        self.calendar.go_to(wanted.record_id, wanted.rule, wanted.scope)

    def dismiss(self) -> bool:
        """Close the open meeting."""
        return self.close_meeting()

    # Meetings

    @property
    def editor(self) -> MeetingEditor:
        """The editor of meetings."""
        return self.room.editor

    def close_meeting(self) -> bool:
        """Close the open meeting. False when none is open."""
        return self.room.close_meeting()

    def open_meeting(self, meeting_id: int) -> None:
        """Open a meeting in the place of the page; the page turns to its year."""
        day = day_of(self.session.store.get(MEETINGS, meeting_id))
        if day is not None and day.year != self.session.place.year:
            self.session.choose_year(day.year)
        self.room.open_meeting(meeting_id)

    def new_meeting(self) -> None:
        """登记会议 on the chosen day of the month, else today."""
        today = self.session.clock().date()
        chosen = self.calendar.month_view.day if self._part == CALENDAR and self.calendar.is_month else None
        if chosen is not None and chosen > today:
            self._begin(Wish(day=chosen, is_held=False))
        else:
            self._begin(Wish(day=chosen or today))

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed into an open meeting is kept when the user goes to another page."""
        self.room.flush()
        super().hideEvent(event)

    # Building

    def _made_empty(self) -> EmptyState:
        enter, plan, take = primary_button("登记会议"), plain_button("计划一批…"), plain_button("导入会议登记表…")
        enter.clicked.connect(self.new_meeting)
        plan.clicked.connect(self.tasks.plan)
        take.clicked.connect(lambda _checked: self.outputs.import_meetings())
        words = (
            "支部党员大会、支委会、党小组会、党课、主题党日和组织生活会登记在这里。应到人数由名册得出，"
            "缺了哪个季度、哪个月的会议，程序按条例指出。已有记录表的可以导入。"
        )
        return EmptyState(self.shell.theme, "calendar-days", "还没有登记会议", words, enter, plan, take)

    def _build(self) -> None:
        frame = self.frame
        frame.set_body(self.calendar, self.list, self.matters, self.empty)
        frame.add_filter(self.parts)
        plan = plain_button("计划一批…")
        plan.setToolTip("为一年中每个月计划主题党日、支委会等会议")
        plan.clicked.connect(self.tasks.plan)
        frame.add_option(plan)
        meetings = QAction("会议登记表…", self)
        meetings.triggered.connect(lambda _checked: self.outputs.import_meetings())
        frame.add_menu("导入", "file-input", (meetings,))
        papers = self.outputs.actions()
        frame.add_menu("打印", "printer", (*papers, *([None] if papers else []), Act.EXPORT))
        frame.add_primary(Act.NEW, "登记会议")
        self.room.set_page(frame)
        self.setLayout(column(self.room, gap=0))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self.frame, self._stepper(step))

    def _connect(self) -> None:
        self.counter.counted.connect(self._take)
        self.room.entered.connect(self.state_changed)
        self.room.shown_changed.connect(self.state_changed)
        self.room.left.connect(self._on_left)
        self.parts.chosen.connect(lambda _: self._show_part())
        calendar = self.calendar
        calendar.meeting_opened.connect(self.open_meeting)
        calendar.entry_asked.connect(self._begin)
        calendar.explain_asked.connect(self.tasks.explain)
        calendar.withdraw_asked.connect(self.tasks.withdraw)
        calendar.year_asked.connect(self.session.choose_year)
        calendar.moved.connect(self.state_changed)
        self.list.opened.connect(self.open_meeting)
        self.list.picked.connect(self.state_changed)
        self.matters.close_asked.connect(self.tasks.close)
        self.matters.reopen_asked.connect(self.tasks.reopen)
        self.matters.source_asked.connect(self._open_source)
        self.matters.picked.connect(self.state_changed)

    def _stepper(self, step: int) -> Callable[[], None]:
        def go() -> None:
            keys = [key for key, _ in _PARTS]
            self._go_to_part(keys[(keys.index(self._part) + step) % len(keys)])

        return go

    # Showing

    @property
    def _part(self) -> str:
        return self.parts.current

    @property
    def _is_editing(self) -> bool:
        return self.room.is_open

    @property
    def _shown_part(self) -> QWidget:
        return {CALENDAR: self.calendar, LIST: self.list, MATTERS: self.matters}[self._part]

    @property
    def _meeting(self) -> Meeting | None:
        """The meeting that a paper would be about."""
        if self._is_editing:
            return self.session.store.find(MEETINGS, self.editor.meeting_id)
        if self._part == LIST:
            return self.list.current
        meetings = self.calendar.meetings if self._part == CALENDAR else ()
        return meetings[0] if len(meetings) == 1 else None

    def _scope(self) -> Scope:
        place = self.session.place
        return Scope(place.year, place.unit_id, self.session.clock().date())

    def _facts(self) -> LifeFacts:
        return self._keeper.read(self.session.store)

    def _read(self) -> None:
        self._is_behind = False
        self._board = LifeBoard(self._facts(), self._scope())
        if self._counted is not None and self._counted.scope != self._board.scope:
            self._counted = None
        self._find()
        self._show()

    def _find(self) -> None:
        if self._board is None or not self._search:
            self._hits = None
        else:
            self._hits = search(self.session.store, self._board.facts, self._search).meeting_ids

    def _show(self) -> None:
        board = self._board
        if board is None:
            return
        self.calendar.show_board(board, self._counted, self._hits)
        self.list.show_board(board, self._counted, self._hits)
        self.matters.show_board(board)
        self.parts.set_count(LIST, len(board.meetings))
        self.parts.set_count(MATTERS, len(board.matters))
        self._show_part()

    def _show_part(self) -> None:
        has_none = self._board is not None and not self._board.facts.meetings and self._part != MATTERS
        self.frame.show_body(self.empty if has_none else self._shown_part)
        self.state_changed.emit()

    def _go_to_part(self, part: str) -> None:
        self.parts.choose(part)
        (first_focus(self._shown_part) or self._shown_part).setFocus()

    def _found_words(self, board: LifeBoard, hits: frozenset[int]) -> str:
        here = sum(one.id in hits for one in board.meetings)
        other = len(hits) - here
        return f"找到 {here} 次" + (f" · 其他年度或组织另有 {other} 次" if other else "")

    # The open meeting

    def _begin(self, wish: Wish) -> None:
        self.tasks.begin(wish, self.room.open_new)

    def _on_left(self) -> None:
        """Back to the part it was opened from, which catches up with what was changed."""
        if self._is_behind and self.session.is_open:
            self._read()
            self._count()
        if self._part == LIST:
            self.list.table.select(self.editor.meeting_id)  # the filter stays: one draft follows the other
        (first_focus(self._shown_part) or self._shown_part).setFocus()
        self.state_changed.emit()

    # Commands

    def _of_calendar(self) -> Handlers:
        found = self._printing("life_completion", STATISTICS)
        return found | ({Act.EDIT: self.calendar.open_chosen} if self.calendar.meetings else {})

    def _of_list(self) -> Handlers:
        found: Handlers = {Act.COLUMNS: self.list.table.choose_columns}
        current = self.list.current
        if current is None:
            return found | self._printing("life_yearbook", STATISTICS)
        return (
            found
            | self._printing(MINUTES)
            | {
                Act.EDIT: lambda: self.open_meeting(current.id),
                Act.DELETE: lambda: self.tasks.remove(current),
            }
        )

    def _of_matters(self) -> Handlers:
        found = self._printing(PROBLEMS)
        return found | ({Act.EDIT: self.matters.open_current} if self.matters.current is not None else {})

    def _printing(self, *keys: str) -> Handlers:
        key = self.outputs.can_print(*keys)
        return {Act.PRINT: lambda: self.outputs.preview(key)} if key else {}

    def _save_sheet(self) -> None:
        if self._part == MATTERS and not self._is_editing:
            save_rows(self.shell, self, "整改事项", MATTER_COLUMNS, self.matters.model.rows(), self.session.unit_name)
        else:
            self.outputs.save_sheet()

    def _open_source(self, line: MatterLine) -> None:
        if line.matter.meeting_id is not None:
            self.open_meeting(line.matter.meeting_id)
        else:
            self.session.ask_for(TALKS.key, line.matter.record_id)

    # Changes

    def _on_opened(self, opened: Opened) -> None:
        self._counted = None
        self.room.drop()
        super()._on_opened(opened)

    def _on_moved(self, place: Place) -> None:
        self.close_meeting()
        super()._on_moved(place)

    def _refresh_when_visible(self, changes: ChangeSet | None) -> None:
        if changes is not None:
            self._keeper.touch(changes)
        super()._refresh_when_visible(changes)

    # Counting beside the window

    def _on_checked(self, result: CheckResult | None) -> None:
        """The self-check has come to an end: gaps and minutes are weighed by it, also while the page is hidden."""
        if result is not None:
            self._count(result.life if self._is_stale or self._is_editing else None)

    def _count(self, facts: LifeFacts | None = None) -> None:
        self.counter.start(lambda: self._counting(facts))

    def _counting(self, facts: LifeFacts | None) -> Counting:
        found = self.shell.checks.result
        return Counting(facts or self._facts(), self._scope(), found.checked if found is not None else ())

    def _take(self, counted: Counted) -> None:
        if counted.scope != self._scope():
            return
        self._counted = counted
        if not self._is_stale and not self._is_editing:
            self._show()
        self.state_changed.emit()
