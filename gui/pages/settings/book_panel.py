"""账簿: where the open book lies, how large it is, what it holds, and whether it is sound."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel

from gui.connections import Connections
from gui.pages.book_check import BookCheck
from gui.pages.settings.items import Panel
from gui.shell import Shell
from gui.widgets import Words, label, plain_button, row
from ledger.kinds import KINDS
from operations.history import entry_count
from storage.past import HeadFilter
from storage.store import Store

FACTS = ("文件", "大小", "建立时间", "最近修改", "登记", "修改记录")


class BookPanel(Panel):
    """Facts about the open book, with the check of the whole file."""

    def __init__(self, shell: Shell, connections: Connections) -> None:
        super().__init__("当前账簿", "全部数据都在这一个文件里，只存在这台电脑上。")
        self._shell = shell
        self.facts = {name: _fact() for name in FACTS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for number, (name, words) in enumerate(self.facts.items()):
            grid.addWidget(label(name, Words.SECONDARY), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, number, 1)
        grid.setColumnStretch(1, 1)
        self.check = BookCheck(shell, "检查账簿", connections)
        self.folder = plain_button("打开所在文件夹")
        self.folder.clicked.connect(self._open_folder)
        buttons = row(self.check.button, self.folder, margins=(0, 8, 0, 0))
        buttons.addStretch()
        self.body.addLayout(grid)
        self.body.addLayout(buttons)
        self.body.addWidget(self.check.result)

    def refresh(self) -> None:
        """Look at the file and count."""
        store = self._shell.session.store
        texts = (
            str(store.path),
            size_text(store.path.stat().st_size),
            _made_at(store),
            f"{store.last_change_at:%Y-%m-%d %H:%M}" if store.last_change_at else "",
            "、".join(f"{kind.title}\N{NO-BREAK SPACE}{count}" for kind in KINDS if (count := store.count(kind))),
            f"{entry_count(store)} 条",
        )
        for words, text in zip(self.facts.values(), texts, strict=True):
            words.setText(text)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shell.session.store.path.parent)))


def size_text(size: int) -> str:
    """A size in bytes as people say it."""
    return f"{size / 1024:.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"


def _made_at(store: Store) -> str:
    first = store.past.heads(HeadFilter(), limit=1, before_id=2)
    return f"{first[0].made_at:%Y-%m-%d %H:%M}" if first else ""


def _fact() -> QLabel:
    made = label("", wraps=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
