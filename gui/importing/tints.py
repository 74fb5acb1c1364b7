"""Quiet colours that tie a column of the sheet to the column that it feeds."""

from PySide6.QtGui import QColor

from gui.theme.theme import Theme

_HUES = (212, 152, 38, 268, 330, 186, 12, 96)  # degrees; neighbours are far from each other
_STRENGTH_LIGHT, _STRENGTH_DARK = 0.10, 0.15
_HALF = 128


class Shades:
    """Colours of the palette and of columns, each mixed once for a look: long tables ask for them by the thousand."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._look = theme.look
        self._made: dict[str | tuple[int, float], QColor] = {}

    def color(self, token: str) -> QColor:
        """A colour of the palette."""
        return self._known(token) or self._keep(token, self._theme.color(token))

    def tint(self, place: int, strength: float = 1.0) -> QColor:
        """The ground of the ``place``-th imported column, near enough to the plain ground for any text upon it."""
        return self._known((place, strength)) or self._keep((place, strength), _tint(self._theme, place, strength))

    def _known(self, key: str | tuple[int, float]) -> QColor | None:
        if self._theme.look is not self._look:
            self._look = self._theme.look
            self._made.clear()
        return self._made.get(key)

    def _keep(self, key: str | tuple[int, float], colour: QColor) -> QColor:
        self._made[key] = colour
        return colour


def _tint(theme: Theme, place: int, strength: float) -> QColor:
    ground = theme.color("ground")
    is_dark = ground.lightness() < _HALF
    share = min((_STRENGTH_DARK if is_dark else _STRENGTH_LIGHT) * strength, 1.0)
    hue = QColor.fromHsl(_HUES[place % len(_HUES)], 150, 150 if is_dark else 110)
    return QColor(
        _mixed(ground.red(), hue.red(), share),
        _mixed(ground.green(), hue.green(), share),
        _mixed(ground.blue(), hue.blue(), share),
    )


def _mixed(ground: int, colour: int, share: float) -> int:
    return round(ground + (colour - ground) * share)
