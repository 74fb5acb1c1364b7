"""The sheets of a document in one row, whatever parts they come from, and pictures of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from exports.paper.ink import Ink
from exports.paper.pages import Pages
from gui.printing.painter_ink import ScreenInk


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper; its size is in points."""

    pages: Pages
    index: int

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.pages.width

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.pages.height

    @property
    def is_landscape(self) -> bool:
        """Whether it lies."""
        return self.width > self.height

    def draw(self, ink: Ink) -> None:
        """Draw it."""
        self.pages.draw(self.index, ink)

    def pixels(self, scale: float) -> QSize:
        """Its size at a scale, in pixels."""
        return QSize(max(1, round(self.width * scale)), max(1, round(self.height * scale)))

    def picture(self, scale: float, ratio: float) -> QImage:
        """The sheet as white paper with black ink, at ``scale`` logical pixels per point.

        ``ratio`` is device pixels per logical pixel; the picture is sharp when it is drawn without stretching.
        """
        image = QImage(self.pixels(scale * ratio), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self.draw(ScreenInk(painter, scale * ratio))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image


def sheets_of(parts: Sequence[Pages]) -> tuple[Sheet, ...]:
    """All sheets of the parts of a document."""
    return tuple(Sheet(part, index) for part in parts for index in range(part.count))
