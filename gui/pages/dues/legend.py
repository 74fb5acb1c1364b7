"""What the signs of the grid mean, in one line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.pages.dues.cell_painter import paint_sign
from gui.pages.dues.signs import LEGEND
from gui.theme.inks import Inks
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme

_SIGN, _GAP = 16, 10


class Legend(QWidget):
    """Signs with their words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inks = Inks(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("图例")

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self._theme.font(SMALL))
        words = sum(metrics.horizontalAdvance(text) for _, text in LEGEND)
        return QSize(words + len(LEGEND) * self._theme.px(_SIGN + _GAP), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One sign after the other."""
        del event
        painter = QPainter(self)
        painter.setFont(self._theme.font(SMALL))
        left, px = 0.0, self._theme.px
        for state, text in LEGEND:
            paint_sign(painter, QRectF(left, 0, px(_SIGN), self.height()), state, self._inks)
            left += px(_SIGN)
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(self._theme.color("secondary"))
            painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + px(_GAP)
