"""交接和求助: the handover pack, a masked copy for asking somebody, and what to do with a damaged book."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from gui import messages
from gui.connections import Connections
from gui.handover_dialog import HandoverChoice, HandoverDialog
from gui.new_book_dialog import BOOKS
from gui.pages.settings.items import Panel
from gui.shell import Shell
from gui.tasks import Report
from gui.widgets import Words, label, plain_button, row
from operations.handover import HandoverPack, HandoverPlan, make_handover
from operations.handover_terms import term_spans
from operations.masking import Masked, mask_book

_NOTES = (
    "交接包：换届或换人时用，把加密的账簿、全部表册、未了事项和交接清单放进一个文件夹，做好后逐项核对。",
    "脱敏副本：请人帮忙看问题时用，姓名、证件号、电话、住址和文字都换成虚构的；金额和日期没有替换，发出前请再看一遍。",
    "抢救：账簿损坏、又没有合适的备份时用，把还能读出的内容存成一本新账簿，列出没有取出的。",
)


class HandoverPanel(Panel):
    """Three buttons, each with its sentence."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__("交接和求助", "都只读现在的账簿，另存新文件，账簿本身不改动。")
        self._shell = shell
        self.handover_button, self.mask_button = plain_button("交接包…"), plain_button("脱敏副本…")
        self.salvage_button = plain_button("抢救损坏的账簿…")
        self.handover_button.clicked.connect(self.ask_for_handover)
        self.mask_button.clicked.connect(self.save_masked)
        self.salvage_button.clicked.connect(lambda _checked: shell.session.salvage_wanted.emit())
        buttons = row(self.handover_button, self.mask_button, self.salvage_button)
        buttons.addStretch()
        for words in _NOTES:
            self.body.addWidget(label(words, Words.SECONDARY, wraps=True))
        self.body.addLayout(buttons)

    def ask_for_handover(self) -> None:
        """Ask where, which term or years, which password."""
        session = self._shell.session
        terms = term_spans(session.store, session.clock().date())
        HandoverDialog(self.window(), self._shell.theme, terms, session.years[:6], self._make_handover).open()

    def save_masked(self) -> None:
        """Ask for a file and write the masked copy beside the window's work."""
        session = self._shell.session
        book, clock = session.store.path, session.clock
        proposal = book.with_name(f"{book.stem}-脱敏{book.suffix}")
        target = messages.choose_save(self.window(), "脱敏副本", BOOKS, proposal)
        if target is None:
            return

        def work(pair: tuple[Path, Path], say: Report) -> Masked:
            return mask_book(*pair, clock, progress=say)

        self._shell.tasks.run("正在制作脱敏副本", work, (book, target), self._masked)

    def _make_handover(self, choice: HandoverChoice) -> None:
        session = self._shell.session
        store, clock = session.store, session.clock
        plan = HandoverPlan(
            store.path, choice.folder, choice.years, choice.password, clock().date(), store.operator, choice.term
        )
        self._shell.tasks.run(
            "正在生成交接包", lambda given, say: make_handover(given, clock, say), plan, self._handed_over
        )

    def _handed_over(self, made: HandoverPack) -> None:
        from gui.recovery_dialog import RecoveryDialog  # noqa: PLC0415  paper is loaded when it is wanted

        words = f"交接包已生成，文件{len(made.papers)}份，账簿副本用密码打开检查无误。"
        self._shell.notices.say(words, "打开文件夹", lambda: _show(made.folder))
        today = self._shell.session.clock().date()
        RecoveryDialog(self.window(), self._shell.theme, made.folder.name, made.recovery_rows, today).open()

    def _masked(self, made: Masked) -> None:
        words = f"脱敏副本已存为“{made.book.name}”，金额和日期没有替换。"
        self._shell.notices.say(words, "打开文件夹", lambda: _show(made.book.parent))


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
