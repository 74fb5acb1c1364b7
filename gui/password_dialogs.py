"""Asking for a password: to open a book, by its recovery code when it is forgotten, and to choose a new one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from gui.fitting import resize_within_screen
from gui.tasks import TaskRunner
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, link_button, plain_button, primary_button, row
from ledger.errors import KnownError
from storage.unlocking import unlock, unlock_by_recovery

SHORTEST = 8
_FIRST_DELAY_S, _LONGEST_DELAY_S = 1, 60
_SHORT = f"建议{SHORTEST}个字以上，字母、数字、汉字都可以。"


class UnlockDialog(QDialog):
    """Opens one book. After each wrong answer the next one waits twice as long."""

    def __init__(self, parent: QWidget, theme: Theme, tasks: TaskRunner, book: Path) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._book = book
        self._delay = _FIRST_DELAY_S
        self._left = 0
        self.setWindowTitle("输入密码")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("密码")
        self.code = QPlainTextEdit()
        self.code.setAccessibleName("恢复码")
        self.code.setPlaceholderText("恢复单上的4行恢复码，大小写、空格都不要紧")
        self.code.setTabChangesFocus(True)
        self.problem = label("", Words.MUST, wraps=True)
        self.open_button = primary_button("打开")
        self.other = link_button("忘记密码，用恢复码打开")
        self._ways = QStackedWidget()
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self.open_button.clicked.connect(self.try_to_open)
        self.password.returnPressed.connect(self.try_to_open)
        self.other.clicked.connect(self._change_way)
        self._build(theme)

    def try_to_open(self) -> None:
        """Prove what was typed beside the window's work; it takes a quarter of a second by intent."""
        if self._left or not self.open_button.isEnabled():
            return
        self.open_button.setEnabled(False)
        self.problem.setText("正在核对…")
        by_code = self._ways.currentIndex() == 1
        typed = self.code.toPlainText() if by_code else self.password.text()
        self._tasks.run("核对密码", _prove, (self._book, typed, by_code), self._take, is_quiet=True)

    def _take(self, refusal: KnownError | None) -> None:
        if refusal is None:
            self.accept()
            return
        self.problem.setText(refusal.sentence)
        self.password.selectAll()
        self._left = self._delay
        self._delay = min(2 * self._delay, _LONGEST_DELAY_S)
        self._clock.start()
        self._say_wait()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._clock.stop()
            self._left = 0
        self._say_wait()

    def _say_wait(self) -> None:
        self.open_button.setEnabled(not self._left)
        self.open_button.setText(f"请稍候（{self._left}）" if self._left else "打开")

    def _change_way(self) -> None:
        by_code = self._ways.currentIndex() == 0
        self._ways.setCurrentIndex(int(by_code))
        self.other.setText("用密码打开" if by_code else "忘记密码，用恢复码打开")
        (self.code if by_code else self.password).setFocus()

    def _build(self, theme: Theme) -> None:
        first = QWidget()
        first.setLayout(column(self.password, gap=0))
        self._ways.addWidget(first)
        self._ways.addWidget(self.code)
        self._ways.setFixedHeight(theme.px(96))
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(self.other, cancel, self.open_button)
        foot.insertStretch(1)
        layout = column(gap=12, margins=(28, 24, 28, 20))
        layout.addWidget(label(f"账簿“{self._book.stem}”设有密码", Words.HEADING))
        layout.addWidget(self._ways)
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(520), theme.px(260))


class NewPasswordDialog(QDialog):
    """Asks twice for a new password. A short one is advised against, never forbidden."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, done: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._done = done
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.first.setAccessibleName("新密码")
        self.second.setAccessibleName("再输一遍")
        self.shown = QCheckBox("显示密码")
        self.note = label(_SHORT, Words.SECONDARY, wraps=True)
        self.shown.toggled.connect(self._show)
        self._show(is_shown=False)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow("新密码", self.first)
        form.addRow("再输一遍", self.second)
        form.addRow("", self.shown)
        save, cancel = primary_button("确定"), plain_button("取消")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = row(cancel, save)
        foot.insertStretch(0)
        words = (
            "设置以后，账簿、备份和没有填完的内容都加密保存，没有密码谁也打不开。"
            "程序随后给出一张恢复单，请打印出来，由两人以上分开保管；密码和恢复单都丢了，内容就找不回来了。"
        )
        layout = column(gap=12, margins=(28, 24, 28, 20))
        layout.addWidget(label(title, Words.HEADING))
        layout.addWidget(label(words, Words.SECONDARY, wraps=True))
        layout.addLayout(form)
        layout.addWidget(self.note)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(560), theme.px(360))

    def accept(self) -> None:
        """Hand the password over; stay when the two differ or nothing was typed."""
        password = self.first.text()
        if not password:
            self.note.setText("请输入密码。")
            self.first.setFocus()
            return
        if password != self.second.text():
            self.note.setText("两次输入的不一样，请重新输入。")
            self.second.setFocus()
            return
        super().accept()
        self._done(password)

    def _show(self, is_shown: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)


def _prove(given: tuple[Path, str, bool], _: object) -> KnownError | None:
    """Why the book does not open; None when it does."""
    book, typed, by_code = given
    try:
        (unlock_by_recovery if by_code else unlock)(book, typed)
    except KnownError as refusal:
        return refusal
    return None
