"""The strip above the grid: meeting and ballots, how many got each grade, and how many may be 优秀 by which text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gui.widgets import Words, column, label, link_button, row, set_words
from ledger.appraisal.summary import GRADES, AppraisalSummary


class AppraisalStrip(QFrame):
    """Follows every cell that is typed."""

    head_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("level", "info")
        self.head = label("", Words.SECONDARY, wraps=True)
        self.counts = label("", wraps=True)
        self.cap = label("", Words.SECONDARY, wraps=True)
        change = link_button("修改…")
        change.clicked.connect(self.head_asked)
        first = row(self.head, change, gap=10)
        first.setStretch(0, 1)
        layout = column(gap=2, margins=(14, 8, 10, 8))
        layout.addLayout(first)
        layout.addWidget(self.counts)
        layout.addWidget(self.cap)
        self.setLayout(layout)

    def show_summary(self, head: str, one: AppraisalSummary) -> None:
        """Say how the appraisal stands."""
        self.head.setText(head)
        self.counts.setText(count_words(one))
        text, words = cap_words(one)
        self.cap.setText(text)
        set_words(self.cap, words)


def count_words(one: AppraisalSummary) -> str:
    """``优秀 5 · 合格 10 · 基本合格 1 · 不合格 0 · 不定等次 2 · 未评定 0 · 已告知 16``."""
    parts = [f"{grade} {one.grades[grade]}" for grade in GRADES]
    parts += [f"不定等次 {one.ungraded}", f"未评定 {one.open}", f"已告知 {one.told}"]
    return " · ".join(parts)


def cap_words(one: AppraisalSummary) -> tuple[str, Words]:
    """The cap under both readings with the text that says so, and how much it weighs now."""
    if one.cap is None:
        return "", Words.SECONDARY
    excess, source = one.cap.excess(one.excellent), f"{one.cap.words}。{one.cap.rule.citation}"
    if not excess:
        return source, Words.SECONDARY
    if one.cap.is_over_both(one.excellent):
        return f"优秀超出{excess}名。{source}", Words.MUST
    return f"按正式党员数超出{excess}名，按党员总数没有超出，请按上级要求掌握。{source}", Words.WARN
