"""回收站. The steps by which something went, the newest first; below them the records. Nothing is deleted from here."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter

from gui.actions import Act, Handlers
from gui.messages import show_known_error
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.history.changes_panel import REMOVED_COLUMNS, ChangesPanel, Piece
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, column, primary_button
from ledger.errors import KnownError
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from operations.history_words import RecordChange
from operations.recycle import RemovedStep, bring_back, removed_records, removed_steps
from storage.store import ChangeSet

COLUMNS = (
    Column[RemovedStep]("made_at", "时间", 9, lambda one: f"{one.head.made_at:%Y-%m-%d %H:%M}"),
    Column[RemovedStep]("label", "事项", 18, lambda one: one.head.label),
    Column[RemovedStep]("contents", "删除的登记", 22, lambda one: one.contents, shade=lambda _: "secondary"),
    Column[RemovedStep]("operator", "操作人", 6, lambda one: one.head.operator),
    Column[RemovedStep](
        "records", "记录数", 4, lambda one: str(len(one.removals)), lambda one: len(one.removals), Align.RIGHT
    ),
)


class RecyclePage(Page):
    """What was removed, by whom, when; and bringing it back."""

    key: ClassVar[str] = "recycle"
    title: ClassVar[str] = "回收站"
    icon: ClassVar[str] = "trash-2"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = KINDS
    search_hint: ClassVar[str] = "事项、登记种类、操作人"
    is_at_foot: ClassVar[bool] = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._steps: dict[int, RemovedStep] = {}
        self.model = TableModel(COLUMNS, lambda one: one.head.id, _search_words, shell.theme, self)
        self.table = TableView(shell, "recycle", self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for section in (1, 2):  # what was done and what went share the room that the others leave
            self.table.horizontalHeader().setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.detail = ChangesPanel(shell, "recycle_detail", REMOVED_COLUMNS)
        self.restore = primary_button("恢复")
        self.restore.setToolTip("把选中的这一步删除的登记全部放回账簿")
        self.nothing = EmptyState(
            shell.theme, "trash-2", "回收站是空的", "删除的登记会列在这里，以后随时可以恢复，关闭程序以后也可以。"
        )
        self._build()
        self.table.picked.connect(self._on_picked)
        self.restore.clicked.connect(self._bring_back)

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Look again at what is gone."""
        del changes
        steps = removed_steps(self.session.store)
        self._steps = {one.head.id: one for one in steps}
        self.model.set_rows(steps)
        self._frame.show_body(self._splitter if steps else self.nothing)
        if steps and self.table.selection.current is None:
            self.table.select(steps[0].head.id)
        self._show_detail()

    def handlers(self) -> Handlers:
        """The columns of the list."""
        return {Act.COLUMNS: self.table.choose_columns}

    def status_text(self) -> str:
        """How much is gone."""
        if not self._steps:
            return "没有被删除的登记"
        records = sum(len(one.removals) for one in self._steps.values())
        return f"{len(self._steps)} 次删除，共 {records} 条登记"

    def search(self, text: str) -> None:
        """Show only the steps that contain every word."""
        self.model.filter(text)
        if self.table.selection.current is None and self.model.rowCount():
            self.table.selectRow(0)
        self._show_detail()

    # How it is done

    def _build(self) -> None:
        frame = PageFrame(self.shell, self.title)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setSizes([300, 240])
        frame.set_body(splitter, self.nothing)
        frame.add_head(self.restore)
        self._frame, self._splitter = frame, splitter
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.table)

    def _on_picked(self, _: Picked) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        step = self._steps.get(self.table.selection.current or 0)
        self.restore.setEnabled(step is not None)
        if step is None:
            self.detail.show_nothing()
            return

        def read(piece: Piece) -> list[RecordChange]:
            return removed_records(
                self.session.store, step, is_unmasked=piece.is_unmasked, limit=piece.limit, offset=piece.offset
            )

        note = f"{step.head.made_at:%Y-%m-%d %H:%M}　{step.head.operator}"
        self.detail.show_changes(step.contents, note, len(step.removals), read)

    def _bring_back(self) -> None:
        """Bring the whole step back; what stands against it is told."""
        current = self.table.selection.current
        if current is None:
            return
        try:
            step = bring_back(self.session.store, current)
        except KnownError as error:
            show_known_error(self, error)
            return
        self.shell.notices.say(f"已恢复：{step.head.label}", "撤销", self.shell.actions[Act.UNDO].trigger)


def _search_words(step: RemovedStep) -> str:
    return f"{step.head.label} {step.contents} {step.head.operator}"
