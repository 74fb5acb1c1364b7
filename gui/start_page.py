"""The first page: what to do when no book is open yet. It decides nothing, it offers four ways."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, label, link_button, row, rule

_WIDTH = 720


@dataclass(frozen=True, slots=True)
class StartWays:
    """What the entries of the start page do."""

    sample: Callable[[], None]
    new: Callable[[], None]
    import_roster: Callable[[], None]
    open: Callable[[], None]
    restore: Callable[[], None]
    open_recent: Callable[[Path], object]


class WayCard(QFrame):
    """One large entry: icon, name, one sentence. Enter, Space or a click takes it."""

    def __init__(self, theme: Theme, icon: str, title: str, sentence: str, take: Callable[[], None]) -> None:
        super().__init__()
        self._take = take
        self.setProperty("role", "panel")
        self.setProperty("clickable", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        picture = QToolButton()
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.give_icon(picture, icon, "accent", 24)
        words = column(label(title, Words.HEADING), label(sentence, Words.SECONDARY, wraps=True), gap=4)
        layout = row(picture, gap=10, margins=(14, 16, 20, 16))
        layout.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the way when it also ended here."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take the way."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take()
        else:
            super().keyPressEvent(event)


class StartPage(QFrame):
    """Four ways to begin, and the books that were open before."""

    def __init__(self, theme: Theme, ways: StartWays, recent: tuple[Path, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._ways = ways
        self.setProperty("role", "page")
        self._inner = QWidget()
        self._inner.setLayout(self._content(recent))
        layout = column(gap=0)
        layout.addStretch(2)
        layout.addWidget(self._inner, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setLayout(layout)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def sizeHint(self) -> QSize:
        """The least that shows everything."""
        return QSize(self._theme.px(_WIDTH + 80), self._theme.px(560))

    def _content(self, recent: tuple[Path, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        heading = column(
            label("支部台账", Words.FIGURE),
            label("党员名册、党费、组织生活，一册在手。数据只存在这台电脑上。", Words.SECONDARY),
            gap=6,
            margins=(0, 0, 0, 16),
        )
        grid.addLayout(heading, 0, 0, 1, 2)
        for number, card in enumerate(self._cards()):
            grid.addWidget(card, 1 + number // 2, number % 2)
        restore = link_button("从备份恢复账簿")
        restore.clicked.connect(self._ways.restore)
        grid.addWidget(restore, 3, 0, Qt.AlignmentFlag.AlignLeft)
        if recent:
            grid.addWidget(rule(), 4, 0, 1, 2)
            grid.addWidget(label("最近使用", Words.SECTION), 5, 0)
            for number, book in enumerate(recent[:3]):
                grid.addLayout(self._recent(book), 6 + number, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _cards(self) -> tuple[WayCard, ...]:
        theme, ways = self._theme, self._ways
        return (
            WayCard(theme, "file-input", "导入我的花名册", "选一个表格文件，先看清每一行再存入", ways.import_roster),
            WayCard(theme, "file-plus", "新建账簿", "填好党组织名称，从第一名党员开始", ways.new),
            WayCard(theme, "book-open", "看看示例账簿", "一个虚构的党总支，随意试用，不影响您的数据", ways.sample),
            WayCard(theme, "folder-open", "打开账簿", "打开已有的账簿文件", ways.open),
        )

    def _recent(self, book: Path) -> QGridLayout:
        opens = link_button(book.stem)
        opens.setProperty("path", str(book))
        opens.clicked.connect(self._open_recent)
        line = QGridLayout()
        line.addWidget(opens, 0, 0)
        line.addWidget(label(str(book.parent), Words.SECONDARY), 0, 1)
        line.setColumnStretch(1, 1)
        return line

    def _open_recent(self) -> None:
        self._ways.open_recent(Path(self.sender().property("path")))

    def _fit(self, _: Look) -> None:
        self._inner.setFixedWidth(self._theme.px(_WIDTH))
