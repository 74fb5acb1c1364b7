"""The line icons, drawn in the colours of the palette and sharp on every screen."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from gui.theme.palette import Palette

_DRAWN_STROKE = 'stroke-width="2"'
_OUR_STROKE = 'stroke-width="1.75"'


@cache
def _source(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg").replace(_DRAWN_STROKE, _OUR_STROKE)


def coloured_svg(name: str, colour: str) -> str:
    """The SVG text of an icon with its strokes in a colour.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    return _source(name).replace("currentColor", colour)


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon of ``size`` logical pixels for a screen with ``ratio`` device pixels per logical pixel."""
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(coloured_svg(name, colour).encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, palette: Palette, size: int, shade: str = "text") -> QIcon:
    """An icon for buttons, menus and tables: normal and selected in the colour ``shade``, disabled faint."""
    colours = palette.tokens()
    shades = {
        QIcon.Mode.Normal: colours[shade],
        QIcon.Mode.Active: colours[shade],
        QIcon.Mode.Selected: colours[shade],
        QIcon.Mode.Disabled: palette.faint,
    }
    made = QIcon()
    for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        for mode, colour in shades.items():
            made.addPixmap(pixmap(name, colour, size, ratio), mode)
    return made


class IconFiles:
    """Coloured icons as files, because a Qt style sheet can only name files. They vanish with the program."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def path(self, name: str, colour: str) -> str:
        """The file of an icon in a colour, written when it is first asked for; forward slashes."""
        target = Path(self._folder.path()) / f"{name}-{colour.lstrip('#')}.svg"
        if not target.exists():
            target.write_text(coloured_svg(name, colour), "utf-8")
        return target.as_posix()
