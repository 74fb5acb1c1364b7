"""Ink over Qt's painter: the sheets of a register as vectors for a printer, or for the screen at any zoom."""

from collections.abc import Callable, Hashable, Iterable
from typing import Self

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPen, QRawFont

from exports.paper.faces import Face
from exports.paper.ink import Placed, Run
from gui.printing.paper_fonts import raw_font

_FAINTEST = 0.35  # how dark a rule stays that is thinner than a pixel


class PainterInk:
    """Draws pages with a painter whose origin is the top left corner of the sheet.

    ``scale`` is device pixels per point. Pages begin and end outside: a printer and a picture do it differently.
    Characters are placed one by one with the widths that the layout has used, so that lines end where they end in
    the PDF.
    """

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter = painter
        self._scale = scale
        self._fonts: dict[tuple[Face, float], QRawFont] = {}
        self._ready: dict[Run, QGlyphRun] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.GlobalColor.black)

    def begin_page(self, width: float, height: float) -> None:
        """The sheet is there already."""

    def end_page(self) -> None:
        """Nothing to close."""

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        """Show the runs, each with its base line as far below ``y`` as it says."""
        scale, show = self._scale, self._painter.drawGlyphRun
        for run, base in placed:
            ready = self._ready.get(run)
            if ready is None:
                ready = self._ready[run] = self._prepare(run)
            show(QPointF(run.x * scale, (y + base) * scale), ready)

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        """Stroke a line."""
        self._painter.setPen(self._pen(thickness))
        self._painter.drawLine(self._point(x1, y1), self._point(x2, y2))
        self._painter.setPen(Qt.GlobalColor.black)

    def rect(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """Stroke a rectangle."""
        self._painter.setPen(self._pen(thickness))
        self._painter.drawRect(QRectF(self._point(x, y), self._point(x + width, y + height)))
        self._painter.setPen(Qt.GlobalColor.black)

    def form(self, key: Hashable, draw: Callable[[Self], None]) -> None:  # noqa: ARG002  a painter keeps none
        """Draw it again each time."""
        draw(self)

    def _prepare(self, run: Run) -> QGlyphRun:
        glyphs, places, x = [], [], 0.0
        for character in run.text:
            glyphs.append(run.face.font.glyphs[ord(character)])
            places.append(QPointF(x * self._scale, 0))
            x += run.face.width(character) * run.size + run.spacing
        made = QGlyphRun()
        made.setRawFont(self._font(run.face, run.size))
        made.setGlyphIndexes(glyphs)
        made.setPositions(places)
        return made

    def _font(self, face: Face, size: float) -> QRawFont:
        font = self._fonts.get((face, size))
        if font is None:
            font = self._fonts[face, size] = raw_font(face, size * self._scale)
        return font

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._scale, y * self._scale)

    def _pen(self, thickness: float) -> QPen:
        width = thickness * self._scale
        return QPen(
            Qt.GlobalColor.black, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
        )


class ScreenInk(PainterInk):
    """The same for the screen: rules lie on whole pixels and are as grey as they are thin, instead of blurred."""

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(round(x * self._scale - 0.5) + 0.5, round(y * self._scale - 0.5) + 0.5)

    def _pen(self, thickness: float) -> QPen:
        width = thickness * self._scale
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlphaF(min(1.0, max(_FAINTEST, width)))
        pixels = max(1, round(width))
        return QPen(shade, pixels, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
