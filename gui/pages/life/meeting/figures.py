"""The three numbers of a meeting, each over its name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel

from gui.widgets import Words, column, label, row


class Figures(QFrame):
    """Numbers side by side; ``text`` is how they are read out."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = [label(name, Words.SECONDARY) for name in names]
        self._numbers: list[QLabel] = [label("", Words.HEADING) for _ in names]
        layout = row(gap=18)
        for number, name in zip(self._numbers, self._names, strict=True):
            layout.addLayout(column(number, name, gap=0))
        layout.addStretch()
        self.setLayout(layout)

    @property
    def text(self) -> str:
        """应到党员 17　应到有表决权 15 …"""
        pairs = zip(self._names, self._numbers, strict=True)
        return "　".join(f"{name.text()} {number.text()}" for name, number in pairs)

    def say(self, numbers: Sequence[str]) -> None:
        """Show other numbers."""
        for shown, number in zip(self._numbers, numbers, strict=True):
            shown.setText(number)
        self.setAccessibleName(self.text)
