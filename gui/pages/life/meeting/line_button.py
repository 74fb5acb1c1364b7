"""A button that reads like a line of text and shortens it where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_LEAST, _AROUND = 60, 4


class LineButton(QPushButton):
    """Takes the width that it gets; the whole text is its tool tip and what a screen reader says."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", "link")
        self.setProperty("level", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    @property
    def whole_text(self) -> str:
        """The text, shortened or not."""
        return self._whole

    def say(self, text: str, tip: str = "") -> None:
        """Another text; ``tip`` instead of it as the tool tip."""
        self._whole = text
        self.setToolTip(tip or text.strip())
        self.setAccessibleName(text.strip())
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Little room is enough."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + _AROUND
        room = self.width() - icon - _AROUND
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room) if room > 0 else ""
        if shown != self.text():
            self.setText(shown)
