"""What the figures mean: the sentence, each comparison with its article, and what cannot be."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QLabel

from gui.pages.life.meeting.citations import short_citation
from gui.widgets import Words, column, label, set_words
from ledger.errors import Level, Problem
from ledger.life.steps import Step

_WORDS = {Level.MUST: Words.MUST, Level.WARN: Words.WARN, Level.INFO: Words.SECONDARY}


class VerdictView(QFrame):
    """Changes with every figure typed."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", Words.SECONDARY, wraps=True)
        self._steps = label("", Words.SECONDARY, wraps=True)
        self._lines = column(gap=2)
        self._problems: list[QLabel] = []
        layout = column(self.sentence, self._steps, gap=2)
        layout.addLayout(self._lines)
        self.setLayout(layout)

    def say(self, sentence: str, words: Words, steps: Iterable[Step], problems: Iterable[Problem]) -> None:
        """Show a verdict."""
        self.sentence.setText(sentence)
        set_words(self.sentence, words)
        cited = list(dict.fromkeys(short_citation(step.rule) for step in steps if step.rule is not None))
        self._steps.setText("依据：" + "；".join(cited) if cited else "")
        self._steps.setVisible(bool(cited))
        self._steps.setToolTip("\n".join(f"{step.text}：{step.citation}" for step in steps if step.citation))
        self._say_problems(list(problems))

    @property
    def text(self) -> str:
        """Everything that stands here, for tests and screen readers."""
        shown = [self.sentence, self._steps, *self._problems]
        return "\n".join(one.text() for one in shown if one.isVisibleTo(self) and one.text())

    def _say_problems(self, problems: list[Problem]) -> None:
        while len(self._problems) < len(problems):
            made = label("", Words.WARN, wraps=True)
            self._problems.append(made)
            self._lines.addWidget(made)
        for place, shown in enumerate(self._problems):
            problem = problems[place] if place < len(problems) else None
            shown.setVisible(problem is not None)
            if problem is not None:
                shown.setText(problem.sentence)
                set_words(shown, _WORDS[problem.level])
