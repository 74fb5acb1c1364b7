"""An icon inside a line of text."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from gui.theme.theme import Look, Theme

_SIZE = 16


class LineIcon(QAction):
    """Put in anew whenever the look changes, because Qt measures such an icon only when it is added."""

    def __init__(self, line: QLineEdit, theme: Theme, name: str, position: QLineEdit.ActionPosition) -> None:
        super().__init__(line)
        self._line = line
        self._position = position
        theme.give_icon(self, name, "secondary", _SIZE)
        line.addAction(self, position)
        theme.changed.connect(self._put_in_anew)

    def _put_in_anew(self, _: Look) -> None:
        self._line.removeAction(self)
        self._line.addAction(self, self._position)
