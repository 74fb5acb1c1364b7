"""自查 of the organisation and day that the user looks at."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QSplitter

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.checks.detail import FindingDetail
from gui.pages.checks.lines import (
    ALL,
    CHECK_COLUMNS,
    LEVEL_CHIPS,
    MATTER_CHIPS,
    NAMES,
    TONES,
    CheckedLine,
    Chip,
    Numbering,
    search_text,
)
from gui.pages.checks.tasks import CheckTasks
from gui.self_check import CheckResult
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, Words, column, label, primary_button
from storage.store import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.DELETE, None, Act.PRINT, Act.EXPORT)
_DETAIL_HEIGHT = 132


class ChecksPage(Page):
    """Findings by weight and kind of matter; the counts fall to zero as they are mended or explained.

    What is shown comes from the shared self-check alone, so no change of a record concerns the page itself.
    """

    key: ClassVar[str] = "checks"
    title: ClassVar[str] = "自查"
    icon: ClassVar[str] = "shield-check"
    uses_year = False
    search_hint: ClassVar[str] = "问题、依据、说明"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._lines: list[CheckedLine] = []
        self._numbering = Numbering()
        self.tasks = CheckTasks(shell, self)
        self.model = TableModel(CHECK_COLUMNS, lambda one: one.number, search_text, shell.theme, self)
        self.table: TableView[CheckedLine] = TableView(shell, "checks", self.model, _MENU)
        self.detail = FindingDetail()
        self.levels = FilterChips(LEVEL_CHIPS)
        self.matters = FilterChips(MATTER_CHIPS)
        self.day = QDateEdit()
        self.again = primary_button("迎检自查")
        words = "所选单位到这一天的名册、党费、账簿、会议和谈话，没有缺漏和矛盾。"
        self.nothing = EmptyState(shell.theme, "badge-check", "没有发现缺漏和矛盾", words)
        self.waiting = EmptyState(shell.theme, "refresh-cw", "正在自查", "逐项核对名册、党费、账簿、会议和谈话。")
        self.frame = PageFrame(shell, self.title)
        self._build()
        self.listen(shell.checks.done, self._on_done)
        shell.checks.start()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Show what was found."""
        del changes
        self._show_day(self.session.place.as_of)
        self._take(self.shell.checks.result)

    def handlers(self) -> Handlers:
        """Print, save and columns always; F2 explains the chosen finding, Ctrl+Del takes the reason back."""
        found: Handlers = {Act.EXPORT: self._save_sheet, Act.COLUMNS: self.table.choose_columns}
        if self.tasks.can_print:
            found[Act.PRINT] = self.tasks.print_list
        line = self._current()
        if line is not None:
            found[Act.EDIT] = self._answer
            if line.answer:
                found[Act.DELETE] = self._withdraw
        return found

    def status_text(self) -> str:
        """How many wait, how many are explained."""
        if self.shell.checks.result is None:
            return "正在自查"
        answered = sum(1 for one in self._lines if one.answer)
        return f"待处理 {len(self._lines) - answered} 项 · 已说明 {answered} 项 · 显示 {self.model.rowCount()} 项"

    def badge(self) -> int:
        """What must or should be mended and has no reason."""
        result = self.shell.checks.result
        return result.to_mend if result is not None else 0

    def search(self, text: str) -> None:
        """Show only what contains every word."""
        self.model.filter(text)
        self.state_changed.emit()

    def dismiss(self) -> bool:
        """Esc takes back the filters."""
        was_narrow = (self.levels.current, self.matters.current) != (Chip.ALL, ALL)
        if was_narrow:
            self.matters.choose(ALL)
            self.levels.choose(Chip.ALL)
        return was_narrow

    # Building

    def _build(self) -> None:
        frame = self.frame
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, self.shell.theme.px(_DETAIL_HEIGHT)])
        self._splitter = splitter
        frame.set_body(splitter, self.nothing, self.waiting)
        frame.add_filter(self.levels)
        frame.add_option(self.matters)
        for level in NAMES:
            if level in TONES:
                self.levels.set_tone(level.value, TONES[level])
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setKeyboardTracking(False)  # a day half typed is not looked at
        self.day.setAccessibleName("截至日期")
        self.again.setToolTip("按所选单位和日期重新核对一遍")
        frame.add_head(label("截至", Words.SECONDARY))
        frame.add_head(self.day)
        frame.add_menu("打印", "printer", (Act.PRINT, Act.EXPORT))
        frame.add_head(self.again)
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.table)
        self.day.dateChanged.connect(self._on_day)
        self.again.clicked.connect(self._run_again)
        for chips in (self.levels, self.matters):
            chips.chosen.connect(lambda _: self._show())
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self._open())
        self.detail.open_asked.connect(self._open)
        self.detail.answer_asked.connect(self._answer)
        self.detail.withdraw_asked.connect(self._withdraw)

    # Showing

    def _take(self, result: CheckResult | None) -> None:
        self._lines = self._numbering.lines(result.checked) if result is not None else []
        self._show()

    def _show(self) -> None:
        level, matter = self.levels.current, self.matters.current
        for chip, _ in LEVEL_CHIPS:
            self.levels.set_count(chip, sum(1 for one in self._lines if one.is_in(chip, matter)))
        for chip, _ in MATTER_CHIPS:
            self.matters.set_count(chip, sum(1 for one in self._lines if one.is_in(level, chip)))
        self.model.set_rows(one for one in self._lines if one.is_in(level, matter))
        if self.shell.checks.result is None:
            self.frame.show_body(self.waiting)
        else:
            self.frame.show_body(self._splitter if self._lines else self.nothing)
        self.detail.show_line(self._current())
        self.state_changed.emit()

    def _show_day(self, day: date) -> None:
        self.day.blockSignals(True)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.day.blockSignals(False)

    def _current(self) -> CheckedLine | None:
        current = self.table.selection.current
        return next((one for one in self._lines if one.number == current), None)

    # Slots

    def _on_done(self, result: CheckResult | None) -> None:
        self.again.setEnabled(True)
        if self.isVisible():
            self._take(result)
        else:
            self._is_stale = True
            self.state_changed.emit()

    def _run_again(self) -> None:
        self.again.setEnabled(False)
        self.shell.checks.run_now()

    def _on_day(self, day: QDate) -> None:
        self.session.choose_day(date(day.year(), day.month(), day.day()))

    def _on_picked(self, _: Picked) -> None:
        self.detail.show_line(self._current())
        self.state_changed.emit()

    def _open(self) -> None:
        line = self._current()
        if line is not None:
            self.session.ask_for_finding(line.finding)

    def _answer(self) -> None:
        line = self._current()
        if line is not None:
            self.tasks.answer(line)

    def _withdraw(self) -> None:
        line = self._current()
        if line is not None and line.answer:
            self.tasks.withdraw(line)

    def _save_sheet(self) -> None:
        self.tasks.save_sheet(self.model.rows())
