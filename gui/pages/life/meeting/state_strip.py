"""草稿 ▸ 核对 ▸ 定稿: where the minutes are on their way, and the buttons that take them on or back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gui.widgets import Words, label, plain_button, primary_button, row, set_words
from ledger.codes.meetings import CHECKED, DRAFT, PLANNED, SEALED
from ledger.kinds.meetings import Meeting

_STEPS = ((DRAFT, "草稿"), (CHECKED, "核对"), (SEALED, "定稿"))


class StateStrip(QFrame):
    """Asks only; the editor acts."""

    enter_asked = Signal()
    check_asked = Signal()
    reopen_asked = Signal()
    seal_asked = Signal()
    addendum_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.steps = {state: label(name, Words.SECONDARY) for state, name in _STEPS}
        layout = row(gap=6)
        for number, step in enumerate(self.steps.values()):
            if number:
                layout.addWidget(label("▸", Words.SECONDARY))
            layout.addWidget(step)
        self.enter = primary_button("登记")
        self.check = plain_button("核对")
        self.reopen = plain_button("退回草稿")
        self.seal = primary_button("定稿…")
        self.addendum = plain_button("补正…")
        self.enter.setToolTip("存入账簿；填写任何内容也会自动存入")
        self.check.setToolTip("核对无误后不再修改，需要修改可以退回草稿")
        self.seal.setToolTip("定稿后只能登记补正")
        layout.addSpacing(6)
        for button, signal in (
            (self.enter, self.enter_asked),
            (self.check, self.check_asked),
            (self.reopen, self.reopen_asked),
            (self.seal, self.seal_asked),
            (self.addendum, self.addendum_asked),
        ):
            button.clicked.connect(signal)
            layout.addWidget(button)
        self.setLayout(layout)

    def show_meeting(self, meeting: Meeting) -> None:
        """Say the state, and offer what it allows."""
        state = meeting.state
        for one, step in self.steps.items():
            set_words(
                step, Words.GOOD if one == state == SEALED else Words.HEADING if one == state else Words.SECONDARY
            )
        self.steps[DRAFT].setText("计划" if state == PLANNED else "草稿")
        if state == PLANNED:
            set_words(self.steps[DRAFT], Words.HEADING)
        is_in_book = meeting.id != 0
        self.enter.setVisible(not is_in_book)
        self.check.setVisible(is_in_book and state in (PLANNED, DRAFT))
        self.check.setEnabled(state == DRAFT)
        self.reopen.setVisible(state == CHECKED)
        self.seal.setVisible(state == CHECKED)
        self.addendum.setVisible(state == SEALED)
        where = next((name for one, name in _STEPS if one == state), state)
        self.setAccessibleName(f"记录状态：{where}")
