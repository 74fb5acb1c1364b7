"""The 25 steps in five stages, one below the other; one of them is open for typing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gui.pages.development.step_editor import Offer, StepEditor
from gui.pages.development.step_row import StepRow
from gui.shell import Shell
from gui.tab_order import focus_order, tab_through
from gui.widgets import ScrollArea, Words, column, label, row
from ledger.development.layout import FIVE_STAGES, STEP_LAYOUTS
from ledger.development.steps import CaseStep, CaseView, StepState

_NUMERALS = "一二三四五"


class StepList(ScrollArea):
    """Shows the course of a case. The keyboard goes through the steps by ↑ and ↓; Enter or F2 opens one, Esc closes."""

    edited = Signal(object)  # DevelopmentCase
    asked = Signal(object)  # StepAct

    def __init__(self, shell: Shell) -> None:
        inner = QFrame()
        inner.setProperty("role", "page")
        super().__init__(inner)
        self._shell = shell
        self._view: CaseView | None = None
        self._offer = Offer()
        self._open = 0
        self.rows = {layout.number: StepRow(layout.number, layout.title) for layout in STEP_LAYOUTS}
        self.editors: dict[int, StepEditor] = {}
        self._counts = [label("", Words.SECONDARY) for _ in FIVE_STAGES]
        self._layout = column(gap=2, margins=(8, 10, 8, 20))
        self._places: dict[int, QVBoxLayout] = {}
        self._build()
        inner.setLayout(self._layout)

    @property
    def open_number(self) -> int:
        """The step that is open; 0 when none is."""
        return self._open

    def show_case(self, view: CaseView, offer: Offer) -> None:
        """Show a case. Of another one the step that comes next is open; of the same one what was open stays."""
        is_other = self._view is None or self._view.case.id != view.case.id
        if is_other:
            self.flush()
            self._close()
        self._view, self._offer = view, offer
        for step in view.steps:
            self.rows[step.number].show_step(step)
        for place, shown in enumerate(self._counts):
            shown.setText(_count_words(view.steps, place))
        if is_other:
            self._open_next()
        elif self._open:
            self._show_editor()

    def open_step(self, number: int) -> None:
        """Open a step and close the one before; an open one closes."""
        if number == self._open:
            self._close()
            self._take_keyboard(number)
            return
        self._open_only(number)
        self.editors[number].focus_first()

    def go_to(self, number: int) -> None:
        """Put the keyboard on a step."""
        self._take_keyboard(number)

    def focus_first(self) -> None:
        """Put the keyboard into the open step, or on the first one."""
        if self._open:
            self.editors[self._open].focus_first()
        else:
            self._take_keyboard(1)

    def flush(self) -> None:
        """Save what was typed and not left yet."""
        if self._open:
            self.editors[self._open].flush()

    # How it is done

    def _build(self) -> None:
        for place, name in enumerate(FIVE_STAGES):
            title = label(f"{_NUMERALS[place]}　{name}", Words.SECTION)
            head = row(title, self._counts[place], margins=(12, 10, 12, 2))
            head.insertStretch(1)
            self._layout.addLayout(head)
            for one in STEP_LAYOUTS:
                if one.stage == place:
                    self._add(self.rows[one.number])
        self._layout.addStretch()

    def _add(self, shown: StepRow) -> None:
        block = column(shown, gap=0)
        self._places[shown.number] = block
        self._layout.addLayout(block)
        shown.opened.connect(self.open_step)
        shown.moved.connect(self._move)

    def _open_next(self) -> None:
        """What comes next is open, so that a look is enough."""
        step = self._view.next if self._view else None
        self._stop_tab_at(step.number if step else 1)
        if step is not None and step.state is not StepState.WAITING:
            self._open_only(step.number)

    def _open_only(self, number: int) -> None:
        self._close()
        self._open = number
        if number not in self.editors:
            made = StepEditor(self._shell, number)
            made.edited.connect(self.edited)
            made.asked.connect(self.asked)
            made.closed.connect(lambda: self.open_step(self._open))
            self._places[number].addWidget(made)
            self.editors[number] = made
        self._show_editor()
        self.editors[number].show()
        self.rows[number].show_open(True)
        self._stop_tab_at(number)
        QTimer.singleShot(0, self, lambda: self._reveal(number))  # once the layout has given it its place

    def _show_editor(self) -> None:
        if self._view is not None:
            editor = self.editors[self._open]
            editor.show_step(self._view, self._view.steps[self._open - 1], self._offer)
            around = (self.rows.get(self._open), self.rows.get(self._open + 1))
            tab_through(one for one in (around[0], *focus_order(editor), around[1]) if one is not None)

    def _close(self) -> None:
        if self._open:
            self.editors[self._open].flush()
            self.editors[self._open].hide()
            self.rows[self._open].show_open(False)
            self._open = 0

    def _reveal(self, number: int) -> None:
        if number == self._open:
            self.ensureWidgetVisible(self.editors[number], 0, 12)
            self.ensureWidgetVisible(self.rows[number], 0, 12)

    def _move(self, number: int, step: int) -> None:
        self._take_keyboard(min(max(number + step, 1), len(STEP_LAYOUTS)))

    def _take_keyboard(self, number: int) -> None:
        self._stop_tab_at(number)
        self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.rows[number], 0, 12)

    def _stop_tab_at(self, number: int) -> None:
        """Tab stops at one step, and behind the fields of an open one at the next."""
        for shown in self.rows.values():
            is_next = self._open != 0 and shown.number == self._open + 1
            shown.stop_tab_here(shown.number == number or is_next)


def _count_words(steps: tuple[CaseStep, ...], stage: int) -> str:
    """``2/4``, without the steps that do not apply."""
    here = [one for one in steps if one.layout.stage == stage and one.state is not StepState.NOT_APPLICABLE]
    done = sum(1 for one in here if one.state is StepState.DONE)
    return f"{done}/{len(here)}" if here else ""
