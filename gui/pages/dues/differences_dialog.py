"""与上年比较…: whose due is another than last year, old and new, what changed; printed and saved from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.fitting import resize_within_screen
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.values.money import Money, format_money, total
from operations.dues.differences import Difference
from operations.registers.dues.differences import signed

_HEADS = ("姓名", "人员类型", "上年月应交", "本年月应交", "增减", "变动情况")
_WIDTHS = (90, 120, 96, 96, 80)
_FIGURES = (2, 3, 4)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIRST_SIZE = (1080, 640)


class DifferencesDialog(QDialog):
    """The list, its sums, and the ways to paper; ``preview`` opens the register, which saves as a sheet too."""

    def __init__(
        self, parent: QWidget, theme: Theme, year: int, lines: Sequence[Difference], preview: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{year}年核定与上年比较")
        self.table = _table(theme, lines)
        self.sums = label(_sums(lines), Words.SECONDARY)
        self.print_button = plain_button("打印、存为表格…")
        self.print_button.clicked.connect(preview)
        self.print_button.setEnabled(bool(lines))
        close = primary_button("关闭")
        close.clicked.connect(self.accept)
        foot = row(self.sums, self.print_button, close)
        foot.insertStretch(1)
        words = "本年的月应交是年度核定起月的核定额，上年的是12月的；没有变动的党员不列。"
        layout = column(label(words, Words.SECONDARY, wraps=True), self.table, gap=10, margins=(24, 16, 24, 16))
        layout.setStretch(1, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, *_FIRST_SIZE)
        self.table.setFocus()


def _table(theme: Theme, lines: Sequence[Difference]) -> QTableWidget:
    table = QTableWidget(len(lines), len(_HEADS))
    table.setProperty("role", "boxed")
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for place, width in enumerate(_WIDTHS):
        table.setColumnWidth(place, theme.px(width))
    head = table.horizontalHeader()
    head.setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
    for place in range(len(_HEADS)):
        side = _RIGHT if place in _FIGURES else _LEFT
        table.model().setHeaderData(place, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
    for number, one in enumerate(lines):
        _fill(table, number, one)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTableWidget, number: int, one: Difference) -> None:
    kind = one.new or one.old
    texts = (
        one.name,
        kind.person_kind if kind else "",
        format_money(one.before) if one.old else "",
        format_money(one.after) if one.new else "",
        signed(one.step),
        one.words,
    )
    for place, text in enumerate(texts):
        cell = QTableWidgetItem(text)
        cell.setTextAlignment(_RIGHT if place in _FIGURES else _LEFT)
        cell.setToolTip(text)
        table.setItem(number, place, cell)


def _sums(lines: Sequence[Difference]) -> str:
    if not lines:
        return "没有变动"
    step = Money(total(one.after for one in lines) - total(one.before for one in lines))
    up = sum(one.step > 0 for one in lines)
    return f"{len(lines)} 人有变动：增加 {up} 人，减少 {len(lines) - up} 人，每月合计 {signed(step)} 元"
