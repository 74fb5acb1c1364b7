"""计划全部缺的…: every talk that would be planned, with its day, before anything is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui import messages
from gui.fitting import resize_within_screen
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.errors import KnownError
from operations.life.talk_planning import Proposal, spread

_HEADS = ("日期", "谈话人", "谈话对象", "类别", "党组织")
_WIDTHS = (172, 100, 100, 110, 110)
_SIZE = (660, 600)
_WEEKDAYS = "一二三四五六日"
_NOTE = "谈话平均分到两个日期之间的工作日。去掉前面的勾，这一次就不计划。"


class PlanDialog(QDialog):
    """Shows the proposals on their days; some can be left out. 计划 hands them to ``save``."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a window needs to show and to do
        self,
        parent: QWidget,
        theme: Theme,
        proposals: Sequence[Proposal],
        names: Mapping[int, str],
        units: Mapping[int, str],
        span: tuple[date, date],
        save: Callable[[Sequence[Proposal]], object],
    ) -> None:
        super().__init__(parent)
        self._proposals = list(proposals)
        self._ticks: list[QTableWidgetItem] = []
        self._names, self._units, self._save = names, units, save
        self.setWindowTitle("计划全部缺的谈话")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.first, self.last = _day(span[0], "从"), _day(span[1], "到")
        self.table = self._table(theme)
        self.sums = label("", Words.SECONDARY)
        self.plan_button = primary_button("计划")
        self._build(theme)
        self._show_days()
        self.table.setFocus()

    @property
    def chosen(self) -> list[Proposal]:
        """The proposals that are ticked, with their days."""
        kept = [one for number, one in enumerate(self._proposals) if self._is_ticked(number)]
        days = spread(len(kept), _python_day(self.first), _python_day(self.last)) if kept else ()
        return [replace(one, on=day) for one, day in zip(kept, days, strict=True)]

    def accept(self) -> None:
        """Plan and close."""
        try:
            self._save(self.chosen)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()

    def _build(self, theme: Theme) -> None:
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.plan_button.clicked.connect(self.accept)
        days = row(label("从"), self.first, label("到"), self.last)
        days.addStretch()
        foot = row(self.sums, cancel, self.plan_button)
        foot.insertStretch(1)
        layout = column(label(_NOTE, Words.SECONDARY, wraps=True), gap=10, margins=(24, 16, 24, 16))
        layout.addLayout(days)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._show_days)
        self.table.itemChanged.connect(self._on_ticked)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        resize_within_screen(self, theme.px(_SIZE[0]), theme.px(_SIZE[1]))

    def _table(self, theme: Theme) -> QTableWidget:
        table = QTableWidget(len(self._proposals), len(_HEADS))
        table.setProperty("role", "boxed")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.row_height)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_WIDTHS):
            table.setColumnWidth(place, theme.px(width))
        head.setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        for number, one in enumerate(self._proposals):
            tick = QTableWidgetItem()
            tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setCheckState(Qt.CheckState.Checked)
            self._ticks.append(tick)
            table.setItem(number, 0, tick)
            texts = (self._names.get(one.talker_id, ""), self._names.get(one.partner_id, ""), one.kind)
            for place, text in enumerate((*texts, self._units.get(one.unit_id, "")), start=1):
                table.setItem(number, place, QTableWidgetItem(text))
        return table

    def _is_ticked(self, number: int) -> bool:
        return self._ticks[number].checkState() is Qt.CheckState.Checked

    def _on_ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self._show_days()

    def _show_days(self) -> None:
        chosen = iter(self.chosen)
        self.table.blockSignals(True)
        for number in range(len(self._proposals)):
            day = next(chosen).on if self._is_ticked(number) else None
            self._ticks[number].setText(f"{day:%Y-%m-%d} 周{_WEEKDAYS[day.weekday()]}" if day else "不计划")
        self.table.blockSignals(False)
        self.table.viewport().update()
        count = len(self.chosen)
        self.sums.setText(f"计划 {count} 次，可一步撤销" if count else "没有选中的谈话")
        self.plan_button.setEnabled(count > 0)


def _day(day: date, name: str) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    made.setAccessibleName(f"计划日期{name}")
    return made


def _python_day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
