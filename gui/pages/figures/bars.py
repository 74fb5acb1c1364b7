"""Small charts: columns by month, and lines by organisation in the order of the book."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.inks import Inks
from gui.theme.metrics import SMALL
from gui.theme.theme import Look, Theme
from ledger.figures.breakdown import Bar
from ledger.figures.words import plain_number

_COLUMN_HEIGHT, _FOOT, _HEAD = 112, 18, 18
_LINE, _NAME, _VALUE, _GAP = 24, 84, 52, 3
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Chart(QWidget):
    """Bars of one figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self._inks = Inks(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_bars(self, bars: Sequence[Bar], name: str) -> None:
        """Show bars; a screen reader hears them as a sentence."""
        self.bars = tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("，".join(f"{bar.label}{_words(bar)}" for bar in bars))
        self.setVisible(bool(bars))
        self._fit(None)

    @property
    def _most(self) -> Decimal:
        return max((bar.value for bar in self.bars if bar.value is not None), default=Decimal(0)) or Decimal(1)

    def _fit(self, _: Look | None) -> None:
        self.updateGeometry()
        self.update()


class MonthChart(_Chart):
    """One column a month, its value above it."""

    def sizeHint(self) -> QSize:
        """A fixed height; the width is what there is."""
        return QSize(self._inks.px(240), self._inks.px(_COLUMN_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns, values, months."""
        del event
        painter, px = QPainter(self), self._inks.px
        painter.setFont(self._inks.font(SMALL - 1.5))
        width = self.width() / max(len(self.bars), 1)
        room = self.height() - px(_FOOT) - px(_HEAD)
        foot = self.height() - px(_FOOT)
        for place, bar in enumerate(self.bars):
            left = place * width
            painter.setPen(self._inks.color("secondary"))
            painter.drawText(QRectF(left, foot, width, px(_FOOT)), _CENTRE, bar.label)
            if bar.value:
                height = max(float(bar.value / self._most) * room, 2)
                painter.fillRect(
                    QRectF(left + px(_GAP), foot - height, width - px(2 * _GAP), height), self._inks.color("edge")
                )
                painter.setPen(self._inks.color("text"))
                painter.drawText(QRectF(left, foot - height - px(_HEAD), width, px(_HEAD)), _CENTRE, _words(bar))
        painter.fillRect(QRectF(0, foot, self.width(), 1), self._inks.color("line"))


class UnitChart(_Chart):
    """One line an organisation, in the order of the book: nobody is ranked."""

    def sizeHint(self) -> QSize:
        """As high as there are lines."""
        return QSize(self._inks.px(240), self._inks.px(_LINE) * max(len(self.bars), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar, value."""
        del event
        painter, px = QPainter(self), self._inks.px
        painter.setFont(self._inks.font(SMALL))
        room = max(self.width() - px(_NAME) - px(_VALUE), 1)
        for place, bar in enumerate(self.bars):
            top, height = place * px(_LINE), px(_LINE)
            painter.setPen(self._inks.color("secondary"))
            name = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, px(_NAME) - px(8))
            painter.drawText(QRectF(0, top, px(_NAME), height), _LEFT, name)
            length = float((bar.value or 0) / self._most) * room
            painter.fillRect(QRectF(px(_NAME), top + px(5), max(length, 1), height - px(10)), self._inks.color("edge"))
            painter.setPen(self._inks.color("text"))
            painter.drawText(QRectF(px(_NAME) + length + px(6), top, px(_VALUE), height), _LEFT, _words(bar))


def _words(bar: Bar) -> str:
    return "—" if bar.value is None else plain_number(bar.value)
