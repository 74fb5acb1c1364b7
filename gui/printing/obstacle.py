"""What stands in the place of the sheets when there are none: the reason, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton

from gui.theme.theme import Theme
from gui.widgets import Words, column, label

_NOBODY = "这一天、这个组织里没有党员。请在右边换一个日期或组织，或打印空白表。"


class Obstacle(QFrame):
    """A heading and a plain sentence that can be copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "page")
        picture = QToolButton()
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.give_icon(picture, "circle-alert", "warn", 40)
        self.heading = label("", Words.HEADING)
        self.words = label("", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = column(gap=12, margins=(24, 0, 24, 0))
        layout.addStretch(2)
        for part in (picture, self.heading):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.words)
        layout.addStretch(3)
        self.setLayout(layout)

    def explain(self, sentence: str) -> None:
        """Say why there are no sheets; without a sentence it is because there is nobody to print."""
        self.heading.setText("这样还不能打印" if sentence else "没有可打印的内容")
        self.words.setText(sentence or _NOBODY)
