"""What stands in the place of the content of a confidential talk until the user has asked to see it."""

from PySide6.QtWidgets import QFrame

from gui.widgets import Words, column, frame, label, plain_button, row

_WORDS = "这次谈话的内容保密，没有显示。旁边有人时请不要打开。"


class Veil(QFrame):
    """A sentence and the button 显示内容…"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.button = plain_button("显示内容…")
        words = frame("banner")
        words.setProperty("level", "info")
        words.setLayout(column(label(_WORDS, wraps=True), margins=(12, 8, 12, 8)))
        line = row(self.button)
        line.addStretch()
        layout = column(label("内容保密", Words.SECTION), words, gap=10, margins=(20, 16, 20, 16))
        layout.addLayout(line)
        layout.addStretch()
        self.setLayout(layout)
