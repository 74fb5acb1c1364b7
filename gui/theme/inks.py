"""Colours and fonts of the look in force, made once: a full grid asks for thousands of them with every step."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont

from gui.theme.theme import Look, Theme


class Inks(QObject):
    """What painters of cells ask the theme for."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[float, QFont] = {}
        theme.changed.connect(self._forget)

    def px(self, size: float) -> int:
        """A design length at the scale in force."""
        return self._theme.px(size)

    def color(self, token: str) -> QColor:
        """A colour of the palette."""
        if token not in self._colours:
            self._colours[token] = self._theme.color(token)
        return self._colours[token]

    def font(self, size: float) -> QFont:
        """The window's font in another size."""
        if size not in self._fonts:
            self._fonts[size] = self._theme.font(size)
        return self._fonts[size]

    def _forget(self, _: Look) -> None:
        self._colours.clear()
        self._fonts.clear()
