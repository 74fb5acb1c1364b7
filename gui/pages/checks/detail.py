"""Below the table: the chosen finding in full, where it is written, what was said about it, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from gui.pages.checks.lines import TONES, CheckedLine, level_text
from gui.widgets import ScrollArea, Tone, Words, column, label, plain_button, primary_button, quiet_button, row, rule
from gui.widgets import set_words as dress

_HINT = "选中一项，这里显示全文和依据。按 Enter 打开有关的记录，按 F2 说明原因。"
_WORDS = {Tone.MUST: Words.MUST, Tone.WARN: Words.WARN}


class FindingDetail(QFrame):
    """Level, sentence, article, reason; 打开, 说明原因…, 撤回说明."""

    open_asked = Signal()
    answer_asked = Signal()
    withdraw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.level = label("", Words.SECONDARY)
        self.sentence = label(_HINT, wraps=True)
        self.article = label("", Words.SECONDARY, wraps=True)
        self.answer = label("", wraps=True)
        self.open = plain_button("打开")
        self.explain = primary_button("说明原因…")
        self.withdraw = quiet_button("撤回说明")
        for button, asked in (
            (self.open, self.open_asked),
            (self.explain, self.answer_asked),
            (self.withdraw, self.withdraw_asked),
        ):
            button.clicked.connect(asked)
        words = QFrame()
        words.setProperty("role", "page")
        inner = column(self.sentence, self.article, self.answer, gap=4)
        inner.addStretch()
        words.setLayout(inner)
        buttons = column(self.explain, self.open, self.withdraw, gap=6)
        buttons.addStretch()
        line = row(gap=16, margins=(20, 12, 20, 12))
        line.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(ScrollArea(words), 1)
        line.addLayout(buttons)
        whole = column(rule(), gap=0)
        whole.addLayout(line)
        self.setLayout(whole)
        self.show_line(None)

    def show_line(self, line: CheckedLine | None) -> None:
        """Show a finding, or how to begin."""
        is_shown = line is not None
        for button in (self.open, self.explain):
            button.setEnabled(is_shown)
        self.withdraw.setVisible(is_shown and bool(line and line.answer))
        self.level.setText(level_text(line) if line else "")
        self.sentence.setText(line.finding.sentence if line else _HINT)
        self.article.setText(f"依据：{line.finding.article}" if line and line.finding.article else "")
        self.answer.setText(f"说明：{line.answered}" if line and line.answer else "")
        self.explain.setText("更改说明…" if line and line.answer else "说明原因…")
        tone = TONES.get(line.finding.level) if line else None
        dress(self.level, _WORDS[tone] if tone else Words.SECONDARY)
