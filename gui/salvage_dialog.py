"""What a salvage has saved, and the list of what is missing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.fitting import resize_within_screen
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.saving import save_rows
from gui.tables.view import TableView
from gui.widgets import Words, column, label, plain_button, primary_button, row
from storage.salvage import Note, Outcome, Salvaged

_COLUMNS: tuple[Column[Note], ...] = (
    Column("outcome", "结果", 7, lambda one: one.outcome.value),
    Column("title", "登记", 6, lambda one: one.title),
    Column("number", "编号", 3, lambda one: str(one.record_id) if one.record_id else ""),
    Column("words", "内容", 14, lambda one: one.words),
    Column("reason", "说明", 30, lambda one: one.reason),
)
_NOTHING = "没有缺少的内容：能读出的登记与修改记录完全一致。"
_SIZE = (1100, 520)


class SalvageDialog(QDialog):
    """A summary, the table, 存为表格, and the way into the new book."""

    def __init__(self, parent: QWidget, shell: Shell, found: Salvaged, open_book: Callable[[Path], bool]) -> None:
        super().__init__(parent)
        self._shell = shell
        self._found = found
        self._open_book = open_book
        self.setWindowTitle("抢救结果")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = label(summary(found), Words.SECONDARY, wraps=True)
        numbered = {id(one): number for number, one in enumerate(found.notes)}
        model: TableModel[Note] = TableModel(_COLUMNS, lambda one: numbered[id(one)], _words, shell.theme, self)
        self.table: TableView[Note] = TableView(shell, "salvage", model)
        self.table.setProperty("role", "boxed")
        model.set_rows(found.notes)
        self.save_button, self.open_button = plain_button("存为表格…"), primary_button("打开新账簿")
        close = plain_button("关闭")
        self.save_button.setEnabled(bool(found.notes))
        self.save_button.clicked.connect(self.save)
        self.open_button.clicked.connect(self.accept)
        close.clicked.connect(self.reject)
        foot = row(self.save_button, close, self.open_button)
        foot.insertStretch(1)
        layout = column(gap=12, margins=(28, 24, 28, 20))
        layout.addWidget(label(f"已抢救到“{found.book.name}”", Words.HEADING))
        layout.addWidget(self.summary)
        layout.addWidget(self.table if found.notes else label(_NOTHING), 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        if not found.notes:
            self.table.setParent(self)
            self.table.hide()
        resize_within_screen(self, shell.theme.px(_SIZE[0]), shell.theme.px(_SIZE[1]))

    def save(self) -> None:
        """Write the list as a sheet."""
        save_rows(self._shell, self, "抢救结果", _COLUMNS, self._found.notes, self._found.book.name)

    def accept(self) -> None:
        """Open the new book."""
        super().accept()
        self._open_book(self._found.book)


def summary(found: Salvaged) -> str:
    """How much there is, in one sentence or two."""
    restored = sum(1 for one in found.notes if one.outcome is Outcome.FROM_LOG)
    parts = [f"新账簿有{sum(found.counts.values())}条登记、{found.entries}条修改记录，已逐页检查"]
    if restored:
        parts.append(f"其中{restored}条按修改记录补回")
    if found.lost:
        parts.append(f"有{found.lost}条没有取出")
    return "，".join(parts) + "。损坏的文件没有改动，请留着，直到确认新账簿可用。"


def _words(one: Note) -> str:
    return one.words or one.title
