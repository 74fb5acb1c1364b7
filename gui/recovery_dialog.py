"""The recovery code of a book, shown once to be printed. Nothing of it is written to a disk unless the user asks."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget

from exports.paper.faces import FontPolicy, faces_for
from exports.paper.pages import lay_out
from gui import messages
from gui.fitting import resize_within_screen
from gui.printing.print_run import PrintRun, new_printer, sheets_in_order
from gui.printing.sheets import sheets_of
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from operations.recovery_sheet import grouped, recovery_sheet


class RecoveryDialog(QDialog):
    """Four rows, 打印…, and a question before it closes without a print."""

    def __init__(self, parent: QWidget, theme: Theme, book: str, rows: Sequence[str], today: date) -> None:
        super().__init__(parent)
        self._window = parent
        self._document = recovery_sheet(book, rows, today)
        self._is_printed = False
        self.setWindowTitle("恢复单")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = [label(f"{number}　　{grouped(one)}") for number, one in enumerate(rows, start=1)]
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(theme.px(18))
        for one in self.rows:
            one.setFont(fixed)
            one.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not onto the clipboard
        self.print_button, self.close_button = primary_button("打印…"), plain_button("已抄好，关闭")
        self.print_button.clicked.connect(self.print_out)
        self.close_button.clicked.connect(self.reject)
        foot = row(self.close_button, self.print_button)
        foot.insertStretch(0)
        words = "忘记密码时用它打开账簿。请打印或抄写，密封保管；以前的恢复单作废。窗口关闭以后，可凭密码再打印一次。"
        layout = column(gap=12, margins=(28, 24, 28, 20))
        layout.addWidget(label(f"账簿“{book}”的恢复码", Words.HEADING))
        layout.addWidget(label(words, Words.SECONDARY, wraps=True))
        for one in self.rows:
            layout.addWidget(one)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(560), theme.px(360))

    def print_out(self) -> None:
        """Print the sheet. Raises PrinterError: the printer cannot be reached; MissingGlyphError for a strange name."""
        sheets = sheets_of(lay_out(self._document, faces_for(FontPolicy.BUNDLED)))
        printer = new_printer(sheets, self._document.title)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            PrintRun(printer, sheets_in_order(sheets, printer, 0), self._window, self._note_printed).start()

    def reject(self) -> None:
        """Close; without a print only after a question."""
        question = "还没有打印。确定已经抄好恢复码了吗？"
        if self._is_printed or messages.ask(self, question, "已经抄好", no="返回"):
            super().reject()

    def _note_printed(self, _: int) -> None:
        self._is_printed = True
