"""The line at the foot of the calendar: what the chosen day or period says, and the way to act on it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, frame, label, link_button, row, rule

_HEIGHT = 40


class FootLine(QWidget):
    """One sentence and one link. Its height stays, so that the grid above does not move with the sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = label("", Words.SECONDARY, wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.act = link_button("")
        ground = frame("page")
        line = row(self.words, self.act, gap=16, margins=(20, 4, 20, 4))
        line.setStretch(0, 1)
        whole = column(rule(), gap=0)
        whole.addLayout(line)
        ground.setLayout(whole)
        self.setLayout(column(ground, gap=0))
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def say(self, sentence: str, act: str = "") -> None:
        """Explain; the link is there only with a text."""
        self.words.setText(sentence)
        self.words.setToolTip(sentence)
        self.act.setText(act)
        self.act.setVisible(bool(act))

    def _fit(self, _: Look) -> None:
        self.words.setFixedHeight(self._theme.px(_HEIGHT))
