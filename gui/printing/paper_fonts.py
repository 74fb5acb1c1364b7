"""The faces of paper as fonts of Qt. Each is registered once, from the same bytes that a PDF embeds."""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from exports.paper.faces import Face
from gui.printing.font_names import renamed


@cache
def family_of(face: Face) -> str:
    """The family name under which Qt knows this face and no other.

    Raises:
        RuntimeError: Qt does not take the file, though the paper engine could read it.
    """
    family = f"ZbtzPaper-{face.key}-{id(face):x}"
    number = QFontDatabase.addApplicationFontFromData(QByteArray(renamed(face.data, face.index, family)))
    if QFontDatabase.applicationFontFamilies(number) != [family]:
        raise RuntimeError(f"Qt cannot use {face.file.name}")
    return family


def raw_font(face: Face, pixels: float) -> QRawFont:
    """The face at an exact size, without hinting, so that every zoom has the same proportions."""
    font = QFont(family_of(face))
    font.setPixelSize(max(1, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    raw = QRawFont.fromFont(font)
    raw.setPixelSize(pixels)
    return raw
