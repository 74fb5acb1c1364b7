"""The two tables side by side: the sheet as it is, and the rows as they will be stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from gui.importing.cells import STATE, WHY, label_of, reason_of
from gui.importing.draft import Correction, Draft
from gui.importing.questions_bar import QuestionsBar
from gui.importing.quiet_combo import QuietCombo
from gui.importing.row_model import Shown
from gui.importing.row_view import RowView
from gui.importing.sheet_view import SheetView
from gui.page_frame import FilterChips
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, quiet_button, row
from ledger.intake.preview import OtherTable
from operations.importing import ImportPlan, Question

CHIPS = (
    (Shown.ALL, "全部"),
    (Shown.ADD, "新增"),
    (Shown.UPDATE, "更新"),
    (Shown.SAME, "不变"),
    (Shown.DOUBTFUL, "存疑"),
    (Shown.REFUSE, "不收"),
)
_SIDE = 12
_HEAD = 48
_SHARES = (44, 56)  # per cent


class TablesPane(QWidget):
    """Shows a draft and hands the user's wishes to it."""

    table_wanted = Signal(object)  # OtherTable
    surplus = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._draft: Draft | None = None
        self.questions = QuestionsBar(theme)
        self.tables = QuietCombo()
        self.tables.setAccessibleName("文件中的表格")
        self.tables.setMinimumContentsLength(14)
        self.tables.activated.connect(self._on_table)
        self.found = label("", Words.SECONDARY)
        self.sheet = SheetView(theme)
        self.chips = FilterChips(CHIPS)
        self.next_doubt = quiet_button("下一处存疑")
        self.next_doubt.setToolTip("跳到下一个存疑的格子（F8）")
        self.rows = RowView(theme)
        self.explanation = label("", Words.SECONDARY, wraps=True)
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> Draft | None:
        """What is shown."""
        return self._draft

    def show_draft(self, draft: Draft, tables: tuple[OtherTable, ...]) -> None:
        """Show a draft from the beginning; ``tables`` are all tables of the file, the shown one among them."""
        self._draft = draft
        draft.changed.connect(self._show_plan)
        draft.busy_changed.connect(self._on_busy)
        self._fill_tables(tables, draft.plan)
        self.sheet.show_table(draft.opened.workbook, draft.plan)
        self._show_plan(draft.plan)
        self.chips.choose(Shown.ALL)
        self.rows.setFocus()

    # Making

    def _lay_out(self) -> None:
        left = self._half((label("原表", Words.HEADING), self.tables, self.found), (), self.sheet)
        right = self._half((self.chips,), (self.next_doubt,), self.rows)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(self._theme.px(5))
        for part, share in zip((left, right), _SHARES, strict=True):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.count() - 1, share)
        splitter.setSizes([share * 10 for share in _SHARES])
        self.explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explanation.setContentsMargins(_SIDE, 6, _SIDE, 6)
        self.explanation.setMinimumHeight(self._theme.px(46))
        whole = column(gap=0)
        above = column(self.questions, margins=(_SIDE, 8, _SIDE, 0))
        whole.addLayout(above)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.explanation)
        self.setLayout(whole)

    def _half(self, first: tuple[QWidget, ...], last: tuple[QWidget, ...], table: QWidget) -> QWidget:
        """A table with its line of words and buttons above."""
        line = row(*first, margins=(_SIDE, 0, _SIDE, 0))
        line.addStretch()
        for part in last:
            line.addWidget(part)
        head = QWidget()
        head.setFixedHeight(self._theme.px(_HEAD))
        head.setLayout(line)
        half = QWidget()
        layout = column(head, gap=0)
        layout.addWidget(table, 1)
        half.setLayout(layout)
        return half

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_chip)
        self.next_doubt.clicked.connect(self._on_next_doubt)
        self.rows.row_model.corrected.connect(self._on_corrected)
        self.rows.went_to.connect(self._on_went_to)
        self.rows.surplus.connect(self.surplus)
        self.sheet.line_picked.connect(self._on_line)
        self.sheet.head.remapped.connect(self._on_remapped)
        self.questions.answered.connect(self._on_answered)
        QShortcut(QKeySequence("F8"), self).activated.connect(self._on_next_doubt)

    def _fill_tables(self, tables: tuple[OtherTable, ...], plan: ImportPlan) -> None:
        self.tables.clear()
        for one in tables:
            reason = "" if one.is_usable else f"（{one.reason}）"
            self.tables.addItem(f"“{one.sheet}”第 {one.header_row} 行起{reason}", one)
            self.tables.allow_last(is_allowed=one.is_usable)
        places = [(one.sheet, one.header_row) for one in tables]
        self.tables.setCurrentIndex(places.index((plan.preview.sheet, plan.preview.header_row)))
        self.tables.setVisible(len(tables) > 1)

    # Showing

    def _show_plan(self, plan: ImportPlan) -> None:
        if self._draft is None:
            return
        preview = plan.preview
        skipped = f"，{len(preview.skipped)} 行不是{preview.target.counted}" if preview.skipped else ""
        where = "" if self.tables.isVisibleTo(self) else f"工作表“{preview.sheet}”，"
        self.found.setText(
            f"{where}表头在第 {preview.header_row} 行，{len(plan.rows)} 行{preview.target.counted}{skipped}"
        )
        self.questions.show_questions(plan.questions)
        self.sheet.show_plan(plan)
        self.rows.show_plan(plan)
        for shown, count in self.rows.row_model.counts().items():
            self.chips.set_count(shown, count)
        self.next_doubt.setEnabled(self.rows.row_model.counts()[Shown.DOUBTFUL] > 0)
        self._explain()

    def _explain(self) -> None:
        index = self.rows.currentIndex()
        if self._draft is None or not index.isValid():
            self.explanation.setText("")
            return
        target = self._draft.plan.preview.target
        row_plan, key = self.rows.row_model.row(index.row()), self.rows.row_model.keys[index.column()]
        parts = [f"第 {row_plan.row.line} 行　{row_plan.row.values.get(target.anchor) or ''}"]
        if key not in (STATE, WHY):
            parts.append(f"{label_of(target, key)}：{index.data(Qt.ItemDataRole.ToolTipRole) or '（空）'}")
        parts.append(reason_of(row_plan, target, but=key))
        self.explanation.setText("　".join(filter(None, parts)))

    # Slots

    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - the value of a signal
        self.rows.setEnabled(not is_busy)
        self.rows.setUpdatesEnabled(not is_busy)
        self.sheet.viewport().setUpdatesEnabled(not is_busy)
        if is_busy:
            self.explanation.setText("正在重新识别…")
        else:
            self._explain()

    def _on_chip(self, key: str) -> None:
        self.rows.filter(Shown(key))
        self._explain()

    def _on_next_doubt(self) -> None:
        if not self.rows.go_to_next_doubt() and self.chips.current != Shown.ALL:
            self.chips.choose(Shown.ALL)
            self.rows.go_to_next_doubt()
        self.rows.setFocus()

    def _on_corrected(self, corrections: tuple[Correction, ...]) -> None:
        if self._draft is not None:
            self._draft.correct(corrections)

    def _on_remapped(self, column_name: str, field: str) -> None:
        if self._draft is not None:
            self._draft.remap(column_name, field)

    def _on_answered(self, question: Question, value: str) -> None:
        if self._draft is not None:
            self._draft.answer(question, value)

    def _on_table(self, _: int) -> None:
        self.table_wanted.emit(self.tables.currentData())

    def _on_went_to(self, line: int, key: str) -> None:
        if self._draft is None:
            return
        preview = self._draft.plan.preview
        block = self.rows.row_model.row(self.rows.currentIndex().row()).row.block
        shift = block * self.sheet.sheet_model.step(preview)
        self.sheet.follow(line, next((one.index + shift for one in preview.mapping if one.field == key), None))
        self._explain()

    def _on_line(self, line: int) -> None:
        self.rows.follow(line)
        reason = self.sheet.sheet_model.skip_reason(line)
        if reason:
            self.explanation.setText(f"第 {line} 行不导入：{reason}")
        else:
            self._explain()
