"""并入文件: what a file from the stick would do, to be looked at whole, and the button that does it as one change."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget
from shiboken6 import isValid

from gui import messages
from gui import settings_store as kept
from gui.exchange.conflicts_tab import ConflictsTab
from gui.exchange.looking import Look, look
from gui.exchange.mapping_tab import MappingTab
from gui.exchange.overview import Details, Overview
from gui.fitting import resize_within_screen
from gui.page_banners import PageBanners
from gui.shell import Shell
from gui.tasks import Outcome
from gui.widgets import Tone, Words, column, label, plain_button, primary_button, row
from ledger.errors import KnownError
from operations.backups import BEFORE_IMPORT, BackupDone, BackupJob, has_changes, newest_proof, try_back_up
from operations.exchange import SUFFIX, Choices, Direction, Side, Status
from operations.exchange.belonging import Place
from operations.exchange.words import Shown, file_words

FILES = f"上报或下发的文件 (*{SUFFIX});;所有文件 (*)"
_FIRST_SIZE = (1080, 680)
_SAME_FILE = "这个文件已经并入过，登记没有变化的不会重复。"
_NOTHING = "没有新内容"


def open_take_in(shell: Shell, path: Path | None = None) -> None:
    """Read a file beside the window and show what it would do; without one the user is asked for it."""
    window = shell.notices.window()
    folder = Path(shell.settings.get(kept.LAST_FOLDER) or Path.home())
    chosen = path or messages.choose_open(window, "并入文件", FILES, folder)
    if chosen is None:
        return
    shell.settings.put(kept.LAST_FOLDER, str(chosen.parent))
    wanted = Look(chosen, shell.session.store.path, Choices())

    def show(told: Shown) -> None:
        TakeInWindow(shell, told).open()

    shell.tasks.run("正在核对文件", look, wanted, show)


class TakeInWindow(QDialog):
    """Numbers, mapping, conflicts, details; nothing is written before 并入 is pressed."""

    def __init__(self, shell: Shell, told: Shown) -> None:
        super().__init__(shell.notices.window())
        self._shell = shell
        self._told = told
        self._choices = Choices()
        self.setWindowTitle("并入文件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading, self.words = label("", Words.HEADING, wraps=True), label("", Words.SECONDARY, wraps=True)
        self.banners = PageBanners(shell.theme)
        self.overview, self.mapping = Overview(shell), MappingTab(shell)
        self.conflicts, self.details = ConflictsTab(shell), Details(shell)
        self.tabs = QTabWidget()
        for part, title in (
            (self.overview, "汇总"),
            (self.mapping, "党组织和党员"),
            (self.conflicts, "两边不同"),
            (self.details, "明细"),
        ):
            self.tabs.addTab(part, title)
        self.summary = label("", Words.SECONDARY)
        self.take_button, cancel = primary_button("并入"), plain_button("取消")
        self.take_button.clicked.connect(self.take_in_safely)
        cancel.clicked.connect(self.reject)
        foot = row(self.summary, cancel, self.take_button)
        foot.insertStretch(1)
        layout = column(self.heading, self.words, self.banners, self.tabs, gap=8, margins=(24, 20, 24, 16))
        layout.setStretch(3, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.mapping.remapped.connect(self.map_to)
        self.conflicts.decided.connect(self._offer)
        resize_within_screen(self, shell.theme.px(_FIRST_SIZE[0]), shell.theme.px(_FIRST_SIZE[1]))
        self._show(told)
        if self.conflicts.count:
            self.tabs.setCurrentWidget(self.conflicts)

    def map_to(self, place: Place, same_as: int) -> None:
        """Take a unit or person of the file for another record, and compare everything anew."""
        choices = replace(self._choices, same_as={**self._choices.same_as, place: same_as})
        file = self._told.plan.file
        wanted = Look(file.path, self._shell.session.store.path, choices, file)
        self.take_button.setEnabled(False)

        def show(told: Shown) -> None:
            if isValid(self) and self.isVisible():
                self._choices = choices
                self._show(told)

        self._shell.tasks.run("正在重新比较", look, wanted, show).ended.connect(self._on_compared)

    def take_in_safely(self) -> None:
        """Back the book up beside the window's work, then take the file in; a failed backup is asked about."""
        store = self._shell.session.store
        job = BackupJob(store.path, BEFORE_IMPORT, self._shell.session.clock())
        if has_changes(newest_proof(store.path), store.last_hash):
            self.take_button.setEnabled(False)
            self._shell.tasks.run("并入前备份", try_back_up, job, self._go_on)
        else:
            self.take_in()

    def take_in(self) -> None:
        """Have the plan carried out with what was chosen, and close."""
        plan, sides = self._told.plan, dict(self.conflicts.sides)
        self.accept()
        self._shell.session.merge_wanted.emit(plan, sides)

    def _go_on(self, made: BackupDone | KnownError) -> None:
        self._offer()
        self._shell.session.backed_up.emit()
        if isinstance(made, KnownError) and not messages.ask(
            self, "并入前的备份没有做成，仍要并入吗？", "并入", f"{made.sentence}并入以后可以一步撤销。"
        ):
            return
        self.take_in()

    def _on_compared(self, outcome: Outcome) -> None:
        """What was stopped, or failed, leaves the plan as it was."""
        if outcome.error is not None and isValid(self):
            self._show(self._told)

    def _show(self, told: Shown) -> None:
        self._told = told
        manifest = told.plan.file.manifest
        way = "上报" if manifest.direction is Direction.UP else "下发"
        self.heading.setText(f"并入{manifest.unit_name}的{way}")
        self.words.setText(file_words(manifest))
        self.banners.clear()
        if told.plan.refusal:
            self.banners.tell(told.plan.refusal, Tone.MUST)
        for note in told.plan.notes:
            self.banners.tell(note, Tone.WARN)
        for remark in (*told.plan.remarks, *((_SAME_FILE,) if told.plan.is_known else ())):
            self.banners.tell(remark, Tone.INFO)
        for part in (self.overview, self.mapping, self.conflicts, self.details):
            part.show_plan(told)
        self._offer()

    def _offer(self) -> None:
        """Say at the foot exactly what would be done now."""
        plan = self._told.plan
        taken = [one for one in plan.items if one.waits and self.conflicts.sides.get(one.place) is Side.THERE]
        again = sum(one.status is Status.GONE_HERE for one in taken)
        added, updated = len(plan.of(Status.NEW)) + again, len(plan.of(Status.UPDATED)) + len(taken) - again
        parts = [f"{word} {count} 条" for word, count in (("新增", added), ("更新", updated)) if count]
        waiting = self.conflicts.open_count
        if waiting:
            parts.append(f"{waiting} 条等待选择，先不动")
        self.summary.setText("，".join(parts) or _NOTHING)
        self.tabs.setTabText(2, f"两边不同（{self.conflicts.count}）" if self.conflicts.count else "两边不同")
        self.take_button.setEnabled(not plan.refusal)
