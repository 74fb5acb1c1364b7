"""A tab of the card that lists records of the case: each can be opened for correction, each section added to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from gui.focus import first_focus
from gui.pages.development.lines import OVER
from gui.pages.development.part_texts import PartLine, PartSection
from gui.widgets import ScrollArea, Words, column, label, link_button, plain_button, row


class PartLines(QWidget):
    """Sections of lines with buttons below each."""

    opened = Signal(object)  # PartLine
    asked = Signal(str)  # key of a button

    def __init__(self, buttons: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """``buttons`` gives for each section the keys and texts of what can be added."""
        super().__init__()
        self._buttons = buttons
        self._shown: tuple[PartSection, ...] | None = None
        self._layout = column(gap=0)
        self._inner: QWidget | None = None
        self.lines: list[QPushButton] = []
        self.adders: dict[str, QPushButton] = {}
        self.setLayout(self._layout)

    def show_sections(self, sections: tuple[PartSection, ...]) -> None:
        """Show the sections; nothing happens while they say the same, so that the keyboard stays where it is."""
        if sections == self._shown:
            return
        had_focus = any(one.hasFocus() for one in (*self.lines, *self.adders.values()))
        self._shown = sections
        self.lines, self.adders = [], {}
        inner = QFrame()
        inner.setProperty("role", "page")
        layout = column(gap=18, margins=(20, 14, 20, 20))
        for section in sections:
            layout.addLayout(self._section(section))
        layout.addStretch()
        inner.setLayout(layout)
        area = ScrollArea(inner)
        if self._inner is not None:
            self._layout.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = area
        self._layout.addWidget(area)
        if had_focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the first line or button."""
        target = first_focus(self)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section(self, section: PartSection) -> QVBoxLayout:
        made = column(label(section.title, Words.SECTION), gap=8)
        if section.warning:
            made.addWidget(label(section.warning, Words.MUST, wraps=True))
        for line in section.lines:
            made.addLayout(self._line(line))
        if not section.lines:
            made.addWidget(label(section.hint, Words.SECONDARY, wraps=True))
        foot = row()
        for key, text in self._buttons.get(section.key, ()):
            button = plain_button(text)
            button.clicked.connect(lambda _checked, asked=key: self.asked.emit(asked))
            self.adders[key] = button
            foot.addWidget(button)
        foot.addStretch()
        made.addLayout(foot)
        return made

    def _line(self, line: PartLine) -> QGridLayout:
        opens = link_button(line.text)
        opens.setProperty("level", "quiet")
        opens.setToolTip("点击查看和更正")
        opens.clicked.connect(lambda _checked: self.opened.emit(line))
        self.lines.append(opens)
        made = QGridLayout()
        made.setHorizontalSpacing(12)
        made.setVerticalSpacing(2)
        made.addWidget(opens, 0, 0, Qt.AlignmentFlag.AlignLeft)
        made.addWidget(label(line.period, Words.SECONDARY), 0, 1, Qt.AlignmentFlag.AlignRight)
        weight = Words.MUST if line.warning.startswith(OVER) else Words.WARN
        below = [(line.warning, weight), (line.detail, Words.SECONDARY)]
        for place, (text, words) in enumerate((one for one in below if one[0]), start=1):
            made.addWidget(label(text, words, wraps=True), place, 0, 1, 2)
        made.setColumnStretch(0, 1)
        return made
