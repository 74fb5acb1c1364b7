"""One of the 25 steps as a line: a sign, number and name, the day that counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from gui.widgets import Words, label, row, set_words
from ledger.development.steps import CaseStep, StepState

SIGNS = {
    StepState.DONE: ("●", Words.GOOD),
    StepState.OPEN: ("○", Words.WARN),
    StepState.OVERDUE: ("▲", Words.MUST),
    StepState.WAITING: ("·", Words.SECONDARY),
    StepState.NOT_APPLICABLE: ("—", Words.SECONDARY),
    StepState.SKIPPED: ("？", Words.WARN),
}


class StepRow(QFrame):
    """Shows how a step stands. A click, Enter or F2 opens it; ↑ and ↓ go to its neighbours."""

    opened = Signal(int)  # number of the step
    moved = Signal(int, int)  # number of the step, how far

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self.number = number
        self._step: CaseStep | None = None
        self.setProperty("role", "line")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sign = label("", Words.SECONDARY)
        self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sign.setMinimumWidth(18)
        self.title = label(f"{number}  {title}", wraps=True)
        self.day = label("", Words.SECONDARY)
        layout = row(self.sign, self.title, self.day, gap=8, margins=(12, 6, 12, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_step(self, step: CaseStep) -> None:
        """Show how the step stands on the day of the list."""
        if step == self._step:
            return
        self._step = step
        sign, words = SIGNS[step.state]
        self.sign.setText(sign)
        set_words(self.sign, words)
        self.day.setText(day_text(step))
        set_words(self.day, day_words(step))
        cited = "\n".join(f"{rule.text}——{rule.citation}" for rule in step.rules)
        self.setToolTip("\n".join(part for part in (step.sentence, cited) if part))
        self.setAccessibleName(f"第{step.number}步 {step.title} {step.state.value} {step.sentence}")

    def show_open(self, is_open: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Stand out while the step is open below."""
        self.setProperty("open", is_open)
        self.style().unpolish(self)
        self.style().polish(self)

    def stop_tab_here(self, is_stop: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Only the step that was used last is a stop of the Tab key; from there ↑ and ↓ go on."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the step."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and F2 open; the arrows go on."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.opened.emit(self.number)
        elif event.key() in steps:
            self.moved.emit(self.number, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def day_text(step: CaseStep) -> str:
    """The day on which it was done, else until when or from when on."""
    if step.state is StepState.DONE and step.done_on is not None:
        return f"{step.done_on.isoformat()}{' ▲' if step.is_against_days else ''}"
    if step.state is StepState.DONE or step.state is StepState.NOT_APPLICABLE:
        return ""
    if step.state in (StepState.OPEN, StepState.OVERDUE):
        return f"应于 {step.due_on.isoformat()} 前" if step.due_on else "可办"
    if step.state is StepState.SKIPPED:
        return "未登记"
    provisional = "（暂算）" if step.is_provisional else ""
    return f"最早 {step.earliest_on.isoformat()}{provisional}" if step.earliest_on else ""


def day_words(step: CaseStep) -> Words:
    """In which colour the day stands; late and against the rules also have a sign."""
    if step.state is StepState.OVERDUE or step.is_against_days:
        return Words.MUST
    return Words.WARN if step.state in (StepState.OPEN, StepState.SKIPPED) else Words.SECONDARY
