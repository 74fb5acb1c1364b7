"""The bar above the tables that asks what the sheet does not say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from gui.importing.quiet_combo import QuietCombo
from gui.theme.theme import Theme
from gui.widgets import column, label
from operations.importing import Question

_LINES_IN_SIGHT = 3
_LINE_HEIGHT = 38
_IN_A_ROW = 2
_HEAD = "下列事项表中没有写明，请说明："


class QuestionsBar(QFrame):
    """One drop-down for each question; the texts of some can be typed."""

    answered = Signal(object, str)  # Question, value

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("level", "warn")
        self._theme = theme
        self._questions: tuple[Question, ...] = ()
        self.combos: dict[str, QuietCombo] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(label(_HEAD, wraps=True), self._scroll, gap=6, margins=(12, 8, 12, 8)))
        self.hide()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; nothing to ask hides the bar."""
        is_other = [_asked(one) for one in questions] != [_asked(one) for one in self._questions]
        self._questions = tuple(questions)
        if is_other:
            self._ask()
        for one in questions:
            _show_answer(self.combos[one.key], one)
        self.setVisible(bool(questions))

    def _ask(self) -> None:
        self.combos = {one.key: self._combo(one) for one in self._questions}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for number, one in enumerate(self._questions):
            line, place = divmod(number, _IN_A_ROW)
            grid.addWidget(label(one.text), line, place * 2)
            grid.addWidget(self.combos[one.key], line, place * 2 + 1)
        grid.setColumnStretch(_IN_A_ROW * 2, 1)
        inner = QWidget()
        inner.setLayout(grid)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)  # Qt fills the widget of a scroll area
        lines = min((len(self.combos) + 1) // _IN_A_ROW, _LINES_IN_SIGHT)
        self._scroll.setFixedHeight(self._theme.px(_LINE_HEIGHT) * lines)

    def _combo(self, question: Question) -> QuietCombo:
        combo = QuietCombo()
        combo.setAccessibleName(question.text)
        combo.setMinimumContentsLength(16)
        for value, words in question.options.items():
            combo.addItem(words, value)
        combo.activated.connect(lambda _: self._on_chosen(question.key, combo.currentData()))
        if question.is_open_ended:
            combo.setEditable(True)
            combo.setInsertPolicy(QuietCombo.InsertPolicy.NoInsert)
            typed = QLineEdit()
            combo.setLineEdit(typed)
            typed.editingFinished.connect(lambda: self._on_typed(question.key, combo))
        return combo

    def _on_chosen(self, key: str, value: str) -> None:
        question = next(one for one in self._questions if one.key == key)
        if value != question.answer:
            self.answered.emit(question, value)

    def _on_typed(self, key: str, combo: QuietCombo) -> None:
        place = combo.findText(combo.currentText())
        self._on_chosen(key, combo.currentText().strip() if place < 0 else combo.itemData(place))


def _asked(question: Question) -> tuple[str, str, tuple[str, ...]]:
    return question.key, question.text, tuple(question.options.values())


def _show_answer(combo: QuietCombo, question: Question) -> None:
    combo.show_data(question.answer)
    if (typed := combo.lineEdit()) is not None:
        typed.setCursorPosition(0)
    if question.is_open_ended and question.answer not in question.options:
        combo.setEditText(question.answer)
