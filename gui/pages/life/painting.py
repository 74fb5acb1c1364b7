"""The signs of meetings and gaps, drawn: dots for states, a square and a triangle for what is missing."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ledger.errors import Level

RING, HALF, FULL, SQUARE = "ring", "half", "full", "square"
MUST_GAP, WARN_GAP = "gap-must", "gap-warn"
GAP_SIGNS = {Level.MUST: MUST_GAP, Level.WARN: WARN_GAP}


def paint_sign(painter: QPainter, room: QRectF, form: str, colour: QColor, size: float) -> None:
    """A sign in the middle of a room. The form alone says what is meant, the colour only helps."""
    box = QRectF(0, 0, size, size)
    box.moveCenter(room.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour)
    pen.setWidthF(max(size / 6, 1))
    painter.setPen(pen)
    painter.setBrush(QColor(0, 0, 0, 0) if form in (RING, HALF) else colour)
    if form == WARN_GAP:
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif form in (SQUARE, MUST_GAP):
        painter.drawRect(box.adjusted(size / 12, size / 12, -size / 12, -size / 12))
    else:
        painter.drawEllipse(box)
    if form == HALF:
        painter.setBrush(colour)
        painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()
