"""The one style sheet: ``resources/theme/window.qss`` filled with the colours and the scale.

In the template ``@accent`` stands for a colour, ``@icon(check)`` for a picture file, and every length of more than one
pixel is a design length that is scaled; ``1px`` stays a hairline at any scale.
"""

import re
from collections.abc import Callable

import resources
from gui.theme.metrics import scaled
from gui.theme.palette import Palette

_ICON = re.compile(r"@icon\(([a-z-]+), ?([a-z_]+)\)")
_COLOUR = re.compile(r"@([a-z_]+)")
_LENGTH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)px")


def build(colours: Palette, percent: int, icon_file: Callable[[str, str], str]) -> str:
    """The style sheet in these colours at this scale.

    ``icon_file(name, token)`` gives the path of an icon drawn in a colour, with forward slashes.

    Raises:
        KeyError: the template names a colour that the palette does not have.
    """
    tokens = colours.tokens()
    template = resources.read_text("theme/window.qss")
    with_icons = _ICON.sub(lambda found: f'url("{icon_file(found[1], found[2])}")', template)
    coloured = _COLOUR.sub(lambda found: tokens[found[1]], with_icons)
    return _LENGTH.sub(lambda found: _length(float(found[1]), percent), coloured)


def _length(size: float, percent: int) -> str:
    return f"{size:g}px" if size <= 1 else f"{scaled(size, percent)}px"
