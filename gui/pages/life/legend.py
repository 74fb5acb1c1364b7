"""What the signs of the calendar mean, in one line."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.pages.life.painting import FULL, MUST_GAP, RING, WARN_GAP, paint_sign
from gui.pages.life.words import DOTS, SHADES, STATES
from gui.theme.inks import Inks
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme

_SIGN, _GAP, _DOT = 14, 10, 8
Entry = tuple[str, str, str]
"""Form of the sign, its colour, the word."""
OF_MONTH: tuple[Entry, ...] = tuple((DOTS[state], SHADES[state], state) for state in STATES)
OF_YEAR: tuple[Entry, ...] = (
    (FULL, "good", "已召开"),
    (RING, "secondary", "计划"),
    (MUST_GAP, "accent", "缺（必改）"),
    (WARN_GAP, "warn", "缺（提醒）"),
)


class Legend(QWidget):
    """Signs with their words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inks = Inks(theme, self)
        self._entries: Sequence[Entry] = OF_YEAR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("图例")

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Explain other signs."""
        self._entries = entries
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self._theme.font(SMALL))
        words = sum(metrics.horizontalAdvance(text) for _, _, text in self._entries)
        return QSize(words + len(self._entries) * self._theme.px(_SIGN + _GAP), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """Cut off rather than in the way of the arrows."""
        return QSize(0, self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One sign after the other."""
        del event
        painter = QPainter(self)
        painter.setFont(self._inks.font(SMALL))
        left, px = 0.0, self._inks.px
        for form, shade, text in self._entries:
            paint_sign(painter, QRectF(left, 0, px(_SIGN), self.height()), form, self._inks.color(shade), px(_DOT))
            left += px(_SIGN)
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(self._inks.color("secondary"))
            painter.drawText(QRectF(left + 2, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + px(_GAP)
