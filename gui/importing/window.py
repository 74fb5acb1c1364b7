"""The window of an import: choose a file, look at every row, correct it, take it into the book as one change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from gui import messages
from gui import settings_store as kept
from gui.fitting import resize_within_screen
from gui.importing.draft import Draft
from gui.importing.panel import FilePanel
from gui.importing.reading import Opened, Refusal, Source, TableWish, read_file, take_table
from gui.importing.tables_pane import TablesPane
from gui.importing.writing_note import WritingNote
from gui.notices import Notices
from gui.settings_store import Declared
from gui.shell import Shell
from gui.tasks import Outcome
from gui.widgets import frame, plain_button, primary_button, row
from ledger.errors import Cancelled, KnownError
from ledger.intake.outcome import Action
from ledger.intake.preview import OtherTable
from ledger.intake.target import Target
from operations.backups import BEFORE_IMPORT, BackupDone, BackupJob, has_changes, newest_proof, try_back_up
from operations.importing import Answers, ImportKind, ImportPlan, apply_plan, remembered_mappings
from operations.importing.members import MAKES_BRANCHES, MEMBERS_IMPORT

GEOMETRY = Declared("import/geometry", "")
SHEETS = "表格 (*.xlsx *.xls *.xlsm *.xlsb *.et *.ods *.csv *.txt);;所有文件 (*)"
WORKBOOK = "表格 (*.xlsx)"
_FIRST_SIZE = (1440, 860)
_NOTHING_TO_IMPORT = "没有要导入的行"


def open_import(
    shell: Shell,
    path: Path | None = None,
    kind: ImportKind[Any, Any] = MEMBERS_IMPORT,
    *,
    makes_branches: bool = False,
) -> "ImportWindow":
    """Show the import window of a kind for the open book and read a file; without one the user is asked for it.

    With ``makes_branches`` branch names that the book does not know become branches, as for a new book.

    Raises:
        BookError: the book cannot be read.
    """
    window = ImportWindow(shell, kind, {MAKES_BRANCHES: "yes"} if makes_branches else {})
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    if path is None:
        window.choose_file()
    else:
        window.read(path)
    return window


class ImportWindow(QDialog):
    """Before a file: how to begin. With one: sheet and rows side by side; 导入, 另存不收的行 and 取消 at the foot."""

    def __init__(self, shell: Shell, kind: ImportKind[Any, Any], answers: Answers) -> None:
        super().__init__(shell.notices.window())
        self._shell = shell
        self._kind = kind
        self._answers = answers
        self._draft: Draft | None = None
        self._tables: tuple[OtherTable, ...] = ()
        self.setWindowTitle(f"导入{kind.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.panel = FilePanel(shell.theme, kind.title)
        self.pane = TablesPane(shell.theme)
        self.holds_doubtful = QCheckBox("存疑的行先不导入")
        self.other_button = plain_button("另选文件…")
        self.rejects_button = plain_button("另存不收的行…")
        self.import_button = primary_button(_NOTHING_TO_IMPORT)
        self.cancel_button = plain_button("取消")
        self._stack = QStackedWidget()
        self.notices = Notices(self._stack, shell.theme)
        self._lay_out()
        self._connect()
        self._restore_place()
        self._show_panel()

    @property
    def draft(self) -> Draft | None:
        """The import as far as it is prepared; None before a file is understood."""
        return self._draft

    # Making

    def _lay_out(self) -> None:
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.pane)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = frame("statusbar")
        self.import_button.setToolTip("写入账簿，可以撤销（Ctrl+Enter）")
        self.other_button.setToolTip("另选文件（Ctrl+O）")
        self.cancel_button.setToolTip("不导入（Esc）")
        parts = row(self.other_button, self.rejects_button, margins=(16, 10, 16, 10))
        parts.addStretch()
        for part in (self.holds_doubtful, self.import_button, self.cancel_button):
            parts.addWidget(part)
        foot.setLayout(parts)
        return foot

    def _connect(self) -> None:
        self.panel.wants_file.connect(self.choose_file)
        self.panel.wants_template.connect(self.save_template)
        self.pane.table_wanted.connect(self._take_table)
        self.pane.surplus.connect(self._tell_surplus)
        self.other_button.clicked.connect(self.choose_file)
        self.rejects_button.clicked.connect(self.save_rejects)
        self.import_button.clicked.connect(self.import_safely)
        self.cancel_button.clicked.connect(self.reject)
        self.holds_doubtful.toggled.connect(self._on_hold)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(keys, self.import_button.click)
        self._key("Ctrl+O", self.choose_file)
        self._key("Ctrl+Z", self._undo)
        self._key("Ctrl+Y", self._redo)

    def _key(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _restore_place(self) -> None:
        resize_within_screen(self, *_FIRST_SIZE)
        geometry = self._shell.settings.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # Reading

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        path = messages.choose_open(self, f"选择{self._kind.title}", SHEETS, self._folder())
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file beside the window and show what it holds, or why it is refused."""
        self._shell.settings.put(kept.LAST_FOLDER, str(path.parent))
        store = self._shell.session.store
        today = self._shell.session.clock().date()
        stored = remembered_mappings(store, self._kind.key)
        source = Source(self._kind, path, self._kind.facts(store), today, stored, self._answers)
        self.setWindowTitle(f"导入{self._kind.title} - {path.name}")
        self.panel.show_waiting(path.name)
        self._drop_draft()
        task = self._shell.tasks.run(f"正在读取{self._kind.title}", read_file, source, self._show_read)
        task.ended.connect(self._on_read_ended)

    def _on_read_ended(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, Cancelled) and isValid(self):
            self.panel.show_begin()

    def _show_read(self, read: Opened | Refusal) -> None:
        if not isValid(self) or not self.isVisible():
            return
        if isinstance(read, Refusal):
            self.panel.show_refusal(read.path.name, read.sentence)
            self._show_panel()
            return
        preview = read.plan.preview
        shown = OtherTable(preview.sheet, preview.header_row, "", is_usable=True)
        self._tables = (shown, *preview.others)
        self._show_opened(read)

    def _take_table(self, table: OtherTable) -> None:
        if self._draft is not None:
            wish = TableWish(self._draft.opened, table)
            self._shell.tasks.run("正在读取工作表", take_table, wish, self._show_opened)

    def _show_opened(self, opened: Opened) -> None:
        self._drop_draft()
        self._draft = Draft(opened, self)
        self.holds_doubtful.setChecked(False)
        self.pane.show_draft(self._draft, self._tables)
        self._draft.changed.connect(self._offer)
        self._draft.busy_changed.connect(self._on_busy)
        self._stack.setCurrentWidget(self.pane)
        self._offer(opened.plan)
        self.pane.rows.setFocus()

    def _drop_draft(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.close()
            draft.deleteLater()
        self._show_panel()

    def _show_panel(self) -> None:
        self._stack.setCurrentWidget(self.panel)
        for part in (self.holds_doubtful, self.import_button, self.rejects_button, self.other_button):
            part.hide()
        self.cancel_button.setText("关闭")

    # Offering

    def _offer(self, plan: ImportPlan) -> None:
        """Say at the foot exactly what an import would do now."""
        counts = plan.counts
        added, updated = counts[Action.ADD], counts[Action.UPDATE]
        parts = [f"{word} {count}" for word, count in (("新增", added), ("更新", updated)) if count]
        text = f"导入 {added + updated} 行（{'，'.join(parts)}）" if parts else _NOTHING_TO_IMPORT
        self.import_button.setText(text)
        self.import_button.setEnabled(bool(parts))
        self.rejects_button.setEnabled(counts[Action.REFUSE] > 0)
        self.holds_doubtful.setEnabled(self.holds_doubtful.isChecked() or any(row.doubts for row in plan.rows))
        self.cancel_button.setText("取消")
        for part in (self.holds_doubtful, self.import_button, self.rejects_button, self.other_button):
            part.show()

    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - the value of a signal
        if is_busy:
            self.import_button.setEnabled(False)
        elif self._draft is not None:
            self._offer(self._draft.plan)

    def _on_hold(self, is_held: bool) -> None:  # noqa: FBT001 - the state of a switch
        if self._draft is not None:
            self._draft.hold_doubtful(is_held)

    def _undo(self) -> None:
        if self._draft is not None:
            self._draft.undo()
            self.holds_doubtful.setChecked(self._draft.holds_doubtful)

    def _redo(self) -> None:
        if self._draft is not None:
            self._draft.redo()
            self.holds_doubtful.setChecked(self._draft.holds_doubtful)

    def _tell_surplus(self, count: int) -> None:
        self.notices.say(f"粘贴的内容多出 {count} 格，没有对应的行或列，未采用。")

    # Ways out

    def import_safely(self) -> None:
        """Back the book up beside the window's work, then write the good rows; a failed backup is asked about."""
        if self._draft is None or self._draft.is_busy:
            return
        store = self._shell.session.store
        job = BackupJob(store.path, BEFORE_IMPORT, self._shell.session.clock())
        if has_changes(newest_proof(store.path), store.last_hash):
            self.import_button.setEnabled(False)
            self._shell.tasks.run("导入前备份", try_back_up, job, self._go_on)
        else:
            self.take_in()

    def _go_on(self, made: BackupDone | KnownError) -> None:
        self.import_button.setEnabled(True)
        self._shell.session.backed_up.emit()
        if isinstance(made, KnownError) and not messages.ask(
            self, "导入前的备份没有做成，仍要导入吗？", "导入", f"{made.sentence}导入以后可以一步撤销。"
        ):
            return
        self.take_in()

    def take_in(self) -> None:
        """Write the good rows as one change and close.

        Raises:
            BookError: the book cannot be written; it is as it was and the window stays.
        """
        if self._draft is None or self._draft.is_busy:
            return
        store, plan = self._shell.session.store, self._draft.plan
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with WritingNote(self.import_button) as note:
                result = apply_plan(self._kind, store, plan, self._draft.opened.source.path.name, note.written)
        except BaseException:
            self._offer(plan)
            raise
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()
        self._shell.notices.say(result.sentence, "撤销", store.undo)

    def save_rejects(self) -> None:
        """Write the rows that are not taken, as they stood in the file, each with its reason."""
        if self._draft is None:
            return
        stem = self._draft.opened.source.path.stem
        target = messages.choose_save(self, "另存不收的行", WORKBOOK, self._folder() / f"{stem}（未导入）.xlsx")
        if target is not None:
            plan = self._draft.plan
            self._shell.tasks.run("正在保存", lambda made, _: _write_rejects(made, target), plan, self._tell_saved)

    def save_template(self) -> None:
        """Write the empty sheet that fits without any mapping."""
        target = messages.choose_save(self, "下载空白模板", WORKBOOK, self._folder() / f"{self._kind.title}模板.xlsx")
        if target is not None:
            made = self._kind.template()
            self._shell.tasks.run("正在保存", lambda one, _: _write_template(one, target), made, self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        notices = self.notices if isValid(self) and self.isVisible() else self._shell.notices
        notices.say(f"已存为“{target.name}”，在文件夹“{target.parent.name}”里。")

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._shell.settings.get(kept.LAST_FOLDER) or documents)
        return folder if folder.is_dir() else Path(documents)

    # Window

    def reject(self) -> None:
        """Close, after asking when there is work in it."""
        is_touched = self._draft is not None and self._draft.is_touched
        if not is_touched or messages.ask(self, "放弃这次导入吗？", "放弃", "您的改正还没有导入，关闭后不保留。"):
            super().reject()

    def done(self, result: int) -> None:
        """Remember the place and let the worker end."""
        self._shell.settings.put(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        if self._draft is not None:
            self._draft.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file can be dropped anywhere on the window."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file."""
        event.acceptProposedAction()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))


def _write_rejects(plan: ImportPlan, target: Path) -> Path:
    from exports.import_sheets import rejects_document  # noqa: PLC0415  xlsxwriter is loaded when it is wanted
    from exports.sheets import write_sheet  # noqa: PLC0415  likewise

    write_sheet(rejects_document(plan.preview, plan.rows), target)
    return target


def _write_template(made: Target, target: Path) -> Path:
    from exports.import_sheets import template_document  # noqa: PLC0415  xlsxwriter is loaded when it is wanted
    from exports.sheets import write_sheet  # noqa: PLC0415  likewise

    write_sheet(template_document(made), target)
    return target
