"""草稿 ▸ 核对 ▸ 定稿: where the record of a talk stands, and the step that can be taken next."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from gui.widgets import Words, column, label, plain_button, quiet_button, row, set_words
from ledger.codes.meetings import CHECKED, DRAFT, PLANNED, SEALED
from ledger.kinds.talks import Talk

_STEPS = ((DRAFT, "草稿"), (CHECKED, "核对"), (SEALED, "定稿"))


class StateStrip(QWidget):
    """The three steps, the present one marked by a sign, and its commands."""

    check_asked = Signal()
    seal_asked = Signal()
    reopen_asked = Signal()
    addendum_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = {state: label(name, Words.SECONDARY) for state, name in _STEPS}
        self.note = label("", Words.SECONDARY, wraps=True)
        self.check = _button("核对", "核对无误后不再改动，需要时可以退回草稿", self.check_asked)
        self.seal = _button("定稿", "定稿后只能补正，不能直接修改", self.seal_asked)
        self.reopen = _button("退回草稿", "回到草稿，可以再修改", self.reopen_asked, is_quiet=True)
        self.addendum = _button("补正…", "定稿的内容不动，另写补正附在后面", self.addendum_asked)
        steps = row(gap=6)
        for number, shown in enumerate(self.steps.values()):
            if number:
                steps.addWidget(label("▸", Words.SECONDARY))
            steps.addWidget(shown)
        steps.addStretch()
        for button in (self.reopen, self.check, self.seal, self.addendum):
            steps.addWidget(button)
        layout = column(gap=4, margins=(20, 0, 16, 8))
        layout.addLayout(steps)
        layout.addWidget(self.note)
        self.setLayout(layout)

    def show_talk(self, one: Talk) -> None:
        """Show the state of a talk."""
        state = DRAFT if one.state in ("", PLANNED) else one.state
        for key, name in _STEPS:
            is_here = key == state and one.held_on is not None
            self.steps[key].setText(f"● {name}" if is_here else name)
            set_words(self.steps[key], Words.GOOD if is_here else Words.SECONDARY)
        self.check.setVisible(state == DRAFT and one.held_on is not None)
        self.seal.setVisible(state == CHECKED)
        self.reopen.setVisible(state == CHECKED)
        self.addendum.setVisible(state == SEALED)
        words = _words(one)
        self.note.setText(words)
        self.note.setVisible(bool(words))


def _words(one: Talk) -> str:
    if one.held_on is None:
        return "计划中的谈话，谈过以后填写谈话日期。"
    if one.state == SEALED and one.sealed_on is not None:
        return f"{one.sealed_on.isoformat()} {one.sealed_by}定稿。"
    return "已核对，不再改动。" if one.state == CHECKED else ""


def _button(text: str, tip: str, asked: SignalInstance, *, is_quiet: bool = False) -> QPushButton:
    made = quiet_button(text) if is_quiet else plain_button(text)
    made.setToolTip(tip)
    made.clicked.connect(asked)
    return made
