"""修改记录. The entries of the log, the newest first, read as the user scrolls; below them what the chosen one did."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.book_check import BookCheck
from gui.pages.history.detail import EntryDetail
from gui.pages.history.filters import HistoryFilters
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, column
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from operations.history import HistoryPart, action_words, entry_count, names_in, read_history, record_count
from storage.log import Action, LogEntry
from storage.store import ChangeSet

_AT_ONCE = 200
_BEFORE_THE_END = 40  # rows below the shown ones at which the next are read
COLUMNS = (
    Column[LogEntry]("made_at", "时间", 9, lambda one: f"{one.made_at:%Y-%m-%d %H:%M}"),
    Column[LogEntry](
        "action", "操作", 3, action_words, shade=lambda one: "" if one.action is Action.CHANGE else "secondary"
    ),
    Column[LogEntry]("label", "事项", 26, lambda one: one.label),
    Column[LogEntry]("operator", "操作人", 6, lambda one: one.operator),
    Column[LogEntry]("records", "记录数", 4, lambda one: str(record_count(one)), align=Align.RIGHT),
)


class HistoryPage(Page):
    """Who changed what, and when."""

    key: ClassVar[str] = "history"
    title: ClassVar[str] = "修改记录"
    icon: ClassVar[str] = "history"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = KINDS
    search_hint: ClassVar[str] = "事项、操作人、改动的内容"
    is_at_foot: ClassVar[bool] = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._text = ""
        self._part = HistoryPart((), None)
        self._entries: list[LogEntry] = []
        self.model = TableModel(COLUMNS, lambda one: one.id, lambda one: one.label, shell.theme, self)
        self.table = TableView(shell, "history", self.model)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.detail = EntryDetail(shell)
        self.filters = HistoryFilters(shell.theme)
        self.check = BookCheck(shell, "检查修改记录", self._connections)
        self.nothing = EmptyState(
            shell.theme, "history", "没有符合条件的修改记录", "放宽时间或登记种类，或者清空搜索，再看一次。"
        )
        self._build()
        self.filters.changed.connect(self._read_again)
        self.table.picked.connect(self._on_picked)
        self.table.verticalScrollBar().valueChanged.connect(self._read_on)

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the newest entries again, as many as were shown."""
        del changes
        self._read(max(len(self._entries), _AT_ONCE))

    def handlers(self) -> Handlers:
        """The columns of the list."""
        return {Act.COLUMNS: self.table.choose_columns}

    def status_text(self) -> str:
        """How many entries the book has, and how many are shown when a filter leaves fewer."""
        if not self.session.is_open:
            return ""
        whole = f"修改记录 {entry_count(self.session.store)} 条"
        if not (self._text or self.filters.is_narrowing):
            return whole
        more = "以上" if self._part.next_before is not None else ""
        return f"{whole} · 符合条件 {len(self._entries)} 条{more}"

    def search(self, text: str) -> None:
        """Show only entries that contain every word."""
        self._text = text
        self._read_again()

    def dismiss(self) -> bool:
        """Esc takes back the filters."""
        was_narrowing = self.filters.is_narrowing
        self.filters.reset()
        return was_narrowing

    # How it is done

    def _build(self) -> None:
        frame = PageFrame(self.shell, self.title)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setSizes([300, 240])
        frame.set_body(splitter, self.nothing)  # before the filters: the keyboard is first in the list
        frame.add_filter(self.filters)
        frame.add_option(self.check.button)
        frame.add_banner(self.check.result)
        self._frame, self._splitter = frame, splitter
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.table)

    def _read_again(self) -> None:
        if self.session.is_open:
            self._read(_AT_ONCE)
            self.state_changed.emit()

    def _read(self, limit: int) -> None:
        wanted = self.filters.wanted(self.session.clock().date(), self._text)
        was_newest = not self._entries or self.table.selection.current == self._entries[0].id
        self._part = read_history(self.session.store, wanted, limit=limit)
        self._entries = list(self._part.entries)
        self.model.set_rows(self._entries)
        self._frame.show_body(self._splitter if self._entries else self.nothing)
        if self._entries and (was_newest or self.table.selection.current is None):
            self.table.select(self._entries[0].id)
        self._show_detail()

    def _read_on(self, place: int) -> None:
        """Read the next entries when the end of those that are there comes near."""
        bar = self.table.verticalScrollBar()
        if self._part.next_before is None or place < bar.maximum() - _BEFORE_THE_END:
            return
        wanted = self.filters.wanted(self.session.clock().date(), self._text)
        self._part = read_history(self.session.store, wanted, limit=_AT_ONCE, before_id=self._part.next_before)
        self._entries += self._part.entries
        self.model.set_rows(self._entries)
        bar.setValue(place)
        self.state_changed.emit()

    def _on_picked(self, _: Picked) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self.table.selection.current
        entry = next((one for one in self._entries if one.id == chosen), None)
        self.detail.show_entry(entry, names_in(self.session.store))
