"""The print preview: sheets as they will be printed, what can be chosen about them, and the ways out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from exports.paper.faces import FontPolicy
from gui import messages
from gui import settings_store as kept
from gui.fitting import resize_within_screen
from gui.notices import Notices
from gui.printing.layouts import Choice, LaidOut, Layouts, Wish
from gui.printing.obstacle import Obstacle
from gui.printing.options_panel import OptionsPanel
from gui.printing.print_run import PrintRun, new_printer, sheets_in_order
from gui.printing.saving import FileJob, proposal, save_docx, save_pdf, save_sheet
from gui.printing.sheet_bar import SheetBar
from gui.printing.sheet_view import SheetView
from gui.printing.thumbnails import Thumbnails
from gui.settings_store import Declared
from gui.shell import Shell
from gui.tasks import Report
from gui.widgets import Words, column, frame, label, plain_button, primary_button, row
from operations.printing import register_input, registers_of
from operations.registers import RegisterOptions

GEOMETRY = Declared("print/geometry", "")
_FIRST_SIZE = (1280, 860)
_NOTE_AFTER_MS = 300
_LARGEST_AT_FIRST = 125  # per cent: an upright sheet fitted to a wide screen would be too large to survey


def open_preview(shell: Shell, register_key: str, options: RegisterOptions) -> "PreviewWindow":
    """Show a register of the open book as it will be printed. Reads the book now, lays out beside the window.

    Raises:
        KeyError: there is no register of that key.
        BookError: the book cannot be read.
    """
    store = shell.session.store
    policy = shell.settings.get(kept.PAPER_FONTS)
    is_known = policy in {one.value for one in FontPolicy}
    known = registers_of(store)
    choice = Choice(known[register_key], options, FontPolicy(policy) if is_known else FontPolicy.OFFICIAL)
    window = PreviewWindow(shell, Wish(choice, register_input(store, options, choice.register.subject)))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window


class PreviewWindow(QDialog):
    """Thumbnails, sheets, choices; 打印, 存为 PDF, 存为表格 at the foot."""

    def __init__(self, shell: Shell, wish: Wish) -> None:
        super().__init__(shell.notices.window())
        self._shell = shell
        self._wish = wish
        self._shown: LaidOut | None = None
        self.setWindowTitle("打印预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._layouts = Layouts(self)
        self.thumbnails = Thumbnails(shell.theme)
        self.view = SheetView(shell.theme)
        self.bar = SheetBar(shell.theme, self.view)
        self.obstacle = Obstacle(shell.theme)
        known = registers_of(shell.session.store).values()
        offered = tuple(one for one in known if one.subject is wish.choice.register.subject)
        self.options = OptionsPanel(shell.theme, shell.settings, shell.session.units, offered)
        self.summary = label("", Words.SECONDARY)
        self.print_button = primary_button("打印…")
        self.pdf_button = plain_button("存为 PDF…")
        self.sheet_button = plain_button("存为表格…")
        self.docx_button = plain_button("存为文档…")
        self.close_button = plain_button("关闭")
        self._middle = QStackedWidget()
        self.notices = Notices(self._middle, shell.theme)
        self._note_timer = QTimer(self, singleShot=True, interval=_NOTE_AFTER_MS)
        self._lay_out()
        self._connect()
        self._restore_place()
        self.options.show_choice(wish.choice, wish.facts)
        self._ask(self.options.choice)
        self._offer()
        self.view.setFocus()

    # Making

    def _lay_out(self) -> None:
        self._middle.addWidget(self.view)
        self._middle.addWidget(self.obstacle)
        middle = column(self.bar, self._middle, gap=0)
        middle.setStretch(1, 1)
        left, right = frame("sidebar"), frame("card")
        left.setLayout(column(self.thumbnails))
        right.setLayout(column(self.options))
        body = row(left, gap=0)
        body.addLayout(middle, 1)
        body.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(body, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = frame("statusbar")
        self.print_button.setToolTip("打印（Ctrl+P）")
        self.pdf_button.setToolTip("存为 PDF（Ctrl+S）")
        self.close_button.setToolTip("关闭（Esc）")
        parts = row(self.summary, margins=(16, 10, 16, 10))
        parts.addStretch()
        for button in (self.docx_button, self.sheet_button, self.pdf_button, self.print_button, self.close_button):
            parts.addWidget(button)
        foot.setLayout(parts)
        return foot

    def _connect(self) -> None:
        self.options.changed.connect(self._ask)
        self._layouts.ready.connect(self._show)
        self._layouts.busy_changed.connect(self._on_busy)
        self._note_timer.timeout.connect(self._note_busy)
        self.thumbnails.chosen.connect(self.view.go_to)
        self.view.current_changed.connect(self.thumbnails.mark)
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_as_pdf)
        self.docx_button.clicked.connect(self.save_as_docx)
        self.sheet_button.clicked.connect(self.save_as_sheet)
        self.close_button.clicked.connect(self.reject)
        self._key("Ctrl+P", self.print_button.click)
        self._key("Ctrl+S", self.pdf_button.click)
        for keys in ("Ctrl++", "Ctrl+="):
            self._key(keys, self.bar.larger.click)
        self._key("Ctrl+-", self.bar.smaller.click)

    def _key(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _restore_place(self) -> None:
        resize_within_screen(self, *_FIRST_SIZE)
        geometry = self._shell.settings.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # Choosing and showing

    def _ask(self, choice: Choice) -> None:
        self._shell.settings.put(kept.PAPER_FONTS, choice.policy.value)
        self._wish = Wish(choice, self._wish.records)
        self._layouts.ask(self._wish)

    def _show(self, made: LaidOut) -> None:
        is_first = self._shown is None
        self._shown = made
        self.view.show_sheets(made.sheets)
        if is_first and self.view.percent > _LARGEST_AT_FIRST:
            self.view.set_zoom(100)
        self.thumbnails.show_sheets(made.sheets, self.view.current)
        self.obstacle.explain(made.obstacle)
        self._middle.setCurrentWidget(self.view if made.sheets else self.obstacle)
        if made.sheets:
            self.options.show_standings(made.standings, is_landscape=made.sheets[0].is_landscape)
        self.bar.follow()
        self.summary.setText(_summary(made))
        self._offer()

    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001  the value of a signal
        if is_busy:
            self._note_timer.start()
        else:
            self._note_timer.stop()
            self.bar.note.setText("")
        self._offer()

    def _note_busy(self) -> None:
        self.bar.note.setText("正在排版…")

    def _offer(self) -> None:
        """What is shown can be printed; what is about to change cannot."""
        is_ready = self._shown is not None and bool(self._shown.sheets) and not self._layouts.is_busy
        for button in (self.print_button, self.pdf_button, self.docx_button):
            button.setEnabled(is_ready)
        self.docx_button.setVisible(self._wish.choice.register.has_docx)
        self.sheet_button.setEnabled(is_ready and not self._wish.choice.options.is_blank)

    # Ways out

    def print_out(self) -> None:
        """Ask for printer, pages and copies, then print."""
        sheets = self.view.sheets
        printer = new_printer(sheets, self._wish.choice.register.title)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setMinMax(1, len(sheets))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_with(printer)

    def print_with(self, printer: QPrinter) -> PrintRun:
        """Print with a printer that has been set up. Raises PrinterError: it cannot be reached."""
        sheets = sheets_in_order(self.view.sheets, printer, self.view.current)
        run = PrintRun(printer, sheets, self._shell.notices.window(), self._tell_printed)
        run.start()
        return run

    def _tell_printed(self, count: int) -> None:
        self._notices_in_sight().say(f"已送往打印机，共 {count} 页")

    def save_as_pdf(self) -> None:
        """Ask for a file, then write it in the background."""
        self._save("存为 PDF", "PDF 文件 (*.pdf)", ".pdf", save_pdf)

    def save_as_docx(self) -> None:
        """Ask for a file, then write a document for WPS in the background."""
        self._save("存为文档", "文档 (*.docx)", ".docx", save_docx)

    def save_as_sheet(self) -> None:
        """Ask for a file, then write rows and columns in the background."""
        self._save("存为表格", "表格 (*.xlsx)", ".xlsx", save_sheet)

    def _save(self, title: str, filters: str, suffix: str, work: Callable[[FileJob, Report], Path]) -> None:
        settings = self._shell.settings
        target = messages.choose_save(self, title, filters, proposal(self._wish, suffix, settings))
        if target is not None:
            settings.put(kept.LAST_FOLDER, str(target.parent))
            job = FileJob(self._wish, target, self._shell.session.clock())
            self._shell.tasks.run(title, work, job, self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        folder = QUrl.fromLocalFile(str(target.parent))
        self._notices_in_sight().say(f"已存为“{target.name}”", "打开文件夹", lambda: QDesktopServices.openUrl(folder))

    def _notices_in_sight(self) -> Notices:
        """Those of the main window when the preview has been closed in the meantime."""
        return self.notices if isValid(self) and self.isVisible() else self._shell.notices

    # Window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the sheets wherever the keyboard is, unless it has a use for the key there."""
        if not self.view.turn(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Remember the place and let the worker end."""
        self._shell.settings.put(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self._layouts.close()
        super().done(result)


def _summary(made: LaidOut) -> str:
    if not made.sheets:
        return ""
    ways = dict.fromkeys("横向" if sheet.is_landscape else "纵向" for sheet in made.sheets)
    return f"共 {len(made.sheets)} 页，A4 {'、'.join(ways)}"
