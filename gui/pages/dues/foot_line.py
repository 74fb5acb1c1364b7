"""The line at the foot of the grid: why the selected month costs what it costs, or what was just refused."""

from PySide6.QtWidgets import QSizePolicy

from gui.theme.theme import Theme
from gui.widgets import Words, column, frame, label, link_button, row, rule, set_words

_HEIGHT = 40
_HINT = "选中一个月份，这里说明应交多少、为什么。"


class FootLine:
    """One sentence and the way to the whole chain."""

    def __init__(self, theme: Theme) -> None:
        self.words = label(_HINT, Words.SECONDARY, wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setFixedHeight(theme.px(_HEIGHT))  # two lines: the grid above must not move with the sentence
        self.more = link_button("说明 ▸")
        self.widget = frame("page")
        line = row(self.words, self.more, gap=16, margins=(20, 4, 20, 4))
        line.setStretch(0, 1)
        whole = column(rule(), gap=0)
        whole.addLayout(line)
        self.widget.setLayout(whole)
        self.say("")

    def say(self, sentence: str) -> None:
        """Explain; an empty sentence shows the hint."""
        set_words(self.words, Words.SECONDARY)
        self.words.setText(sentence or _HINT)
        self.words.setToolTip(sentence)
        self.more.setEnabled(bool(sentence))

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done."""
        set_words(self.words, Words.MUST)
        self.words.setText(sentence)
        self.words.setToolTip(sentence)
