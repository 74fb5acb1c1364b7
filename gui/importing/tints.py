"""Quiet colours that tie a column of the sheet to the column that it feeds."""

from PySide6.QtGui import QColor

from gui.theme.theme import Theme

_HUES = (212, 152, 38, 268, 330, 186, 12, 96)  # degrees; neighbours are far from each other
_STRENGTH_LIGHT, _STRENGTH_DARK = 0.10, 0.15
_HALF = 128


def tint(theme: Theme, place: int, strength: float = 1.0) -> QColor:
    """The ground of the ``place``-th imported column, near enough to the plain ground for any text upon it."""
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
