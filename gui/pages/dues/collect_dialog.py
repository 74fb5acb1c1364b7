"""本月收齐…: everybody who has not paid a month, each to be ticked; nobody is ticked at first."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui import messages
from gui.pages.dues.board import is_collectable
from gui.pages.dues.till import missing_of
from gui.shell import Shell
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.dues.receiving import Entry
from ledger.dues.year import YearRow
from ledger.errors import KnownError
from ledger.values.money import format_money, total
from ledger.values.months import Month

_RULE = (
    "请逐人核对、逐人勾选：党费由党员本人交纳，党组织不得垫交或者从工资中扣缴（2008年规定第十四条），"
    "所以这里不设“全选”。勾选后每人记一笔，可以一次撤销。"
)
_CHECK = Qt.ItemDataRole.CheckStateRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CollectDialog(QDialog):
    """Space ticks and goes down. ``collect`` takes the payments of those who were ticked."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        rows: Sequence[YearRow],
        month: Month,
        received_on: date,
        collect: Callable[[Sequence[Entry]], None],
    ) -> None:
        super().__init__(parent)
        self._rows = [one for one in rows if is_collectable(one, month.number - 1)]
        self._month = month
        self._received_on = received_on
        self._collect = collect
        self.setWindowTitle(f"{month.chinese()}收齐")
        self.table = _PeopleTable(self._rows, month, shell)
        self.sum = label("", Words.SECONDARY)
        self.save_button = primary_button("登记")
        self.save_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(self.sum, cancel, self.save_button)
        foot.insertStretch(1)
        layout = column(
            label(_RULE, Words.WARN, wraps=True),
            label(f"收款日期 {received_on:%Y-%m-%d}，尚未交齐 {len(self._rows)} 人", Words.SECONDARY),
            self.table,
            gap=10,
            margins=(24, 16, 24, 16),
        )
        layout.setStretch(2, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.table.itemChanged.connect(self._count)
        self._count()
        self.resize(shell.theme.px(520), shell.theme.px(560))
        self.table.setFocus()

    @property
    def entries(self) -> list[Entry]:
        """The payments of those who are ticked."""
        place = self._month.number - 1
        return [
            Entry(
                member_id=one.member.id,
                received_on=self._received_on,
                amount=missing_of(one.cells[place]),
                months=(self._month,),
            )
            for number, one in enumerate(self._rows)
            if self.table.is_ticked(number)
        ]

    def accept(self) -> None:
        """Enter the payments; stay open when they are refused."""
        entries = self.entries
        if not entries:
            return
        try:
            self._collect(entries)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()

    def _count(self) -> None:
        entries = self.entries
        self.sum.setText(f"已勾选 {len(entries)} 人，共 {format_money(total(one.amount for one in entries))} 元")
        self.save_button.setEnabled(bool(entries))


class _PeopleTable(QTableWidget):
    def __init__(self, rows: Sequence[YearRow], month: Month, shell: Shell) -> None:
        super().__init__(len(rows), 4)
        self.setProperty("role", "boxed")
        self.setHorizontalHeaderLabels(["姓名", "应交", "已交", "本次交"])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(shell.theme.px(30))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, flags in enumerate((_LEFT, _RIGHT, _RIGHT, _RIGHT)):
            self.model().setHeaderData(place, Qt.Orientation.Horizontal, flags, Qt.ItemDataRole.TextAlignmentRole)
        for number, one in enumerate(rows):
            self._fill(number, one, month.number - 1)
        if rows:
            self.setCurrentCell(0, 0)

    def is_ticked(self, number: int) -> bool:
        """Whether a person was confirmed."""
        return bool(self.model().index(number, 0).data(_CHECK) == Qt.CheckState.Checked.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the person and goes on to the next."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            number = self.currentRow()
            ticked = Qt.CheckState.Unchecked if self.is_ticked(number) else Qt.CheckState.Checked
            self.model().setData(self.model().index(number, 0), ticked.value, _CHECK)
            self.setCurrentCell(min(number + 1, self.rowCount() - 1), 0)
            return
        super().keyPressEvent(event)

    def _fill(self, number: int, one: YearRow, place: int) -> None:
        cell = one.cells[place]
        name = QTableWidgetItem(one.member.name)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Unchecked)
        self.setItem(number, 0, name)
        for column_number, amount in enumerate((cell.due.amount, cell.paid, missing_of(cell)), start=1):
            figure = QTableWidgetItem(format_money(amount))
            figure.setTextAlignment(_RIGHT)
            self.setItem(number, column_number, figure)
