"""说明: the whole chain of sentences behind a month."""

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from gui.pages.dues.words import citation
from gui.widgets import Words, column, frame, label, rule
from ledger.dues.explain import Explanation, Step


class ExplanationTab(QScrollArea):
    """One step below the other, each with its document and article."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show the chain of a month; the amount comes first."""
        *steps, result = explanation.steps
        layout = column(label(result.text, Words.HEADING, wraps=True), rule(), gap=12, margins=(20, 14, 20, 20))
        for number, step in enumerate(steps, start=1):
            layout.addLayout(_step(number, step))
        layout.addStretch()
        inner = frame("page")
        inner.setLayout(layout)
        self.setWidget(inner)


def _step(number: int, step: Step) -> QVBoxLayout:
    made = column(label(f"{number}. {step.text}", wraps=True), gap=2)
    source = citation(step)[1:-1]
    if source:
        since = f"，{step.version:%Y-%m-%d}起" if step.version else ""
        made.addWidget(label(f"依据：{source}{since}", Words.SECONDARY, wraps=True))
    return made
