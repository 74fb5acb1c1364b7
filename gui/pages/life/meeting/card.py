"""A part of the minutes under a line that opens and closes it; what is in it is made when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.pages.life.meeting.line_button import LineButton
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, row

_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Left)


class Head(LineButton):
    """The line: Enter, Space or a click opens and closes; → opens, ← closes."""

    arrow = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows."""
        if event.key() in _KEYS and not event.modifiers():
            self.arrow.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class FoldCard(QFrame):
    """Title and a note in the line, further buttons at its right end, the body below."""

    opened = Signal()

    def __init__(self, theme: Theme, make_body: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._theme = theme
        self._make_body = make_body
        self.body: QWidget | None = None
        self.is_open = False
        self.head = Head()
        self.note = label("", Words.SECONDARY)
        self.tools = row(gap=0)
        line = row(self.head, self.note, gap=8, margins=(2, 2, 6, 2))
        line.setStretch(0, 1)
        line.addLayout(self.tools)
        self._layout = column(gap=0)
        self._layout.addLayout(line)
        self.setLayout(self._layout)
        self.head.clicked.connect(self.toggle)
        self.head.arrow.connect(self.fold)
        theme.give_icon(self.head, "chevron-right", "secondary", 16)

    def say(self, title: str, note: str = "") -> None:
        """The words of the line."""
        self.head.say(f" {title}")
        self.head.setAccessibleName(f"{title} {note}".strip())
        self.note.setText(note)

    def toggle(self) -> None:
        """Open when closed, close when open."""
        self.fold(not self.is_open)

    def fold(self, is_open: bool) -> None:  # noqa: FBT001 - the state of the card
        """Open or close."""
        if is_open and self.body is None:
            self.body = self._make_body()
            self._layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)
        if is_open != self.is_open:
            self.is_open = is_open
            self._theme.give_icon(self.head, "chevron-down" if is_open else "chevron-right", "secondary", 16)
            if is_open:
                self.opened.emit()
