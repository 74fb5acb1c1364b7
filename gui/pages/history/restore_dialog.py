"""恢复这条登记: what it is now and what it would be, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.fitting import resize_within_screen
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from operations.earlier import Earlier
from operations.history_words import FieldChange

_HEADS = ("字段", "现在", "恢复后")
_LABEL_WIDTH = 150
_FIRST_SIZE = (760, 420)
_WORDS = "只改这一条登记，与它有关的其他登记不动。恢复后记入修改记录，也可以撤销。"


class RestoreDialog(QDialog):
    """The differences, and the button that restores; accepted when it was pressed."""

    def __init__(self, parent: QWidget, theme: Theme, earlier: Earlier) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复这条登记")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = _table(theme, earlier.change.fields)
        self.restore_button = primary_button("恢复")
        self.restore_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(cancel, self.restore_button)
        foot.insertStretch(0)
        heading = label(earlier.label, Words.HEADING, wraps=True)
        note = label(_WORDS, Words.SECONDARY, wraps=True)
        layout = column(heading, note, self.table, gap=10, margins=(24, 16, 24, 16))
        layout.setStretch(2, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(_FIRST_SIZE[0]), theme.px(_FIRST_SIZE[1]))
        self.restore_button.setFocus()


def _table(theme: Theme, fields: Sequence[FieldChange]) -> QTableWidget:
    table = QTableWidget(len(fields), len(_HEADS))
    table.setProperty("role", "boxed")
    table.setAccessibleName("恢复前后对照")
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    table.setColumnWidth(0, theme.px(_LABEL_WIDTH))
    for number, one in enumerate(fields):
        for place, text in enumerate((one.label, one.before, one.after)):
            table.setItem(number, place, QTableWidgetItem(text))
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
