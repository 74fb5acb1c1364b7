"""How a period of the year is painted, and the heads of the rows: the unit and the kind of meeting."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTableView

from gui.pages.life.painting import paint_sign
from gui.pages.life.words import short_kind
from gui.pages.life.year_model import LOOK_ROLE, YearModel
from gui.tables.standing import StandingColumns, StandingCorner
from gui.theme.inks import Inks
from gui.theme.metrics import BODY, SMALL
from gui.theme.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
HEADS = (("党组织", 96), ("会议", 88))
WIDTH = sum(width for _, width in HEADS)
_SIDE, _SIGN, _DOT = 8, 14, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellPainter(QStyledItemDelegate):
    """A sign and a few words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """Ground, sign, text, frame of the chosen cell."""
        look, px = index.data(LOOK_ROLE), self._inks.px
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, self._inks.color("selected" if is_chosen else "ground"))
        room = QRectF(option.rect).adjusted(px(_SIDE), 0, -px(4), 0)
        if look.sign:
            sign = QRectF(room.left() - px(3), room.top(), px(_SIGN), room.height())
            paint_sign(painter, sign, look.sign, self._inks.color(look.sign_shade), px(_DOT))
            room.setLeft(room.left() + px(_SIGN))
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color(look.shade))
        measure = painter.fontMetrics()
        is_wide = measure.horizontalAdvance(look.text) > room.width()
        text = look.short if look.short and is_wide else look.text
        painter.drawText(room, _LEFT, measure.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width())))
        painter.setPen(self._inks.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._inks.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()


class RowHeads(StandingColumns):
    """Stand still at the left: the unit, pale where it is that of the row above, and the kind."""

    width_of_all = WIDTH

    def __init__(self, theme: Theme, model: YearModel, parent: QTableView) -> None:
        super().__init__(theme, parent)
        self._rows = model

    def paint_row(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Unit and kind."""
        series = self._rows.rows[place]
        is_repeated = place > 0 and self._rows.rows[place - 1].unit.id == series.unit.id
        if not is_repeated and place:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._inks.color("edge"))
        shades = ("faint" if is_repeated else "text", "text" if series.is_applicable else "secondary")
        texts = (series.unit.short_name, short_kind(series.kind))
        paint_heads(painter, rect, self._inks, list(zip(texts, shades, strict=True)), BODY)


class CornerHeads(StandingCorner):
    """Their heads."""

    def paint_heads(self, painter: QPainter, rect: QRect) -> None:
        """The words."""
        paint_heads(painter, rect, self._inks, [(text, "secondary") for text, _ in HEADS], SMALL)


def paint_heads(painter: QPainter, rect: QRect, inks: Inks, texts: list[tuple[str, str]], size: float) -> None:
    """Write a text in its colour into each standing column."""
    painter.setFont(inks.font(size))
    left = float(rect.left())
    for (_, width), (text, shade) in zip(HEADS, texts, strict=True):
        room = QRectF(left + inks.px(_SIDE + 4), rect.top(), inks.px(width - _SIDE - 6), rect.height())
        left += inks.px(width)
        painter.setPen(inks.color(shade))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, elided)
