"""Lines of the first page that open something: a mark, a sentence, a note below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.theme.theme import Theme
from gui.widgets import Words, column, label, link_button, row, rule

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RecordRow(QFrame):
    """One matter. A click or Enter opens it; the arrows go to the row above and below."""

    opened = Signal(object)  # the matter that the row was made for
    left = Signal(int)  # that many rows further

    def __init__(self, mark: QWidget, sentence: str, note: str, matter: object, *beside: QWidget) -> None:
        super().__init__()
        self._matter = matter
        self.setProperty("role", "line")
        self.setProperty("clickable", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(note)
        words = column(label(sentence, wraps=True), gap=2)
        if note:
            words.addWidget(label(note, Words.SECONDARY, wraps=True))
        layout = row(mark, gap=8, margins=(16, 8, 16, 8))
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        for part in beside:
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the matter."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._matter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the matter."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._matter)
        elif key in _STEPS:
            self.left.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)


class RowPanel(QFrame):
    """A heading, the first few of its rows, and a link to where the rest are."""

    opened = Signal(object)  # the matter of a row
    more_asked = Signal()

    def __init__(self, theme: Theme, title: str, rows: Sequence[RecordRow], more: str, nothing: QLabel) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = panel_layout(title)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        layout.addLayout(lines)
        for line in rows:
            line.opened.connect(self.opened)
            if lines.count():
                lines.addWidget(rule())
            lines.addWidget(line)
        walk_through(rows)
        if not rows:
            nothing.setContentsMargins(16, 8, 16, 8)
            lines.addWidget(nothing)
        self.more = link_button(more)
        self.more.clicked.connect(self.more_asked)
        foot = row(self.more, margins=(16, 2, 16, 0))
        foot.addStretch()
        layout.addLayout(foot)
        layout.addStretch()
        layout.setContentsMargins(0, 12, 0, theme.px(12))
        self.setLayout(layout)
        self.more.setVisible(bool(more))  # only now: shown without a parent it would be a window of its own


def walk_through(rows: Sequence[RecordRow]) -> None:
    """Let the arrows go from row to row."""

    def go(place: int, step: int) -> None:
        if 0 <= place + step < len(rows):
            rows[place + step].setFocus(Qt.FocusReason.TabFocusReason)

    for place, one in enumerate(rows):
        one.left.connect(lambda step, place=place: go(place, step))


def mark(text: str, words: Words, widest: str) -> QLabel:
    """What stands before a sentence, as wide as the widest of its kind."""
    made = label(text, words)
    made.ensurePolished()
    made.setFixedWidth(made.fontMetrics().horizontalAdvance(f"{widest}　"))
    return made


def panel_layout(title: str) -> QVBoxLayout:
    """The inside of a panel, with its heading."""
    heading = label(title, Words.HEADING)
    heading.setContentsMargins(16, 0, 16, 4)
    return column(heading, gap=4)
