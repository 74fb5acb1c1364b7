"""The foot of the window: what the page counts at the left, how the book is at the right."""

from PySide6.QtWidgets import QWidget

from gui.session import BookState, Session
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, frame, label, row, set_words


class StatusBar(QWidget):
    """Two sentences."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.page = label("", Words.SECONDARY)
        self.book = label("", Words.SECONDARY)
        ground = frame("statusbar")
        layout = row(self.page, margins=(16, 0, 16, 0))
        layout.addStretch()
        layout.addWidget(self.book)
        ground.setLayout(layout)
        self.setLayout(column(ground, gap=0))
        session.state_changed.connect(self._on_state)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def _on_state(self, state: BookState) -> None:
        self.book.setText(state.text)
        set_words(self.book, Words.SECONDARY if state.is_good else Words.WARN)

    def _fit(self, _: Look) -> None:
        self.setFixedHeight(self._theme.px(metrics.STATUS_BAR))
