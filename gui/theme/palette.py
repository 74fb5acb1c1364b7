"""The colours: one set for light and one for dark, named by what they are for."""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#RRGGBB``. A name says the purpose, never the shade.

    Attributes:
        ground: behind tables, forms and pages.
        surface: side bar, heads and bars.
        raised: menus, dialogs and notices.
        field: inside of an editor.
        hover: under the pointer; ``pressed`` while the button is down; ``selected`` the selected row.
        line: rules between rows; ``edge`` the border of an editor or button.
        text: body; ``secondary`` labels and notes; ``faint`` what is switched off.
        accent: current page, the primary button, overdue figures; ``on_accent`` text upon it.
        warn: reminders; good: done and verified. Each ``_tint`` is a ground on which its colour can be read.
    """

    ground: str
    surface: str
    raised: str
    field: str
    hover: str
    pressed: str
    selected: str
    line: str
    edge: str
    text: str
    secondary: str
    faint: str
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    warn: str
    warn_tint: str
    good: str
    good_tint: str

    def tokens(self) -> dict[str, str]:
        """Every colour by its name, as the style sheet refers to it."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


LIGHT = Palette(
    ground="#FFFFFF",
    surface="#F6F7F8",
    raised="#FFFFFF",
    field="#FFFFFF",
    hover="#EDEFF2",
    pressed="#E2E6EA",
    selected="#E8ECF1",
    line="#E3E7EB",
    edge="#C9D0D7",
    text="#1F2328",
    secondary="#59636E",
    faint="#9AA3AD",
    accent="#B3262D",
    accent_hover="#9C1F26",
    accent_tint="#FBF1F0",
    on_accent="#FFFFFF",
    warn="#8A5700",
    warn_tint="#FFF7E3",
    good="#1A7035",
    good_tint="#EBF6EE",
)

DARK = Palette(
    ground="#1C1F23",
    surface="#24282D",
    raised="#2A2F35",
    field="#202429",
    hover="#30363D",
    pressed="#3A4149",
    selected="#313943",
    line="#30353B",
    edge="#4A525B",
    text="#E6E8EA",
    secondary="#A9B2BC",
    faint="#6E7781",
    accent="#F0828A",
    accent_hover="#F59AA0",
    accent_tint="#3B2629",
    on_accent="#2A0B0E",
    warn="#E0AE4F",
    warn_tint="#382F1B",
    good="#6CC481",
    good_tint="#1F3326",
)

READABLE_PAIRS = (
    ("text", ("ground", "surface", "raised", "field", "hover", "pressed", "selected", "accent_tint", "warn_tint")),
    ("secondary", ("ground", "surface", "raised", "field", "hover", "selected")),
    ("accent", ("ground", "surface", "raised", "field", "hover", "selected", "accent_tint")),
    ("on_accent", ("accent", "accent_hover")),
    ("warn", ("ground", "surface", "raised", "selected", "warn_tint")),
    ("good", ("ground", "surface", "raised", "selected", "good_tint")),
)
"""Which text colour stands on which grounds; each pair keeps a contrast of 4.5 to 1 (WCAG 2.1, 1.4.3)."""


def qt_palette(colours: Palette) -> QPalette:
    """The same colours for what Qt draws without the style sheet."""
    roles = {
        Role.Window: colours.ground,
        Role.WindowText: colours.text,
        Role.Base: colours.field,
        Role.AlternateBase: colours.surface,
        Role.Text: colours.text,
        Role.Button: colours.surface,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.accent,
        Role.ToolTipBase: colours.raised,
        Role.ToolTipText: colours.text,
        Role.PlaceholderText: colours.secondary,
        Role.Highlight: colours.selected,
        Role.HighlightedText: colours.text,
        Role.Accent: colours.accent,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.Mid: colours.line,
        Role.Dark: colours.edge,
        Role.Light: colours.hover,
        Role.Midlight: colours.line,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette
