"""修改记录. The entries of the log, the newest first, read as the user scrolls; below them what the chosen one did."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.book_check import BookCheck
from gui.pages.history.changes_panel import ChangesPanel, Piece
from gui.pages.history.filters import HistoryFilters
from gui.pages.history.restoring import Restoring
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.saving import save_read
from gui.tables.view import Picked, TableView
from gui.tasks import Report
from gui.widgets import EmptyState, column
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from operations.history import (
    ExportLine,
    HistoryFilter,
    HistoryPart,
    action_words,
    entry_count,
    export_lines,
    read_back_to,
    read_history,
    record_changes,
)
from operations.history_words import RecordChange
from storage.log import Action
from storage.past import LogHead
from storage.snapshot import snapshot
from storage.store import ChangeSet

_AT_ONCE = 200
_BEFORE_THE_END = 40  # rows below the shown ones at which the next are read
COLUMNS = (
    Column[LogHead]("made_at", "时间", 9, lambda one: f"{one.made_at:%Y-%m-%d %H:%M}"),
    Column[LogHead](
        "action", "操作", 3, action_words, shade=lambda one: "" if one.action is Action.CHANGE else "secondary"
    ),
    Column[LogHead]("label", "事项", 26, lambda one: one.label),
    Column[LogHead]("operator", "操作人", 6, lambda one: one.operator),
    Column[LogHead]("records", "记录数", 4, lambda one: str(one.records), align=Align.RIGHT),
)
SHEET_COLUMNS = (
    Column[ExportLine]("made_at", "时间", 9, lambda one: f"{one.head.made_at:%Y-%m-%d %H:%M}"),
    Column[ExportLine]("operator", "操作人", 6, lambda one: one.head.operator),
    Column[ExportLine]("action", "操作", 4, lambda one: action_words(one.head)),
    Column[ExportLine]("what", "事项", 20, lambda one: one.head.label),
    Column[ExportLine]("title", "登记", 8, lambda one: one.title),
    Column[ExportLine]("name", "名称", 10, lambda one: one.name),
    Column[ExportLine]("way", "改动", 4, lambda one: one.way),
    Column[ExportLine]("label", "字段", 9, lambda one: one.label),
    Column[ExportLine]("before", "原来", 18, lambda one: one.before),
    Column[ExportLine]("after", "改为", 18, lambda one: one.after),
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
        self._entries: list[LogHead] = []
        self.model = TableModel(COLUMNS, lambda one: one.id, lambda one: one.label, shell.theme, self)
        self.table = TableView(shell, "history", self.model)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.detail = ChangesPanel(shell, "history_detail")
        self.restoring = Restoring(self, shell, self.detail, self._chosen)
        self.detail.add_command(self.restoring.button)
        self.filters = HistoryFilters(shell.theme)
        self.check = BookCheck(shell, "检查修改记录", self._connections, self.show_entry)
        self.nothing = EmptyState(
            shell.theme, "history", "没有符合条件的修改记录", "放宽时间、登记种类或操作人，或者清空搜索，再看一次。"
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
        """The columns of the list, and the sheet of what it shows."""
        return {Act.COLUMNS: self.table.choose_columns, Act.EXPORT: self._export}

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
        if text != self._text:
            self._text = text
            self._read_again()

    def dismiss(self) -> bool:
        """Esc takes back the filters."""
        was_narrowing = self.filters.is_narrowing
        self.filters.reset()
        return was_narrowing

    def show_entry(self, entry_id: int) -> None:
        """Show one entry in the whole list; where it is gone, the next one after it."""
        self.session.ask_for_page(self.key)  # clears the search
        self._text = ""
        self.filters.reset()
        self._take(read_back_to(self.session.store, entry_id, at_least=_AT_ONCE))
        near = [one.id for one in self._entries if one.id >= entry_id]
        if near:
            self.table.select(near[-1])
        self._show_detail()
        self.state_changed.emit()

    # How it is done

    def _build(self) -> None:
        frame = PageFrame(self.shell, self.title)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setSizes([300, 240])
        frame.set_body(splitter, self.nothing)  # before the filters: the keyboard is first in the list
        frame.add_command(Act.EXPORT)
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

    @property
    def _wanted(self) -> HistoryFilter:
        return self.filters.wanted(self.session.clock().date(), self._text)

    def _read(self, limit: int) -> None:
        self.filters.offer_operators(self.session.store.past.operators())
        was_newest = not self._entries or self.table.selection.current == self._entries[0].id
        self._take(read_history(self.session.store, self._wanted, limit=limit))
        if self._entries and (was_newest or self.table.selection.current is None):
            self.table.select(self._entries[0].id)
        self._show_detail()

    def _take(self, part: HistoryPart) -> None:
        self._part = part
        self._entries = list(part.entries)
        self.model.set_rows(self._entries)
        self._frame.show_body(self._splitter if self._entries else self.nothing)

    def _read_on(self, place: int) -> None:
        """Read the next entries when the end of those that are there comes near."""
        bar = self.table.verticalScrollBar()
        if self._part.next_before is None or place < bar.maximum() - _BEFORE_THE_END:
            return
        self._part = read_history(self.session.store, self._wanted, limit=_AT_ONCE, before_id=self._part.next_before)
        self._entries += self._part.entries
        self.model.set_rows(self._entries)
        bar.setValue(place)
        self.state_changed.emit()

    def _on_picked(self, _: Picked) -> None:
        self._show_detail()

    def _chosen(self) -> LogHead | None:
        current = self.table.selection.current
        return next((one for one in self._entries if one.id == current), None)

    def _show_detail(self) -> None:
        head, kind = self._chosen(), self._wanted.kind
        if head is None:
            self.detail.show_nothing()
            return

        def read(piece: Piece) -> list[RecordChange]:
            return record_changes(
                self.session.store,
                head,
                kind,
                is_unmasked=piece.is_unmasked,
                limit=piece.limit,
                offset=piece.offset,
            )

        note = f"{head.made_at:%Y-%m-%d %H:%M}　{head.operator}　{head.records} 条登记"
        self.detail.show_changes(head.label, note, head.records, read)

    def _export(self) -> None:
        book, wanted, is_unmasked = self.session.store.path, self._wanted, self.detail.unmask.isChecked()

        def read(say: Report) -> list[ExportLine]:
            with snapshot(book) as there:
                return export_lines(there, wanted, is_unmasked=is_unmasked, progress=say)

        save_read(self.shell, self, self.title, SHEET_COLUMNS, read, self.session.title)
