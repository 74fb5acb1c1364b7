"""The typeface of the window: the system's own Chinese face where it is a good one, behind it the bundled one."""

import lzma
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

import resources
from gui.theme.metrics import BODY, scaled

_SYSTEM_FACES = ("Microsoft YaHei UI",) if sys.platform == "win32" else ("Noto Sans CJK SC", "Source Han Sans SC")
_BUNDLED = "fonts/hei.ttf"
_RARE = "fonts/song-rare.ttf.xz"
_RARE_SPECIMEN = "㐀"


def load_bundled() -> str:
    """Register the bundled typeface with Qt and give its family name.

    Raises:
        RuntimeError: the file is damaged, that is, the installation is.
    """
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(resources.path(_BUNDLED))))
    if not families:
        raise RuntimeError(f"cannot load {_BUNDLED}")
    return families[0]


def read_rare(_: None, progress: Callable[[int, int, str], None]) -> bytes:
    """The typeface of the characters that the bundled one lacks; half a second of unpacking, so work for a task."""
    progress(0, 0, "正在载入生僻字")
    return lzma.decompress(resources.path(_RARE).read_bytes())


def add_face(data: bytes) -> str:
    """Register a typeface with Qt and give its family name.

    Raises:
        RuntimeError: the data is no typeface, that is, the installation is damaged.
    """
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(QByteArray(data)))
    if not families:
        raise RuntimeError("cannot load a typeface")
    return families[0]


def window_font(bundled: Sequence[str], percent: int) -> QFont:
    """The body font at a scale, with figures of one width so that columns of numbers stand straight."""
    installed = set(QFontDatabase.families())
    font = QFont()
    font.setFamilies([*(face for face in _SYSTEM_FACES if face in installed), *bundled])
    font.setPixelSize(scaled(BODY, percent))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def lacks_rare(font: QFont) -> bool:
    """Whether neither the font nor any other of this PC has rare characters, as they stand in names."""
    return missing_glyphs(_RARE_SPECIMEN, font) > 0


def missing_glyphs(text: str, font: QFont) -> int:
    """How many characters of the text would be drawn as an empty box."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sum(index == 0 for run in layout.glyphRuns() for index in run.glyphIndexes())
