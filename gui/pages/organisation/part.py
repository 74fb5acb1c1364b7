"""A table with its commands below a tab of the unit card."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from gui.widgets import Words, column, label, row


class CommandRow(QWidget):
    """The buttons above a table; those that need a selected row are off without one."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = row(gap=8, margins=(20, 14, 20, 10))
        self._layout.addStretch()
        self._needing_row: list[QPushButton] = []
        self.setLayout(self._layout)

    def add(self, button: QPushButton, act: Callable[[], None], *, needs_row: bool = False) -> QPushButton:
        """A button, from left to right."""
        button.clicked.connect(lambda _checked: act())
        self._layout.insertWidget(self._layout.count() - 1, button)
        if needs_row:
            self._needing_row.append(button)
            button.setEnabled(False)
        return button

    def add_at_end(self, widget: QWidget) -> None:
        """Something at the right end."""
        self._layout.addWidget(widget)

    def set_has_row(self, *, has_row: bool) -> None:
        """Tell whether a row is selected."""
        for button in self._needing_row:
            button.setEnabled(has_row)


def note_below(text: str) -> QWidget:
    """A sentence that stands where a table has no rows."""
    made = QWidget()
    words = label(text, Words.SECONDARY, wraps=True)
    words.setMinimumSize(QSize(200, 0))
    layout = column(words, margins=(20, 20, 20, 20))
    layout.addStretch()
    made.setLayout(layout)
    return made
