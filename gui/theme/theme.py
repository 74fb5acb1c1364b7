"""The theme in force: applies palette, scale, style sheet and font, and keeps every icon in its colour."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication
from shiboken6 import isValid

from gui.theme import fonts, icons, metrics, style_sheet
from gui.theme.palette import DARK, LIGHT, Palette, qt_palette


class Appearance(StrEnum):
    """What the user has chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def label(self) -> str:
        """The name of the choice in the settings."""
        return {"system": "跟随系统", "light": "浅色", "dark": "深色"}[self.value]


@dataclass(frozen=True, slots=True)
class Look:
    """What is in force: the colours, the scale in per cent, and whether rows stand close."""

    colours: Palette
    percent: int
    is_compact: bool = False


class _TakesIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


@dataclass(frozen=True, slots=True)
class _GivenIcon:
    name: str
    shade: str
    size: float


class Theme(QObject):
    """Applies the look to the whole application, live."""

    changed = Signal(object)  # Look

    def __init__(self, app: QApplication, appearance: Appearance, percent: int, *, is_compact: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._bundled = [fonts.load_bundled()]
        self._icon_files = icons.IconFiles()
        self._given: WeakKeyDictionary[_TakesIcon, _GivenIcon] = WeakKeyDictionary()
        self._appearance = appearance
        self._look = Look(self._colours(), percent, is_compact)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def look(self) -> Look:
        """The colours and scale in force."""
        return self._look

    @property
    def colours(self) -> Palette:
        """The colours in force."""
        return self._look.colours

    @property
    def appearance(self) -> Appearance:
        """What the user has chosen, not what follows from it."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Take light, dark, or what the system says."""
        self._appearance = appearance
        self._follow_system()

    def set_percent(self, percent: int) -> None:
        """Show everything at this scale (one of ``metrics.SCALES``)."""
        self._take(replace(self._look, percent=percent))

    def step_scale(self, steps: int) -> None:
        """Show everything that many steps larger, or smaller when negative."""
        self.set_percent(metrics.next_scale(self._look.percent, steps))

    def set_compact(self, is_compact: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Let the rows of tables stand close, or not."""
        self._take(replace(self._look, is_compact=is_compact))

    @property
    def row_height(self) -> int:
        """The height of a row in tables, in pixels."""
        return self.px(metrics.COMPACT_ROW if self._look.is_compact else metrics.ROW)

    @property
    def lacks_rare_characters(self) -> bool:
        """Whether rare characters of names would be drawn as boxes on this PC."""
        return fonts.lacks_rare(self.font())

    def add_face(self, data: bytes) -> None:
        """Let a typeface stand behind the others for the characters that they lack."""
        self._bundled.append(fonts.add_face(data))
        self._app.setFont(self.font())

    def px(self, size: float) -> int:
        """A design length at the scale in force."""
        return metrics.scaled(size, self._look.percent)

    def color(self, token: str) -> QColor:
        """A colour of the palette for painters."""
        return QColor(self.colours.tokens()[token])

    def font(self, size: float = metrics.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font in another design size, for painters."""
        font = fonts.window_font(self._bundled, self._look.percent)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def icon(self, name: str, shade: str = "text", size: float = metrics.ICON) -> QIcon:
        """An icon in the colours of this moment. For something that stays on screen use ``give_icon``."""
        return icons.icon(name, self.colours, self.px(size), shade)

    def give_icon(self, target: _TakesIcon, name: str, shade: str = "text", size: float = metrics.ICON) -> None:
        """Set an icon on a button or action now and again whenever the look changes."""
        self._given[target] = _GivenIcon(name, shade, size)
        self._set_icon(target, self._given[target])

    def _set_icon(self, target: _TakesIcon, given: _GivenIcon) -> None:
        made = self.icon(given.name, given.shade, given.size)
        if not isValid(target):  # its window has been closed
            return
        target.setIcon(made)
        if isinstance(target, QAbstractButton) and given.size != metrics.ICON:
            target.setIconSize(QSize(self.px(given.size), self.px(given.size)))

    def _colours(self) -> Palette:
        if self._appearance is Appearance.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance is Appearance.DARK else LIGHT

    def _follow_system(self) -> None:
        self._take(replace(self._look, colours=self._colours()))

    def _take(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._apply()
            self.changed.emit(look)

    def _apply(self) -> None:
        colours = self.colours
        if self._app.palette() != qt_palette(colours):  # each of the three makes Qt look at every widget again
            self._app.setPalette(qt_palette(colours))
        if self._app.font() != self.font():
            self._app.setFont(self.font())
        self._app.setStyleSheet(
            style_sheet.build(
                colours,
                self._look.percent,
                lambda name, token: self._icon_files.path(name, colours.tokens()[token]),
            )
        )
        for target, given in list(self._given.items()):
            self._set_icon(target, given)
